import {
  type ConditionField,
  compileExpression,
  decideCondition,
  describe,
  type Expression,
  expressionProblem,
  kindProblems,
} from '@gov/expression';
import { identityFields, identityShape, identityValue, type Places } from '../conditions/identity-facts.ts';
import type { DayView } from '../day-view.ts';
import type { Assignment, OrganisationSnapshot } from '../snapshot.ts';
import { asHandler, found, holdsPost, type Lookup, type LookupScene, nobody, step } from './handler-lookup.ts';
import type { ResolvedHandler } from './handler-rule.ts';

/** Steps of the evaluator that one rule may take over all assignments of the agency: some tenths of a second, never more. */
export const mostStepsOfRule = 1_000_000;

/** More persons than a step can name (as `named`); a condition that finds more is too wide, and nobody is left out silently. */
export const mostPersonsFound = 500;

/** What such a rule may ask; it reads and can do nothing else. */
const shapes = { Person: identityShape, Starter: identityShape, Previous: identityShape } as const;

const compiled = new Map<string, Expression | undefined>();

/** Compiled once; undefined where it cannot be read. */
function expressionOf(where: string): Expression | undefined {
  if (compiled.has(where)) return compiled.get(where);
  const result = compileExpression(where);
  const expression = result.ok ? result.value : undefined;
  if (compiled.size < 1000) compiled.set(where, expression);
  return expression;
}

/** Why a condition over the organisation can never find anybody, as sentences without full stop. */
export function whereProblems(where: string): readonly string[] {
  const result = compileExpression(where);
  if (!result.ok) return [expressionProblem(result.rejection)];
  const problems = kindProblems(result.value, shapes, 'boolean');
  const asks = result.value.variables.includes('Person');
  return problems.length > 0 || asks ? problems : ['没有问人员的任何一项（Person），会找到全单位的人'];
}

/** Whether the condition looks at who started the matter or handled the step before. */
export const whereAsksMatter = (where: string): boolean =>
  expressionOf(where)?.variables.some((name) => name !== 'Person') ?? false;

/** What may be asked, for the condition builder. */
export const whereFields = (snapshot: Places): readonly ConditionField[] => [
  ...identityFields('Person', snapshot),
  ...identityFields('Starter', snapshot),
  ...identityFields('Previous', snapshot),
];

/** The condition as a Chinese sentence. */
export function whereWords(where: string, snapshot: OrganisationSnapshot): string {
  const expression = expressionOf(where);
  return expression ? describe(expression, whereFields(snapshot)) : '读不懂的条件';
}

/** Everybody in office for whom the condition is true, in manual order, each in the first such assignment. */
export function personsWhere(scene: LookupScene, where: string): Lookup {
  const expression = expressionOf(where);
  if (!expression) return nobody('unknown', [step('where-unreadable', {})]);
  const { snapshot, view, context } = scene;
  const asked = { Starter: factsOf(snapshot, context.starter), Previous: factsOf(snapshot, context.previous) };
  const everybody = personValues(snapshot, view);
  const budget = { left: mostStepsOfRule };
  const met: Assignment[] = [];
  let unknown = 0;
  for (const [at, assignment] of view.assignments.entries()) {
    const values = { ...asked, Person: everybody[at] ?? null };
    const answer = decideCondition(expression, { today: view.day, values }, budget);
    // what was found so far would depend on where the budget ended
    if (budget.left <= 0) return nobody('unknown', [step('where-too-long', {})]);
    if (answer === 'yes') met.push(assignment);
    if (answer === 'unknown') unknown += 1;
  }
  const untold = unknown > 0 ? [step('where-unknown', { count: unknown })] : [];
  const persons = new Map(met.map((one) => [one.personId, one] as const).reverse());
  if (persons.size > mostPersonsFound) return nobody('unknown', [step('where-too-many', { count: persons.size })]);
  const first = met.filter((one) => persons.get(one.personId) === one);
  if (first.length === 0) return nobody('vacant', [step('where-nobody', { day: view.day }), ...untold]);
  return found(first.map(asHandler), [...first.map(holdsPost), ...untold]);
}

const values = new WeakMap<DayView, readonly ReturnType<typeof identityValue>[]>();

/** Made once per snapshot and day: every such rule asks all of them. */
function personValues(snapshot: OrganisationSnapshot, view: DayView): readonly ReturnType<typeof identityValue>[] {
  const known = values.get(view) ?? view.assignments.map((one) => identityValue(snapshot, one));
  values.set(view, known);
  return known;
}

function factsOf(snapshot: OrganisationSnapshot, { assignmentId }: ResolvedHandler) {
  const assignment = snapshot.assignments.get(assignmentId);
  return assignment ? identityValue(snapshot, assignment) : null;
}
