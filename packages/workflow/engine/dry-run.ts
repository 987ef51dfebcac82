import type { Result } from '@gov/base';
import { ok } from '@gov/base';
import type { ResolvedHandler } from '@gov/organisation';
import type { Command } from '../command.ts';
import { crossedSteps } from '../control/crossed-steps.ts';
import type { MigrationPlan } from '../control/migrate.ts';
import { migrate } from '../control/migrate.ts';
import type { Facts } from '../facts.ts';
import type { NodeId, Program } from '../program.ts';
import { indexOf } from '../program-index.ts';
import { sameReturner } from '../returns/returner.ts';
import type { Actor, Item, ItemId, PendingReturn, ProcessStatus, State, Visit, VisitId } from '../state.ts';
import type { Decision } from './decide.ts';
import { decideWithState } from './decide.ts';

/** New work a command brings, or that starts again. */
export interface WorkToCome {
  readonly node: NodeId;
  /** 加一步: its own name. */
  readonly name?: string;
  readonly handler: ResolvedHandler;
}

/** What a dialog says before anything is confirmed; items, visits and children are numbers of the instance. */
export interface DryRun {
  /** Work under way (also resting) that ends without being done; never the item the command itself is about. */
  readonly stops: readonly ItemId[];
  /** Other work under way that goes on. */
  readonly goesOn: readonly ItemId[];
  /** Opinions that become void: kept in the trace, out of the printed form. */
  readonly voided: readonly ItemId[];
  /** Opinions that count again. */
  readonly restored: readonly ItemId[];
  /** Who has work afterwards that they do not have now. */
  readonly opens: readonly WorkToCome[];
  /** Steps for which nobody is found: an administrator is needed. */
  readonly incidents: readonly NodeId[];
  /** Steps that end in 不通过 and stand still, because no way is drawn for it. */
  readonly noWayForNo: readonly NodeId[];
  /** Child processes that stop. */
  readonly childrenStop: readonly number[];
  /** Returns of others that had been waiting and are dropped. */
  readonly waitingDropped: readonly VisitId[];
  /** Steps a jump goes over without their being done. */
  readonly crosses: readonly NodeId[];
  /** How the process ends by this, if it does. */
  readonly ends?: Exclude<ProcessStatus, 'open'>;
}

/**
 * A dry run of any command, with the facts of this moment: exactly what `decide` would do now, told in what people care about.
 * A refusal of the command is the answer too.
 */
export function dryRun(program: Program, state: State, command: Command, facts: Facts): Result<DryRun> {
  const made = decideWithState(program, state, command, facts);
  if (!made.ok) return made;
  const own = 'item' in command ? command.item : undefined;
  return ok({ ...told(state, made.value, own), crosses: crossedBy(program, state, command) });
}

/**
 * What a jump leaves out, from the step that is left; what 自选下一步 leaves out behind the step that is done. What lies between
 * on a way back is done once more, and left out by nothing.
 */
function crossedBy(program: Program, state: State, command: Command): readonly NodeId[] {
  const nodeAt = (visit: number | undefined) => state.visits[(visit ?? 0) - 1]?.node;
  if (command.kind === 'jump') return skipped(program, nodeAt(command.visit), command.to);
  if (command.kind !== 'complete' || command.next?.kind !== 'node' || command.next.rejoin) return [];
  const from = nodeAt(state.items[command.item - 1]?.visit);
  return skipped(program, from, command.next.node).filter((node) => node !== from);
}

function skipped(program: Program, from: NodeId | undefined, to: NodeId): readonly NodeId[] {
  const { order } = indexOf(program);
  const forwards = from !== undefined && order.indexOf(from) < order.indexOf(to);
  return forwards ? crossedSteps(program, from, to) : [];
}

/** A dry run of a migration: steps under way that have no place in the new version are its refusal. */
export function dryRunMigration(
  programs: { readonly from: Program; readonly to: Program },
  state: State,
  plan: MigrationPlan & { readonly actor: Actor },
  facts: Facts,
): Result<DryRun> {
  const made = migrate(programs, state, plan, facts);
  return made.ok ? ok({ ...told(state, made.value, undefined), crosses: [] }) : made;
}

function told(before: State, { state }: Decision, own: ItemId | undefined): Omit<DryRun, 'crosses'> {
  const atWork = before.items.filter((item) => isWork(item) && item.id !== own);
  const ended = state.status;
  return {
    stops: atWork.filter(({ id }) => endedUndone.has(after(state, id).state)).map(({ id }) => id),
    goesOn: atWork.filter(({ id }) => isWork(after(state, id))).map(({ id }) => id),
    voided: changed(before, state, (one, now) => !one.voidedBy && now.voidedBy !== undefined),
    restored: changed(before, state, (one, now) => one.voidedBy !== undefined && !now.voidedBy),
    opens: state.items
      .filter((item) => item.kind === 'do' && item.state === 'open' && !hadIt(before, item))
      .map((item) => ({ ...stepOf(state, item), handler: item.holder })),
    incidents: newStops(before, state, (reason) => reason !== 'noWayForNo'),
    noWayForNo: newStops(before, state, (reason) => reason === 'noWayForNo'),
    childrenStop: (before.children ?? [])
      .filter(({ id, state: was }) => was === 'running' && state.children?.[id - 1]?.state === 'cancelled')
      .map(({ id }) => id),
    waitingDropped: before.pendingReturns
      .filter((one) => one.item === undefined || one.item !== own)
      .filter((one) => !state.pendingReturns.some((pending) => sameReturner(pending, one)))
      .filter((one) => isDropped(state, one))
      .map(({ visit }) => visit),
    ...(ended !== 'open' && before.status === 'open' ? { ends: ended } : {}),
  };
}

/** It ended without being carried out. */
const isDropped = (now: State, one: PendingReturn): boolean =>
  one.item === undefined
    ? (now.lapsedReturns ?? []).some((lapsed) => sameReturner(lapsed, one))
    : after(now, one.item).state === 'cancelled';

const newStops = (before: State, now: State, fits: (reason: Visit['incident']) => boolean): readonly NodeId[] =>
  now.visits
    .filter((visit) => visit.state === 'incident' && before.visits[visit.id - 1]?.state !== 'incident')
    .filter(({ incident }) => fits(incident))
    .map(({ node }) => node);

const endedUndone: ReadonlySet<Item['state']> = new Set(['cancelled', 'withdrawn']);
const isWork = (item: Item): boolean => item.kind === 'do' && (item.state === 'open' || item.state === 'parked');

function after(state: State, id: ItemId): Item {
  const item = state.items[id - 1];
  if (!item) throw new Error(`item ${id} has vanished`);
  return item;
}

/** The same person already had this work open, or it only came from rest. */
function hadIt(before: State, item: Item): boolean {
  const was = before.items[item.id - 1];
  return was?.state === 'open' && was.holder.personId === item.holder.personId;
}

function stepOf(state: State, item: Item): Pick<WorkToCome, 'node' | 'name'> {
  const visit = state.visits[(item.visit ?? 0) - 1];
  return { node: visit?.node ?? '', ...(visit?.adhoc?.name ? { name: visit.adhoc.name } : {}) };
}

const changed = (before: State, state: State, fits: (one: Item, now: Item) => boolean): readonly ItemId[] =>
  before.items.filter((item) => fits(item, after(state, item.id))).map(({ id }) => id);
