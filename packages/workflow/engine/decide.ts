import type { Result } from '@gov/base';
import { ok } from '@gov/base';
import type { ResolvedHandler } from '@gov/organisation';
import { childReport } from '../children/child-report.ts';
import type { Choices, Command, CommandOf } from '../command.ts';
import { dropAddedStep } from '../control/drop-added-step.ts';
import { cancel, revive, terminate } from '../control/end-process.ts';
import { followOffices } from '../control/follow-offices.ts';
import { handOver, undoHandOver } from '../control/hand-over.ts';
import { jump } from '../control/jump.ts';
import { resolveAgain } from '../control/resolve-again.ts';
import { branchStandingStill } from '../control/standing-still.ts';
import { resume, resumeBranch, suspend, suspendBranch } from '../control/suspend.ts';
import type { WorkflowEvent } from '../event.ts';
import { evolve } from '../evolve/evolve.ts';
import type { Facts } from '../facts.ts';
import type { Program } from '../program.ts';
import { indexOf } from '../program-index.ts';
import { refuse } from '../rejections.ts';
import { returnItem } from '../returns/return-item.ts';
import { settleWaitingReturns } from '../returns/waiting-return.ts';
import { addSigners } from '../signers/add-signers.ts';
import { claim, release } from '../signers/claim.ts';
import { delegate, recall } from '../signers/delegate.ts';
import { removeSigner } from '../signers/remove-signer.ts';
import { reorder } from '../signers/reorder.ts';
import type { Actor, State } from '../state.ts';
import { tellEndDue } from '../time/end-due.ts';
import { recountLimits } from '../time/recount-limits.ts';
import { renewLimits } from '../time/renew-limit.ts';
import { settleClocks } from '../time/section-clock.ts';
import { receive, timeOut } from '../time/time-out.ts';
import { undo } from '../undo/undo.ts';
import { withdraw } from '../undo/withdraw.ts';
import { settleVisit } from '../votes/settle-visit.ts';
import { changeCirculation, passReaders } from './change-circulation.ts';
import { circulate, comment, read, tell } from './circulate.ts';
import { complete } from './complete.ts';
import { openVisit } from './open-visit.ts';
import type { Run } from './run.ts';
import { beginRun, emit } from './run.ts';
import { press, resolveIncident, transfer } from './side-acts.ts';

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
  if (state.status !== 'open' && !afterTheEnd.has(command.kind)) return refuse('workflow.process-ended');
  if (state.suspended && !whileSuspended.has(command.kind)) return refuse('workflow.suspended');
  if (concernsStandingBranch(state, command)) return refuse('workflow.branch-suspended');
  const run = beginRun(program, state, facts);
  const operation = operations[command.kind] as (run: Run, command: Command) => Result<void>; // reason: the kind picks the operation of just this command
  const done = operation(run, command);
  if (!done.ok) return done;
  settle(run);
  return ok({ events: run.events, state: run.state });
}

/** After the end documents may still be read, commented, circulated and spoken of, and an administrator may revive. */
const afterTheEnd: ReadonlySet<Command['kind']> = new Set([
  'read',
  'comment',
  'circulate',
  'changeCirculation',
  'passReaders',
  'tell',
  'revive',
  'childReport',
]);
/** 挂起: readable, nothing else; a child that ends meanwhile is heard, and an administrator may end it. */
const whileSuspended: ReadonlySet<Command['kind']> = new Set([
  'read',
  'tell',
  'passReaders',
  'resume',
  'terminate',
  'recountLimits',
  'childReport',
]);

/** 暂停一支: nobody acts on the work that stands in it; whatever leaves its fork from outside still ends it. */
function concernsStandingBranch(state: State, command: Command): boolean {
  const about = command.kind === 'undo' ? state.acts?.find(({ seq }) => seq === command.act)?.act : command;
  if (!about) return false;
  const item = 'item' in about && about.item !== undefined ? state.items[about.item - 1] : undefined;
  const number = 'visit' in about ? about.visit : item?.kind === 'do' ? item.visit : undefined;
  const visit = number === undefined ? undefined : state.visits[number - 1];
  return visit !== undefined && branchStandingStill(state, visit.scope) !== undefined;
}

const operations: { readonly [K in Command['kind']]: (run: Run, command: CommandOf<K>) => Result<void> } = {
  complete,
  return: returnItem,
  withdraw,
  transfer,
  circulate,
  changeCirculation,
  passReaders,
  tell,
  tellEndDue,
  read,
  comment,
  press,
  cancel,
  resolveIncident,
  resolveAgain,
  followOffices,
  addSigners,
  removeSigner,
  dropAddedStep,
  reorder,
  delegate,
  recall,
  claim,
  release,
  jump,
  suspend,
  resume,
  suspendBranch,
  resumeBranch,
  terminate,
  revive,
  handOver,
  undoHandOver,
  timeOut,
  renewLimits,
  recountLimits,
  receive,
  undo,
  childReport,
};

/** What follows by itself: steps the system did, and returns that have waited long enough. */
function settle(run: Run): void {
  for (let more = true; more; ) {
    for (let id = run.unsettled.shift(); id !== undefined; id = run.unsettled.shift()) settleVisit(run, id);
    if (run.state.status === 'open') settleWaitingReturns(run);
    more = run.unsettled.length > 0;
  }
  settleClocks(run);
}

/** 发起: the first step opens for the starter (draft). `starter` is who acts; `choices` hold for the whole process. */
export function start(
  program: Program,
  facts: Facts,
  begin: {
    readonly starter: Actor;
    readonly choices?: Choices;
    /** Started by a call step of another process. */
    readonly called?: true;
    /** Begun by this message of another process. */
    readonly message?: string;
  },
): Result<Decision> {
  const starter: ResolvedHandler = { personId: begin.starter.personId, assignmentId: begin.starter.assignmentId };
  const first: WorkflowEvent = {
    seq: 1,
    at: facts.now,
    cause: 1,
    ...(begin.message === undefined ? { actor: begin.starter } : {}),
    kind: 'processStarted',
    starter,
    ...(begin.choices ? { choices: begin.choices } : {}),
    ...(begin.called ? { called: true } : {}),
    ...(begin.message === undefined ? {} : { message: begin.message }),
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
  settle(run);
  return ok({ events: run.events, state: run.state });
}
