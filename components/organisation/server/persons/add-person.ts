import { cleanName, ok, type Result } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { pinyinInitials } from '#platform/server/identity/pinyin-initials.ts';
import type { Routes } from '../../contract.ts';
import { assignmentsIn, mayAssign } from '../../rules/assignment-rules.ts';
import { behind } from '../../rules/manual-order.ts';
import { changeOrganisation } from '../change.ts';
import { asDay } from '../clean.ts';
import { insertAssignments, insertPerson } from './store.ts';

/** Registers a person with the main assignment, at the end of the section's list. Namesakes are allowed. */
export async function addPerson(
  context: UseCaseContext,
  { body }: InputOf<Routes['addPerson']>,
): Promise<Result<ReplyOf<Routes['addPerson']>>> {
  const name = cleanName(body.name);
  const from = asDay(body.from);
  return changeOrganisation(context, async (snapshot, today) => {
    const post = mayAssign(snapshot, { sectionId: body.sectionId, postId: body.postId, span: { from } });
    if (!post.ok) return post;
    const { tx } = context;
    const id = context.newId();
    const displayOrder = behind(assignmentsIn(snapshot, body.sectionId, today));
    tx.write(insertPerson(tx.agencyId, { id, name, initials: pinyinInitials(name), displayOrder, from }));
    const assignment = {
      id: context.newId(),
      personId: id,
      sectionId: body.sectionId,
      postId: body.postId,
      title: cleanName(body.title ?? post.value.name),
      main: true,
      displayOrder,
      from,
      to: null,
    };
    tx.write(insertAssignments(tx.agencyId, [assignment]));
    context.audit({
      event: 'organisation.person-added',
      objectKind: 'person',
      objectId: id,
      details: { sectionId: body.sectionId, postId: body.postId, from },
    });
    return ok({ id });
  });
}
