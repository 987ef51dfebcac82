import { dateInChina } from '@gov/base';
import {
  type Assignment,
  assignmentsOfSection,
  type DayView,
  dayView,
  isHeadRole,
  type OrganisationSnapshot,
  type PostRole,
} from '@gov/organisation';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { SampleStarter } from '../../contract.ts';
import { ableIn } from '../walk/walk.ts';

/** Roles that begin matters as one among others. */
const isOrdinary = (role: PostRole | undefined): boolean =>
  role !== undefined && !isHeadRole(role) && role !== 'deputyInCharge' && role !== 'agencyAdmin';

/**
 * In whose name a designer looks at a process: who was chosen, while in office; else somebody ordinary of the designer's own
 * section, of the first section that has one, or anybody who can do work.
 */
export function sampleStarter(context: UseCaseContext, wanted: string | undefined): Assignment | undefined {
  const { organisation } = context.agency;
  const view = dayView(organisation, dateInChina(context.now));
  const place = wanted === undefined ? undefined : view.placeOf.get(wanted as Assignment['id']); // reason: looked up only
  if (place !== undefined) return view.assignments[place];
  const isAble = ableIn(context);
  const begins = ({ personId, postId }: Assignment): boolean =>
    isOrdinary(organisation.posts.get(postId)?.role) && isAble(personId);
  const own = context.caller.kind === 'person' ? context.caller.sectionId : undefined;
  return (
    (own && assignmentsOfSection(view, own).find(begins)) ?? view.assignments.find(begins) ?? firstAble(view, isAble)
  );
}

const firstAble = ({ assignments }: DayView, isAble: ReturnType<typeof ableIn>): Assignment | undefined =>
  assignments.find(({ personId }) => isAble(personId));

/** As the page names him. */
export function starterWords(organisation: OrganisationSnapshot, starter: Assignment): SampleStarter {
  const { id, personId, sectionId, postId } = starter;
  return {
    assignmentId: id,
    personId,
    name: organisation.persons.get(personId)?.name ?? '',
    section: organisation.sections.get(sectionId)?.name ?? '',
    post: organisation.posts.get(postId)?.name ?? '',
  };
}
