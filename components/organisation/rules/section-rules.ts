import { type CalendarDate, ok, type Result, reject } from '@gov/base';
import { type DateSpan, type OrganisationSnapshot, overlaps, type Section, sectionPath } from '@gov/organisation';
import { existsDuring, lastsBeyond, mayEnd } from './spans.ts';

const missing = (what: string) => reject('organisation.not-found', { what });

export function knownSection(snapshot: OrganisationSnapshot, id: string): Result<Section> {
  const section = snapshot.sections.get(id);
  return section ? ok(section) : missing('科室');
}

/** A parent must last at least as long as what is put below it. */
function parentFor(snapshot: OrganisationSnapshot, parentId: string | undefined, span: DateSpan): Result<undefined> {
  if (parentId === undefined) return ok(undefined);
  const parent = knownSection(snapshot, parentId);
  return parent.ok ? existsDuring(parent.value, span) : parent;
}

export const sectionsBelow = (snapshot: OrganisationSnapshot, parentId: string | undefined): readonly Section[] =>
  [...snapshot.sections.values()].filter((section) => section.parentId === parentId);

function nameFree(
  snapshot: OrganisationSnapshot,
  place: { readonly name: string; readonly parentId?: string | undefined; readonly except?: string },
  span: DateSpan,
): Result<undefined> {
  const taken = sectionsBelow(snapshot, place.parentId).some(
    (other) => other.id !== place.except && other.name === place.name && overlaps(other, span),
  );
  return taken ? reject('organisation.name-taken', { name: place.name }) : ok(undefined);
}

export function maySetUpSection(
  snapshot: OrganisationSnapshot,
  fresh: { readonly name: string; readonly parentId?: string | undefined; readonly from: CalendarDate },
): Result<undefined> {
  const span = { from: fresh.from };
  const parent = parentFor(snapshot, fresh.parentId, span);
  return parent.ok ? nameFree(snapshot, fresh, span) : parent;
}

export function mayRenameSection(snapshot: OrganisationSnapshot, id: string, name: string): Result<undefined> {
  const section = knownSection(snapshot, id);
  if (!section.ok) return section;
  return nameFree(snapshot, { name, parentId: section.value.parentId, except: id }, section.value);
}

export function mayMoveSection(
  snapshot: OrganisationSnapshot,
  id: string,
  parentId: string | undefined,
  today: CalendarDate,
): Result<undefined> {
  const section = knownSection(snapshot, id);
  if (!section.ok) return section;
  const circle = parentId !== undefined && sectionPath(snapshot, parentId).some((above) => above.id === id);
  if (circle) return reject('organisation.section-in-circle');
  const { to, from, name } = section.value;
  const rest: DateSpan = { from: from > today ? from : today, ...(to === undefined ? {} : { to }) };
  const parent = parentFor(snapshot, parentId, rest);
  return parent.ok ? nameFree(snapshot, { name, parentId, except: id }, rest) : parent;
}

/** Nobody and nothing may be left below a section that ends. */
export function mayEndSection(
  snapshot: OrganisationSnapshot,
  id: string,
  on: CalendarDate,
  today: CalendarDate,
): Result<undefined> {
  const section = knownSection(snapshot, id);
  if (!section.ok) return section;
  const end = mayEnd(section.value, on, today);
  if (!end.ok) return end;
  const people = new Set(
    [...snapshot.assignments.values()].filter((a) => a.sectionId === id && lastsBeyond(a, on)).map((a) => a.personId),
  );
  if (people.size > 0) return reject('organisation.section-has-people', { count: people.size });
  const below = sectionsBelow(snapshot, id).filter((child) => lastsBeyond(child, on));
  return below.length > 0 ? reject('organisation.section-has-sections', { count: below.length }) : ok(undefined);
}
