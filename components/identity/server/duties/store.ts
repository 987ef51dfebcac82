import type { AgencyId, CalendarDate, Instant } from '@gov/base';
import type { AdministratorDuty } from '@gov/base/component';
import { sql } from '#platform/server/database/sql.ts';

export interface HandOverRow {
  readonly id: string;
  readonly duty: AdministratorDuty;
  readonly fromPersonId: string;
  readonly toPersonId: string;
  readonly on: CalendarDate;
  readonly reason: string;
  readonly proposedBy: string;
  readonly proposedDuty: AdministratorDuty;
  readonly state: 'WAITING' | 'COMING' | 'DONE' | 'WITHDRAWN' | 'FAILED';
}

/** Open ones first, then the latest. */
export const listHandOvers = (agencyId: AgencyId) => sql<HandOverRow>`
  select id, duty, from_person_id as "fromPersonId", to_person_id as "toPersonId", on_day as "on", reason,
    proposed_by as "proposedBy", proposed_duty as "proposedDuty", state
  from office.duty_hand_over where agency_id = ${agencyId}
  order by ended_at is not null, ended_at desc, id limit 30`;

export const insertHandOver = (agencyId: AgencyId, row: HandOverRow & { readonly now: Instant }) => sql`
  insert into office.duty_hand_over (
    agency_id, id, duty, from_person_id, to_person_id, on_day, reason, proposed_by, proposed_duty, proposed_at, state)
  values (${agencyId}, ${row.id}, ${row.duty}, ${row.fromPersonId}, ${row.toPersonId}, ${row.on}, ${row.reason},
    ${row.proposedBy}, ${row.proposedDuty}, ${row.now}, ${row.state})`;

export const markAgreed = (agencyId: AgencyId, id: string, by: string, on: CalendarDate) => sql`
  update office.duty_hand_over set state = 'COMING', agreed_by = ${by}, on_day = ${on}
  where agency_id = ${agencyId} and id = ${id}`;

export const endHandOver = (
  agencyId: AgencyId,
  id: string,
  { state, now }: { readonly state: 'DONE' | 'WITHDRAWN' | 'FAILED'; readonly now: Instant },
) => sql`
  update office.duty_hand_over set state = ${state}, ended_at = ${now} where agency_id = ${agencyId} and id = ${id}`;

/** No row when somebody else holds the duty by now: then nothing passes on. */
export const removeAdministrator = (agencyId: AgencyId, personId: string, duty: AdministratorDuty) => sql<{
  readonly personId: string;
}>`
  delete from office.administrator where agency_id = ${agencyId} and person_id = ${personId} and duty = ${duty}
  returning person_id as "personId"`;
