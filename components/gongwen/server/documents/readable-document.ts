import { type MatterId, ok, reject } from '@gov/base';
import { type IncomingStatus, incomingStatusWords, type OutgoingStatus, outgoingStatusWords } from '@gov/gongwen';
import { mattersService } from '#components/matters/contract.ts';
import type { AuditEntry, UseCaseContext } from '#platform/server/components/component-server.ts';
import { type DocumentRow, findDocument } from './store.ts';

export const statusWords = ({ direction, status }: Pick<DocumentRow, 'direction' | 'status'>): string =>
  direction === 'OUT' ? outgoingStatusWords[status as OutgoingStatus] : incomingStatusWords[status as IncomingStatus]; // reason: only our own hooks write the column

/** A document whose matter the caller may read; anybody else's looks like none. */
export async function readableDocument(context: UseCaseContext, matterId: string) {
  const matter = await context.ask(mattersService).readable(matterId as MatterId); // reason: a route parameter, checked as a uuid
  const document = matter && (await context.tx.first(findDocument(context.tx.agencyId, matterId)));
  return matter && document ? ok({ matter, document, matterId: matterId as MatterId }) : reject('matters.not-found');
}

export const mayEditBody = async (context: UseCaseContext, matterId: string): Promise<boolean> =>
  (await writesFor(context, matterId)) !== undefined;

/** For whom the caller writes the text now, as the audit says it: nothing = in his own name (else 代办); `undefined` = he may not. */
export async function writesFor(
  context: UseCaseContext,
  matterId: string,
): Promise<Pick<AuditEntry, 'onBehalfOf'> | undefined> {
  const task = await context.ask(mattersService).openTask(matterId as MatterId); // reason: as above
  if (!task?.actions.includes('edit-body')) return undefined;
  return task.onBehalfOf ? { onBehalfOf: task.onBehalfOf } : {};
}

export const editorOf = (d: DocumentRow) =>
  d.editedBy && d.editingSince && d.editingSeenAt
    ? { personId: d.editedBy, name: d.editedByName ?? '', since: d.editingSince, seenAt: d.editingSeenAt }
    : undefined;
