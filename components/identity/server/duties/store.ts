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
  readonly proposedAt: Instant;
  readonly state: 'WAITING' | 'ASKED' | 'COMING' | Ending;
}

type Ending = 'DONE' | 'WITHDRAWN' | 'DECLINED' | 'EXPIRED' | 'FAILED';

/** Open ones first, then the latest. What an earlier release let come without asking the person is asked first. */
export const listHandOvers = (agencyId: AgencyId) => sql<HandOverRow>`
  select id, duty, from_person_id as "fromPersonId", to_person_id as "toPersonId", on_day as "on", reason,
    proposed_by as "proposedBy", proposed_duty as "proposedDuty", proposed_at as "proposedAt",
    case when state = 'COMING' and accepted_at is null then 'ASKED' else state end as state
  from office.duty_hand_over where agency_id = ${agencyId}
  order by ended_at is not null, ended_at desc, id limit 30`;

export const insertHandOver = (agencyId: AgencyId, row: HandOverRow) => sql`
  insert into office.duty_hand_over (
    agency_id, id, duty, from_person_id, to_person_id, on_day, reason, proposed_by, proposed_duty, proposed_at, state)
  values (${agencyId}, ${row.id}, ${row.duty}, ${row.fromPersonId}, ${row.toPersonId}, ${row.on}, ${row.reason},
    ${row.proposedBy}, ${row.proposedDuty}, ${row.proposedAt}, ${row.state})`;

/** The second administrator agrees; now the person is asked. */
export const markAgreed = (agencyId: AgencyId, id: string, by: string) => sql`
  update office.duty_hand_over set state = 'ASKED', agreed_by = ${by} where agency_id = ${agencyId} and id = ${id}`;

/** The person accepts, from that day on. */
export const markAccepted = (agencyId: AgencyId, id: string, on: CalendarDate, now: Instant) => sql`
  update office.duty_hand_over set state = 'COMING', accepted_at = ${now}, on_day = ${on}
  where agency_id = ${agencyId} and id = ${id}`;

export const endHandOver = (
  agencyId: AgencyId,
  id: string,
  { state, now }: { readonly state: Ending; readonly now: Instant },
) => sql`
  update office.duty_hand_over set state = ${state}, ended_at = ${now} where agency_id = ${agencyId} and id = ${id}`;

/** No row when somebody else holds the duty by now: then nothing passes on. */
export const removeAdministrator = (agencyId: AgencyId, personId: string, duty: AdministratorDuty) => sql<{
  readonly personId: string;
}>`
  delete from office.administrator where agency_id = ${agencyId} and person_id = ${personId} and duty = ${duty}
  returning person_id as "personId"`;
