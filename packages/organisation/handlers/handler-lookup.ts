import type { JsonValue } from '@gov/base';
import type { DayView } from '../day-view.ts';
import type { Assignment, OrganisationSnapshot } from '../snapshot.ts';
import type { DerivationStep, HandlerContext, HandlerResolution, ResolvedHandler } from './handler-rule.ts';

/** What every look-up may see. */
export interface LookupScene {
  readonly snapshot: OrganisationSnapshot;
  readonly view: DayView;
  readonly context: HandlerContext;
}

export interface Lookup {
  readonly handlers: readonly ResolvedHandler[];
  readonly steps: readonly DerivationStep[];
  readonly empty?: NonNullable<HandlerResolution['empty']>;
}

export const step = (code: string, facts: Readonly<Record<string, JsonValue>>): DerivationStep => ({ code, facts });

export const found = (handlers: readonly ResolvedHandler[], steps: readonly DerivationStep[]): Lookup => ({
  handlers,
  steps,
});

export const nobody = (
  empty: NonNullable<HandlerResolution['empty']>,
  steps: readonly DerivationStep[] = [],
): Lookup => ({ handlers: [], steps, empty });

export const asHandler = (assignment: Assignment): ResolvedHandler => ({
  personId: assignment.personId,
  assignmentId: assignment.id,
});

/** "…是办公室主任（2025-03-01 起）": the post that made this person a handler. */
export const holdsPost = (assignment: Assignment): DerivationStep =>
  step('holds-post', {
    personId: assignment.personId,
    assignmentId: assignment.id,
    sectionId: assignment.sectionId,
    postId: assignment.postId,
    since: assignment.from,
  });

/** Several look-ups as one: handlers and steps one after the other, empty only if all are. */
export function together(lookups: readonly Lookup[]): Lookup {
  const handlers = lookups.flatMap((lookup) => lookup.handlers);
  const steps = lookups.flatMap((lookup) => lookup.steps);
  if (handlers.length > 0) return found(handlers, steps);
  return nobody(lookups.find((lookup) => lookup.empty)?.empty ?? 'vacant', steps);
}
