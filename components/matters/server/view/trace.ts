import { permissionOf } from '@gov/forms';
import { type TraceFacts, traceLines } from '@gov/workflow/trace';
import { processesService } from '#components/processes/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { DeviceKind } from '#platform/server/http/input/device-kind.ts';
import type { MatterView } from '../../contract.ts';
import type { LoadedMatter } from '../handling/loaded-matter.ts';
import { type VersionLeft, versionsLeft } from '../migration/store.ts';
import type { Sight } from './in-hand.ts';
import { concealedLabels, permissionsOf } from './paper.ts';
import type { PageRows } from './read-page.ts';

type Line = MatterView['trace'][number];

/**
 * 办理过程: the acts and what other components noted, newest first. Of an opinion in a block that this reader does not see on
 * the paper, only that it was given.
 */
export async function traceOf(
  context: UseCaseContext,
  loaded: LoadedMatter,
  hand: Sight,
  { events, opinions: given, notes }: Pick<PageRows, 'events' | 'opinions' | 'notes'>,
): Promise<Line[]> {
  const { program, state } = loaded;
  const permissions = permissionsOf(loaded, hand);
  const opinions = given.filter(({ block }) => permissionOf(permissions, block) !== 'hidden');
  const penOf = (sequence: number) => opinions.find((one) => one.sequence === sequence)?.pen;
  const lines = traceLines({
    program,
    state,
    events,
    former: await formerPrograms(context, loaded, events),
    concealed: concealedLabels(loaded, hand),
    opinionOf: (sequence, item) =>
      opinions.find((o) => (o.sequence === null ? o.item === item : o.sequence === sequence))?.text,
    nameOf: (personId) => context.agency.organisation.persons.get(personId)?.name ?? '',
  });
  const deviceOf = new Map(events.map(({ sequence, device }) => [sequence, device]));
  const drawn = lines.map((line): Line => {
    const pen = penOf(line.sequence);
    const device = deviceOf.get(line.sequence);
    return { ...line, ...(pen ? { pen } : {}), ...(device ? { device: deviceWords[device] } : {}) };
  });
  return [...drawn, ...notes.map(noteLine)].sort(newestFirst);
}

const deviceWords: Readonly<Record<DeviceKind, string>> = {
  COMPUTER: '电脑',
  PHONE: '手机',
  TABLET: '平板',
  PROGRAM: '程序接口',
};

/**
 * What it was run by before each 转到新版, found by the moment of the move. Of some moves of former releases the version is not
 * known (with a form upgrade they left no row): told by the present names.
 */
async function formerPrograms(
  context: UseCaseContext,
  { program, row }: LoadedMatter,
  events: PageRows['events'],
): Promise<TraceFacts['former'] & object> {
  const moves = events.filter(({ event }) => event.kind === 'processMigrated');
  if (moves.length === 0) return [];
  const left = [...(await context.tx.all(versionsLeft(context.tx.agencyId, row.id)))];
  const processes = context.ask(processesService);
  const versions = moves.map(({ event, at }) => {
    const found = left.findIndex((one) => one.at === at);
    const [move] = found < 0 ? [] : left.splice(0, found + 1).slice(-1);
    return { until: event.seq, move };
  });
  // in the order of their numbers, which begin with 1 and leave none out
  const known = await processes.versionsBeside(row.processVersionId);
  return Promise.all(
    versions.map(async ({ until, move }) => ({
      until,
      program: move?.from ? await processes.program(move.from) : program,
      ...wentBack(known, move),
    })),
  );
}

/** 转回原来的版本: to a version older than the one it left. */
function wentBack(known: readonly string[], move: VersionLeft | undefined): { readonly backTo?: number } {
  if (!move?.from) return {};
  const to = known.indexOf(move.to);
  return to >= 0 && to < known.indexOf(move.from) ? { backTo: to + 1 } : {};
}

const noteLine = (note: PageRows['notes'][number], index: number): Line => ({
  sequence: 1_000_000 + index,
  at: note.at,
  who: note.personName,
  act: note.act,
  ...(note.detail ? { detail: note.detail } : {}),
});

const newestFirst = (a: Line, b: Line): number => (a.at < b.at ? 1 : a.at > b.at ? -1 : b.sequence - a.sequence);
