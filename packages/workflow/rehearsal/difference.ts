import type { PersonId, WorkCalendar } from '@gov/base';
import type { WorkflowEvent } from '../event.ts';
import type { NodeId } from '../program.ts';
import type { ProcessStatus, State, Visit } from '../state.ts';
import { workingMillisBetween } from '../time/working-time.ts';
import type { NotAllowed, Rehearsal } from './rehearse.ts';

/** One step of an instance, then and as rehearsed. */
export interface StepDifference {
  readonly node: NodeId;
  readonly kind: 'same' | 'people' | 'added' | 'dropped';
  /** Who got it, by the history and by the rehearsal; each once, in order. */
  readonly past: readonly PersonId[];
  readonly now: readonly PersonId[];
  /** Passed as if everybody agreed: history says nothing of it. */
  readonly assumed?: true;
}

/** A choice or an inclusive fork that was gone through otherwise: the flows taken, one after the other. */
export interface WayDifference {
  readonly block: string;
  readonly past: readonly string[];
  readonly now: readonly string[];
}

/** What the version rehearsed does to one instance. No form value is in it, and no title. */
export interface CaseDifference {
  readonly same: boolean;
  readonly steps: readonly StepDifference[];
  readonly ways: readonly WayDifference[];
  readonly nobody: readonly NodeId[];
  readonly notAllowed: readonly NotAllowed[];
  readonly ends: { readonly past: ProcessStatus; readonly now: ProcessStatus };
  /** From the start to the end in working time; only where both have ended. */
  readonly millis?: { readonly past: number; readonly now: number };
  /** Steps that were played without anybody knowing how long they take: their time is not in `millis`. */
  readonly uncounted: readonly NodeId[];
  readonly stuck: boolean;
  readonly unexplained: number;
  /** How often each step was entered, and each flow of a choice taken: `[past, now]`. */
  readonly entered: Readonly<Record<NodeId, readonly [number, number]>>;
  readonly taken: Readonly<Record<string, readonly [number, number]>>;
}

/** Puts the history beside its rehearsal. */
export function differenceOf(
  history: readonly WorkflowEvent[],
  rehearsal: Rehearsal,
  calendar: WorkCalendar,
): CaseDifference {
  const { before, after, nobody, notAllowed, stuck, unexplained, uncounted } = rehearsal;
  const steps = stepsOf(rehearsal);
  const [flowsThen, flowsNow] = [flowsOf(history), flowsOf(rehearsal.events)];
  const ways = waysOf(flowsThen, flowsNow);
  const stopsThen = stopsOf(history);
  const newStops = nobody.filter((node) => !stopsThen.has(node));
  const millis = lasted(history, rehearsal, calendar);
  const differs = steps.some(({ kind }) => kind !== 'same') || ways.length > 0 || newStops.length > 0 || stuck;
  const ends = { past: before.status, now: after.status };
  return {
    same: !differs && notAllowed.length === 0 && ends.past === ends.now,
    steps,
    ways,
    nobody: newStops,
    notAllowed,
    ends,
    ...(millis ? { millis } : {}),
    uncounted,
    stuck,
    unexplained,
    entered: counted(roundsOf(before), roundsOf(after)),
    taken: counted([...flowsThen.values()].flat(), [...flowsNow.values()].flat()),
  };
}

const isRound = ({ state, clock, adhoc }: Visit): boolean => state !== 'withdrawn' && !clock && !adhoc;
const roundsOf = ({ visits }: State): readonly NodeId[] => visits.filter(isRound).map(({ node }) => node);

/** In the order of the rehearsal; what is not done any more stands where it stood. */
function stepsOf({ before, after, visits, assumed }: Rehearsal): readonly StepDifference[] {
  const thenOf = new Map([...visits].map(([past, now]) => [now, past]));
  const made: { readonly at: number; readonly step: StepDifference }[] = [];
  for (const visit of after.visits.filter(isRound)) {
    const past = before.visits[(thenOf.get(visit.id) ?? 0) - 1];
    const now = peopleOf(after, visit);
    const had = past ? peopleOf(before, past) : [];
    const kind = !past ? 'added' : had.join() === now.join() || sameSet(had, now) ? 'same' : 'people';
    const played = assumed.has(visit.id) ? { assumed: true as const } : {};
    made.push({ at: made.length, step: { node: visit.node, kind, past: had, now, ...played } });
  }
  for (const past of before.visits.filter(isRound)) {
    if (visits.has(past.id)) continue;
    const behind = after.visits.filter((one) => (thenOf.get(one.id) ?? 0) > 0 && (thenOf.get(one.id) ?? 0) < past.id);
    const step = { node: past.node, kind: 'dropped', past: peopleOf(before, past), now: [] } as const;
    made.push({
      at: after.visits.filter(isRound).filter(({ id }) => id <= (behind.at(-1)?.id ?? 0)).length - 0.5,
      step,
    });
  }
  return made.sort((a, b) => a.at - b.at).map(({ step }) => step);
}

const sameSet = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && [...a].sort().join() === [...b].sort().join();

/** Who got the step when it was entered, whomever it was given to later; who was only asked is not meant. */
function peopleOf({ items }: State, visit: Visit): readonly PersonId[] {
  const own = items.filter((item) => item.visit === visit.id && item.kind === 'do' && !item.part);
  const added = new Set((visit.added ?? []).map(({ person }) => person));
  const people = own.map(({ transfers, holder }) => (transfers[0]?.from ?? holder).personId);
  return [...new Set([...people, ...visit.queue.map(({ personId }) => personId)])].filter((one) => !added.has(one));
}

/** Flows taken at each choice, in the order of taking. */
function flowsOf(events: readonly WorkflowEvent[]): ReadonlyMap<string, readonly string[]> {
  const taken = new Map<string, readonly string[]>();
  const add = (block: string, flows: readonly string[]) => taken.set(block, [...(taken.get(block) ?? []), ...flows]);
  for (const event of events) {
    if (event.kind === 'routed') add(event.choice, [event.flow]);
    if (event.kind === 'branchesTaken') add(event.block, event.flows);
  }
  return taken;
}

/** Of choices both ways came by: one that is not reached any more shows by its steps. */
function waysOf(
  past: ReadonlyMap<string, readonly string[]>,
  now: ReadonlyMap<string, readonly string[]>,
): readonly WayDifference[] {
  return [...past].flatMap(([block, flows]) => {
    const here = now.get(block);
    return here && here.join() !== flows.join() ? [{ block, past: flows, now: here }] : [];
  });
}

const stopsOf = (events: readonly WorkflowEvent[]): ReadonlySet<NodeId> =>
  new Set(events.flatMap((event) => (event.kind === 'visitOpened' && event.incident ? [event.node] : [])));

function lasted(history: readonly WorkflowEvent[], { before, after, endedAt }: Rehearsal, calendar: WorkCalendar) {
  const start = history[0]?.at;
  const hasEnded = before.status !== 'open' && after.status !== 'open';
  if (!start || !hasEnded || !before.endedAt || !endedAt) return undefined;
  return {
    past: workingMillisBetween(calendar, start, before.endedAt),
    now: workingMillisBetween(calendar, start, endedAt),
  };
}

function counted(past: readonly string[], now: readonly string[]): Readonly<Record<string, readonly [number, number]>> {
  const counts: Record<string, [number, number]> = {};
  const at = (key: string): [number, number] => {
    const known = counts[key] ?? [0, 0];
    counts[key] = known;
    return known;
  };
  for (const key of past) at(key)[0] += 1;
  for (const key of now) at(key)[1] += 1;
  return counts;
}
