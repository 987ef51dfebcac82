import type { Instant } from '@gov/base';
import type { ResolvedHandler } from '@gov/organisation';
import { replay } from '../evolve/evolve.ts';
import type { NodeId, Program } from '../program.ts';
import type { State, Visit, VisitId } from '../state.ts';
import { addWorkingMillis, workingMillisBetween } from '../time/working-time.ts';
import { assumed } from './assume.ts';
import { factsOfThen } from './facts-of-then.ts';
import { decideGiven, type GivenAct, givenActs } from './given-acts.ts';
import type { Given } from './given-commands.ts';
import { givenHere, isBeside } from './given-here.ts';
import type { History } from './history.ts';
import type { PastAnswers } from './past-answers.ts';
import { sameQuestion } from './same-question.ts';
import { beginStanding, compareStep, type Standing, takeOver, tieVisit } from './standing.ts';

/** Something people did that the version rehearsed does not allow, with the code of the refusal. */
export interface NotAllowed {
  readonly node: NodeId;
  readonly did: Given['kind'];
  readonly code: string;
}

/** How an instance would have gone by another version. Visits and items are those of `after`. */
export interface Rehearsal {
  readonly before: State;
  readonly after: State;
  readonly events: readonly History['events'][number][];
  /** Visits of the history → visits of the rehearsal. */
  readonly visits: ReadonlyMap<VisitId, VisitId>;
  /** Visits that are played without anything of the history to go by. */
  readonly assumed: ReadonlySet<VisitId>;
  /** Steps for which nobody was found (the rehearsal goes on as if somebody had been). */
  readonly nobody: readonly NodeId[];
  readonly notAllowed: readonly NotAllowed[];
  /** It could not be played to where history is. */
  readonly stuck: boolean;
  /** Acts that cannot be given again, because what they rested on is stored nowhere. */
  readonly unexplained: number;
  readonly openedAt: ReadonlyMap<VisitId, Instant>;
  readonly closedAt: ReadonlyMap<VisitId, Instant>;
  readonly endedAt: Instant | undefined;
  /** Steps played whose time nobody knows: they count as no time. */
  readonly uncounted: readonly NodeId[];
}

export interface RehearsalOptions {
  /** How long a step without a history takes, in milliseconds of working time; undefined = nobody knows. */
  lasts(node: NodeId): number | undefined;
}

/** Further than any instance goes: a drawn circle that everybody agrees to must not play for ever. */
const mostAssumed = 300;

interface Play extends Standing {
  readonly history: History;
  readonly options: RehearsalOptions;
  readonly past: State;
  readonly all: PastAnswers;
  pool: GivenAct[];
  lastThen: Instant;
  lastHere: Instant;
  left: number;
  readonly assumed: Set<VisitId>;
  readonly nobody: NodeId[];
  readonly notAllowed: NotAllowed[];
  readonly uncounted: NodeId[];
  stuck: boolean;
  endedAt: Instant | undefined;
}

/**
 * Rehearsal (试运行): the commands people gave, given again to another version in the world of then. Where the way differs, what fits no step any
 * more is left out, and a step that is new is passed as if everybody agreed. By the version it went by, it goes as it went.
 */
export function rehearse(
  history: History,
  to: Program,
  options: RehearsalOptions,
  given: readonly GivenAct[] = givenActs(history),
): Rehearsal {
  const play = begin(history, to, options, given);
  let rounds = 4 * given.length + mostAssumed;
  while (rounds > 0 && (playNext(play) || passUnknown(play) || giveUpOne(play))) rounds -= 1;
  const after = play.state;
  if (!after) throw new Error('an instance that was never started');
  tieTheRest(play);
  const { past: before, visits, openedAt, closedAt, endedAt, assumed: played, nobody, notAllowed, uncounted } = play;
  const stuck = play.stuck || rounds === 0;
  const unexplained = given.filter(({ explained }) => !explained).length;
  const made = { before, after, events: play.events, visits, openedAt, closedAt, endedAt };
  return { ...made, assumed: played, nobody, notAllowed, uncounted, stuck, unexplained };
}

function begin(history: History, to: Program, options: RehearsalOptions, given: readonly GivenAct[]): Play {
  const first = history.events[0]?.at;
  if (!first) throw new Error('an instance without events');
  return {
    ...beginStanding(to),
    history,
    options,
    past: given.at(-1)?.act.after ?? replay(history.events),
    all: together(given),
    pool: given.filter((one) => one.act.head.kind !== 'processMigrated'),
    lastThen: first,
    lastHere: first,
    left: mostAssumed,
    assumed: new Set(),
    nobody: [],
    notAllowed: [],
    uncounted: [],
    stuck: false,
    endedAt: undefined,
  };
}

