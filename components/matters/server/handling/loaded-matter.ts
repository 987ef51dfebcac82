import { ok, type PersonId, type Result, reject } from '@gov/base';
import type { CompiledForm } from '@gov/forms';
import {
  type Command,
  type Decision,
  decideWithState,
  type Facts,
  itemStandsStill,
  type NodeDefinition,
  type Program,
  type State,
  type WorkflowEvent,
} from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { asHandledBy } from '../../rules/asked-only.ts';
import { stepOfRound } from '../../rules/round-step.ts';
import { withWrittenReason } from '../../rules/written-words.ts';
import type { Weights } from '../asking/weights.ts';
import { isInPerson } from '../stand-ins/in-person.ts';
import { whyNot } from '../stand-ins/standing-in.ts';
import type { LockedMatter } from './store.ts';

/** A matter loaded and locked, with the program and form it is pinned to. */
export interface LoadedMatter {
  readonly row: LockedMatter;
  readonly program: Program;
  readonly form: CompiledForm;
  /** For a draft: the process as it would start now, not stored yet. */
  readonly state: State;
  /** Events that start the process when this is a draft. */
  readonly startEvents: readonly WorkflowEvent[];
  /** What the engine may look at now, with the values as they are stored. */
  readonly facts: Facts;
  /** What rules choose one of several persons by; absent where the process has no such rule. */
  readonly weights?: Weights;
  /** Items that the caller may do, or has done, for their holders (代理). */
  readonly covered: readonly number[];
}

/** What a command acts on besides the matter: the caller's open item and its node. */
export interface HeldTask {
  readonly item: number;
  readonly node: NodeDefinition;
  /** 代办: whose it is. */
  readonly onBehalfOf?: PersonId;
}

/** Commands by which something may be undone that the kind has bound: it is asked, see `bound-matter.ts`. */
type UndoingCommand = Extract<Command, { readonly kind: 'withdraw' | 'return' | 'jump' | 'cancel' }>;

/** What the engine says to a command to which no kind has a word, its reason as it is kept; nothing is written. */
export const decideOn = (loaded: LoadedMatter, command: Exclude<Command, UndoingCommand>): Result<Decision> =>
  decideUnbound(loaded, command);

/** What the engine alone says. */
export function decideUnbound({ program, state, facts }: LoadedMatter, command: Command): Result<Decision> {
  const written = withWrittenReason(command);
  return written.ok ? decideWithState(program, state, written.value, facts) : written;
}

/** The open item the command names, if the caller holds it or does it for its holder. In a draft the matter's own id names its only task. */
export function heldTask(context: UseCaseContext, loaded: LoadedMatter, taskId: string): Result<HeldTask> {
  const draft = loaded.row.state === 'DRAFT' && taskId === loaded.row.id;
  const number = draft ? 1 : loaded.row.item;
  // A page that still shows the draft names the task that its submission has completed.
  if (!draft && taskId === loaded.row.id) return reject('matters.already-done');
  const item = number === null ? undefined : loaded.state.items[number - 1];
  if (!item) return reject('matters.not-found');
  const refusal = whyNot(context, loaded, item);
  if (refusal) return refusal;
  if (itemStandsStill(loaded.state, item)) return standingStill(loaded.state);
  const visit = item.visit === undefined ? undefined : loaded.state.visits[item.visit - 1];
  const node = stepOfRound(loaded.program, visit);
  if (!node) return reject('matters.reading-task');
  const forAnother = onBehalf(item.holder.personId, context.person().personId);
  if (forAnother.onBehalfOf && isInPerson(context, loaded.row.kindCode, node)) return reject('matters.in-person');
  return ok({ item: item.id, node: asHandledBy(node, item), ...forAnother });
}

/** Why nothing can be done now: the whole matter stands still, or the branch the work stands in. */
export const standingStill = ({ suspended }: State) =>
  reject(suspended ? 'workflow.suspended' : 'workflow.branch-suspended');

/** Why somebody has nothing in hand: what he has stands still with its branch, or he has done it. */
export const nothingInHand = ({ state }: Pick<LoadedMatter, 'state'>, personId: string) =>
  state.items.some(
    (item) =>
      item.kind === 'do' && item.state === 'open' && item.holder.personId === personId && itemStandsStill(state, item),
  )
    ? standingStill(state)
    : reject('matters.already-done');

/** In whose place it is done, where that is somebody else. */
export const onBehalf = (holder: PersonId, personId: PersonId): { readonly onBehalfOf?: PersonId } =>
  holder === personId ? {} : { onBehalfOf: holder };

/** A page that is older than the last change of values would overwrite somebody's text; none is newer than the matter. */
export const staleValues = (row: LockedMatter, expectedVersion: number): boolean =>
  row.contentVersion > expectedVersion || expectedVersion > row.version;
