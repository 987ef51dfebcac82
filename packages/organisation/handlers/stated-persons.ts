import { assignmentsOfPerson } from '../day-view.ts';
import { asHandler, found, type Lookup, type LookupScene, nobody, step } from './handler-lookup.ts';
import type { DerivationStep, ResolvedHandler } from './handler-rule.ts';
import { idsInField } from './section-leaders.ts';

/** Named persons act in their main assignment; who has left is not listed and the derivation says so. */
export function namedPersons(scene: LookupScene, personIds: readonly string[]): Lookup {
  return asStated(scene, personIds, (personId) => step('named', { personId }));
}

export function personsInField(scene: LookupScene, field: string): Lookup {
  const ids = idsInField(scene, field);
  if (ids.length === 0) return nobody('fieldEmpty', [step('field-empty', { field })]);
  return asStated(scene, ids, (personId) => step('person-in-field', { personId, field }));
}

/** Persons put down one by one; who is not in office is told and left out. */
export function asStated(
  scene: LookupScene,
  personIds: readonly string[],
  because: (personId: string) => DerivationStep,
): Lookup {
  const handlers: ResolvedHandler[] = [];
  const steps: DerivationStep[] = [];
  for (const personId of new Set(personIds)) {
    const assignment = assignmentsOfPerson(scene.view, personId)[0];
    if (assignment) {
      handlers.push(asHandler(assignment));
      steps.push(because(personId));
    } else steps.push(absence(scene, personId));
  }
  if (handlers.length > 0) return found(handlers, steps);
  const known = personIds.some((id) => scene.snapshot.persons.has(id));
  return nobody(known ? 'vacant' : 'unknown', steps);
}

const absence = (scene: LookupScene, personId: string): DerivationStep =>
  step(scene.snapshot.persons.has(personId) ? 'has-left' : 'unknown-person', { personId, day: scene.view.day });

/** The starter in the identity used at the start, or, when that has ended, in the present one. */
export function starterToday(scene: LookupScene): Lookup {
  const { starter } = scene.context;
  const present = presentIdentity(scene, starter);
  if (!present) return nobody('vacant', [absence(scene, starter.personId)]);
  return found([present.handler], [step('is-starter', { personId: starter.personId }), ...present.steps]);
}

/** Persons chosen for this step, in the order of the choice, limited to `candidates` where the rule names some. */
export function chosenFrom(
  scene: LookupScene,
  code: 'chosen-by-starter' | 'chosen-by-previous',
  candidates: readonly ResolvedHandler[] | undefined,
): Lookup {
  if (scene.context.chosen.length === 0) return nobody('notChosen', [step('not-chosen', {})]);
  const by = scene.context[code === 'chosen-by-starter' ? 'starter' : 'previous'].personId;
  const allowed = candidates && new Map(candidates.map((c) => [c.personId as string, c]));
  const handlers: ResolvedHandler[] = [];
  const steps: DerivationStep[] = [];
  for (const choice of scene.context.chosen) {
    const present = presentIdentity(scene, choice);
    const candidate = allowed?.get(choice.personId);
    if (allowed && !candidate) steps.push(step('outside-choice', { personId: choice.personId }));
    else if (!present) steps.push(absence(scene, choice.personId));
    else {
      handlers.push(candidate ?? present.handler);
      steps.push(step(code, { personId: choice.personId, by }), ...(candidate ? [] : present.steps));
    }
  }
  return handlers.length > 0 ? found(handlers, steps) : nobody('notChosen', steps);
}

function presentIdentity(
  scene: LookupScene,
  actor: ResolvedHandler,
): { readonly handler: ResolvedHandler; readonly steps: readonly DerivationStep[] } | undefined {
  const assignments = assignmentsOfPerson(scene.view, actor.personId);
  const same = assignments.find((a) => a.id === actor.assignmentId);
  if (same) return { handler: asHandler(same), steps: [] };
  const now = assignments[0];
  if (!now) return undefined;
  const { personId, sectionId, postId } = now;
  return { handler: asHandler(now), steps: [step('now-as', { personId, sectionId, postId, since: now.from })] };
}
