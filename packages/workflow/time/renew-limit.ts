import type { Instant, Result } from '@gov/base';
import { ok } from '@gov/base';
import { visitStandsStill } from '../control/standing-still.ts';
import type { Run } from '../engine/run.ts';
import { act, emit, visitOf } from '../engine/run.ts';
import type { OverdueStep } from '../node-rules.ts';
import { refuse } from '../rejections.ts';
import type { Visit, VisitId } from '../state.ts';
import { dueFrom, timeOf } from './wake-times.ts';

/** A step that comes back has its whole limit from now: what was due meanwhile was nobody's delay. */
export function renewLimit(run: Run, id: VisitId): void {
  const visit = visitOf(run.state, id);
  const node = run.program.nodes[visit.node];
  const dueAt = node && dueFrom(node, run.facts, visit.adhoc?.workingDays);
  if (dueAt) emit(run, { kind: 'dueMoved', visit: id, dueAt, afresh: true });
}

/** What ends a step in its handler's place; reminders and moves to a colleague leave it to be done. */
const decides: ReadonlySet<OverdueStep['act']['kind']> = new Set(['agree', 'disagree', 'return', 'goTo', 'leave']);

/** A time-out that ends the step, and when it comes. */
export interface DecisionToCome {
  readonly at: Instant;
  readonly act: OverdueStep['act'];
}

/** The time-outs that end the step and have not happened. */
export function decisionsToCome(run: Run, visit: Visit): readonly DecisionToCome[] {
  const { overdue = [], waits } = run.program.nodes[visit.node] ?? {};
  if (waits && !visit.clock) return [];
  const acts = waits?.map(({ id, beside }): OverdueStep['act'] => ({ kind: beside ? 'beside' : 'leave', event: id }));
  return (acts ?? overdue.map(({ act }) => act)).flatMap((act, step) => {
    const at = timeOf(run.program, visit, step, run.facts.calendar);
    return at && decides.has(act.kind) && !visit.timeOuts?.includes(step) ? [{ at, act }] : [];
  });
}

/** Limits that passed while nobody watched the clock: where one would decide for who has the step, it begins anew from now. */
export function renewLimits(run: Run): Result<void> {
  const { now } = run.facts;
  const late = run.state.visits.filter((visit) => {
    const runs = visit.state === 'open' && !visitStandsStill(run.state, visit);
    const times = runs ? decisionsToCome(run, visit).map(({ at }) => at) : [];
    return times.length > 0 && [...times, visit.dueAt].some((at) => at !== undefined && at <= now);
  });
  if (late.length === 0) return refuse('workflow.no-limit-passed');
  act(run, undefined, { kind: 'limitsRenewed' });
  for (const visit of late) renewLimit(run, visit.id);
  return ok(undefined);
}
