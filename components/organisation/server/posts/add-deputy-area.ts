import { ok, type Result } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { DateSpan } from '@gov/organisation';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { Routes } from '../../contract.ts';
import { mayBeInCharge } from '../../rules/deputy-area-rules.ts';
import { changeOrganisation } from '../change.ts';
import { asDay } from '../clean.ts';
import { insertArea } from './store.ts';

/** Puts a leader in charge of a section. Twice = already in charge the second time. */
export async function addDeputyArea(
  context: UseCaseContext,
  { body }: InputOf<Routes['addDeputyArea']>,
): Promise<Result<ReplyOf<Routes['addDeputyArea']>>> {
  const { leaderAssignmentId, sectionId } = body;
  const span: DateSpan = { from: asDay(body.from), ...(body.to === undefined ? {} : { to: asDay(body.to) }) };
  return changeOrganisation(context, async (snapshot) => {
    const may = mayBeInCharge(snapshot, { leaderAssignmentId, sectionId, span });
    if (!may.ok) return may;
    const id = context.newId();
    const area = { id, leaderAssignmentId, sectionId, from: span.from, to: span.to ?? null };
    context.tx.write(insertArea(context.tx.agencyId, area));
    context.audit({
      event: 'organisation.deputy-area-added',
      objectKind: 'deputy-area',
      objectId: id,
      details: { leaderAssignmentId, sectionId, from: area.from, to: area.to },
    });
    return ok({ id });
  });
}
