import { type CalendarDate, dateInChina, ok, type Result } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { Assignment, OrganisationSnapshot } from '@gov/organisation';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { Routes } from '../../contract.ts';
import { assignmentsOf, knownPerson } from '../../rules/assignment-rules.ts';
import { mayUndoLeaving } from '../../rules/leaving-rules.ts';
import { lastsBeyond, stateOn } from '../../rules/spans.ts';
import { type Going, leftVacantBy } from '../../rules/vacancy-rules.ts';
import { listAreas } from '../posts/store.ts';
import { assignmentRow, deputyAreaRow, type Seen, spanOf, versionsById } from '../views.ts';
import { openWorkOf } from './open-work.ts';
import { assignmentVersions, personRow } from './store.ts';

const stateOrder = { present: 0, future: 1, past: 2 } as const;

/** A person with all assignments: present ones first, the main one before the others, past ones latest first. */
export async function showPerson(
  context: UseCaseContext,
  { params }: InputOf<Routes['person']>,
): Promise<Result<ReplyOf<Routes['person']>>> {
  const snapshot = context.agency.organisation;
  const { tx } = context;
  const found = knownPerson(snapshot, params.personId);
  if (!found.ok) return found;
  const day = dateInChina(context.now);
  const assignments = assignmentsOf(snapshot, params.personId);
  const ids = assignments.map((a) => a.id);
  const [row, versions, areas, openWork] = await Promise.all([
    tx.first(personRow(tx.agencyId, params.personId)),
    tx.all(assignmentVersions(tx.agencyId, ids)),
    tx.all(listAreas(tx.agencyId)),
    context.can('organisation.manage') ? openWorkOf(context, params.personId) : undefined,
  ]);
  const seen: Seen = { snapshot, day, versions: versionsById(versions) };
  const own = new Set<string>(ids);
  const leavingUndoable = row?.leavingEntered ? mayUndoLeaving(found.value, row.leavingEntered, day) : false;
  return ok({
    id: found.value.id,
    name: found.value.name,
    initials: found.value.initials,
    ...spanOf(found.value),
    version: row?.version ?? 1,
    account: row?.hasAccount ? row.access : 'NONE',
    leavingUndoable,
    left: !leavingUndoable && !lastsBeyond(found.value, day),
    assignments: [...assignments]
      .sort(
        (a, b) =>
          stateOrder[stateOn(a, day)] - stateOrder[stateOn(b, day)] ||
          Number(b.main) - Number(a.main) ||
          (a.from < b.from ? 1 : -1),
      )
      .map((a) => assignmentRow(seen, a)),
    ...(openWork === undefined
      ? {}
      : {
          openWork,
          leavesVacant: vacantWithout(snapshot, { personId: params.personId }, day),
          movesVacant: movesVacant(snapshot, assignments, day),
        }),
    areas: areas
      .filter((area) => own.has(area.leaderAssignmentId))
      .flatMap((area) => deputyAreaRow(snapshot, area, day) ?? []),
  });
}

function vacantWithout(snapshot: OrganisationSnapshot, going: Going, day: CalendarDate) {
  const { sections, posts } = leftVacantBy(snapshot, going, day);
  return { sections: [...sections], posts: [...posts] };
}

const movesVacant = (snapshot: OrganisationSnapshot, assignments: readonly Assignment[], day: CalendarDate) =>
  assignments.flatMap(({ id, postId }) => {
    const vacant = vacantWithout(snapshot, { assignmentId: id }, day);
    return vacant.sections.length + vacant.posts.length > 0 ? [{ assignmentId: id, postId, ...vacant }] : [];
  });
