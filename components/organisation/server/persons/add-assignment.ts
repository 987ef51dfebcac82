import { cleanName, ok, type Result } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { DateSpan } from '@gov/organisation';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { Routes } from '../../contract.ts';
import { assignmentsIn, assignmentsOf, mayAssign } from '../../rules/assignment-rules.ts';
import { behind } from '../../rules/manual-order.ts';
import { lastsBeyond } from '../../rules/spans.ts';
import { changeOrganisation } from '../change.ts';
import { asDay } from '../clean.ts';
import { insertAssignments } from './store.ts';

/** A further assignment (兼职, 挂职); it is the main one only where there is no other. */
export async function addAssignment(
  context: UseCaseContext,
  { params, body }: InputOf<Routes['addAssignment']>,
): Promise<Result<ReplyOf<Routes['addAssignment']>>> {
  const { personId } = params;
  const { sectionId, postId } = body;
  const span: DateSpan = { from: asDay(body.from), ...(body.to === undefined ? {} : { to: asDay(body.to) }) };
  return changeOrganisation(context, async (snapshot, today) => {
    const post = mayAssign(snapshot, { personId, sectionId, postId, span });
    if (!post.ok) return post;
    const id = context.newId();
    const assignment = {
      id,
      personId,
      sectionId,
      postId,
      title: cleanName(body.title ?? post.value.name),
      main: !assignmentsOf(snapshot, personId).some((a) => lastsBeyond(a, today)),
      displayOrder: behind(assignmentsIn(snapshot, sectionId, today)),
      from: span.from,
      to: span.to ?? null,
    };
    context.tx.write(insertAssignments(context.tx.agencyId, [assignment]));
    context.audit({
      event: 'organisation.assignment-added',
      objectKind: 'assignment',
      objectId: id,
      details: { personId, sectionId, postId, from: span.from, to: span.to ?? null },
    });
    return ok({ id });
  });
}
