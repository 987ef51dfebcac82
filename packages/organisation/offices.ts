import type { CalendarDate, PersonId } from '@gov/base';
import { areasOfSection, assignmentsOfPerson, dayView } from './day-view.ts';
import type { DerivationStep, HandlerRule, ResolvedHandler } from './handlers/handler-rule.ts';
import type { OrganisationSnapshot } from './snapshot.ts';

/** A post in a section (`post:<post>:<section>`), or being in charge of a section (分管, `charge:<section>`). */
export type OfficeKey = string;

/** Reasons by which work is given to the person, whatever office he holds. */
const ofThePerson: ReadonlySet<string> = new Set([
  ...['named', 'in-group', 'person-in-field', 'did-step', 'is-starter', 'chosen-by-starter', 'chosen-by-previous'],
]);

/** The offices for which a rule found this person; none where he was found as a person, or the answer names no office. */
export function officesBy(
  why: readonly DerivationStep[],
  { personId }: Pick<ResolvedHandler, 'personId'>,
): readonly OfficeKey[] {
  const his = why.filter(({ facts }) => facts.personId === personId);
  return his.some(({ code }) => ofThePerson.has(code)) ? [] : his.flatMap(keyOf);
}

/** The first of them: the one for which the work was given. */
export const officeBy = (
  why: readonly DerivationStep[],
  person: Pick<ResolvedHandler, 'personId'>,
): OfficeKey | undefined => officesBy(why, person)[0];

const rulesOfPersons: ReadonlySet<HandlerRule['kind']> = new Set([
  ...(['named', 'group', 'starter', 'startersChoice', 'previousHandlersChoice', 'sameAs'] as const),
]);

/** Whether what this rule finds may lie with somebody for his office; a rule that finds persons as persons never says so. */
export const mayNameOffice = (rule: HandlerRule): boolean =>
  !rulesOfPersons.has(rule.kind) && !(rule.kind === 'formField' && rule.holds === 'person');

function keyOf({ code, facts }: DerivationStep): readonly OfficeKey[] {
  if (code === 'holds-post') return [`post:${String(facts.postId)}:${String(facts.sectionId)}`];
  return code === 'in-charge' ? [`charge:${String(facts.sectionId)}`] : [];
}

/** Does this person hold the office on that day, in whatever assignment? */
export function holdsOffice(
  snapshot: OrganisationSnapshot,
  personId: PersonId,
  office: OfficeKey,
  day: CalendarDate,
): boolean {
  const view = dayView(snapshot, day);
  const [kind, first = '', sectionId = ''] = office.split(':');
  const own = assignmentsOfPerson(view, personId);
  if (kind === 'post') return own.some((one) => one.postId === first && one.sectionId === sectionId);
  const leads = new Set(areasOfSection(view, first).map(({ leaderAssignmentId }) => leaderAssignmentId));
  return own.some(({ id }) => leads.has(id));
}

/**
 * The first day after this one on which somebody takes up or leaves an office by a date that is known already: with his
 * assignment, or because he leaves, or because the section or the post itself begins or ends.
 */
export function nextOfficeDay(snapshot: OrganisationSnapshot, today: CalendarDate): CalendarDate | undefined {
  let next: CalendarDate | undefined;
  const note = (day: CalendarDate | undefined): void => {
    if (day !== undefined && day > today && (next === undefined || day < next)) next = day;
  };
  const { assignments, deputyAreas, persons, sections, posts } = snapshot;
  for (const list of [assignments, deputyAreas, persons, sections, posts])
    for (const { from, to } of list.values()) {
      note(from);
      note(to);
    }
  return next;
}
