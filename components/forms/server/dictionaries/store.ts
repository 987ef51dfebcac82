import type { AgencyId, Instant } from '@gov/base';
import type { FormTemplate, SharedEntry } from '@gov/forms';
import { json, sql } from '#platform/server/database/sql.ts';

export interface DictionaryRow {
  readonly id: string;
  readonly name: string;
  readonly entries: readonly SharedEntry[];
  readonly retired: boolean;
  readonly version: number;
  readonly changedAt: Instant;
}

const columns = sql`id, name, entries, retired, version, changed_at as "changedAt"`;

export const listDictionaries = (agencyId: AgencyId) => sql<DictionaryRow>`
  select ${columns} from office.dictionary where agency_id = ${agencyId} order by retired, name, id`;

export const findDictionary = (agencyId: AgencyId, id: string) => sql<DictionaryRow>`
  select ${columns} from office.dictionary where agency_id = ${agencyId} and id = ${id}`;

export interface Written {
  readonly id: string;
  readonly name: string;
  readonly entries: readonly SharedEntry[];
  readonly at: Instant;
  readonly by: string;
}

/** Nothing where another one has the name. */
export const insertDictionary = (agencyId: AgencyId, d: Written) => sql<{ readonly version: number }>`
  insert into office.dictionary (agency_id, id, name, entries, version, changed_at, changed_by)
  values (${agencyId}, ${d.id}, ${d.name}, ${json(d.entries)}, 1, ${d.at}, ${d.by})
  on conflict (agency_id, name) do nothing returning version`;

export const hasName = (agencyId: AgencyId, name: string, besides: string) => sql<{ readonly id: string }>`
  select id from office.dictionary where agency_id = ${agencyId} and name = ${name} and id <> ${besides}`;

/** Nothing where somebody saved it since. */
export const updateDictionary = (agencyId: AgencyId, d: Written & { readonly retired: boolean }, base: number) => sql<{
  readonly version: number;
}>`
  update office.dictionary set name = ${d.name}, entries = ${json(d.entries)}, retired = ${d.retired}, version = version + 1,
    changed_at = ${d.at}, changed_by = ${d.by}
  where agency_id = ${agencyId} and id = ${d.id} and version = ${base} returning version`;

/** Templates in use. An agency has some hundred forms at most; who takes what is looked up in them, not in SQL. */
export const templatesInUse = (agencyId: AgencyId) => sql<{
  readonly formId: string;
  readonly key: string;
  readonly template: FormTemplate;
}>`
  select f.id as "formId", f.key, v.template
  from office.form f join office.form_version v on v.agency_id = f.agency_id and v.id = f.current_version_id
  where f.agency_id = ${agencyId} and not f.composed order by f.name, f.id`;
