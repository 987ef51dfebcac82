import { ok, type Result } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { Routes } from '../../contract.ts';
import { assignmentsIn } from '../../rules/assignment-rules.ts';
import { inNewOrder } from '../../rules/manual-order.ts';
import { knownSection } from '../../rules/section-rules.ts';
import { changeOrganisation } from '../change.ts';
import { placeAssignments } from './store.ts';

/** 排序号 of the people of a section. Twice = the same order again. */
export async function orderPeople(
  context: UseCaseContext,
  { params, body }: InputOf<Routes['orderPeople']>,
): Promise<Result<ReplyOf<Routes['orderPeople']>>> {
  return changeOrganisation(context, async (snapshot, today) => {
    const section = knownSection(snapshot, params.sectionId);
    if (!section.ok) return section;
    const current = assignmentsIn(snapshot, params.sectionId, today).map((a) => a.id);
    const places = inNewOrder(current, body.assignmentIds);
    if (!places.ok) return places;
    context.tx.write(placeAssignments(context.tx.agencyId, places.value));
    context.audit({
      event: 'organisation.persons-ordered',
      objectKind: 'section',
      objectId: params.sectionId,
      details: { count: places.value.length },
    });
    return ok({ done: true } as const);
  });
}
