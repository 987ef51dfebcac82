import type { Result } from '@gov/base';
import { type Decision, decideWithState, start } from '../engine/decide.ts';
import type { WorkflowEvent } from '../event.ts';
import type { Facts } from '../facts.ts';
import type { Program } from '../program.ts';
import type { State } from '../state.ts';
import { factsOfThen, type Guess } from './facts-of-then.ts';
import { type Given, givenCommands } from './given-commands.ts';
import { actsOf, type History, type PastAct } from './history.ts';
import { type PastAnswers, pastAnswers } from './past-answers.ts';

/** One act of the past with the command that was given; `explained` = given again, it leads just where history went. */
export interface GivenAct {
  readonly act: PastAct;
  /** Absent: a move to another version, or what no command does. */
  readonly given?: Given;
  readonly answers: PastAnswers;
  readonly guess: Guess;
  readonly explained: boolean;
}

const guesses: readonly Guess[] = ['asKnown', 'unchanged', 'changed'];

/** The commands people really gave, read from the events and tried against the version they were given to. */
export function givenActs(history: History): readonly GivenAct[] {
  return actsOf(history).map((act) => explain(history, act));
}

function explain(history: History, act: PastAct): GivenAct {
  const answers = pastAnswers(act);
  const earlier = history.events.slice(0, act.seq - 1);
  const commands = givenCommands(act, earlier);
  const told = JSON.stringify(act.events.map(bare));
  const world = history.worldAt(act.head.at, act.seq);
  for (const given of commands) {
    for (const guess of guesses) {
      const facts = factsOfThen({ now: act.head.at, answers, world, guess });
      const made = decideGiven(act.program, act.before, given, facts);
      if (!made.ok) break;
      if (JSON.stringify(made.value.events.map(bare)) === told) return { act, given, answers, guess, explained: true };
    }
  }
  const moved = act.head.kind === 'processMigrated';
  const [given] = commands;
  return { act, answers, guess: 'asKnown', explained: moved, ...(given ? { given } : {}) };
}

/** Gives a command, or starts the process. */
export function decideGiven(program: Program, state: State | undefined, given: Given, facts: Facts): Result<Decision> {
  if (given.kind === 'start') return start(program, facts, given);
  if (!state) throw new Error(`${given.kind} before the process was started`);
  return decideWithState(program, state, given, facts);
}

/**
 * An event without its grounds: why somebody was found, what a condition asked beside the form, and when it would be due (the work
 * calendar may have been changed since). Who did what, who had it next and which way it took are all there.
 */
export function bare(event: WorkflowEvent): unknown {
  const {
    why: _why,
    dueAt: _due,
    stoodStill: _stood,
    tried: _tried,
    kept: _kept,
    ...rest
  } = event as WorkflowEvent & {
    readonly why?: unknown;
    readonly dueAt?: unknown;
    readonly stoodStill?: unknown;
    readonly tried?: unknown;
    readonly kept?: unknown;
  }; // reason: only some kinds of event have them
  return Object.fromEntries(Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1)));
}
