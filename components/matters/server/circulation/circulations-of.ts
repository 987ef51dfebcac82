import { inTurn } from '@gov/workflow/trace';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { MatterView } from '../../contract.ts';
import { isUnderWay, type ReaderState, readersInOrder, standWords } from '../../rules/circulation/reading-order.ts';
import type { LoadedMatter } from '../handling/loaded-matter.ts';
import { nameIn, personWords } from '../view/person-words.ts';

/** Beside the name of who had it and did not read it. */
const markOf: { readonly [State in ReaderState]?: string } = { 'taken-back': '（已收回）', left: '（不再办件）' };

/** 依次传阅 under way, for the page and its dialogs; only who sent it round may change who comes. */
export function circulationsOf(context: UseCaseContext, { state }: LoadedMatter): MatterView['circulations'] {
  const nameOf = nameIn(context);
  return (state.circulations ?? [])
    .filter((known) => isUnderWay(state, known))
    .map((known) => {
      const readers = readersInOrder(state, known);
      return {
        circulation: known.id,
        by: nameOf(known.by),
        readers: readers.map((reader) => ({
          ...personWords(context, reader.personId, reader.assignmentId),
          state: reader.state,
        })),
        words: `${inTurn(readers.map((reader) => `${nameOf(reader.personId)}${markOf[reader.state] ?? ''}`))}，${standWords(state, known, nameOf)}`,
        changeable: known.by === context.person().personId && !state.suspended,
      };
    });
}