/** The answers of the whole history, the last one counting. */
function together(given: readonly GivenAct[]): PastAnswers {
  const rules = new Map<string, PastAnswers['rules'] extends ReadonlyMap<string, infer T> ? T : never>();
  const conditions = new Map<string, PastAnswers['conditions'] extends ReadonlyMap<string, infer T> ? T : never>();
  const lengths = new Map<string, number>();
  for (const { answers } of given) {
    for (const [key, all] of answers.rules) rules.set(key, all);
    for (const [key, all] of answers.conditions) conditions.set(key, all);
    for (const [key, length] of answers.lengths) lengths.set(key, length);
  }
  return { rules, conditions, lengths, former: new Set(), left: new Set() };
}

/** Plays the first act of the history that can be played now, after what stands before it unknown has been passed. */
function playNext(play: Play): boolean {
  if (passUnknown(play)) return true;
  for (const one of play.pool) {
    const outcome = tryOne(play, one);
    if (outcome === 'notYet') continue;
    play.pool = play.pool.filter((other) => other !== one);
    return true;
  }
  return false;
}

/** Limits counted anew say nothing of the way. */
const timekeeping: ReadonlySet<string> = new Set(['limitsRecounted', 'limitsRenewed']);

type Outcome = 'done' | 'dropped' | 'notYet';

function tryOne(play: Play, one: GivenAct): Outcome {
  const { act, given } = one;
  if (!one.explained || timekeeping.has(act.head.kind)) return carryOver(play, one);
  if (!given) return 'dropped';
  const here = givenHere(play, given, act.before);
  if (here.kind !== 'now') return here.kind === 'never' ? 'dropped' : 'notYet';
  const at = timeHere(play, act.head.at, targetOf(given, act.before), here.visit);
  const made = decideGiven(play.to, play.state, here.given, factsAt(play, one, at));
  if (made.ok) {
    compareStep(play, made.value.events, act.events);
    settle(play, one, made.value, at);
    return 'done';
  }
  // counted on the work calendar of then, the clock was right
  if (!act.head.actor && carryOver(play, one) === 'done') return 'done';
  play.inStep = false;
  if (isBeside(given) || !act.head.actor) return 'dropped';
  const node = here.visit === undefined ? '' : (play.state?.visits[here.visit - 1]?.node ?? '');
  play.notAllowed.push({ node, did: given.kind, code: made.rejection.code });
  return insteadOf(play, one, here.given, at);
}

/** What the version does not allow, is taken as an agreement: the work had been done. */
function insteadOf(play: Play, one: GivenAct, given: Given, at: Instant): Outcome {
  if ((given.kind !== 'complete' && given.kind !== 'return') || !play.state) return 'dropped';
  const holder = play.state.items[given.item - 1]?.holder;
  if (!holder) return 'dropped';
  const agree = { kind: 'complete', item: given.item, actor: holder } as const;
  const made = decideGiven(play.to, play.state, agree, factsAt(play, one, at));
  if (made.ok) settle(play, one, made.value, at);
  return 'dropped';
}

/** What no command explains is the house's own counting of time: kept as it was, as long as everything else went as it did. */
function carryOver(play: Play, { act }: GivenAct): Outcome {
  const sameVersion = play.to === act.program || JSON.stringify(play.to) === JSON.stringify(act.program);
  if (!play.inStep || !sameVersion) return 'dropped';
  takeOver(play, act.events, act.after, act.head.at);
  noteEnd(play, act.events, act.head.at);
  play.acts.set(act.seq, act.seq);
  return 'done';
}

function settle(play: Play, { act }: GivenAct, made: Decided, at: Instant): void {
  const seq = (play.state?.seq ?? 0) + 1;
  takeOver(play, made.events, made.state, at);
  play.acts.set(act.seq, seq);
  play.lastThen = act.head.at;
  play.lastHere = at;
  noteEnd(play, made.events, at);
  noteNobody(play, made.events);
}

type Decided = { readonly events: readonly Play['events'][number][]; readonly state: State };

function noteEnd(play: Play, events: Decided['events'], at: Instant): void {
  const ended = events.some(({ kind }) => kind === 'processEnded');
  if (ended) play.endedAt = [at, ...closings(play, events)].reduce((a, b) => (a > b ? a : b));
  if (events.some(({ kind }) => kind === 'processRevived')) play.endedAt = undefined;
}

/** Behind the last step it ends; behind a join, when the last branch is there. */
const closings = (play: Play, events: Decided['events']): readonly Instant[] =>
  events.flatMap((one) =>
    one.kind === 'visitClosed' && one.as === 'done' ? (play.closedAt.get(one.visit) ?? []) : [],
  );

function noteNobody(play: Play, events: Decided['events']): void {
  for (const one of events) if (one.kind === 'visitOpened' && one.incident) play.nobody.push(one.node);
}

function factsAt(play: Play, { act, answers, guess }: GivenAct, now: Instant) {
  return factsOfThen({
    now,
    answers,
    world: play.history.worldAt(act.head.at, act.seq),
    guess,
    ...(play.inStep ? {} : { otherwise: play.all }),
    holds: sameQuestion(act.program, play.to),
  });
}

