import type { Instant, WorkCalendar } from '@gov/base';
import type { NodeId } from '../program.ts';
import type { Item, ItemId, State, Visit } from '../state.ts';
import { workingMillisBetween } from '../time/working-time.ts';

/** One instance as it went; `seen`: when its holder first opened an item, `sectionOf`: the section somebody handled it for. */
export interface CourseCase {
  readonly state: State;
  readonly seen: ReadonlyMap<ItemId, Instant>;
  readonly sectionOf: (item: Item) => string | undefined;
}

/** Fewer cases would say something of single persons: of a section nothing is said then. */
export const fewestOfSection = 5;

/** Working time in milliseconds, of the cases counted. */
export interface Times {
  readonly cases: number;
  /** From when the step is there until its holder opens it first. */
  readonly waiting: number;
  /** From then until it is done. */
  readonly working: number;
}

export interface StepCourse {
  readonly node: NodeId;
  /** Rounds that were done, and medians over them. */
  readonly times: Times;
  /** Of rounds that were entered: sent back from here, and here again after a return. */
  readonly entered: number;
  readonly sentBack: number;
  readonly again: number;
  /** Under way now. */
  readonly open: number;
  /** By section, the slowest first; only those with enough cases. */
  readonly sections: readonly ({ readonly section: string } & Times)[];
  /** Cases of sections of which nothing is said, because they are too few. */
  readonly unsaid: number;
}

/** From which step to which it was returned, and how often. */
export interface ReturnLoop {
  readonly from: NodeId;
  readonly to: NodeId;
  readonly count: number;
}

/** A way taken by instances that have ended: the steps in the order in which they were entered. */
export interface Variant {
  readonly steps: readonly NodeId[];
  readonly count: number;
  /** Median from the start to the end, in working milliseconds. */
  readonly lasted: number;
}

export interface Course {
  readonly cases: number;
  readonly ended: number;
  readonly steps: readonly StepCourse[];
  readonly returns: readonly ReturnLoop[];
  /** The most frequent first. */
  readonly variants: readonly Variant[];
}

interface Round {
  readonly node: NodeId;
  readonly waiting: number;
  readonly working: number;
  readonly section: string | undefined;
}

/**
 * Where the time goes: waiting against working at each step, loops of returns, ways taken. By step and section, of no person; what
 * the system did by itself has no time, and a round whose items nobody opened before doing counts as work only.
 */
export function courseOf(cases: readonly CourseCase[], calendar: WorkCalendar): Course {
  const rounds = cases.flatMap((one) => roundsOf(one, calendar));
  const visits = cases.flatMap(({ state }) => state.visits.filter(isStep));
  const nodes = [...new Set(visits.map(({ node }) => node))];
  return {
    cases: cases.length,
    ended: cases.filter(({ state }) => state.status !== 'open').length,
    steps: nodes.map((node) => stepCourse(node, visits, rounds)),
    returns: returnsOf(cases),
    variants: variantsOf(cases, calendar),
  };
}

const isStep = ({ state, clock, waits }: Visit): boolean => state !== 'withdrawn' && !clock && !waits;

function roundsOf({ state, seen, sectionOf }: CourseCase, calendar: WorkCalendar): readonly Round[] {
  return state.items.flatMap((item): Round[] => {
    const visit = item.visit === undefined ? undefined : state.visits[item.visit - 1];
    if (!visit || item.kind !== 'do' || item.part || item.state !== 'done' || item.auto || !item.closedAt) return [];
    const opened = item.openedAt;
    const looked = seen.get(item.id);
    // looked at after it was done (by somebody else in his place): all of it was waiting
    const first = looked === undefined ? opened : within(looked, opened, item.closedAt);
    return [
      {
        node: visit.node,
        waiting: workingMillisBetween(calendar, opened, first),
        working: workingMillisBetween(calendar, first, item.closedAt),
        section: sectionOf(item),
      },
    ];
  });
}

const within = (at: Instant, from: Instant, to: Instant): Instant => (at < from ? from : at > to ? to : at);

function stepCourse(node: NodeId, visits: readonly Visit[], rounds: readonly Round[]): StepCourse {
  const own = visits.filter((visit) => visit.node === node);
  const done = rounds.filter((round) => round.node === node);
  const bySection = Map.groupBy(done, ({ section }) => section ?? '');
  const said = [...bySection].filter(([section, all]) => section !== '' && all.length >= fewestOfSection);
  const sections = said.map(([section, all]) => ({ section, ...timesOf(all) }));
  const spent = ({ waiting, working }: Times) => waiting + working;
  return {
    node,
    times: timesOf(done),
    entered: own.length,
    sentBack: own.filter(({ state }) => state === 'returned').length,
    again: own.filter(({ returnedFrom }) => returnedFrom !== undefined).length,
    open: own.filter(({ state }) => state === 'open' || state === 'incident' || state === 'parked').length,
    sections: sections.sort((a, b) => spent(b) - spent(a)),
    unsaid: done.length - said.reduce((sum, [, all]) => sum + all.length, 0),
  };
}

const timesOf = (rounds: readonly Round[]): Times => ({
  cases: rounds.length,
  waiting: median(rounds.map(({ waiting }) => waiting)),
  working: median(rounds.map(({ working }) => working)),
});

/** Of an even number the lower of the two in the middle. */
function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}

function returnsOf(cases: readonly CourseCase[]): readonly ReturnLoop[] {
  const counts = new Map<string, ReturnLoop>();
  for (const { state } of cases) {
    for (const { node, returnedFrom } of state.visits.filter(isStep)) {
      const from = returnedFrom === undefined ? undefined : state.visits[returnedFrom - 1]?.node;
      if (from === undefined) continue;
      const key = JSON.stringify([from, node]);
      counts.set(key, { from, to: node, count: (counts.get(key)?.count ?? 0) + 1 });
    }
  }
  return [...counts.values()].sort((a, b) => b.count - a.count);
}

function variantsOf(cases: readonly CourseCase[], calendar: WorkCalendar): readonly Variant[] {
  const ended = cases.filter(({ state }) => state.status !== 'open');
  const ways = Map.groupBy(ended, ({ state }) => JSON.stringify(state.visits.filter(isStep).map(({ node }) => node)));
  return [...ways]
    .map(([way, all]) => ({
      steps: JSON.parse(way) as NodeId[], // reason: written in the line above
      count: all.length,
      lasted: median(all.map((one) => lastedOf(one, calendar))),
    }))
    .sort((a, b) => b.count - a.count);
}

function lastedOf({ state }: CourseCase, calendar: WorkCalendar): number {
  const start = state.items[0]?.openedAt;
  return start && state.endedAt ? workingMillisBetween(calendar, start, state.endedAt) : 0;
}
