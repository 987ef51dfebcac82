import type { AgencyId, CalendarDate, Instant, PersonId } from '@gov/base';
import type { Assignment, DeputyArea, Person, PersonGroup, Post, Section } from '@gov/organisation';
import { json, sql } from '#platform/server/database/sql.ts';

export interface AgencyRow {
  readonly id: AgencyId;
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly kind: 'AGENCY' | 'PLATFORM';
  readonly version: number;
}

export const findAgency = (agencyId: string) => sql<AgencyRow>`
  select id, code, name, short_name as "shortName", kind, configuration_version as version
  from office.agency where id = ${agencyId}`;

/** Every change of organisation, grants, switches or settings ends with this: caches reload on the next request. */
export const bumpConfiguration = (agencyId: AgencyId) => sql`
  update office.agency set configuration_version = configuration_version + 1 where id = ${agencyId}`;

type Nullable<T> = { readonly [K in keyof T]-?: undefined extends T[K] ? Exclude<T[K], undefined> | null : T[K] };

export const listSections = (agencyId: AgencyId) => sql<Nullable<Section>>`
  select id, name, parent_id as "parentId", display_order as "displayOrder", valid_from as "from", valid_to as "to"
  from office.section where agency_id = ${agencyId} order by display_order, id`;

export const listPosts = (agencyId: AgencyId) => sql<Nullable<Post>>`
  select id, name, role, section_id as "sectionId", display_order as "displayOrder", valid_from as "from", valid_to as "to"
  from office.post where agency_id = ${agencyId} order by display_order, id`;

export const listPersons = (agencyId: AgencyId) => sql<Nullable<Person>>`
  select id, name, initials, display_order as "displayOrder", valid_from as "from", valid_to as "to"
  from office.person where agency_id = ${agencyId} order by display_order, id`;

export const listAssignments = (agencyId: AgencyId) => sql<Nullable<Assignment>>`
  select id, person_id as "personId", section_id as "sectionId", post_id as "postId", title, main,
    display_order as "displayOrder", valid_from as "from", valid_to as "to"
  from office.assignment where agency_id = ${agencyId} order by display_order, id`;

export const listDeputyAreas = (agencyId: AgencyId) => sql<Nullable<DeputyArea>>`
  select leader_assignment_id as "leaderAssignmentId", section_id as "sectionId", valid_from as "from", valid_to as "to"
  from office.deputy_area where agency_id = ${agencyId} order by id`;

export const listGroups = (agencyId: AgencyId) => sql<Nullable<PersonGroup>>`
  select g.id, g.name, g.valid_from as "from", g.valid_to as "to",
    array(select m.person_id::text from office.person_group_member m
      where m.agency_id = ${agencyId} and m.group_id = g.id order by m.place, m.person_id) as "personIds"
  from office.person_group g where g.agency_id = ${agencyId} order by g.name, g.id`;

export interface GrantRow {
  readonly id: string;
  readonly permission: string;
  readonly granteeKind: 'POST' | 'PERSON' | 'SECTION' | 'EVERYBODY';
  readonly granteeId: string | null;
  readonly reason: string;
  readonly grantedBy: PersonId | null;
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
  /** For which sections, where the permission is granted for sections. */
  readonly sections: readonly GrantedSection[];
}

export interface GrantedSection {
  readonly id: string;
  /** Those below it too, as the tree stands. */
  readonly below: boolean;
}

export const listGrants = (agencyId: AgencyId) => sql<GrantRow>`
  select g.id, g.permission, g.grantee_kind as "granteeKind", g.grantee_id as "granteeId", g.reason,
    g.granted_by as "grantedBy", g.valid_from as "from", g.valid_to as "to",
    coalesce((select jsonb_agg(jsonb_build_object('id', s.section_id, 'below', s.with_below) order by s.section_id)
      from office.permission_grant_section s where s.agency_id = ${agencyId} and s.grant_id = g.id), '[]') as sections
  from office.permission_grant g where g.agency_id = ${agencyId} order by g.permission, g.id`;

export interface AdministratorRow {
  readonly personId: PersonId;
  readonly duty: 'SYSTEM' | 'SECURITY' | 'AUDIT';
}

export const listAdministrators = (agencyId: AgencyId) => sql<AdministratorRow>`
  select person_id as "personId", duty from office.administrator where agency_id = ${agencyId}`;

export const listSwitches = (agencyId: AgencyId) => sql<{ readonly componentId: string; readonly open: boolean }>`
  select component_id as "componentId", open from office.component_switch where agency_id = ${agencyId}`;

export interface SettingValueRow {
  readonly componentId: string;
  readonly key: string;
  readonly value: unknown;
}

export const listSettings = (agencyId: AgencyId) => sql<SettingValueRow>`
  select component_id as "componentId", key, value from office.setting where agency_id = ${agencyId}`;

