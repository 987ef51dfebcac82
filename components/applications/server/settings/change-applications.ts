import { ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import { formsService } from '#components/forms/contract.ts';
import { mattersService } from '#components/matters/contract.ts';
import { processesService } from '#components/processes/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { ApplicationSettings, routes } from '../../contract.ts';
import { kindCodeOf } from '../kind-code.ts';
import { countApplications, deleteApplication, lockApplication, updateApplication } from '../store.ts';
import { concealedOver, putApplication, putKind } from './put-application.ts';

type Routes = typeof routes;

const most = 200;

/** Makes an application; a retry with the same command id makes one. */
export async function make(
  context: UseCaseContext,
  input: InputOf<Routes['make']>,
): Promise<Result<ReplyOf<Routes['make']>>> {
  const id = context.newId<string>();
  return makeNew(context, { id, kindCode: kindCodeOf(id) }, input.body, []);
}

/** The same for one whose form and process have been published under its own id before. */
export async function makeNew(
  context: UseCaseContext,
  { id, kindCode }: { readonly id: string; readonly kindCode: string },
  settings: ApplicationSettings,
  remarks: readonly string[],
): Promise<Result<ReplyOf<Routes['make']>>> {
  const room = await roomForOne(context);
  if (!room.ok) return room;
  const put = await putApplication(context, { id, kindCode, open: true, version: 1, settings, before: undefined });
  if (!put.ok) return put;
  const { formVersionId, processVersionId } = put.value;
  context.audit({
    event: 'applications.made',
    objectKind: 'application',
    objectId: id,
    details: { formVersionId, processVersionId, ...admitted(settings) },
  });
  return ok({ id, remarks: [...remarks] });
}

/** Whether the agency may have one more. Rejection `applications.many`. */
export async function roomForOne({ tx }: UseCaseContext): Promise<Result<true>> {
  const there = await tx.first(countApplications(tx.agencyId));
  return (there?.count ?? 0) >= most ? reject('applications.many', { most }) : ok(true);
}

/** Who may start one and who reads all, for the audit: that is what opens and closes doors. */
const admitted = ({ starters, readers }: ApplicationSettings) => ({
  starters: starters?.join(' ') ?? null,
  readers: readers.join(' '),
});

/** New settings, and the newest versions of form and process. */
export async function change(
  context: UseCaseContext,
  input: InputOf<Routes['change']>,
): Promise<Result<ReplyOf<Routes['change']>>> {
  const { applicationId } = input.params;
  const { expectedVersion, settings } = input.body;
  const before = await context.tx.first(lockApplication(context.tx.agencyId, applicationId));
  if (!before) return reject('applications.not-found');
  if (before.version !== expectedVersion) return reject('applications.stale');
  const put = await putApplication(context, {
    id: applicationId,
    kindCode: before.kindCode,
    open: before.open,
    version: before.version + 1,
    settings,
    before,
  });
  if (!put.ok) return put;
  const { formVersionId, processVersionId, version } = put.value;
  context.audit({
    event: 'applications.changed',
    objectKind: 'application',
    objectId: applicationId,
    details: { version, formVersionId, processVersionId, ...admitted(settings) },
  });
  return ok({ id: applicationId, remarks: [] });
}

/** Off: nobody starts a new one, what runs goes on, records stay readable. Twice = the same. */
export async function setOpen(
  context: UseCaseContext,
  input: InputOf<Routes['setOpen']>,
): Promise<Result<ReplyOf<Routes['setOpen']>>> {
  const { tx } = context;
  const { applicationId } = input.params;
  const { expectedVersion, open } = input.body;
  const before = await tx.first(lockApplication(tx.agencyId, applicationId));
  if (!before) return reject('applications.not-found');
  if (before.version !== expectedVersion) return reject('applications.stale');
  const row = { ...before, open, version: before.version + 1 };
  const program = await context.ask(processesService).program(row.processVersionId);
  const form = await context.ask(formsService).compiled(row.formVersionId);
  putKind(context, row, concealedOver(context, program, form));
  tx.write(updateApplication(tx.agencyId, row, context.now));
  context.audit({
    event: 'applications.opened',
    objectKind: 'application',
    objectId: applicationId,
    details: { open },
  });
  return ok({ done: true as const });
}

/** Removes one that was never used, with its kind; its form and process stay published. */
export async function remove(
  context: UseCaseContext,
  input: InputOf<Routes['remove']>,
): Promise<Result<ReplyOf<Routes['remove']>>> {
  const { tx } = context;
  const { applicationId } = input.params;
  const row = await tx.first(lockApplication(tx.agencyId, applicationId));
  if (!row) return reject('applications.not-found');
  const removed = await context.ask(mattersService).removeKind(row.kindCode);
  if (!removed) return reject('applications.in-use');
  tx.write(deleteApplication(tx.agencyId, applicationId));
  context.audit({ event: 'applications.removed', objectKind: 'application', objectId: applicationId });
  return ok({ done: true as const });
}
