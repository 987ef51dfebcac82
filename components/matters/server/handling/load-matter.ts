import { isUuid, ok, type Result, reject } from '@gov/base';
import type { CompiledForm } from '@gov/forms';
import { type Program, start } from '@gov/workflow';
import { formsService } from '#components/forms/contract.ts';
import { processesService } from '#components/processes/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { type Bound, matterKindHooks } from '../../contract.ts';
import { granteeKeysOf } from '../readers.ts';
import { engineFacts, factsFor } from './engine-facts.ts';
import type { LoadedMatter } from './loaded-matter.ts';
import { type LockedMatter, lockMatter } from './store.ts';

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
  const row = await rowNow(context, reading);
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
  const row = await rowNow(context, reading);
  return row ? opened(context, row) : reject('matters.not-found');
}

/** Somebody's act may be committed while this one waits for the lock; once it is held, nothing can change any more. */
async function rowNow(
  { tx }: UseCaseContext,
  reading: ReturnType<typeof lockMatter>,
): Promise<LockedMatter | undefined> {
  const first = await tx.first(reading);
  return first && first.readVersion !== first.version ? tx.first(reading) : first;
}

/** With the program and form the matter is pinned to; the facts are built once for everything the request asks the engine. */
async function opened(context: UseCaseContext, row: LockedMatter): Promise<Result<LoadedMatter>> {
  const program = await context.ask(processesService).program(row.processVersionId);
  const form = await context.ask(formsService).compiled(row.formVersionId);
  const course = row.snapshot ? ok({ state: row.snapshot, startEvents: [] }) : begun(context, row, program, form);
  if (!course.ok) return course;
  const bound = row.snapshot ? await boundOf(context, row, program) : {};
  const pinned = { row, program, form, bound, ...course.value };
  return ok({ ...pinned, facts: factsFor(context, pinned) });
}

/** What the kind says of a matter that has left its starter. */
async function boundOf(
  context: UseCaseContext,
  { id, kindCode, snapshot }: LockedMatter,
  program: Program,
): Promise<Bound> {
  const hooks = context.extension(matterKindHooks, kindCode)?.(context);
  const first = snapshot?.visits[0]?.node ?? '';
  return (await hooks?.bound?.({ matterId: id, firstActions: program.nodes[first]?.actions ?? [] })) ?? {};
}

/** A draft's process as it would start now. */
function begun(
  context: UseCaseContext,
  row: LockedMatter,
  program: Program,
  form: CompiledForm,
): Result<Pick<LoadedMatter, 'state' | 'startEvents'>> {
  const starter = { personId: row.starterPersonId, assignmentId: row.starterAssignmentId };
  const facts = engineFacts(context, form, row.values);
  const started = start(program, facts, { starter });
  return started.ok ? ok({ state: started.value.state, startEvents: started.value.events }) : started;
}
