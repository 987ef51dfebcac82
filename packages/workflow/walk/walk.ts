import { type Instant, type JsonObject, type JsonValue, ok, type Result } from '@gov/base';
import type { Command } from '../command.ts';
import { decideWithState, start } from '../engine/decide.ts';
import type { WorkflowEvent } from '../event.ts';
import type { Facts } from '../facts.ts';
import type { Program } from '../program.ts';
import type { Actor, State } from '../state.ts';
import { endDueOf, endDueTellings } from '../time/end-due.ts';
import { wakeTimes } from '../time/wake-times.ts';

/** What a trial looks at besides the process. */
export interface WalkWorld {
  facts(now: Instant, values: JsonObject): Facts;
  /** The form with a field that the process has filled in. */
  withValue(
    values: JsonObject,
    set: { readonly field: string; readonly value: JsonValue; readonly now: Instant },
  ): JsonObject;
}

/** A command as it was carried out. */
export interface WalkDeed {
  readonly command: Command;
  readonly at: Instant;
  readonly values: JsonObject;
}

/** Where a trial stands: everything up to here, so that a step is undone by going back to the moment before. */
export interface WalkMoment {
  readonly now: Instant;
  readonly values: JsonObject;
  readonly state: State;
  readonly events: readonly WorkflowEvent[];
  /** What led here from the moment before; empty at the beginning, and where only time has passed. */
  readonly did: readonly WalkDeed[];
}

/** 试走: a process walked through by the engine itself. Immutable; the last moment is the present one. */
export interface Walk {
  readonly program: Program;
  readonly starter: Actor;
  readonly moments: readonly [WalkMoment, ...WalkMoment[]];
}

export interface WalkBegin {
  readonly starter: Actor;
  readonly now: Instant;
  readonly values: JsonObject;
}

/** Begins: the first step lies with who starts. */
export function beginWalk(program: Program, begin: WalkBegin, world: WalkWorld): Result<Walk> {
  const { starter, now, values } = begin;
  const begun = start(program, world.facts(now, values), { starter });
  if (!begun.ok) return begun;
  const { state, events } = begun.value;
  return ok({ program, starter, moments: [{ now, values, state, events, did: [] }] });
}

export const presentOf = ({ moments }: Walk): WalkMoment => moments[moments.length - 1] ?? moments[0];

const onwards = (walk: Walk, moment: WalkMoment): Walk => ({ ...walk, moments: [...walk.moments, moment] });

/** One act; a refusal of the engine is the answer, and nothing has changed. `values`: the form as it is handed in with it. */
export function walkOn(walk: Walk, command: Command, world: WalkWorld, values?: JsonObject): Result<Walk> {
  const before = presentOf(walk);
  const made = carriedOut(walk.program, { ...before, values: values ?? before.values, did: [] }, command, world);
  return made.ok ? ok(onwards(walk, made.value)) : made;
}

function carriedOut(program: Program, before: WalkMoment, command: Command, world: WalkWorld): Result<WalkMoment> {
  const { now, values } = before;
  const made = decideWithState(program, before.state, command, world.facts(now, values));
  if (!made.ok) return made;
  const { state, events } = made.value;
  return ok({
    now,
    values: events.reduce((held, event) => withDeed(held, event, world), values),
    state,
    events: [...before.events, ...events],
    did: [...before.did, { command, at: now, values }],
  });
}

/** What an automatic step wrote into the form. */
function withDeed(values: JsonObject, event: WorkflowEvent, world: WalkWorld): JsonObject {
  if (event.kind !== 'houseDid' || event.field === undefined) return values;
  return world.withValue(values, { field: event.field, value: event.value ?? null, now: event.at });
}

/** What the house does by itself at a time. */
interface Timed {
  readonly at: Instant;
  readonly command: Command;
}

/** Limits of steps, sections and the whole, the earliest first. */
function timedOf(program: Program, state: State, calendar: Facts['calendar']): readonly Timed[] {
  const limits = wakeTimes(program, state, calendar).map(
    ({ at, visit, step }): Timed => ({ at, command: { kind: 'timeOut', visit, step } }),
  );
  const ends = endDueTellings(program, state, calendar).map(
    ({ at, when }): Timed => ({ at, command: { kind: 'tellEndDue', when, readers: [state.starter] } }),
  );
  return [...limits, ...ends].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** The next time limit to come; undefined where nothing is timed. */
export function nextLimit(walk: Walk, world: WalkWorld): Pick<Timed, 'at'> | undefined {
  const { state, now, values } = presentOf(walk);
  return timedOf(walk.program, state, world.facts(now, values).calendar).find(({ at }) => at > now);
}

/** 办结时限 of the trial as it stands or ended; undefined where the process has none. */
export function endDueOfWalk(walk: Walk, world: WalkWorld): Instant | undefined {
  const { state, now, values } = presentOf(walk);
  return endDueOf(walk.program, state, world.facts(now, values).calendar);
}

/** More limits than that in one jump are a circle of limits. */
const mostLimits = 200;

/**
 * 过一段时间: every limit up to then fires at its own time, the earliest first, as an act of the house; what cannot be done (as a
 * return from the first step) is left. All of it is one step of the trial.
 */
export function letTimePass(walk: Walk, until: Instant, world: WalkWorld): Walk {
  let moment: WalkMoment = { ...presentOf(walk), did: [] };
  const left = new Set<string>();
  for (let count = 0; count < mostLimits; count += 1) {
    const due = timedOf(walk.program, moment.state, world.facts(moment.now, moment.values).calendar).find(
      (time) => time.at <= until && !left.has(keyOf(time)),
    );
    if (!due) break;
    left.add(keyOf(due));
    const now = laterOf(due.at, moment.now);
    const made = carriedOut(walk.program, { ...moment, now }, due.command, world);
    if (made.ok) moment = made.value;
  }
  return onwards(walk, { ...moment, now: until });
}

const laterOf = (a: Instant, b: Instant): Instant => (a < b ? b : a);

const keyOf = ({ at, command }: Timed): string => `${at} ${JSON.stringify(command)}`;

/** One step back; the beginning stays. */
export function walkBack(walk: Walk): Walk {
  const [first, ...later] = walk.moments;
  return { ...walk, moments: [first, ...later.slice(0, -1)] };
}

/** Everything that was done since the beginning, in order. */
export const deedsOf = ({ moments }: Walk): readonly WalkDeed[] => moments.flatMap(({ did }) => did);
