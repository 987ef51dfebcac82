import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { MatterRow } from '../../contract.ts';
import type { BoxRow } from './store.ts';

/** Puts names and "现在等谁" into rows. */
export function showRows(context: UseCaseContext, rows: readonly BoxRow[]): MatterRow[] {
  const nameOf = (personId: string | null) =>
    personId === null ? '系统管理员找办理人' : (context.agency.organisation.persons.get(personId)?.name ?? '');
  const reader = context.person().personId;
  return rows.map((row) => {
    const open = row.waiting ?? [];
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
