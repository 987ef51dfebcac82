import type { Instant, JsonObject } from '@gov/base';
import type { History } from '@gov/workflow/rehearsal';
import { formsService } from '#components/forms/contract.ts';
import {
  type PastCase,
  type ProcessHistory,
  processesService,
  type VersionSince,
} from '#components/processes/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { changedSince } from '../../rules/values/changed-since.ts';
import { formerValues } from '../../rules/values/former-values.ts';
import { finishedRounds } from '../asking/store.ts';
import { engineFacts } from '../handling/engine-facts.ts';
import { granteeKeysOf } from '../readers.ts';
import { countCases, listCases, type NamedMatterRow, type PastMatterRow, pastMatters, pastStates } from './store.ts';

const idsOf = (versions: readonly VersionSince[]): readonly string[] => versions.map((one) => one.processVersionId);

/** What matters tell of the past of a process. Titles only to who may read the matter; values to nobody: they stay in the facts. */
export const historyFor = (context: UseCaseContext): ProcessHistory => ({
  casesOf: (versions, wanted) => context.tx.all(listCases(context.tx.agencyId, idsOf(versions), wanted)),
  countOf: async (versions, wanted) =>
    (await context.tx.first(countCases(context.tx.agencyId, idsOf(versions), wanted)))?.count ?? 0,
  async load(versions, matterIds) {
    const asked = { matterIds, grantees: granteeKeysOf(context) };
    const rows = await context.tx.all(pastMatters(context.tx.agencyId, idsOf(versions), asked));
    return Promise.all(
      rows.map(async (row) => ({ ...saidOf(context, row), history: await historyOf(context, row, versions) })),
    );
  },
  roundsOf: (versions, nodes) =>
    context.tx.all(finishedRounds(context.tx.agencyId, { versions: idsOf(versions), nodes })),
  statesOf: (versions, wanted) => context.tx.all(pastStates(context.tx.agencyId, idsOf(versions), wanted)),
});

/** Never a title to who may not read the matter. */
export function saidOf({ agency: { organisation } }: UseCaseContext, row: NamedMatterRow): PastCase {
  const section = organisation.assignments.get(row.starterAssignmentId)?.sectionId;
  return {
    matterId: row.id,
    kindName: row.kindName,
    ...(row.number ? { number: row.number } : {}),
    startedAt: row.startedAt,
    starterSection: (section && organisation.sections.get(section)?.name) ?? '',
    ...(row.readable ? { title: row.title } : {}),
  };
}

async function historyOf(
  context: UseCaseContext,
  row: PastMatterRow,
  versions: readonly VersionSince[],
): Promise<History> {
  const form = await context.ask(formsService).compiled(row.formVersionId);
  const processes = context.ask(processesService);
  const parts = segmentsOf(row, versions);
  const programs = await Promise.all(
    parts.map(async ({ from, processVersionId }) => ({ from, program: await processes.program(processVersionId) })),
  );
  const starter = { personId: row.starterPersonId, assignmentId: row.starterAssignmentId };
  const begun = { starter, kind: row.kindCode, kindName: row.kindName, weights: undefined };
  const worldAt = (at: Instant) => {
    const values: JsonObject = formerValues(row.values, row.former, at);
    return {
      // the organisation is dated: asked at that instant, it answers as it was then, as far as it is kept
      ...engineFacts({ ...context, now: at }, form, values, begun),
      changedSince: (seq: number, fields: readonly string[]) => changedSince(row, row.values, seq, fields),
    };
  };
  return { events: row.events, programs, worldAt };
}

/** The versions it was run by. The first of a matter that was moved is the one in use when it began. */
function segmentsOf({ events, moved, startedAt, processVersionId }: PastMatterRow, versions: readonly VersionSince[]) {
  const moves = events.filter(({ kind }) => kind === 'processMigrated');
  if (moves.length === 0) return [{ from: 1, processVersionId }];
  const first = versions.findLast(({ publishedAt }) => publishedAt <= startedAt) ?? versions[0];
  return [
    { from: 1, processVersionId: first?.processVersionId ?? processVersionId },
    ...moves.map(({ seq }, at) => ({ from: seq, processVersionId: moved[at] ?? processVersionId })),
  ];
}
