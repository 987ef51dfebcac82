import type { Instant, WorkCalendar } from '@gov/base';
import type { NodeId, Program } from '../program.ts';
import type { Item, ItemId, State, Visit } from '../state.ts';
import { workingMillisBetween } from '../time/working-time.ts';
import { flowsTaken } from './flows-taken.ts';

/** One instance as it went; `seen`: when its holder first opened an item, `sectionOf`: the section somebody handled it for. */
export interface CourseCase {
  readonly state: State;
  readonly seen: ReadonlyMap<ItemId, Instant>;
  readonly sectionOf: (item: Item) => string | undefined;
  /** 办结时限 as it stood at the end; absent where its process had none. */
  readonly endDueAt?: Instant;
}

/** Of fewer instances no time is told: it would be that of single ones, and of who handled them. */
export const fewestCases = 5;

/**
 * Of fewer persons is neither told how long they let work lie nor how long they take, and their section has no line: a figure
 * would be that of a person. How long the step took in all stands in every trace; it is told by the step alone.
 */
export const fewestPersons = 3;

/** Medians of working time in milliseconds; absent = too few to be told. */
export interface Times {
  /** Instances, each once however often it came by. */
  readonly cases: number;
  /** From when the step is there until it is done. */
  readonly spent?: number;
  /** The part of it until its holder opens it first. */
  readonly waiting?: number;
  /** From then until it is done. */
  readonly working?: number;
}

export interface StepCourse {
  readonly node: NodeId;
  /** Of rounds that were done. */
  readonly times: Times;
  /** Of rounds that were entered: sent back from here, and here again after a return. */
  readonly entered: number;
  readonly sentBack: number;
  readonly again: number;
  /** Under way now. */
  readonly open: number;
  /** By section, by name; only those with enough instances and persons. */
  readonly sections: readonly ({ readonly section: string } & Times)[];
  /** 其他: the sections beside those, together, where they are several and enough by the same measure. */
  readonly others?: Times;
  /** Instances of which no section is told anything, because they are too few or of too few persons. */
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
  /** Median from the start to the end, in working milliseconds; absent = too few to be told. */
  readonly lasted?: number;
  /** Flows of the drawing it goes along. */
  readonly flows: readonly string[];
}

/** 办结时限: instances that had one and have come to their own end, and how many of them by then; absent = too few to be told. */
export interface EndedInTime {
  readonly cases: number;
  readonly inTime?: number;
}

export interface Course {
  readonly cases: number;
  readonly ended: number;
  readonly steps: readonly StepCourse[];
  /** How many instances went along a flow of the drawing. */
  readonly flows: readonly { readonly flow: string; readonly cases: number }[];
  readonly returns: readonly ReturnLoop[];
  readonly endedInTime: EndedInTime;
  /** The most frequent first. */
  readonly variants: readonly Variant[];
}

interface Round {
  readonly node: NodeId;
  readonly of: CourseCase;
  readonly person: string;
  readonly waiting: number;
  readonly working: number;
  readonly section: string | undefined;
}

/**
 * Where the time goes: waiting against working at each step, loops of returns, ways taken. By step and section, of no person; what
 * the system did by itself has no time, and a round whose items nobody opened before doing counts as work only. `drawn`: the
 * version on whose drawing flows are told.
 */
export function courseOf(cases: readonly CourseCase[], calendar: WorkCalendar, drawn: Program): Course {
  const flowsOf = flowsTaken(drawn);
  const rounds = cases.flatMap((one) => roundsOf(one, calendar));
  const visits = cases.flatMap(({ state }) => state.visits.filter(isStep));
  const nodes = [...new Set(visits.map(({ node }) => node))];
  return {
    cases: cases.length,
    ended: cases.filter(({ state }) => state.status !== 'open').length,
    steps: nodes.map((node) => stepCourse(node, visits, rounds)),
    flows: flowCounts(cases, flowsOf),
    returns: returnsOf(cases),
    endedInTime: endedInTime(cases),
    variants: variantsOf(cases, calendar, flowsOf),
  };
}

/** What was cancelled or terminated has kept no limit and broken none. */
function endedInTime(cases: readonly CourseCase[]): EndedInTime {
  const ended = cases.flatMap(({ state: { status, endedAt }, endDueAt }) =>
    endedAt && endDueAt && (status === 'completed' || status === 'refused') ? [endedAt <= endDueAt] : [],
  );
  return ended.length < fewestCases
    ? { cases: ended.length }
    : { cases: ended.length, inTime: ended.filter((kept) => kept).length };
}

