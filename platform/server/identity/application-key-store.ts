import type { AccountId, AgencyId, AssignmentId, Instant, PersonId } from '@gov/base';
import { json, sql } from '#platform/server/database/sql.ts';

/** What stands of a key besides its secret. */
export interface ApplicationKeyRow {
  readonly id: string;
  readonly name: string;
  readonly personId: PersonId;
  readonly assignmentId: AssignmentId;
  readonly mayRead: boolean;
  readonly mayStart: boolean;
  readonly applicationIds: readonly string[];
  /** From where it may be used; none = from anywhere. */
  readonly addresses: readonly string[];
  readonly madeBy: PersonId;
  readonly madeAt: Instant;
  readonly agreeBy: Instant;
  readonly agreedAt: Instant | null;
  readonly expiresAt: Instant;
  readonly endedAt: Instant | null;
  readonly endedBy: PersonId | null;
  readonly endReason: string | null;
  readonly lastUsedAt: Instant | null;
  readonly lastRefusedAt: Instant | null;
}

const columns = sql`k.id, k.name, k.person_id as "personId", k.assignment_id as "assignmentId", k.may_read as "mayRead",
  k.may_start as "mayStart", k.application_ids as "applicationIds", k.addresses, k.made_by as "madeBy", k.made_at as "madeAt",
  k.agree_by as "agreeBy", k.agreed_at as "agreedAt", k.expires_at as "expiresAt", k.ended_at as "endedAt",
  k.ended_by as "endedBy", k.end_reason as "endReason", k.last_used_at as "lastUsedAt",
  k.last_refused_at as "lastRefusedAt"`;

export type KeyState = 'WAITING' | 'GOOD' | 'LAPSED' | 'EXPIRED' | 'ENDED';

/** How a key stands at an instant. Only `GOOD` opens anything. */
export function keyStateOf(
  row: Pick<ApplicationKeyRow, 'agreedAt' | 'agreeBy' | 'expiresAt' | 'endedAt'>,
  now: Instant,
): KeyState {
  if (row.endedAt) return 'ENDED';
  if (row.expiresAt <= now) return 'EXPIRED';
  if (row.agreedAt) return 'GOOD';
  return row.agreeBy <= now ? 'LAPSED' : 'WAITING';
}

/** A key as a request that comes with it needs it. */
export interface PresentedKey extends ApplicationKeyRow {
  readonly secretHash: string;
  readonly accountId: AccountId;
  readonly configurationVersion: number;
  readonly agencyState: 'OPEN' | 'SUSPENDED';
  readonly accountState: 'ACTIVE' | 'SUSPENDED';
  readonly demo: boolean;
}

export const findPresentedKey = (agencyId: AgencyId, id: string) => sql<PresentedKey>`
  select ${columns}, k.secret_hash as "secretHash", p.account_id as "accountId",
    a.configuration_version as "configurationVersion", a.state as "agencyState", c.state as "accountState", c.demo
  from office.application_key k
  join office.person p on p.agency_id = k.agency_id and p.id = k.person_id
  join office.account c on c.id = p.account_id
  join office.agency a on a.id = k.agency_id
  where k.agency_id = ${agencyId} and k.id = ${id}`;

/** Once a minute is often enough to know when a key was last used. */
export const noteKeyUse = (agencyId: AgencyId, id: string, now: Instant, since: Instant) => sql`
  update office.application_key set last_used_at = ${now}
  where agency_id = ${agencyId} and id = ${id} and (last_used_at is null or last_used_at <= ${since})`;

/** A row when nobody was refused with it within the last minute: only then the audit hears of it. */
export const noteKeyRefusal = (agencyId: AgencyId, id: string, now: Instant, since: Instant) => sql<{
  readonly id: string;
}>`
  update office.application_key set last_refused_at = ${now}
  where agency_id = ${agencyId} and id = ${id} and (last_refused_at is null or last_refused_at <= ${since})
  returning id`;

export type NewApplicationKey = Omit<
  ApplicationKeyRow,
  'agreedAt' | 'endedAt' | 'endedBy' | 'endReason' | 'lastUsedAt' | 'lastRefusedAt'
> & { readonly secretHash: string };

export const insertApplicationKey = (agencyId: AgencyId, k: NewApplicationKey) => sql`
  insert into office.application_key (agency_id, id, name, person_id, assignment_id, secret_hash, may_read, may_start,
    application_ids, addresses, made_by, made_at, agree_by, expires_at)
  values (${agencyId}, ${k.id}, ${k.name}, ${k.personId}, ${k.assignmentId}, ${k.secretHash}, ${k.mayRead},
    ${k.mayStart}, ${json([...k.applicationIds])}, ${json([...k.addresses])}, ${k.madeBy}, ${k.madeAt}, ${k.agreeBy}, ${k.expiresAt})`;

/** The newest first; so many that nobody has made more by hand. */
export const listApplicationKeys = (agencyId: AgencyId) => sql<ApplicationKeyRow>`
  select ${columns} from office.application_key k where k.agency_id = ${agencyId}
  order by k.made_at desc, k.id desc limit 500`;

export const listKeysOfPerson = (agencyId: AgencyId, personId: string) => sql<ApplicationKeyRow>`
  select ${columns} from office.application_key k where k.agency_id = ${agencyId} and k.person_id = ${personId}
  order by k.made_at desc, k.id desc limit 100`;

/** Held until the end of the transaction: agreeing and ending at the same moment do not overtake each other. */
export const lockApplicationKey = (agencyId: AgencyId, id: string) => sql<ApplicationKeyRow>`
  select ${columns} from office.application_key k where k.agency_id = ${agencyId} and k.id = ${id} for update`;

export const agreeToKey = (agencyId: AgencyId, id: string, at: Instant) => sql`
  update office.application_key set agreed_at = ${at} where agency_id = ${agencyId} and id = ${id}`;

export const endKey = (agencyId: AgencyId, id: string, end: { at: Instant; by: string; reason: string }) => sql`
  update office.application_key set ended_at = ${end.at}, ended_by = ${end.by}, end_reason = ${end.reason}
  where agency_id = ${agencyId} and id = ${id}`;
