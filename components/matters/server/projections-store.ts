import type { AgencyId } from '@gov/base';
import { json, sql } from '#platform/server/database/sql.ts';

export interface FieldRow {
  readonly key: string;
  readonly text_value: string | null;
  readonly number_value: string | null;
  readonly date_value: string | null;
}

/** What lists, filters and the search box read of a matter, always written with the values it is taken from. */
export interface Projections {
  readonly fields: readonly FieldRow[];
  /** Words to search by, with their bigrams; null = as they were. */
  readonly search: {
    readonly words: string;
    /** The same of fields, by their keys. */
    readonly fieldWords: Readonly<Record<string, string>>;
    readonly grams: readonly string[];
  } | null;
}

/** Parts of a change-set statement. A field that has become empty loses its row. */
export const projectionParts = (agencyId: AgencyId, matterId: string, { fields, search }: Projections) => sql`
  fields_gone as (
    delete from office.matter_field
    where agency_id = ${agencyId} and matter_id = ${matterId} and key <> all (${fields.map(({ key }) => key)}::text[])),
  fields as (
    insert into office.matter_field (agency_id, matter_id, key, text_value, number_value, date_value)
    select ${agencyId}, ${matterId}, r.key, r.text_value, r.number_value, r.date_value
    from jsonb_to_recordset(${json(fields)}) as r(key text, text_value text, number_value numeric, date_value date)
    on conflict (agency_id, matter_id, key) do update set text_value = excluded.text_value,
      number_value = excluded.number_value, date_value = excluded.date_value),
  search as (
    insert into office.matter_search as known (agency_id, matter_id, words, field_words, grams)
    select ${agencyId}, ${matterId}, ${search?.words ?? ''}, ${json(search?.fieldWords ?? {})},
      array_to_tsvector(${[...(search?.grams ?? [])]}::text[])
    where ${search !== null}
    on conflict (agency_id, matter_id) do update
      set words = excluded.words, field_words = excluded.field_words, grams = excluded.grams
      where (known.words, known.field_words) is distinct from (excluded.words, excluded.field_words))`;

/**
 * Claims a value for a matter and gives up the one it had: the row says whose it is. Two claims at once: the second
 * waits for the first and finds it taken.
 */
export const claimValue = (
  agencyId: AgencyId,
  claim: { readonly kindCode: string; readonly key: string; readonly value: string; readonly matterId: string },
) => sql<{ readonly matterId: string }>`
  with given_up as (
    delete from office.matter_unique_value
    where agency_id = ${agencyId} and matter_id = ${claim.matterId} and key = ${claim.key} and value <> ${claim.value})
  insert into office.matter_unique_value as taken (agency_id, kind_code, key, value, matter_id)
  values (${agencyId}, ${claim.kindCode}, ${claim.key}, ${claim.value}, ${claim.matterId})
  on conflict (agency_id, kind_code, key, value) do update set matter_id = taken.matter_id
  returning taken.matter_id as "matterId"`;

/** Whether another matter of the kind holds one of these already; claims nothing. */
export const valueTaken = (
  agencyId: AgencyId,
  asked: { readonly kindCode: string; readonly claims: readonly { readonly key: string; readonly value: string }[] },
) => sql<{ readonly matterId: string }>`
  select u.matter_id as "matterId" from jsonb_to_recordset(${json(asked.claims)}) as r(key text, value text)
  join office.matter_unique_value u on u.agency_id = ${agencyId} and u.kind_code = ${asked.kindCode} and u.key = r.key and u.value = r.value
  limit 1`;

/** An emptied field, or a matter that came to nothing, holds no value any more. */
export const giveUpValues = (agencyId: AgencyId, matterId: string, keys: readonly string[]) => sql`
  delete from office.matter_unique_value
  where agency_id = ${agencyId} and matter_id = ${matterId} and key = any (${[...keys]}::text[])`;
