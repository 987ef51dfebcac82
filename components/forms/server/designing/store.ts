import type { AgencyId, Instant } from '@gov/base';
import type { FormTemplate } from '@gov/forms';
import { json, sql } from '#platform/server/database/sql.ts';

export interface FormRow {
  readonly formId: string;
  readonly key: string;
  readonly name: string;
  readonly number: number | null;
  readonly publishedAt: Instant | null;
  readonly publishedBy: string | null;
  readonly shipped: boolean | null;
  readonly draftName: string | null;
  readonly draftAt: Instant | null;
  readonly draftBy: string | null;
}

/** Every form that has a version or a draft. An agency has some hundred at most. */
export const listForms = (agencyId: AgencyId) => sql<FormRow>`
  select f.id as "formId", f.key, f.name, v.number, v.published_at as "publishedAt", v.published_by as "publishedBy", v.shipped,
    d.name as "draftName", d.changed_at as "draftAt", d.changed_by as "draftBy"
  from office.form f
  left join office.form_version v on v.agency_id = f.agency_id and v.id = f.current_version_id
  left join office.form_draft d on d.agency_id = f.agency_id and d.form_id = f.id and d.template is not null
  where f.agency_id = ${agencyId} and not f.composed and (v.id is not null or d.form_id is not null)`;

export interface DraftRow {
  readonly version: number;
  readonly template: FormTemplate | null;
  readonly changedAt: Instant;
  readonly changedBy: string;
}

export interface OneForm {
  readonly formId: string;
  readonly key: string;
  readonly name: string;
  readonly number: number | null;
  readonly template: FormTemplate | null;
  readonly publishedAt: Instant | null;
}

export const findForm = (agencyId: AgencyId, formId: string) => sql<OneForm>`
  select f.id as "formId", f.key, f.name, v.number, v.template, v.published_at as "publishedAt"
  from office.form f
  left join office.form_version v on v.agency_id = f.agency_id and v.id = f.current_version_id
  where f.agency_id = ${agencyId} and f.id = ${formId}`;

export const findDraft = (agencyId: AgencyId, formId: string) => sql<DraftRow>`
  select version, template, changed_at as "changedAt", changed_by as "changedBy"
  from office.form_draft where agency_id = ${agencyId} and form_id = ${formId}`;

/** The same, and nobody saves, publishes or discards beside us. */
export const lockDraft = (agencyId: AgencyId, formId: string) => sql<DraftRow>`
  select version, template, changed_at as "changedAt", changed_by as "changedBy"
  from office.form_draft where agency_id = ${agencyId} and form_id = ${formId} for update`;

interface NewDraft {
  readonly formId: string;
  readonly template: FormTemplate;
  readonly at: Instant;
  readonly by: string;
}

type Version = { readonly version: number };

/** The first draft; nothing where somebody else was first. */
export const insertDraft = (agencyId: AgencyId, d: NewDraft) => sql<Version>`
  insert into office.form_draft (agency_id, form_id, version, name, template, changed_at, changed_by)
  values (${agencyId}, ${d.formId}, 1, ${d.template.name}, ${json(d.template)}, ${d.at}, ${d.by})
  on conflict (agency_id, form_id) do nothing returning version`;

export const updateDraft = (agencyId: AgencyId, d: NewDraft, base: number) => sql<Version>`
  update office.form_draft set version = version + 1, name = ${d.template.name}, template = ${json(d.template)},
    changed_at = ${d.at}, changed_by = ${d.by}
  where agency_id = ${agencyId} and form_id = ${d.formId} and version = ${base} returning version`;

/** Published or discarded: there is no draft any more. */
export const emptyDraft = (agencyId: AgencyId, d: Omit<NewDraft, 'template'>, base: number) => sql<Version>`
  update office.form_draft set version = version + 1, template = null, changed_at = ${d.at}, changed_by = ${d.by}
  where agency_id = ${agencyId} and form_id = ${d.formId} and version = ${base} and template is not null returning version`;

export interface VersionRow {
  readonly number: number;
  readonly publishedAt: Instant;
  readonly publishedBy: string | null;
  readonly shipped: boolean;
  readonly current: boolean;
}

export const listVersions = (agencyId: AgencyId, formId: string) => sql<VersionRow>`
  select v.number, v.published_at as "publishedAt", v.published_by as "publishedBy", v.shipped, v.id = f.current_version_id as current
  from office.form_version v join office.form f on f.agency_id = v.agency_id and f.id = v.form_id
  where v.agency_id = ${agencyId} and v.form_id = ${formId} order by v.number desc`;

export const findVersion = (agencyId: AgencyId, formId: string, number: number) => sql<{
  readonly id: string;
  readonly number: number;
  readonly template: FormTemplate;
  readonly publishedAt: Instant;
}>`
  select id, number, template, published_at as "publishedAt" from office.form_version
  where agency_id = ${agencyId} and form_id = ${formId} and number = ${number}`;

/** Templates of all versions, the oldest first. */
export const listTemplates = (agencyId: AgencyId, formId: string) => sql<{
  readonly template: FormTemplate;
  readonly shipped: boolean;
}>`
  select template, shipped from office.form_version where agency_id = ${agencyId} and form_id = ${formId} order by number`;

/** What is kept as a template. An agency has some dozens at most. */
export const listKept = (agencyId: AgencyId) => sql<{
  readonly formId: string;
  readonly name: string;
  readonly formName: string;
  readonly number: number;
  readonly publishedAt: Instant;
  /** Number of the version in use. */
  readonly latest: number;
}>`
  select f.id as "formId", f.template_name as name, f.name as "formName", v.number, v.published_at as "publishedAt", c.number as latest
  from office.form f
  join office.form_version v on v.agency_id = f.agency_id and v.id = f.template_version_id
  join office.form_version c on c.agency_id = f.agency_id and c.id = f.current_version_id
  where f.agency_id = ${agencyId} and f.template_version_id is not null`;

/** Unique violation `form_template_name_key` where another form has the name. */
export const markTemplate = (
  agencyId: AgencyId,
  formId: string,
  kept: { readonly versionId: string | null; readonly name: string | null },
) => sql<{ readonly id: string }>`
  update office.form set template_version_id = ${kept.versionId}, template_name = ${kept.name}
  where agency_id = ${agencyId} and id = ${formId} returning id`;