const isStep = ({ state, clock, waits }: Visit): boolean => state !== 'withdrawn' && !clock && !waits;

function roundsOf(of: CourseCase, calendar: WorkCalendar): readonly Round[] {
  const { state, seen, sectionOf } = of;
  return state.items.flatMap((item): Round[] => {
    const visit = item.visit === undefined ? undefined : state.visits[item.visit - 1];
    if (!visit || item.kind !== 'do' || item.part || item.state !== 'done' || item.auto || !item.closedAt) return [];
    const opened = item.openedAt;
    const looked = seen.get(item.id);
    // looked at after it was done (by somebody else in his place): all of it was waiting
    const first = looked === undefined ? opened : within(looked, opened, item.closedAt);
    return [
      {
        ...{ node: visit.node, of, person: item.holder.personId },
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
  const bySection = [...Map.groupBy(done, ({ section }) => section ?? '')];
  const said = bySection.filter(([section, all]) => section !== '' && areMany(all));
  const few = bySection.filter(([section, all]) => section !== '' && !areMany(all));
  const together = few.flatMap(([, all]) => all);
  const areOthers = said.length > 0 && few.length > 1 && areMany(together);
  const told = [...said.flatMap(([, all]) => all), ...(areOthers ? together : [])];
  return {
    node,
    times: timesOf(done),
    entered: own.length,
    sentBack: own.filter(({ state }) => state === 'returned').length,
    again: own.filter(({ returnedFrom }) => returnedFrom !== undefined).length,
    open: own.filter(({ state }) => state === 'open' || state === 'incident' || state === 'parked').length,
    // never the slowest first: this is no ranking
    sections: said
      .map(([section, all]) => ({ section, ...timesOf(all) }))
      .sort((a, b) => a.section.localeCompare(b.section, 'zh-CN')),
    ...(areOthers ? { others: timesOf(together) } : {}),
    unsaid: casesOf(done).size - casesOf(told).size,
  };
}

const casesOf = (rounds: readonly Round[]) => new Set(rounds.map(({ of }) => of));
const areOfMany = (rounds: readonly Round[]) => new Set(rounds.map(({ person }) => person)).size >= fewestPersons;
const areMany = (rounds: readonly Round[]) => casesOf(rounds).size >= fewestCases && areOfMany(rounds);

function timesOf(rounds: readonly Round[]): Times {
  const cases = casesOf(rounds).size;
  if (cases < fewestCases) return { cases };
  const spent = median(rounds.map(({ waiting, working }) => waiting + working));
  if (!areOfMany(rounds)) return { cases, spent };
  return {
    ...{ cases, spent },
    waiting: median(rounds.map(({ waiting }) => waiting)),
    working: median(rounds.map(({ working }) => working)),
  };
}

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

type FlowsOf = ReturnType<typeof flowsTaken>;

function flowCounts(cases: readonly CourseCase[], flowsOf: FlowsOf): Course['flows'] {
  const counts = new Map<string, number>();
  for (const { state } of cases) for (const flow of flowsOf(state)) counts.set(flow, (counts.get(flow) ?? 0) + 1);
  return [...counts].map(([flow, count]) => ({ flow, cases: count }));
}

function variantsOf(cases: readonly CourseCase[], calendar: WorkCalendar, flowsOf: FlowsOf): readonly Variant[] {
  const ended = cases.filter(({ state }) => state.status !== 'open');
  const ways = Map.groupBy(ended, ({ state }) => JSON.stringify(state.visits.filter(isStep).map(({ node }) => node)));
  return [...ways]
    .map(([way, all]) => ({
      steps: JSON.parse(way) as NodeId[], // reason: written in the line above
      count: all.length,
      ...(all.length < fewestCases ? {} : { lasted: median(all.map((one) => lastedOf(one, calendar))) }),
      flows: [...new Set(all.flatMap(({ state }) => [...flowsOf(state)]))],
    }))
    .sort((a, b) => b.count - a.count);
}

function lastedOf({ state }: CourseCase, calendar: WorkCalendar): number {
  const start = state.items[0]?.openedAt;
  return start && state.endedAt ? workingMillisBetween(calendar, start, state.endedAt) : 0;
}
