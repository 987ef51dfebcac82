import { ok, type PersonId, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { Item } from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes } from '../../contract.ts';
import { awaitsOther, givenBy } from '../../rules/cover-notes/cover-note.ts';
import { writtenWords } from '../../rules/written-words.ts';
import { mayHandle } from '../handling/able-colleague.ts';
import { loadMatter } from '../handling/load-matter.ts';
import type { LoadedMatter } from '../handling/loaded-matter.ts';
import { insertNote } from '../handling/store.ts';
import { leadersOf } from '../secretaries/store.ts';
import { actorOfEvent, ownCoverNote, putCoverNote } from './store.ts';

type Write = (typeof routes)['writeCoverNote'];

/**
 * 呈批说明 by who laid the matter before somebody, or by his secretary: until he has acted, which the lock on the matter decides.
 * The trace says that it was written, not what. Twice = once.
 */
export async function writeCoverNote(
  context: UseCaseContext,
  { params, body }: InputOf<Write>,
): Promise<Result<ReplyOf<Write>>> {
  const loaded = await loadMatter(context, params.matterId, params.taskId);
  if (!loaded.ok) return loaded;
  const item = loaded.value.row.item === null ? undefined : loaded.value.state.items[loaded.value.row.item - 1];
  if (!item) return reject('matters.not-found');
  const refused = await whyNot(context, loaded.value, item);
  if (refused) return reject(refused, { person: nameOf(context, item.holder.personId) });
  await put(context, params.matterId, item, writtenWords(body.text));
  return ok({ done: true });
}

async function whyNot(context: UseCaseContext, { state, row }: LoadedMatter, item: Item): Promise<string | undefined> {
  const { personId } = context.person();
  if (item.kind !== 'do' || item.holder.personId === personId) return 'matters.note-not-yours';
  if (!awaitsOther(item, personId)) return 'matters.note-too-late';
  if (state.suspended) return 'workflow.suspended';
  const { tx } = context;
  const [leaders, act] = await Promise.all([
    tx.all(leadersOf(tx.agencyId, personId)),
    tx.first(actorOfEvent(tx.agencyId, row.id, givenBy(item))),
  ]);
  const secretary = leaders.some(({ leaderId }) => leaderId === item.holder.personId) && mayHandle(context, personId);
  return secretary || act?.personId === personId ? undefined : 'matters.note-not-yours';
}

/** Nothing is written where the same stands there already. */
async function put(context: UseCaseContext, matterId: string, item: Item, text: string): Promise<void> {
  const { tx, now } = context;
  const { personId: authorId } = context.person();
  const { personId: leaderId } = item.holder;
  const former = await tx.first(ownCoverNote(tx.agencyId, matterId, item.id, authorId));
  const before = former?.leaderId === leaderId ? former.text : '';
  if (before === text) return;
  const authorName = nameOf(context, authorId);
  const note = { item: item.id, authorId, authorName, leaderId, text, writtenAt: now };
  tx.write(putCoverNote(tx.agencyId, matterId, note));
  const act = text === '' ? '收回呈批说明' : before === '' ? '写呈批说明' : '修改呈批说明';
  const detail = `给${nameOf(context, leaderId)}`;
  tx.write(insertNote(tx.agencyId, { id: context.newId(), matterId, at: now, personName: authorName, act, detail }));
  context.audit({
    event: 'matters.cover-note-written',
    objectKind: 'matter',
    objectId: matterId,
    details: { item: item.id, personId: leaderId, characters: text.length },
  });
  context.notify([leaderId, authorId], 'inbox');
  context.notify([], `matter:${matterId}`);
}

const nameOf = ({ agency }: UseCaseContext, personId: PersonId): string =>
  agency.organisation.persons.get(personId)?.name ?? '';
