import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { listAttachments } from '../attachments/store.ts';
import { listCoverNotes } from '../cover-notes/store.ts';
import { leadersOf } from '../secretaries/store.ts';
import { whyReadable } from './reading.ts';
import { listEvents, listNotes, listOpinions, listTasks } from './store.ts';

/** Everything the page tells of besides the matter itself, read at once. */
export async function readPage(context: UseCaseContext, matterId: string) {
  const { tx } = context;
  const [tasks, opinions, events, notes, attachments, coverNotes, leaders, readBecause] = await Promise.all([
    tx.all(listTasks(tx.agencyId, matterId)),
    tx.all(listOpinions(tx.agencyId, matterId)),
    tx.all(listEvents(tx.agencyId, matterId)),
    tx.all(listNotes(tx.agencyId, matterId)),
    tx.all(listAttachments(tx.agencyId, matterId)),
    tx.all(listCoverNotes(tx.agencyId, matterId)),
    tx.all(leadersOf(tx.agencyId, context.person().personId)),
    whyReadable(context, matterId),
  ]);
  return { tasks, opinions, events, notes, attachments, coverNotes, leaders, readBecause };
}

export type PageRows = Awaited<ReturnType<typeof readPage>>;