/** Values a new agency begins with; whoever administers it changes them later. */
export const insertSettings = (agencyId: AgencyId, values: readonly SettingValueRow[], now: Instant) => sql`
  insert into office.setting (agency_id, component_id, key, value, changed_at)
  select ${agencyId}::uuid, v."componentId", v.key, v.value, ${now}
  from jsonb_to_recordset(${json(values)}::jsonb) as v ("componentId" text, key text, value jsonb)`;

export interface NewAgency {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly kind: 'AGENCY' | 'PLATFORM';
  readonly level: 'PLATFORM' | 'CITY' | 'DISTRICT' | 'STREET';
  readonly parentId: string | null;
  readonly displayOrder: number;
  readonly now: Instant;
}

export const insertAgency = (a: NewAgency) => sql`
  insert into office.agency (id, code, name, short_name, kind, level, parent_id, display_order, created_at)
  values (${a.id}, ${a.code}, ${a.name}, ${a.shortName}, ${a.kind}, ${a.level}, ${a.parentId}, ${a.displayOrder}, ${a.now})`;

/** Rows of one table of the organisation in one statement; keys are column names. */
type OrganisationTable = 'section' | 'post' | 'person' | 'assignment' | 'deputy_area';

const inserts = {
  section: (rows: unknown) => sql`
    insert into office.section (agency_id, id, parent_id, name, display_order, valid_from)
    select r.agency_id, r.id, r.parent_id, r.name, r.display_order, r.valid_from
    from jsonb_to_recordset(${json(rows)}) as r(agency_id uuid, id uuid, parent_id uuid, name text, display_order int, valid_from date)`,
  post: (rows: unknown) => sql`
    insert into office.post (agency_id, id, name, role, section_id, display_order, valid_from)
    select r.agency_id, r.id, r.name, r.role, r.section_id, r.display_order, r.valid_from
    from jsonb_to_recordset(${json(rows)}) as r(agency_id uuid, id uuid, name text, role text, section_id uuid, display_order int, valid_from date)`,
  person: (rows: unknown) => sql`
    insert into office.person (agency_id, id, account_id, name, initials, display_order, valid_from)
    select r.agency_id, r.id, r.account_id, r.name, r.initials, r.display_order, r.valid_from
    from jsonb_to_recordset(${json(rows)}) as r(agency_id uuid, id uuid, account_id uuid, name text, initials text, display_order int, valid_from date)`,
  assignment: (rows: unknown) => sql`
    insert into office.assignment (agency_id, id, person_id, section_id, post_id, title, main, display_order, valid_from)
    select r.agency_id, r.id, r.person_id, r.section_id, r.post_id, r.title, r.main, r.display_order, r.valid_from
    from jsonb_to_recordset(${json(rows)}) as r(agency_id uuid, id uuid, person_id uuid, section_id uuid, post_id uuid, title text, main boolean, display_order int, valid_from date)`,
  deputy_area: (rows: unknown) => sql`
    insert into office.deputy_area (agency_id, id, leader_assignment_id, section_id, valid_from)
    select r.agency_id, r.id, r.leader_assignment_id, r.section_id, r.valid_from
    from jsonb_to_recordset(${json(rows)}) as r(agency_id uuid, id uuid, leader_assignment_id uuid, section_id uuid, valid_from date)`,
} satisfies Record<OrganisationTable, (rows: unknown) => ReturnType<typeof sql>>;

/** A set-based insert of many rows of one organisation table; row keys are column names. */
export const insertOrganisationRows = (table: OrganisationTable, rows: readonly Readonly<Record<string, unknown>>[]) =>
  inserts[table](rows);

export const insertAdministrator = (agencyId: string, personId: string, duty: string, now: Instant) => sql`
  insert into office.administrator (agency_id, person_id, duty, granted_at)
  values (${agencyId}, ${personId}, ${duty}, ${now})`;

export const insertGrants = (rows: readonly Readonly<Record<string, unknown>>[]) => sql`
  insert into office.permission_grant (agency_id, id, permission, grantee_kind, grantee_id, reason, granted_by, granted_at, valid_from)
  select r.agency_id, r.id, r.permission, r.grantee_kind, r.grantee_id, coalesce(r.reason, ''), r.granted_by, r.granted_at, r.valid_from
  from jsonb_to_recordset(${json(rows)}) as r(agency_id uuid, id uuid, permission text, grantee_kind text, grantee_id uuid,
    reason text, granted_by uuid, granted_at timestamptz, valid_from date)`;

/** 隶属, 业务指导, 双重领导, 同级 of agencies towards others. A relation that is known already stays as it is. */
export const insertRelations = (rows: readonly Readonly<Record<string, unknown>>[]) => sql`
  insert into office.agency_relation (from_agency_id, to_agency_id, relation, valid_from)
  select r.from_agency_id, r.to_agency_id, r.relation, r.valid_from
  from jsonb_to_recordset(${json(rows)}) as r(from_agency_id uuid, to_agency_id uuid, relation text, valid_from date)
  on conflict do nothing`;
