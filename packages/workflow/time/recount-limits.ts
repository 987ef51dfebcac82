import type { Instant, Result, WorkCalendar } from '@gov/base';
import { ok } from '@gov/base';
import type { CommandOf } from '../command.ts';
import type { Run } from '../engine/run.ts';
import { act, emit } from '../engine/run.ts';
import type { WorkflowEvent } from '../event.ts';
import { refuse } from '../rejections.ts';
import { isUnderway } from '../returns/regions.ts';
import type { ScopeId, Visit, VisitId } from '../state.ts';
import { endDueOf } from './end-due.ts';
import { limitOf } from './wake-times.ts';
import { addLimit, addWorkingMillis, workingMillisBetween } from './working-time.ts';

/** Since when the limit of a visit runs, and when the process stood still meanwhile. */
export interface LimitStart {
  readonly visit: VisitId;
  readonly since: Instant;
  readonly stood: readonly { readonly from: Instant; readonly to: Instant }[];
}

/** From the events of an instance: every limit begins with its visit, or where it was renewed. */
export function limitStarts(events: readonly WorkflowEvent[]): readonly LimitStart[] {
  const starts = new Map<VisitId, LimitStart>();
  let from: Instant | undefined;
  const tree = treeOf(events);
  /** Branches that stand still, by their scope, with the instant since when. */
  const standing = new Map<ScopeId, Instant>();
  const standsIn = (visit: VisitId) => tree.around(visit).find((scope) => standing.has(scope));
  for (const event of events) {
    if (event.kind === 'visitOpened') starts.set(event.visit, { visit: event.visit, since: event.at, stood: [] });
    else if (event.kind === 'dueMoved' && event.afresh)
      starts.set(event.visit, { visit: event.visit, since: event.at, stood: [] });
    else if (event.kind === 'processSuspended') from = event.at;
    else if (event.kind === 'processResumed' && from !== undefined) {
      const since = from;
      for (const one of starts.values())
        if (standsIn(one.visit) === undefined) starts.set(one.visit, withStood(one, since, event.at));
      from = undefined;
    } else if (event.kind === 'branchSuspended') standing.set(event.scope, event.at);
    else if (event.kind === 'scopeReopened' && standing.has(event.scope)) standing.set(event.scope, event.at);
    else if (event.kind === 'branchResumed') {
      const since = standing.get(event.scope);
      standing.delete(event.scope);
      for (const one of starts.values())
        if (since && tree.around(one.visit).includes(event.scope) && standsIn(one.visit) === undefined)
          starts.set(one.visit, withStood(one, since, event.at));
    }
  }
  return [...starts.values()];
}

const withStood = (one: LimitStart, from: Instant, to: Instant): LimitStart => ({
  ...one,
  stood: [...one.stood, { from: later(from, one.since), to }],
});

/** The scopes around each visit, the innermost first. */
function treeOf(events: readonly WorkflowEvent[]) {
  const parents = new Map<ScopeId, ScopeId>();
  const places = new Map<VisitId, ScopeId>();
  for (const event of events) {
    if (event.kind === 'scopeOpened') parents.set(event.scope, event.parent);
    if (event.kind === 'visitOpened') places.set(event.visit, event.scope);
  }
  return {
    around(visit: VisitId): readonly ScopeId[] {
      const found: ScopeId[] = [];
      for (let id = places.get(visit) ?? 0; id !== 0; id = parents.get(id) ?? 0) found.push(id);
      return found;
    },
  };
}

const later = (one: Instant, other: Instant): Instant => (one > other ? one : other);

/**
 * The work calendar has changed: what is under way is due when the same working days have passed on the new one. Nothing is due
 * at once by this: a limit that would have passed already stays as it was. Twice changes nothing twice.
 */
export function recountLimits(run: Run, command: CommandOf<'recountLimits'>): Result<void> {
  const { calendar, now } = run.facts;
  const moved = command.starts.flatMap((start) => {
    const visit = run.state.visits[start.visit - 1];
    const dueAt = visit && dueOn(run, visit, start, calendar);
    return visit && dueAt && dueAt !== visit.dueAt && dueAt > now ? [{ visit: visit.id, dueAt }] : [];
  });
  if (moved.length === 0 && !endMoved(run, command)) return refuse('workflow.no-limit-moved');
  act(run, undefined, { kind: 'limitsRecounted' });
  for (const one of moved) emit(run, { kind: 'dueMoved', ...one });
  return ok(undefined);
}

/** 办结时限 is always counted on the calendar of now: does that say another moment than the one known? */
const endMoved = ({ program, state, facts }: Run, { endDueAt }: CommandOf<'recountLimits'>): boolean =>
  endDueAt !== undefined && (endDueOf(program, state, facts.calendar) ?? null) !== endDueAt;

function dueOn(run: Run, visit: Visit, { since, stood }: LimitStart, calendar: WorkCalendar): Instant | undefined {
  const node = run.program.nodes[visit.node];
  if (!node || !visit.dueAt || !isUnderway(visit) || visit.stoodStill) return undefined;
  const limit = limitOf(node, visit.adhoc?.workingDays);
  if (!limit) return undefined;
  const due = addLimit(calendar, since, limit);
  const still = stood.reduce((sum, one) => sum + workingMillisBetween(calendar, one.from, one.to), 0);
  return still > 0 ? addWorkingMillis(calendar, due, still) : due;
}
