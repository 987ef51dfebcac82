import type { AgencyId, CalendarDate, Instant } from '@gov/base';
import type { AdministratorDuty } from '@gov/base/component';
import { json, sql } from '#platform/server/database/sql.ts';

export interface AgencyListRow {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly kind: 'AGENCY' | 'PLATFORM';
  readonly level: 'PLATFORM' | 'CITY' | 'DISTRICT' | 'STREET';
  readonly parentId: string | null;
  readonly state: 'OPEN' | 'SUSPENDED';
  readonly people: number;
  readonly createdAt: Instant;
}

export const listAgencies = (day: CalendarDate) => sql<AgencyListRow>`
  select a.id, a.code, a.name, a.short_name as "shortName", a.kind, a.level, a.parent_id as "parentId", a.state,
    coalesce(p.people, 0) as people, a.created_at as "createdAt"
  from office.agency a
  left join office.people_of_agencies(${day}) p on p.agency_id = a.id
  order by a.display_order, a.id`;

export interface KnownAgencyRow {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly kind: 'AGENCY' | 'PLATFORM';
  readonly displayOrder: number;
}

/** Every agency as far as a new one must differ from it or may stand below it. */
export const knownAgencies = sql<KnownAgencyRow>`
  select id, code, name, kind, display_order as "displayOrder" from office.agency order by display_order, id`;

export const insertSubordination = (fromAgencyId: string, toAgencyId: string, day: CalendarDate) => sql`
  insert into office.agency_relation (from_agency_id, to_agency_id, relation, valid_from)
  values (${fromAgencyId}, ${toAgencyId}, 'SUBORDINATE_TO', ${day})`;

/** An administrator to be. */
export interface AppointedAdministrator {
  readonly duty: AdministratorDuty;
  readonly name: string;
  /** The person he will be in the new agency, for whom the one-time codes are. */
  readonly personId?: string;
  /** In openings of earlier releases: an account made beforehand, with a password that somebody else chose. */
  readonly accountId?: string;
}

export interface OpeningRow {
  readonly openedAgencyId: AgencyId;
  readonly administrators: readonly AppointedAdministrator[];
  readonly establishedAt: Instant | null;
}

export interface NewOpening {
  readonly openedAgencyId: string;
  readonly administrators: readonly AppointedAdministrator[];
  readonly openedBy: string;
  readonly now: Instant;
}

export const insertOpening = (agencyId: AgencyId, o: NewOpening) => sql`
  insert into office.agency_opening (agency_id, opened_agency_id, administrators, opened_by, opened_at)
  values (${agencyId}, ${o.openedAgencyId}, ${json(o.administrators)}, ${o.openedBy}, ${o.now})`;

export const findOpening = (agencyId: AgencyId, openedAgencyId: string) => sql<OpeningRow>`
  select opened_agency_id as "openedAgencyId", administrators, established_at as "establishedAt"
  from office.agency_opening where agency_id = ${agencyId} and opened_agency_id = ${openedAgencyId}`;

/** Held until the end of the transaction: two who make codes at once do not leave two good ones for one person. */
export const lockOpening = (agencyId: AgencyId, openedAgencyId: string) => sql<OpeningRow>`
  ${findOpening(agencyId, openedAgencyId)} for update`;

export const markEstablished = (agencyId: AgencyId, openedAgencyId: string, now: Instant) => sql`
  update office.agency_opening set established_at = ${now}
  where agency_id = ${agencyId} and opened_agency_id = ${openedAgencyId} and established_at is null`;
