import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { MatterRow } from '../../contract.ts';
import { type BoxRow, waitingOf } from './store.ts';

/** Puts names and "现在等谁" into rows: one further statement for a whole page. */
export async function showRows(context: UseCaseContext, rows: readonly BoxRow[]): Promise<MatterRow[]> {
  if (rows.length === 0) return [];
  const waiting = await context.tx.all(waitingOf(context.tx.agencyId, [...new Set(rows.map((r) => r.matterId))]));
  const nameOf = (personId: string | null) =>
    personId === null ? '系统管理员找办理人' : (context.agency.organisation.persons.get(personId)?.name ?? '');
  const reader = context.person().personId;
  return rows.map((row) => {
    const open = waiting.filter((w) => w.matterId === row.matterId && w.kind === 'do');
    return {
      matterId: row.matterId,
      ...(row.taskId ? { taskId: row.taskId } : {}),
      title: row.title,
      kindCode: row.kindCode,
      kindName: row.kindName,
      ...(row.number ? { number: row.number } : {}),
      ...(row.urgency ? { urgency: row.urgency } : {}),
      state: row.state,
      step: row.step ?? [...new Set(open.map((w) => w.step))].join('、'),
      starter: nameOf(row.starterPersonId),
      ...(row.holderId && row.holderId !== reader ? { onBehalfOf: nameOf(row.holderId) } : {}),
      waitingFor: [...new Set(open.map((w) => nameOf(w.personId)))],
      ...(row.waits && row.state === 'RUNNING' ? { waits: row.waits } : {}),
      arrivedAt: row.at,
      ...(row.dueAt ? { dueAt: row.dueAt } : {}),
      unread: row.taskId !== null && row.seenAt === null,
      circulating: row.circulating > 0,
      ...haltedOf(row),
    };
  });
}

function haltedOf({ suspendedAt, terminatedAt, standsStill }: BoxRow): Pick<MatterRow, 'halted'> {
  if (suspendedAt || standsStill) return { halted: 'suspended' };
  return terminatedAt ? { halted: 'terminated' } : {};
}
