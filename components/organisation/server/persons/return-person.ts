import { cleanName, ok, type Result } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { DateSpan } from '@gov/organisation';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { Routes } from '../../contract.ts';
import { assignmentsIn, knownPerson, mayAssign } from '../../rules/assignment-rules.ts';
import { mayUndoLeaving } from '../../rules/leaving-rules.ts';
import { behind } from '../../rules/manual-order.ts';
import { mayReturn } from '../../rules/return-rules.ts';
import { changeOrganisation, keptUp } from '../change.ts';
import { asDay } from '../clean.ts';
import { endOwnGrants, leavingOf, personStays } from './leaving-store.ts';
import { openWorkOf, workOfReturned } from './open-work.ts';
import { insertAssignments } from './store.ts';

/**
 * 复职: the same person, with all history, under a new main assignment. Nothing of the former time comes back by itself: neither
 * posts nor areas, nor work that was handed over, nor rights that were granted to him by name, nor 代理. Twice = he has not left any more.
 */
export async function returnPerson(
  context: UseCaseContext,
  { params, body }: InputOf<Routes['returnPerson']>,
): Promise<Result<ReplyOf<Routes['returnPerson']>>> {
  const { personId } = params;
  const { sectionId, postId } = body;
  const { tx } = context;
  const span: DateSpan = { from: asDay(body.from), ...(body.to === undefined ? {} : { to: asDay(body.to) }) };
  return changeOrganisation(context, async (snapshot, today) => {
    const person = knownPerson(snapshot, personId);
    if (!person.ok) return person;
    const leaving = (await tx.first(leavingOf(tx.agencyId, personId)))?.leaving;
    const undoable = leaving ? mayUndoLeaving(person.value, leaving.day, today) : false;
    const openWork = await openWorkOf(context, personId);
    const may = mayReturn({ person: person.value, undoable, openWork }, span.from, today);
    if (!may.ok) return may;
    // his former assignments have all ended: none of them can stand in the way
    const post = mayAssign(snapshot, { sectionId, postId, span });
    if (!post.ok) return post;
    const kept = keptUp(await tx.first(personStays(tx.agencyId, personId, body.expectedVersion)));
    if (!kept.ok) return kept;
    const endedGrants = (await tx.all(endOwnGrants(tx.agencyId, personId, today))).length;
    workOfReturned(context, personId);
    const id = context.newId();
    const title = cleanName(body.title ?? post.value.name);
    const displayOrder = behind(assignmentsIn(snapshot, sectionId, today));
    const place = { id, personId, sectionId, postId, title, main: true, displayOrder };
    tx.write(insertAssignments(tx.agencyId, [{ ...place, from: span.from, to: span.to ?? null }]));
    context.audit({
      event: 'organisation.person-returned',
      objectKind: 'person',
      objectId: personId,
      details: { assignmentId: id, sectionId, postId, from: span.from, to: span.to ?? null, endedGrants },
    });
    return ok({ id, endedGrants });
  });
}
