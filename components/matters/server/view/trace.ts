import { permissionOf } from '@gov/forms';
import { traceLines } from '@gov/workflow/trace';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { MatterView } from '../../contract.ts';
import type { LoadedMatter } from '../handling/loaded-matter.ts';
import type { Sight } from './in-hand.ts';
import { concealedLabels, permissionsOf } from './paper.ts';
import type { PageRows } from './read-page.ts';

type Line = MatterView['trace'][number];

/**
 * 办理过程: the acts and what other components noted, newest first. Of an opinion in a block that this reader does not see on
 * the paper, only that it was given.
 */
export function traceOf(
  context: UseCaseContext,
  loaded: LoadedMatter,
  hand: Sight,
  { events, opinions: given, notes }: Pick<PageRows, 'events' | 'opinions' | 'notes'>,
): Line[] {
  const { program, state } = loaded;
  const permissions = permissionsOf(loaded, hand);
  const opinions = given.filter(({ block }) => permissionOf(permissions, block) !== 'hidden');
  const penOf = (sequence: number) => opinions.find((one) => one.sequence === sequence)?.pen;
  const lines = traceLines({
    program,
    state,
    events,
    concealed: concealedLabels(loaded, hand),
    opinionOf: (sequence, item) =>
      opinions.find((o) => (o.sequence === null ? o.item === item : o.sequence === sequence))?.text,
    nameOf: (personId) => context.agency.organisation.persons.get(personId)?.name ?? '',
  });
  const drawn = lines.map((line): Line => {
    const pen = penOf(line.sequence);
    return pen ? { ...line, pen } : line;
  });
  return [...drawn, ...notes.map(noteLine)].sort(newestFirst);
}

const noteLine = (note: PageRows['notes'][number], index: number): Line => ({
  sequence: 1_000_000 + index,
  at: note.at,
  who: note.personName,
  act: note.act,
  ...(note.detail ? { detail: note.detail } : {}),
});

const newestFirst = (a: Line, b: Line): number => (a.at < b.at ? 1 : a.at > b.at ? -1 : b.sequence - a.sequence);
