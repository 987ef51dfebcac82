import type { AgencyId, Instant, JsonValue } from '@gov/base';
import { json, sql } from '#platform/server/database/sql.ts';
import type { ContentChange } from '../../contract.ts';

/** What fields held until now, and who changed them. */
export interface ValueChanges {
  readonly rows: readonly { readonly id: string; readonly field: string; readonly before: JsonValue }[];
  readonly personId: string | null;
  readonly personName: string;
  readonly at: Instant;
}

/** Parts of the request's last statement; nothing where nothing of it is kept. */
export const valueChangeParts = (agencyId: AgencyId, matterId: string, c: ValueChanges) =>
  c.rows.length === 0
    ? sql``
    : sql`
  value_changes as (
    insert into office.matter_value_change (agency_id, id, matter_id, field, before, person_id, person_name, at)
    select ${agencyId}, r.id, ${matterId}, r.field, r.before, ${c.personId}, ${c.personName}, ${c.at}
    from jsonb_to_recordset(${json(c.rows)}) as r(id uuid, field text, before jsonb)),`;

/** Everything people changed in the kept fields and among the attachments, the oldest first. What the system filed is no attachment of theirs. */
export const listContentChanges = (agencyId: AgencyId, matterId: string) => sql<ContentChange>`
  select 'value' as kind, field as subject, before, person_id as "personId", person_name as by, at
  from office.matter_value_change where agency_id = ${agencyId} and matter_id = ${matterId}
  union all
  select 'added', id::text, to_jsonb(name), added_by, added_by_name, added_at
  from office.matter_attachment where agency_id = ${agencyId} and matter_id = ${matterId} and added_by is not null
  union all
  select 'removed', id::text, to_jsonb(name), added_by, added_by_name, removed_at
  from office.matter_attachment
  where agency_id = ${agencyId} and matter_id = ${matterId} and added_by is not null and removed_at is not null
  order by at, subject`;
