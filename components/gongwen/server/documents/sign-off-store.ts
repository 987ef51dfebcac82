import type { AgencyId, CalendarDate, Instant } from '@gov/base';
import { json, sql } from '#platform/server/database/sql.ts';

/** A sign-off: who fixed which text when. */
export interface SignOff {
  readonly at: Instant;
  readonly sm3: string;
  readonly form: number;
  readonly personId: string;
  readonly name: string;
  readonly date: CalendarDate;
}

/** One that no longer holds, with the finished PDF that was made of it. */
export interface FormerSignOff extends SignOff {
  readonly finalFileId: string | null;
  readonly finalFileName: string | null;
  readonly finalOf: string | null;
}

export const freeze = (agencyId: AgencyId, matterId: string, s: SignOff) => sql`
  update office.document set frozen_at = ${s.at}, frozen_sm3 = ${s.sm3}, frozen_form = ${s.form}, signatory_id = ${s.personId},
    signatory_name = ${s.name}, document_date = ${s.date}, former_sign_off = null
  where agency_id = ${agencyId} and matter_id = ${matterId}`;

export const unfreeze = (agencyId: AgencyId, matterId: string, former: FormerSignOff | null) => sql`
  update office.document set frozen_at = null, frozen_sm3 = null, frozen_form = null, signatory_id = null,
    signatory_name = null, document_date = null, former_sign_off = ${former && json(former)}
  where agency_id = ${agencyId} and matter_id = ${matterId}`;
