import { ok, type Result } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { Routes } from '../../contract.ts';
import { mayEndAssignment } from '../../rules/assignment-rules.ts';
import { changeOrganisation, keptUp } from '../change.ts';
import { asDay } from '../clean.ts';
import { endAreasOfAssignments, endAssignmentRow } from './store.ts';

/** Ends one of several assignments; a leader's areas held through it end on the same day. */
export async function endAssignment(
  context: UseCaseContext,
  { params, body }: InputOf<Routes['endAssignment']>,
): Promise<Result<ReplyOf<Routes['endAssignment']>>> {
  const { assignmentId } = params;
  return changeOrganisation(context, async (snapshot, today) => {
    const may = mayEndAssignment(snapshot, assignmentId, asDay(body.on), today);
    if (!may.ok) return may;
    const { tx } = context;
    const kept = keptUp(await tx.first(endAssignmentRow(tx.agencyId, assignmentId, body.expectedVersion, body.on)));
    if (!kept.ok) return kept;
    const areas = await tx.all(endAreasOfAssignments(tx.agencyId, [assignmentId], body.on));
    context.audit({
      event: 'organisation.assignment-ended',
      objectKind: 'assignment',
      objectId: assignmentId,
      details: { personId: may.value.personId, on: body.on, endedAreas: areas.length },
    });
    return ok({ endedAreas: areas.length });
  });
}
