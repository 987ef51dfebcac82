import type { AgencyId, Instant } from '@gov/base';
import type { FormTemplate } from '@gov/forms';
import { json, sql } from '#platform/server/database/sql.ts';

export const findTemplate = (agencyId: AgencyId, formVersionId: string) => sql<{ readonly template: FormTemplate }>`
  select template from office.form_version where agency_id = ${agencyId} and id = ${formVersionId}`;

export interface CurrentForm {
  readonly formId: string;
  readonly versionId: string;
  readonly number: number;
  readonly sha256: string;
  /** The same template once came with the product. */
  readonly shipped: boolean;
}

export const findCurrent = (agencyId: AgencyId, key: string) => sql<CurrentForm>`
  select f.id as "formId", v.id as "versionId", v.number, v.sha256,
    exists (select 1 from office.form_version s where s.agency_id = ${agencyId} and s.form_id = f.id
      and s.shipped and s.sha256 = v.sha256) as shipped
  from office.form f join office.form_version v on v.agency_id = f.agency_id and v.id = f.current_version_id
  where f.agency_id = ${agencyId} and f.key = ${key} for update of f`;

/** The same for reading only. */
export const findCurrentVersion = (agencyId: AgencyId, key: string) => sql<{
  readonly formId: string;
  readonly versionId: string;
}>`
  select id as "formId", current_version_id as "versionId" from office.form
  where agency_id = ${agencyId} and key = ${key} and current_version_id is not null`;

export const findVersionInUse = (agencyId: AgencyId, formId: string) => sql<{
  readonly formId: string;
  readonly versionId: string;
}>`
  select id as "formId", current_version_id as "versionId" from office.form
  where agency_id = ${agencyId} and id = ${formId} and current_version_id is not null`;

export const findFormOf = (agencyId: AgencyId, formVersionId: string) => sql<{ readonly formId: string }>`
  select form_id as "formId" from office.form_version where agency_id = ${agencyId} and id = ${formVersionId}`;

/** Until commit. */
export const lockForm = (agencyId: AgencyId, formId: string) => sql<{ readonly id: string }>`
  select id from office.form where agency_id = ${agencyId} and id = ${formId} for no key update`;

export const insertForm = (
  agencyId: AgencyId,
  form: { readonly id: string; readonly key: string; readonly name: string; readonly composed: boolean },
) => sql`
  insert into office.form (agency_id, id, key, name, composed)
  values (${agencyId}, ${form.id}, ${form.key}, ${form.name}, ${form.composed})`;

export interface NewVersion {
  readonly id: string;
  readonly formId: string;
  readonly number: number;
  readonly template: FormTemplate;
  readonly sha256: string;
  readonly at: Instant;
  readonly by: string | null;
  readonly shipped: boolean;
}

export const insertVersion = (agencyId: AgencyId, v: NewVersion) => sql`
  with version as (
    insert into office.form_version (agency_id, id, form_id, number, template, sha256, published_at, published_by, shipped)
    values (${agencyId}, ${v.id}, ${v.formId}, ${v.number}, ${json(v.template)}, ${v.sha256}, ${v.at}, ${v.by}, ${v.shipped}))
  update office.form set current_version_id = ${v.id}, name = ${v.template.name}
  where agency_id = ${agencyId} and id = ${v.formId}`;

export const listVersionsBeside = (agencyId: AgencyId, formVersionId: string) => sql<{ readonly id: string }>`
  select o.id from office.form_version v
  join office.form_version o on o.agency_id = v.agency_id and o.form_id = v.form_id
  where v.agency_id = ${agencyId} and v.id = ${formVersionId} order by o.number`;

/** Counts one on and holds the counter's row. */
export const countSerial = (
  agencyId: AgencyId,
  c: { readonly formVersionId: string; readonly field: string; readonly series: string },
) => sql<{ readonly last: number }>`
  insert into office.form_serial as counter (agency_id, form_id, field, series, last)
  select ${agencyId}, form_id, ${c.field}, ${c.series}, 1 from office.form_version
  where agency_id = ${agencyId} and id = ${c.formVersionId}
  on conflict (agency_id, form_id, field, series) do update set last = counter.last + 1
  returning last`;

export const listVersionsOf = (agencyId: AgencyId, formId: string) => sql<{
  readonly formVersionId: string;
  readonly number: number;
  readonly publishedAt: Instant;
}>`
  select id as "formVersionId", number, published_at as "publishedAt" from office.form_version
  where agency_id = ${agencyId} and form_id = ${formId} order by number`;

/** What is published, as others choose from it. */
export const listPublished = (agencyId: AgencyId) => sql<{
  readonly formId: string;
  readonly key: string;
  readonly name: string;
  readonly composed: boolean;
}>`
  select id as "formId", key, name, composed from office.form
  where agency_id = ${agencyId} and current_version_id is not null order by name, id`;
