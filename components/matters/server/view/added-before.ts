import { stepName } from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { AddedBefore } from '../../contract/shapes.ts';
import type { LoadedMatter } from '../handling/loaded-matter.ts';
import { personWords } from './person-words.ts';

/**
 * What a holder had added (加一步) and had sent back to him: it does not come again by itself, so it is offered to be added once
 * more as it was, with what was planned behind it.
 */
export function addedBefore(
  context: UseCaseContext,
  { state, program }: LoadedMatter,
  visitId: number,
): AddedBefore | undefined {
  const from = state.visits[visitId - 1]?.returnedFrom;
  const sent = from === undefined ? undefined : state.visits[from - 1];
  if (!sent?.adhoc || sent.adhoc.by !== context.person().personId) return undefined;
  const { asked, workingDays, later = [] } = sent.adhoc;
  const first = state.items.filter(({ visit, kind, part }) => visit === sent.id && kind === 'do' && part === undefined);
  const people = [...first.map(({ holder }) => holder), ...later.flatMap(({ handlers }) => handlers)];
  return {
    name: stepName(program, sent),
    ...(asked ? { asked } : {}),
    ...(workingDays === undefined ? {} : { workingDays }),
    order: later.length > 0 ? 'in-turn' : 'together',
    persons: people.map(({ personId, assignmentId }) => personWords(context, personId, assignmentId)),
  };
}
