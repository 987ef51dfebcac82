import { dateInChina, ok, type Result } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import {
  type Assignment,
  describeRule,
  type HandlerRule,
  isValidOn,
  type StepRule,
  todayIs,
  wouldBe,
} from '@gov/organisation';
import { handlerRuleProblem } from '@gov/workflow';
import { formsService } from '#components/forms/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { Routes, WhoToday } from '../../contract.ts';
import { ownProcesses } from '../scope/own-scope.ts';
import { ableIn } from '../walk/walk.ts';
import { sampleStarter, starterWords } from './sample-starter.ts';
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

/**
 * Each rule in words, and who it would be today if somebody certain began the matter. A rule that is not whole yet is answered
 * as such: others are still told.
 */
export async function handlersToday(
  context: UseCaseContext,
  { body: { rules, names = {}, starter, steps = {} } }: InputOf<Routes['handlersToday']>,
): Promise<Result<ReplyOf<Routes['handlersToday']>>> {
  const { organisation } = context.agency;
  const asked = Object.entries(steps).flatMap(([id, { rule: at, before }]) => {
    const rule = rules[at];
    return rule ? [[id, { rule, before }] as const] : [];
  });
  const sample = { starter: sampleStarter(context, starter), names, steps: Object.fromEntries(asked) };
  const tell = ruleTeller(context, sample);
  return ok({
    answers: rules.map((rule) => tell(rule)),
    ofSteps: Object.fromEntries(asked.map(([id, { rule }]) => [id, tell(rule, id)])),
    ...(sample.starter ? { starter: starterWords(organisation, sample.starter) } : {}),
  });
}

/** What is known where rules are told. */
export interface ToldSample {
  /** Absent: nobody of the agency could begin a matter. */
  readonly starter: Assignment | undefined;
  /** What fields and steps are called. */
  readonly names: Readonly<Record<string, string>>;
  readonly steps: Readonly<Record<string, StepRule>>;
}

/** Tells rules in words with the names of fields and steps that they speak of, and who it would be today. */
export function ruleTeller(
  context: UseCaseContext,
  { starter, names, steps }: ToldSample,
): (rule: HandlerRule, step?: string) => WhoToday {
  const { organisation } = context.agency;
  const called = (id: string): string => (Object.hasOwn(names, id) ? names[id] : undefined) ?? id;
  const labels = { field: called, step: called };
  const whole = Object.fromEntries(Object.entries(steps).filter(([, { rule }]) => !handlerRuleProblem(rule)));
  const more = { now: context.now, labels, steps: whole, mayHandle: ableIn(context) };
  return (rule, step) => {
    if (handlerRuleProblem(rule)) return { words: '（还没有填全）', today: '谁来办还没有填全', nobody: true };
    const words = describeRule(rule, organisation, labels);
    if (!starter) {
      const { words: today, problem } = todayIs(rule, organisation, { now: context.now });
      return { words, today, nobody: problem !== undefined };
    }
    const { id: assignmentId, personId } = starter;
    const found = wouldBe(rule, organisation, { ...more, starter: { assignmentId, personId } }, step);
    const people = (found.handlers ?? []).map((one) => organisation.persons.get(one.personId)?.name ?? '');
    const named = people.length > 0 ? { names: people.join('、') } : {};
    return { words, today: found.words, nobody: found.problem !== undefined, ...named };
  };
}
