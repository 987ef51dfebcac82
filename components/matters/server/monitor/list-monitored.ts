import { type AssignmentId, ok, type Result, readCursor, reject, writeCursor } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { MonitoredMatter, routes } from '../../contract.ts';
import { staysEnded } from './stays-ended.ts';
import { type MonitoredRow, monitoredMatters, stepsNow } from './store.ts';

type Routes = typeof routes;

/** 流程监控: how every running matter of the agency stands, or what has ended in one way or another. One statement for a page, one more to say which of what has ended stays ended. */
export async function listMonitored(
  context: UseCaseContext,
  input: InputOf<Routes['monitor']>,
): Promise<Result<ReplyOf<Routes['monitor']>>> {
  const { tx, now } = context;
  const { cursor, limit = 20 } = input.query;
  const after = cursor === undefined ? undefined : readCursor(cursor);
  if (cursor !== undefined && !after) return reject('matters.cursor');
  const found = await tx.all(monitoredMatters(tx.agencyId, input.query, { after, limit: limit + 1, now }));
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const next = found.length > limit && last ? { next: writeCursor({ at: last.at, id: last.matterId }) } : {};
  return ok({ rows: await inWords(context, page), ...next });
}

async function inWords(context: UseCaseContext, rows: readonly MonitoredRow[]): Promise<MonitoredMatter[]> {
  if (rows.length === 0) return [];
  const { agency, now } = context;
  const stays = await staysEnded(
    context,
    rows.filter(({ state }) => state !== 'RUNNING'),
  );
  const nameOf = (personId: string) => agency.organisation.persons.get(personId)?.name ?? '';
  return rows.map((row) => {
    const why = stays.get(row.matterId);
    const ended = endOf(row);
    const open = row.waiting ?? [];
    return {
      matterId: row.matterId,
      version: row.version,
      kindName: row.kindName,
      ...(row.number ? { number: row.number } : {}),
      starterSection: sectionOf(context, row.starterAssignmentId),
      since: row.since,
      movedAt: row.movedAt,
      step: [...new Set(open.map(({ step }) => step))].join('、'),
      holders: [...new Set(open.flatMap(({ personId }) => (personId === null ? [] : [nameOf(personId)])))],
      older: row.older && ended === undefined,
      ...(row.waits && !ended ? { waits: row.waits } : {}),
      ...(row.dueAt ? { dueAt: row.dueAt } : {}),
      overdue: row.dueAt !== null && row.dueAt < now,
      ...(row.endDueAt ? { endDueAt: row.endDueAt } : {}),
      endOverdue: row.endDueAt !== null && row.endDueAt < (row.endedAt ?? now),
      ...(row.suspendedAt ? { suspendedAt: row.suspendedAt } : {}),
      ...(row.branchRests ? { branchRests: true as const } : {}),
      ...(ended ? { ended } : {}),
      ...(why ? { staysEnded: why.words } : {}),
    };
  });
}

/** How and when it ended; undefined while it runs. */
function endOf({ state, endedAt, terminatedAt, movedAt }: MonitoredRow): MonitoredMatter['ended'] {
  if (state === 'RUNNING') return undefined;
  if (terminatedAt) return { how: 'terminated', at: terminatedAt };
  return { how: state === 'DONE' ? 'done' : state === 'REFUSED' ? 'refused' : 'cancelled', at: endedAt ?? movedAt };
}

function sectionOf({ agency: { organisation } }: UseCaseContext, assignmentId: AssignmentId): string {
  const assignment = organisation.assignments.get(assignmentId);
  return (assignment && organisation.sections.get(assignment.sectionId)?.name) ?? '';
}

/** What the list may be narrowed to. */
export async function monitorChoices(context: UseCaseContext): Promise<Result<ReplyOf<Routes['monitorChoices']>>> {
  const rows = await context.tx.all(stepsNow(context.tx.agencyId));
  const kinds = new Map<string, { readonly code: string; readonly name: string; readonly steps: string[] }>();
  for (const { code, name, step } of rows) {
    const kind = kinds.get(code) ?? { code, name, steps: [] };
    if (step) kind.steps.push(step);
    kinds.set(code, kind);
  }
  return ok({ kinds: [...kinds.values()] });
}
