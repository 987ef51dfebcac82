import { isUuid, ok, type PersonId, type Result, reject } from '@gov/base';
import { start } from '@gov/workflow';
import { formsService } from '#components/forms/contract.ts';
import { processesService } from '#components/processes/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { weighed, weightsOf } from '../asking/weights.ts';
import { granteeKeysOf } from '../readers.ts';
import { mayKnowSecrets } from '../secrecy/given-to.ts';
import { coveredItems, lostStandIn, readsForAnother } from '../stand-ins/standing-in.ts';
import { askedOf, type Begun, engineFacts, factsFor } from './engine-facts.ts';
import type { LoadedMatter } from './loaded-matter.ts';
import { type LockedMatter, lockMatter } from './store.ts';

const nobody = '00000000-0000-0000-0000-000000000000' as PersonId; // reason: an id that nobody has

/** Locks and reads a matter the caller may read; anybody else's looks like none. */
export async function loadMatter(
  context: UseCaseContext,
  matterId: string,
  taskId?: string,
  read: typeof lockMatter = lockMatter,
): Promise<Result<LoadedMatter>> {
  const { tx } = context;
  const grantees = context.caller.kind === 'person' ? granteeKeysOf(context) : [];
  const personId = context.caller.kind === 'person' ? context.caller.personId : nobody;
  const task = taskId && isUuid(taskId) ? taskId : nobody;
  const row = await rowNow(
    context,
    read(tx.agencyId, matterId, {
      taskId: task,
      grantees,
      personId,
      now: context.now,
      mayKnowSecrets: mayKnowSecrets(context, personId),
    }),
  );
  if (!row) return reject('matters.not-found');
  if (context.caller.kind === 'job' || row.readable || readsForAnother(context, row)) return opened(context, row);
  const lost = taskId === undefined ? undefined : lostStandIn(context, row);
  if (lost) return lost;
  context.conceal('matter', matterId, 'matters.not-found');
  return reject('matters.not-found');
}

/**
 * A matter whose course an administrator mends without reading it, locked but for a dry run (`read`). The use case's permission is
 * his right to it, and it says nothing of the content to him.
 */
export async function loadUnseen(
  context: UseCaseContext,
  matterId: string,
  read: typeof lockMatter = lockMatter,
): Promise<Result<LoadedMatter>> {
  const { tx } = context;
  const asking = { taskId: nobody, grantees: [], personId: nobody, now: context.now, mayKnowSecrets: false };
  const row = await rowNow(context, read(tx.agencyId, matterId, asking));
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
  const form = await context.ask(formsService).compiled(row.formVersionId);
  const processes = context.ask(processesService);
  const program = processes.over(await processes.program(row.processVersionId), form);
  const weights = weightsOf(context, program, row);
  const course = row.snapshot
    ? ok({ state: row.snapshot, startEvents: [] })
    : await weighed(weights, () => begun(context, { row, program, form, weights }));
  if (!course.ok) return course;
  const covered = coveredItems(context, row);
  const pinned = { row, program, form, covered, ...(weights ? { weights } : {}), ...course.value };
  return ok({ ...pinned, facts: factsFor(context, pinned) });
}

/** A draft's process as it would start now. */
function begun(
  context: UseCaseContext,
  { row, program, form, weights }: Pick<LoadedMatter, 'row' | 'program' | 'form'> & Pick<Begun, 'weights'>,
): Result<Pick<LoadedMatter, 'state' | 'startEvents'>> {
  const starter = { personId: row.starterPersonId, assignmentId: row.starterAssignmentId };
  const facts = engineFacts(context, form, row.values, { ...askedOf(row), weights });
  const started = start(program, facts, { starter });
  return started.ok ? ok({ state: started.value.state, startEvents: started.value.events }) : started;
}