/** The visit of the history that a command is about. */
function targetOf(given: Given, before: State | undefined): Visit | undefined {
  if (given.kind === 'start' || !before) return undefined;
  const visit =
    'item' in given && given.item !== undefined
      ? before.items[given.item - 1]?.visit
      : 'visit' in given
        ? given.visit
        : given.kind === 'childReport'
          ? before.children?.[given.child - 1]?.visit
          : undefined;
  return visit === undefined ? undefined : before.visits[visit - 1];
}

/** As long after its step was begun as it was then; what belongs to no step, as long after the act before. */
function timeHere(play: Play, then: Instant, target: Visit | undefined, here: VisitId | undefined): Instant {
  const openedThen = target && openedAtThen(play, target);
  const openedHere = here === undefined ? undefined : play.openedAt.get(here);
  const [from, to] = openedThen && openedHere ? [openedThen, openedHere] : [play.lastThen, play.lastHere];
  if (from === to) return then;
  const { calendar } = play.history.worldAt(then, 0);
  return addWorkingMillis(calendar, to, workingMillisBetween(calendar, from, then));
}

const openings = new WeakMap<History, Map<VisitId, Instant>>();

function openedAtThen({ history }: Play, { id }: Visit): Instant | undefined {
  const known = openings.get(history) ?? new Map<VisitId, Instant>();
  if (known.size === 0) {
    for (const one of history.events) if (one.kind === 'visitOpened') known.set(one.visit, one.at);
    openings.set(history, known);
  }
  return known.get(id);
}

/** Passes one visit of which history knows nothing (any more); false = there is none, or it is not to be passed. */
function passUnknown(play: Play): boolean {
  const { state } = play;
  const ended = play.past.status !== 'open';
  const more = play.pool.some(({ given }) => given && !isBeside(given));
  if (state?.status !== 'open' || state.suspended || play.left <= 0 || !(ended || more)) return false;
  const unknown = state.visits.find((visit) => isUnknown(play, visit));
  if (!unknown) return false;
  play.left -= 1;
  return pass(play, state, unknown);
}

function isUnknown(play: Play, visit: Visit): boolean {
  if (visit.clock || (visit.state !== 'open' && visit.state !== 'incident')) return false;
  const pending = new Set(play.pool.map(({ act }) => act.seq));
  return !play.past.visits.some((then) => {
    const tied = play.visits.get(then.id);
    const same = tied === undefined ? then.node === visit.node && !play.knownVisits.has(visit.id) : tied === visit.id;
    return same && (then.closedBy === undefined || pending.has(then.closedBy));
  });
}

function pass(play: Play, state: State, visit: Visit): boolean {
  const opened = play.openedAt.get(visit.id) ?? play.lastHere;
  const lasts = play.assumed.has(visit.id) ? 0 : play.options.lasts(visit.node);
  const world = play.history.worldAt(opened, 0);
  const counted = visit.state === 'incident' || lasts === undefined ? 0 : lasts;
  const at = counted === 0 ? opened : addWorkingMillis(world.calendar, opened, counted);
  const facts = factsOfThen({ now: at, answers: play.all, world, guess: 'asKnown' });
  const made = assumed(play.to, state, visit, facts, substituteFor(play, visit.node));
  play.inStep = false;
  if (!made?.ok) {
    play.stuck = true;
    play.left = 0;
    return false;
  }
  if (visit.state !== 'incident') {
    if (lasts === undefined && !visit.waits) play.uncounted.push(visit.node);
    play.assumed.add(visit.id);
  }
  takeOver(play, made.value.events, made.value.state, at);
  noteEnd(play, made.value.events, at);
  noteNobody(play, made.value.events);
  return true;
}

/** Who did this step in the history, else the starter: only so that it can be played on. */
function substituteFor({ past }: Play, node: NodeId): readonly ResolvedHandler[] {
  const visit = past.visits.findLast((one) => one.node === node);
  const had = past.items.find((item) => item.kind === 'do' && item.visit === visit?.id)?.holder;
  return [had ?? past.starter];
}

/** Nothing can be played: the first act that waits for a step is given up, the step is not reached any more. */
function giveUpOne(play: Play): boolean {
  const [first, ...rest] = play.pool;
  if (!first) return false;
  play.pool = rest;
  play.inStep = false;
  return true;
}

/** Visits that no act is about (passed by the system, cancelled with their branch), step by step in their order. */
function tieTheRest(play: Play): void {
  for (const then of play.past.visits) {
    if (play.visits.has(then.id) || then.state === 'withdrawn') continue;
    const free = (play.state?.visits ?? []).filter(
      (one) => one.node === then.node && !play.knownVisits.has(one.id) && one.state !== 'withdrawn',
    );
    const found = free.find(({ id }) => id === then.id) ?? free[0];
    if (found) tieVisit(play, then.id, found.id);
  }
}
