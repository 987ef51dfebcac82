import type { AgencyId, Instant } from '@gov/base';
import type { TrustedKey } from '@gov/exchange';
import { sql } from '#platform/server/database/sql.ts';

const trustColumns = sql`key_id as "keyId", agency_id as "agencyId", public_key as "publicKey",
  valid_from as "validFrom", valid_to as "validTo", status`;

/** The trust list as far as these agencies go. */
export const trustedKeysOf = (agencyIds: readonly AgencyId[]) => sql<TrustedKey>`
  select ${trustColumns} from office.exchange_public_key where agency_id = any (${[...agencyIds]}::uuid[])`;

export const insertPublicKey = (key: TrustedKey) => sql`
  insert into office.exchange_public_key (key_id, agency_id, public_key, valid_from, valid_to, status)
  values (${key.keyId}, ${key.agencyId}, ${key.publicKey}, ${key.validFrom}, ${key.validTo}, ${key.status})`;

export interface OwnKeyRow {
  readonly keyId: string;
  readonly wrappedPrivateKey: Uint8Array;
}

/** The newest own key that the trust list still calls active. */
export const findOwnKey = (agencyId: AgencyId, now: Instant) => sql<OwnKeyRow>`
  select k.key_id as "keyId", k.wrapped_private_key as "wrappedPrivateKey"
  from office.exchange_key k join office.exchange_public_key p on p.key_id = k.key_id
  where k.agency_id = ${agencyId} and p.agency_id = ${agencyId} and p.status = 'ACTIVE'
    and p.valid_from <= ${now} and (p.valid_to is null or p.valid_to > ${now})
  order by k.made_at desc, k.key_id limit 1`;

export const insertOwnKey = (agencyId: AgencyId, key: OwnKeyRow, madeAt: Instant) => sql`
  insert into office.exchange_key (agency_id, key_id, wrapped_private_key, made_at)
  values (${agencyId}, ${key.keyId}, ${key.wrappedPrivateKey}, ${madeAt})`;
