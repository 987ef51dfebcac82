import { isUuid, ok, type Result, reject } from '@gov/base';
import type { CompiledForm } from '@gov/forms';
import { type NodeDefinition, type Program, type State, start } from '@gov/workflow';
import { formsService } from '#components/forms/contract.ts';
import { processesService } from '#components/processes/contract.ts';
import type { PersonCaller, UseCaseContext } from '#platform/server/components/component-server.ts';
import { asHandledBy } from '../../rules/asked-only.ts';
import { granteeKeysOf } from '../readers.ts';
import { engineFacts } from './engine-facts.ts';
import { type LockedMatter, lockMatter } from './store.ts';

/** A matter loaded and locked, with the program and form it is pinned to. */
export interface LoadedMatter {
  readonly row: LockedMatter;
  readonly program: Program;
  readonly form: CompiledForm;
  /** For a draft: the process as it would start now, not stored yet. */
  readonly state: State;
  /** Events that start the process when this is a draft. */
  readonly startEvents: readonly unknown[];
}

/** What a command acts on besides the matter: the caller's open item and its node. */
export interface HeldTask {
  readonly item: number;
  readonly node: NodeDefinition;
}

const nobody = '00000000-0000-0000-0000-000000000000';

/** Locks and reads a matter the caller may read; anybody else's looks like none. */
export async function loadMatter(
  context: UseCaseContext,
  matterId: string,
  taskId?: string,
  read: typeof lockMatter = lockMatter,
): Promise<Result<LoadedMatter>> {
  const { tx } = context;
  const grantees = context.caller.kind === 'person' ? granteeKeysOf(context) : [];
  const reading = read(tx.agencyId, matterId, taskId && isUuid(taskId) ? taskId : nobody, grantees);
  const first = await tx.first(reading);
  // Somebody's act was committed while this one waited for the lock; now that it is held, nothing can change any more.
  const row = first && first.readVersion !== first.version ? await tx.first(reading) : first;
  if (row && !row.readable && context.caller.kind === 'person') context.conceal('matter', row.id);
  if (!row) return reject('matters.not-found');
  if (!row.readable && context.caller.kind !== 'job') {
    context.conceal('matter', matterId);
    return reject('matters.not-found');
  }
  return opened(context, row);
}

/**
 * A matter whose course an administrator mends without reading it, locked. The use case's permission is his right to it, and it
 * says nothing of the content to him.
 */
export async function loadUnseen(context: UseCaseContext, matterId: string): Promise<Result<LoadedMatter>> {
  const { tx } = context;
  const reading = lockMatter(tx.agencyId, matterId, nobody, []);
  const first = await tx.first(reading);
  const row = first && first.readVersion !== first.version ? await tx.first(reading) : first;
  return row ? opened(context, row) : reject('matters.not-found');
}

/** With the program and form the matter is pinned to. */
async function opened(context: UseCaseContext, row: LockedMatter): Promise<Result<LoadedMatter>> {
  const program = await context.ask(processesService).program(row.processVersionId);
  const form = await context.ask(formsService).compiled(row.formVersionId);
  if (row.snapshot) return ok({ row, program, form, state: row.snapshot, startEvents: [] });
  const starter = { personId: row.starterPersonId, assignmentId: row.starterAssignmentId };
  const started = start(program, engineFacts(context.agency.organisation, form, row.values, context.now), { starter });
  if (!started.ok) return started;
  return ok({ row, program, form, state: started.value.state, startEvents: started.value.events });
}

/** The open item the command names, if the caller holds it. In a draft the matter's own id names its only task. */
export function heldTask(loaded: LoadedMatter, person: PersonCaller, taskId: string): Result<HeldTask> {
  const draft = loaded.row.state === 'DRAFT' && taskId === loaded.row.id;
  const number = draft ? 1 : loaded.row.item;
  // A page that still shows the draft names the task that its submission has completed.
  if (!draft && taskId === loaded.row.id) return reject('matters.already-done');
  const item = number === null ? undefined : loaded.state.items[number - 1];
  if (!item) return reject('matters.not-found');
  if (item.holder.personId !== person.personId) return reject('matters.not-yours', { step: '' });
  if (item.state !== 'open') return reject('matters.already-done');
  const visit = item.visit === undefined ? undefined : loaded.state.visits[item.visit - 1];
  const node = visit && loaded.program.nodes[visit.node];
  return node ? ok({ item: item.id, node: asHandledBy(node, item) }) : reject('matters.reading-task');
}

/** A page that is older than the last change of values would overwrite somebody's text; none is newer than the matter. */
export const staleValues = (row: LockedMatter, expectedVersion: number): boolean =>
  row.contentVersion > expectedVersion || expectedVersion > row.version;
