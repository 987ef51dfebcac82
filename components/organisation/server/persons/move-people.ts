import { ok, type Result } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { OrganisationSnapshot } from '@gov/organisation';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { Routes } from '../../contract.ts';
import { assignmentsIn, mayMove } from '../../rules/assignment-rules.ts';
import { behind } from '../../rules/manual-order.ts';
import { changeOrganisation, keptUp } from '../change.ts';
import { asDay } from '../clean.ts';
import { endAreasOfAssignments, endAssignmentRow, insertAssignments, type NewAssignment } from './store.ts';

type Input = InputOf<Routes['movePeople']>;

/**
 * Moves people into a section from a day on, all or nobody: the old assignments end on that day and keep their
 * history, new ones begin behind the section's list. A leader's areas were held through the old post and end.
 */
export async function movePeople(
  context: UseCaseContext,
  input: Input,
): Promise<Result<ReplyOf<Routes['movePeople']>>> {
  return changeOrganisation(context, async (snapshot, today) => {
    const moves = planMoves(context, snapshot, input, today);
    if (!moves.ok) return moves;
    const { tx } = context;
    const { on, people } = input.body;
    const ended = await Promise.all(
      people.map((p) => tx.first(endAssignmentRow(tx.agencyId, p.assignmentId, p.expectedVersion, on))),
    );
    for (const row of ended) {
      const kept = keptUp(row);
      if (!kept.ok) return kept;
    }
    const oldIds = people.map((p) => p.assignmentId);
    const areas = await tx.all(endAreasOfAssignments(tx.agencyId, oldIds, on));
    tx.write(insertAssignments(tx.agencyId, moves.value));
    const counts = { moved: moves.value.length, endedAreas: areas.length };
    for (const move of moves.value) {
      context.audit({
        event: 'organisation.persons-moved',
        objectKind: 'person',
        objectId: move.personId,
        details: { sectionId: move.sectionId, postId: move.postId, assignmentId: move.id, on },
      });
    }
    return ok(counts);
  });
}

function planMoves(
  context: UseCaseContext,
  snapshot: OrganisationSnapshot,
  { params, body }: Input,
  today: ReturnType<typeof asDay>,
): Result<readonly NewAssignment[]> {
  const rows: NewAssignment[] = [];
  const { sectionId } = params;
  let displayOrder = behind(assignmentsIn(snapshot, sectionId, today));
  for (const { assignmentId } of body.people) {
    const move = mayMove(snapshot, { assignmentId, sectionId, postId: body.postId }, asDay(body.on), today);
    if (!move.ok) return move;
    const { old, post } = move.value;
    const title = post.id === old.postId ? old.title : post.name;
    const { personId, main } = old;
    const span = { from: body.on, to: old.to ?? null };
    rows.push({ id: context.newId(), personId, sectionId, postId: post.id, title, main, displayOrder, ...span });
    displayOrder += 10;
  }
  return ok(rows);
}
