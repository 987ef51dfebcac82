import type { AssignmentId, CalendarDate, PersonId, SectionId } from '@gov/base';
import type { AdministratorDuty, ComponentManifest, PermissionRow } from '@gov/base/component';
import { dayView, type OrganisationSnapshot, sectionAndBelow } from '@gov/organisation';
import type { AdministratorRow, GrantRow } from './agency-store.ts';

/** Why somebody holds a permission; turned into words by the page that answers "why". */
export type PermissionReason =
  | { readonly kind: 'by-default' }
  | { readonly kind: 'post-role'; readonly role: string }
  | { readonly kind: 'duty'; readonly duty: AdministratorRow['duty'] }
  | { readonly kind: 'grant'; readonly grant: GrantRow };

export interface PermissionFacts {
  readonly agencyKind: 'AGENCY' | 'PLATFORM';
  readonly permissions: readonly PermissionRow[];
  readonly organisation: OrganisationSnapshot;
  readonly grants: readonly GrantRow[];
  readonly administrators: readonly AdministratorRow[];
}

export const permissionsOfManifests = (manifests: readonly ComponentManifest[]): readonly PermissionRow[] =>
  manifests.flatMap((manifest) => manifest.permissions);

const validOn = (
  span: { readonly from: CalendarDate; readonly to?: CalendarDate | null | undefined },
  day: CalendarDate,
) => span.from <= day && (!span.to || span.to > day);

function granteeMatches(
  grant: GrantRow,
  personId: PersonId,
  assignment: { postId: string; sectionId: string },
): boolean {
  switch (grant.granteeKind) {
    case 'EVERYBODY':
      return true;
    case 'PERSON':
      return grant.granteeId === personId;
    case 'POST':
      return grant.granteeId === assignment.postId;
    case 'SECTION':
      return grant.granteeId === assignment.sectionId;
  }
}

/**
 * One permission's reason for a working identity on a day, or undefined. A duty's permission comes from the duty alone, and
 * who holds a duty has no part in the work of the office, whatever post or grant would give it.
 */
function reasonFor(
  facts: PermissionFacts,
  row: PermissionRow,
  personId: PersonId,
  assignmentId: AssignmentId,
  day: CalendarDate,
): PermissionReason | undefined {
  if (row.platformOnly && facts.agencyKind !== 'PLATFORM') return undefined;
  const assignment = facts.organisation.assignments.get(assignmentId);
  if (!assignment || assignment.personId !== personId || !validOn(assignment, day)) return undefined;
  if (row.duty) {
    const holds = facts.administrators.some((a) => a.personId === personId && a.duty === row.duty);
    if (holds) return { kind: 'duty', duty: row.duty };
    const through = facts.permissions.find((one) => row.within !== undefined && one.code === row.within);
    return through && reasonFor(facts, through, personId, assignmentId, day);
  }
  if (row.notWithDuty && facts.administrators.some((a) => a.personId === personId)) return undefined;
  const grant = facts.grants.find(
    (g) =>
      g.permission === row.code &&
      validOn(g, day) &&
      granteeMatches(g, personId, assignment) &&
      (!row.forSections || standingOf(facts.organisation, g, day).length > 0),
  );
  if (grant) return { kind: 'grant', grant };
  const role = facts.organisation.posts.get(assignment.postId)?.role;
  if (role && row.standardRoles?.includes(role)) return { kind: 'post-role', role };
  return row.byDefault ? { kind: 'by-default' } : undefined;
}

/** Sections that a grant is good for on a day: what has ended gives nothing, and nothing below it either. */
export function standingOf(
  organisation: OrganisationSnapshot,
  { sections }: GrantRow,
  day: CalendarDate,
): readonly string[] {
  const stands = (id: string): boolean => {
    const section = organisation.sections.get(id as SectionId); // reason: looked up only
    return section !== undefined && validOn(section, day);
  };
  const named = sections.filter(({ id }) => stands(id));
  if (!named.some(({ below }) => below)) return named.map(({ id }) => id);
  const { tree } = dayView(organisation, day);
  return named.flatMap(({ id, below }) => (below ? sectionAndBelow(tree, id).filter(stands) : [id]));
}

/** The sections for which a working identity holds a permission `forSections` on a day; none = it does not. */
export function sectionsGranted(
  facts: PermissionFacts,
  { code, personId, assignmentId, day }: SectionsAsked,
): ReadonlySet<string> {
  const row = facts.permissions.find((one) => one.code === code && one.forSections);
  if (!row || !reasonFor(facts, row, personId, assignmentId, day)) return new Set();
  const assignment = facts.organisation.assignments.get(assignmentId);
  const grants = facts.grants.filter(
    (g) => g.permission === code && validOn(g, day) && assignment && granteeMatches(g, personId, assignment),
  );
  return new Set(grants.flatMap((grant) => standingOf(facts.organisation, grant, day)));
}

interface SectionsAsked {
  readonly code: string;
  readonly personId: PersonId;
  readonly assignmentId: AssignmentId;
  readonly day: CalendarDate;
}

/** All permissions of a working identity on a day, each with its reason. Pure. */
export function explainPermissions(
  facts: PermissionFacts,
  personId: PersonId,
  assignmentId: AssignmentId,
  day: CalendarDate,
): ReadonlyMap<string, PermissionReason> {
  const held = new Map<string, PermissionReason>();
  for (const row of facts.permissions) {
    const reason = reasonFor(facts, row, personId, assignmentId, day);
    if (reason) held.set(row.code, reason);
  }
  return held;
}

const holders: Readonly<Record<AdministratorDuty, string>> = {
  SYSTEM: '系统管理员',
  SECURITY: '安全管理员',
  AUDIT: '审计管理员',
};

/** What somebody without a permission can do next: be granted it, or ask the one whose duty it is. */
export function wayTo(row: PermissionRow | undefined, isAdministrator: boolean): string {
  if (row?.duty && row.within) return `请联系${holders[row.duty]}；只管部分科室的，请本单位的安全管理员授权`;
  if (row?.duty) return `请联系${holders[row.duty]}：它随职责取得，不另授`;
  if (row?.notWithDuty && isAdministrator) return '请有这项权限的人办理：三员不发起、查看和办理事项和公文';
  return '请本单位的安全管理员授权';
}
