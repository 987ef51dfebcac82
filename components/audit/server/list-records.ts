import { ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { ChainHead, Routes } from '../contract.ts';
import { conditionsOf, filterDetails } from './conditions.ts';
import { recordView } from './record-view.ts';
import { chainHead, findRecord, listRecords, newestCheckpoint } from './store.ts';

const pageLength = 50;

/** One page of records, newest first. Reading the audit is an act of its own and is recorded. */
export async function listAuditRecords(
  context: UseCaseContext,
  { query }: InputOf<Routes['records']>,
): Promise<Result<ReplyOf<Routes['records']>>> {
  const conditions = conditionsOf(query);
  if (!conditions.ok) return conditions;
  const { agencyId } = context.tx;
  const { before } = query;
  if (before !== undefined && !(await context.tx.first(findRecord(agencyId, before))))
    return reject('audit.unknown-cursor');
  const rows = await context.tx.all(listRecords(agencyId, conditions.value, pageLength + 1));
  const page = rows.slice(0, pageLength);
  context.audit({
    event: 'audit.read',
    objectKind: 'audit-record',
    objectId: agencyId,
    details: { ...filterDetails(query), rows: page.length },
  });
  const last = rows.length > pageLength ? page.at(-1)?.id : undefined;
  return ok({
    records: page.map(recordView(context)),
    ...(last === undefined ? {} : { before: last }),
    head: await headOf(context),
  });
}

async function headOf(context: UseCaseContext): Promise<ChainHead> {
  const { agencyId } = context.tx;
  const [head, checkpoint] = await Promise.all([
    context.tx.first(chainHead(agencyId)),
    context.tx.first(newestCheckpoint(agencyId)),
  ]);
  return {
    sequence: head?.sequence ?? 0,
    hash: head?.hash ?? '',
    ...(checkpoint === undefined ? {} : { checkpoint }),
    waiting: head?.waiting ?? 0,
  };
}
