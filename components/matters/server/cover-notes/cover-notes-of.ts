import type { PersonId } from '@gov/base';
import type { Item } from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { MatterView } from '../../contract.ts';
import { awaitsOther, givenBy, mayReadNote } from '../../rules/cover-notes/cover-note.ts';
import type { LoadedMatter } from '../handling/loaded-matter.ts';
import type { InHand } from '../view/in-hand.ts';
import type { PageRows } from '../view/read-page.ts';

type Notes = Pick<MatterView, 'coverNotes' | 'mayNoteFor'>;

/** 呈批说明 as far as this reader may read it, and for whose open steps he may write one. */
export function coverNotesOf(
  context: UseCaseContext,
  { state }: LoadedMatter,
  { mine }: InHand,
  { coverNotes, leaders, tasks, events }: Pick<PageRows, 'coverNotes' | 'leaders' | 'tasks' | 'events'>,
): Notes {
  const { personId } = context.person();
  const nameOf = (id: PersonId): string => context.agency.organisation.persons.get(id)?.name ?? '';
  const taskOf = (item: number): string => tasks.find((task) => task.item === item)?.id ?? '';
  const reader = { personId, leaders: leaders.map(({ leaderId }) => leaderId), inHand: mine?.id };
  const gave = (item: Item): boolean =>
    events.some(({ sequence, event }) => sequence === givenBy(item) && event.actor?.personId === personId);
  const mayWrite = (item: Item): boolean =>
    awaitsOther(item, personId) && (reader.leaders.includes(item.holder.personId) || gave(item));
  return {
    coverNotes: coverNotes
      .filter((note) => mayReadNote(note, state.items[note.item - 1], reader))
      .map(({ item, authorId, authorName, leaderId, text, writtenAt }) => ({
        taskId: taskOf(item),
        leader: nameOf(leaderId),
        author: authorName,
        text,
        writtenAt,
        own: authorId === personId,
        toDecide: item === mine?.id && state.items[item - 1]?.holder.personId === leaderId,
      })),
    mayNoteFor: state.suspended
      ? []
      : state.items.filter(mayWrite).map((item) => ({ taskId: taskOf(item.id), leader: nameOf(item.holder.personId) })),
  };
}
