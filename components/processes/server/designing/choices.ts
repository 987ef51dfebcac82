import { ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import { describeRule, todayIs } from '@gov/organisation';
import { handlerRuleProblem } from '@gov/workflow';
import { formsService } from '#components/forms/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { Routes } from '../../contract.ts';
import { listProcesses } from '../store.ts';

/** What a process of this agency can name. */
export async function designChoices(context: UseCaseContext): Promise<Result<ReplyOf<Routes['designChoices']>>> {
  const { tx } = context;
  const forms = await context.ask(formsService).published();
  const processes = await tx.all(listProcesses(tx.agencyId));
  const { sections, posts } = context.agency.organisation;
  const inOrder = <T extends { readonly displayOrder: number; readonly to?: string }>(all: ReadonlyMap<string, T>) =>
    [...all.values()].filter((one) => one.to === undefined).sort((a, b) => a.displayOrder - b.displayOrder);
  return ok({
    posts: inOrder(posts).map((post) => ({ id: post.id, name: postName(post.name, sectionName(sections, post)) })),
    sections: inOrder(sections).map(({ id, name }) => ({ id, name })),
    forms: forms.map(({ formId, name }) => ({ id: formId, name })),
    processes: processes.map(({ key, name }) => ({ key, name })),
  });
}

type Sections = UseCaseContext['agency']['organisation']['sections'];
const sectionName = (sections: Sections, { sectionId }: { readonly sectionId?: string }): string =>
  (sectionId === undefined ? undefined : sections.get(sectionId as never)?.name) ?? ''; // reason: looked up only

const postName = (post: string, section: string): string =>
  section && !post.startsWith(section) ? section + post : post;

/** Each rule in words, and who it would be today. */
export async function handlersToday(
  context: UseCaseContext,
  { body: { rules } }: InputOf<Routes['handlersToday']>,
): Promise<Result<ReplyOf<Routes['handlersToday']>>> {
  const { organisation } = context.agency;
  const answers = [];
  for (const [at, rule] of rules.entries()) {
    const problem = handlerRuleProblem(rule);
    if (problem) return reject('processes.unknown-rule', { number: at + 1, problem });
    const today = todayIs(rule, organisation, { now: context.now });
    answers.push({
      words: describeRule(rule, organisation),
      today: today.words,
      nobody: today.problem !== undefined,
    });
  }
  return ok({ answers });
}
