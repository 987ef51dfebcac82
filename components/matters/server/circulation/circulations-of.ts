import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { MatterView } from '../../contract.ts';
import { inTurn, isUnderWay, readersInOrder, standWords } from '../../rules/circulation/reading-order.ts';
import type { LoadedMatter } from '../handling/loaded-matter.ts';
import { nameIn, personWords } from '../view/person-words.ts';

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
        words: `${inTurn(readers.map(({ personId }) => nameOf(personId)))}，${standWords(state, known, nameOf)}`,
        changeable: known.by === context.person().personId && !state.suspended,
      };
    });
}
