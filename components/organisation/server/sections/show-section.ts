import { dateInChina, ok, type Result } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import {
  type Assignment,
  areasOfSection,
  assignmentsOfSection,
  childrenOf,
  dayView,
  type OrganisationSnapshot,
  sectionPath,
} from '@gov/organisation';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { Routes } from '../../contract.ts';
import { knownSection } from '../../rules/section-rules.ts';
import { lastsBeyond, stateOn } from '../../rules/spans.ts';
import { assignmentVersions } from '../persons/store.ts';
import { assignmentRow, namedPerson, type Seen, spanOf, versionsById } from '../views.ts';
import { sectionVersion } from './store.ts';

const formerShown = 50;

export async function showSection(
  context: UseCaseContext,
  input: InputOf<Routes['section']>,
): Promise<Result<ReplyOf<Routes['section']>>> {
  const { sectionId } = input.params;
  const snapshot = context.agency.organisation;
  const found = knownSection(snapshot, sectionId);
  if (!found.ok) return found;
  const section = found.value;
  const day = dateInChina(context.now);
  const people = peopleOf(snapshot, sectionId, day);
  const former = formerOf(snapshot, sectionId, day);
  const [row, versions] = await Promise.all([
    context.tx.first(sectionVersion(context.tx.agencyId, sectionId)),
    context.tx.all(
      assignmentVersions(
        context.tx.agencyId,
        [...people, ...former].map((a) => a.id),
      ),
    ),
  ]);
  const seen: Seen = { snapshot, day, versions: versionsById(versions) };
  const named = ({ id, name }: { readonly id: string; readonly name: string }) => ({ id, name });
  return ok({
    id: section.id,
    name: section.name,
    above: sectionPath(snapshot, sectionId).slice(1).reverse().map(named),
    below: childrenOf(dayView(snapshot, day).tree, sectionId)
      .filter((child) => lastsBeyond(child, day))
      .map(named),
    ...spanOf(section),
    version: row?.version ?? 1,
    leadersInCharge: leadersOf(snapshot, sectionId, day),
    people: people.map((a) => assignmentRow(seen, a)),
    former: former.map((a) => assignmentRow(seen, a)),
  });
}

type Day = ReturnType<typeof dateInChina>;

/** Present ones in manual order, future ones behind by their first day. */
function peopleOf(snapshot: OrganisationSnapshot, sectionId: string, day: Day): readonly Assignment[] {
  const future = [...snapshot.assignments.values()]
    .filter((a) => a.sectionId === sectionId && stateOn(a, day) === 'future' && a.to !== a.from)
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.displayOrder - b.displayOrder));
  return [...assignmentsOfSection(dayView(snapshot, day), sectionId), ...future];
}

function formerOf(snapshot: OrganisationSnapshot, sectionId: string, day: Day): readonly Assignment[] {
  return [...snapshot.assignments.values()]
    .filter((a) => a.sectionId === sectionId && stateOn(a, day) === 'past')
    .sort((a, b) => ((a.to ?? '') < (b.to ?? '') ? 1 : -1))
    .slice(0, formerShown);
}

const leadersOf = (snapshot: OrganisationSnapshot, sectionId: string, day: Day) =>
  areasOfSection(dayView(snapshot, day), sectionId).flatMap((area) => {
    const leader = snapshot.assignments.get(area.leaderAssignmentId);
    return leader ? [namedPerson(snapshot, leader)] : [];
  });
