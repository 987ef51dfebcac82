import type { Result } from '@gov/base';
import { ok } from '@gov/base';
import type { ResolvedHandler } from '@gov/organisation';
import type { Choices, Command } from '../command.ts';
import type { WorkflowEvent } from '../event.ts';
import type { Facts } from '../facts.ts';
import type { Program } from '../program.ts';
import { indexOf } from '../program-index.ts';
import { refuse } from '../rejections.ts';
import type { Actor, State } from '../state.ts';
import { complete } from './complete.ts';
import { evolve } from './evolve.ts';
import { openVisit } from './open-visit.ts';
import { returnItem } from './return-item.ts';
import type { Run } from './run.ts';
import { beginRun, emit } from './run.ts';
import { cancel, circulate, comment, press, read, resolveIncident, transfer } from './side-acts.ts';
import { withdraw } from './withdraw.ts';

/** Events of a decision together with the state they lead to, so that nobody has to apply them twice. */
export interface Decision {
  readonly events: readonly WorkflowEvent[];
  readonly state: State;
}

/** What a command does now: events, or a refusal. Nothing is changed; `evolve` applies events. */
export function decide(
  program: Program,
  state: State,
  command: Command,
  facts: Facts,
): Result<readonly WorkflowEvent[]> {
  const made = decideWithState(program, state, command, facts);
  return made.ok ? ok(made.value.events) : made;
}

export function decideWithState(program: Program, state: State, command: Command, facts: Facts): Result<Decision> {
  if (state.status !== 'open' && !stillAllowed(command)) return refuse('workflow.process-ended');
  const run = beginRun(program, state, facts);
  const done = carryOut(run, command);
  return done.ok ? ok({ events: run.events, state: run.state }) : done;
}

/** After the end documents may still be read, commented and circulated. */
const stillAllowed = (command: Command): boolean =>
  command.kind === 'read' || command.kind === 'comment' || command.kind === 'circulate';

function carryOut(run: Run, command: Command): Result<void> {
  switch (command.kind) {
    case 'complete':
      return complete(run, command);
    case 'return':
      return returnItem(run, command);
    case 'withdraw':
      return withdraw(run, command);
    case 'transfer':
      return transfer(run, command);
    case 'circulate':
      return circulate(run, command);
    case 'read':
      return read(run, command);
    case 'comment':
      return comment(run, command);
    case 'press':
      return press(run, command);
    case 'cancel':
      return cancel(run, command);
    case 'resolveIncident':
      return resolveIncident(run, command);
  }
}

/** 发起: the first step opens for the starter (draft). `starter` is who acts; `choices` hold for the whole process. */
export function start(
  program: Program,
  facts: Facts,
  begin: { readonly starter: Actor; readonly choices?: Choices },
): Result<Decision> {
  const starter: ResolvedHandler = { personId: begin.starter.personId, assignmentId: begin.starter.assignmentId };
  const first: WorkflowEvent = {
    seq: 1,
    at: facts.now,
    cause: 1,
    actor: begin.starter,
    kind: 'processStarted',
    starter,
    ...(begin.choices ? { choices: begin.choices } : {}),
  };
  const run = { ...beginRun(program, evolve(null, first), facts), act: 1, events: [first] };
  emit(run, {
    kind: 'scopeOpened',
    scope: 1,
    scopeKind: 'root',
    block: program.processId,
    generation: 1,
    parent: 0,
    expected: 1,
    arrived: 0,
  });
  openVisit(run, { node: indexOf(program).first, scope: 1, from: [] });
  return ok({ events: run.events, state: run.state });
}
