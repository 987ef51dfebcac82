import type { AgencyId, Instant } from '@gov/base';
import { json, sql } from '#platform/server/database/sql.ts';

export interface HandledRows {
  readonly added: readonly { readonly person_id: string; readonly step: string }[];
  readonly gone: readonly string[];
}

/** Parts of a change-set statement: who has handled a step of the matter by it, and who has taken that back. */
export const handlerParts = (agencyId: AgencyId, matterId: string, at: Instant, { added, gone }: HandledRows) => sql`
  handlers_gone as (
    delete from office.matter_handler
    where agency_id = ${agencyId} and matter_id = ${matterId} and person_id = any (${[...gone]}::uuid[])),
  handlers as (
    insert into office.matter_handler (agency_id, matter_id, person_id, step, at)
    select ${agencyId}, ${matterId}, r.person_id, r.step, ${at}
    from jsonb_to_recordset(${json(added)}) as r(person_id uuid, step text)
    on conflict (agency_id, matter_id, person_id) do update set step = excluded.step, at = excluded.at)`;
