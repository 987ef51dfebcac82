import { assignmentsOfPerson } from '../day-view.ts';
import { asHandler, found, type Lookup, type LookupScene, nobody, step, together } from './handler-lookup.ts';
import type { HandlerRule, ResolvedHandler } from './handler-rule.ts';

type LookUp = (scene: LookupScene, rule: HandlerRule) => Lookup;
type Rule<K extends HandlerRule['kind']> = Extract<HandlerRule, { kind: K }>;

const personsOf = (lookup: Lookup): ReadonlySet<string> => new Set(lookup.handlers.map(({ personId }) => personId));

/** Whoever is found by one of the rules. */
export const inAny = (scene: LookupScene, rules: readonly HandlerRule[], lookUp: LookUp): Lookup =>
  together(rules.map((rule) => lookUp(scene, rule)));

/** Whoever is found by all rules, in the order and with the reason of the first. */
export function inAll(scene: LookupScene, rules: readonly HandlerRule[], lookUp: LookUp): Lookup {
  const [first, ...others] = rules.map((rule) => lookUp(scene, rule));
  if (!first || first.handlers.length === 0) return first ?? nobody('unknown');
  const sets = others.map(personsOf);
  return keep(first, ({ personId }) => sets.every((set) => set.has(personId)), 'not-in-all');
}

/** Whoever is found by `from` and by none of the others: 科室负责人，但不得是拟稿人. */
export function allExcept(scene: LookupScene, rule: Rule<'except'>, lookUp: LookUp): Lookup {
  const all = lookUp(scene, rule.from);
  const without = personsOf(inAny(scene, rule.without, lookUp));
  return keep(all, ({ personId }) => !without.has(personId), 'excluded');
}

function keep(all: Lookup, stays: (handler: ResolvedHandler) => boolean, code: string): Lookup {
  const handlers = all.handlers.filter(stays);
  const left = new Set(handlers.map(({ personId }) => personId as string));
  const gone = [...personsOf(all)].filter((id) => !left.has(id));
  const steps = all.steps.filter(({ facts }) => typeof facts.personId !== 'string' || !gone.includes(facts.personId));
  const told = [...steps, ...gone.map((personId) => step(code, { personId }))];
  return handlers.length > 0 ? found(handlers, told) : nobody(all.empty ?? 'vacant', told);
}

/** The rule of the first condition that is true. What cannot be told is not true, and the answer says so. */
export function byCondition(scene: LookupScene, rule: Rule<'byCondition'>, lookUp: LookUp): Lookup {
  const asked = rule.cases.map(({ when, rule: inner }) => ({
    rule: inner,
    value: scene.context.holds?.(when) ?? 'unknown',
  }));
  const place = asked.findIndex(({ value }) => value === true);
  const before = place < 0 ? asked : asked.slice(0, place);
  const unknown = before.some(({ value }) => value === 'unknown') ? [step('condition-unknown', {})] : [];
  const lookup = lookUp(scene, asked[place]?.rule ?? rule.otherwise);
  return {
    ...lookup,
    steps: [step(place < 0 ? 'no-case' : 'case', { number: place + 1 }), ...unknown, ...lookup.steps],
  };
}

/** One of those found; who weighs the same comes in manual order. */
export function oneOf(scene: LookupScene, rule: Rule<'oneOf'>, lookUp: LookUp): Lookup {
  const all = lookUp(scene, rule.from);
  const weigh = (handler: ResolvedHandler) => scene.context.weighs?.(rule.by, handler.personId) ?? 0;
  const [chosen] = [...all.handlers].sort((a, b) => weigh(a) - weigh(b));
  if (!chosen) return all;
  const of = personsOf(all).size;
  const steps = all.steps.filter(
    ({ facts }) => typeof facts.personId !== 'string' || facts.personId === chosen.personId,
  );
  return found(
    [chosen],
    [...steps, ...(of > 1 ? [step('one-of', { by: rule.by, of, personId: chosen.personId })] : [])],
  );
}

/** 再次办理同一人: in the present identity, if still in office. */
export function whoDid(scene: LookupScene, node: string): Lookup {
  const done = scene.context.doneBy?.(node) ?? [];
  if (done.length === 0) return nobody('vacant', [step('step-not-done', { node })]);
  const lookups = done.map(({ personId, assignmentId }): Lookup => {
    const now = assignmentsOfPerson(scene.view, personId);
    const same = now.find(({ id }) => id === assignmentId) ?? now[0];
    if (!same) return nobody('vacant', [step('has-left', { personId, day: scene.view.day })]);
    return found([asHandler(same)], [step('did-step', { personId, node })]);
  });
  return together(lookups);
}
