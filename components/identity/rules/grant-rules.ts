import { type CalendarDate, ok, type Result, reject } from '@gov/base';
import type { PermissionRow } from '@gov/base/component';
import type { Assignment, DateSpan, OrganisationSnapshot } from '@gov/organisation';

export interface WantedGrant {
  readonly permission: string;
  readonly granteeKind: 'POST' | 'PERSON' | 'SECTION';
  readonly granteeId: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
  /** For which sections, where the permission is granted for sections; else none. */
  readonly sections: readonly { readonly id: string; readonly below: boolean }[];
}

interface KnownGrant {
  readonly permission: string;
  readonly granteeKind: string;
  readonly granteeId: string | null;
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
  readonly sections: readonly { readonly id: string }[];
}

export interface GrantFacts {
  /** Permissions of this kind of agency. */
  readonly permissions: readonly PermissionRow[];
  readonly organisation: OrganisationSnapshot;
  readonly grants: readonly KnownGrant[];
  /** Who holds one of the three duties. */
  readonly administrators: readonly { readonly personId: string }[];
  readonly today: CalendarDate;
  /** Who grants. */
  readonly granter: { readonly personId: string };
}

/**
 * May this permission be granted so? What belongs to a duty never is: the three administrators stay apart.
 * Nobody grants to himself, neither directly nor through his own post or section. Who holds a duty gets no work of the office.
 */
export function mayGrant(facts: GrantFacts, wanted: WantedGrant): Result<{ readonly grantee: string }> {
  const row = facts.permissions.find((permission) => permission.code === wanted.permission);
  if (!row || row.duty) return reject('identity.unknown-permission');
  if (wanted.from < facts.today || (wanted.to !== null && wanted.to <= wanted.from))
    return reject('identity.grant-days');
  const grantee = granteeOf(facts.organisation, wanted);
  if (!grantee || !existsOn(grantee, wanted.from)) return reject('identity.unknown-grantee');
  const toAdministrator =
    wanted.granteeKind === 'PERSON' && facts.administrators.some((one) => one.personId === wanted.granteeId);
  if (row.notWithDuty && toAdministrator) return reject('identity.administrator-grant', { name: grantee.name });
  const sections = maySections(facts, row, wanted);
  if (!sections.ok) return sections;
  if (reachesGranter(facts, wanted)) return reject('identity.own-grant');
  if (facts.grants.some((grant) => isSame(grant, wanted) && overlaps(grant, wanted)))
    return reject('identity.already-granted', { grantee: grantee.name });
  return ok({ grantee: grantee.name });
}

/** A permission for sections names at least one that stands when it begins, each once; every other one names none. */
function maySections({ organisation }: GrantFacts, row: PermissionRow, wanted: WantedGrant): Result<undefined> {
  const ids = wanted.sections.map(({ id }) => id);
  if (!row.forSections) return ids.length === 0 ? ok(undefined) : reject('identity.grant-sections');
  const sections: ReadonlyMap<string, Named> = organisation.sections;
  const stand = ids.every((id) => {
    const section = sections.get(id);
    return section !== undefined && existsOn(section, wanted.from);
  });
  return ids.length > 0 && stand && new Set(ids).size === ids.length
    ? ok(undefined)
    : reject('identity.grant-sections');
}

/** May it be ended so? What has ended stays ended; a grant is only ever shortened. */
export function mayEndGrant(grant: KnownGrant, on: CalendarDate, today: CalendarDate): Result<undefined> {
  if (grant.to !== null && grant.to <= today) return reject('identity.unknown-grant');
  return on < today || (grant.to !== null && on > grant.to) ? reject('identity.grant-days') : ok(undefined);
}

type Named = DateSpan & { readonly name: string };

function granteeOf({ persons, posts, sections }: OrganisationSnapshot, wanted: WantedGrant): Named | undefined {
  const things: ReadonlyMap<string, Named> = { PERSON: persons, POST: posts, SECTION: sections }[wanted.granteeKind];
  return things.get(wanted.granteeId);
}

const existsOn = (span: DateSpan, day: CalendarDate): boolean =>
  span.from <= day && (span.to === undefined || span.to > day);

function reachesGranter({ organisation, granter, today }: GrantFacts, wanted: WantedGrant): boolean {
  const own = [...organisation.assignments.values()].filter(
    (assignment) => assignment.personId === granter.personId && (assignment.to === undefined || assignment.to > today),
  );
  return own.some((assignment) => placeIn(assignment, wanted.granteeKind) === wanted.granteeId);
}

function placeIn(assignment: Assignment, kind: WantedGrant['granteeKind']): string {
  switch (kind) {
    case 'PERSON':
      return assignment.personId;
    case 'POST':
      return assignment.postId;
    case 'SECTION':
      return assignment.sectionId;
  }
}

const isSame = (grant: KnownGrant, wanted: WantedGrant): boolean =>
  grant.permission === wanted.permission &&
  grant.granteeKind === wanted.granteeKind &&
  grant.granteeId === wanted.granteeId &&
  (wanted.sections.length === 0 || grant.sections.some(({ id }) => wanted.sections.some((one) => one.id === id)));

const overlaps = (grant: KnownGrant, wanted: WantedGrant): boolean =>
  (grant.to === null || grant.to > wanted.from) && (wanted.to === null || wanted.to > grant.from);
