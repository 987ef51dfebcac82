import { dateInChina, ok, type Result } from '@gov/base';
import type { ReplyOf } from '@gov/base/component';
import {
  assignmentsOfSection,
  type DayView,
  dayView,
  isHeadRole,
  type OrganisationSnapshot,
  type Section,
  sectionAndBelow,
} from '@gov/organisation';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { Routes, SectionNode } from '../../contract.ts';
import { lastsBeyond } from '../../rules/spans.ts';
import { countPeople } from '../persons/people.ts';
import { namedPerson, spanOf } from '../views.ts';

/** Sections of today and of the days to come; ended ones are found on the pages of their former people. */
export async function showTree(context: UseCaseContext): Promise<Result<ReplyOf<Routes['tree']>>> {
  const day = dateInChina(context.now);
  const { organisation, name } = context.agency;
  const view = dayView(organisation, day);
  const sections = view.tree.inOrder.filter((section) => lastsBeyond(section, day));
  return ok({
    agencyName: name,
    day,
    ...countPeople(context, view),
    sections: sections.map((section) => sectionNode(organisation, view, section)),
  });
}

function sectionNode(snapshot: OrganisationSnapshot, view: DayView, section: Section): SectionNode {
  const own = assignmentsOfSection(view, section.id);
  const below = sectionAndBelow(view.tree, section.id).flatMap((id) => assignmentsOfSection(view, id));
  const heads = own.filter((a) => isHeadRole(snapshot.posts.get(a.postId)?.role));
  return {
    id: section.id,
    name: section.name,
    ...(section.parentId === undefined ? {} : { parentId: section.parentId }),
    ...spanOf(section),
    people: new Set(own.map((a) => a.personId)).size,
    peopleBelow: new Set(below.map((a) => a.personId)).size,
    heads: heads.map((a) => namedPerson(snapshot, a)),
  };
}
