import { dateInChina, ok, type Result } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import { describeRule, type HandlerRule, isValidOn, todayIs } from '@gov/organisation';
import { handlerRuleProblem } from '@gov/workflow';
import { formsService } from '#components/forms/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { Routes, WhoToday } from '../../contract.ts';
import { ownProcesses } from '../scope/own-scope.ts';
import { callableProcesses } from './store.ts';

/** What a process of this agency can name. */
export async function designChoices(context: UseCaseContext): Promise<Result<ReplyOf<Routes['designChoices']>>> {
  const { tx } = context;
  const forms = await context.ask(formsService).published();
  const { keys } = await ownProcesses(context);
  const processes = (await tx.all(callableProcesses(tx.agencyId))).filter(({ key }) => keys.has(key));
  const { sections, posts, groups } = context.agency.organisation;
  const today = dateInChina(context.now);
  const inOrder = <T extends { readonly displayOrder: number; readonly to?: string }>(all: ReadonlyMap<string, T>) =>
    [...all.values()].filter((one) => one.to === undefined).sort((a, b) => a.displayOrder - b.displayOrder);
  return ok({
    posts: inOrder(posts).map((post) => ({ id: post.id, name: postName(post.name, sectionName(sections, post)) })),
    groups: [...(groups?.values() ?? [])]
      .filter((group) => isValidOn(group, today))
      .map(({ id, name }) => ({ id, name })),
    sections: inOrder(sections).map(({ id, name }) => ({ id, name })),
    forms: forms.map(({ formId, name, composed }) => ({
      id: formId,
      name: composed ? `${name}等几张表（应用里合成的）` : name,
    })),
    processes: processes.map(({ key, name, formId }) => ({ key, name, ...(formId ? { formId } : {}) })),
  });
}

type Sections = UseCaseContext['agency']['organisation']['sections'];
const sectionName = (sections: Sections, { sectionId }: { readonly sectionId?: string }): string =>
  (sectionId === undefined ? undefined : sections.get(sectionId as never)?.name) ?? ''; // reason: looked up only

const postName = (post: string, section: string): string =>
  section && !post.startsWith(section) ? section + post : post;

/** Each rule in words, and who it would be today. A rule that is not whole yet is answered as such: others are still told. */
export async function handlersToday(
  context: UseCaseContext,
  { body: { rules, names = {} } }: InputOf<Routes['handlersToday']>,
): Promise<Result<ReplyOf<Routes['handlersToday']>>> {
  return ok({ answers: rules.map((rule) => ruleToday(context, rule, names)) });
}

/** One rule in words with the names of fields and steps that it speaks of, and who it would be today. */
export function ruleToday(
  context: UseCaseContext,
  rule: HandlerRule,
  names: Readonly<Record<string, string>>,
): WhoToday {
  const { organisation } = context.agency;
  if (handlerRuleProblem(rule)) return { words: '（还没有填全）', today: '谁来办还没有填全', nobody: true };
  const called = (id: string): string => (Object.hasOwn(names, id) ? names[id] : undefined) ?? id;
  const { words: today, problem } = todayIs(rule, organisation, { now: context.now });
  const words = describeRule(rule, organisation, { field: called, step: called });
  return { words, today, nobody: problem !== undefined };
}
