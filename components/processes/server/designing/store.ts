import type { AgencyId, Instant } from '@gov/base';
import type { Program } from '@gov/workflow';
import { sql } from '#platform/server/database/sql.ts';

export interface DesignRow {
  readonly processId: string;
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

/** Every process that has a version or a draft. An agency has some hundred at most. */
export const listDesigns = (agencyId: AgencyId) => sql<DesignRow>`
  select p.id as "processId", p.key, p.name, v.number, v.published_at as "publishedAt", v.published_by as "publishedBy",
    v.shipped, d.name as "draftName", d.changed_at as "draftAt", d.changed_by as "draftBy"
  from office.process p
  left join office.process_version v on v.agency_id = p.agency_id and v.id = p.current_version_id
  left join office.process_draft d on d.agency_id = p.agency_id and d.process_id = p.id and d.bpmn_xml is not null
  where p.agency_id = ${agencyId} and (v.id is not null or d.process_id is not null)`;

export interface OneDesign {
  readonly processId: string;
  readonly key: string;
  readonly name: string;
  readonly formId: string | null;
  readonly number: number | null;
  readonly bpmnXml: string | null;
  readonly publishedAt: Instant | null;
}

export const findDesign = (agencyId: AgencyId, processId: string) => sql<OneDesign>`
  select p.id as "processId", p.key, p.name, p.form_id as "formId", v.number, v.bpmn_xml as "bpmnXml",
    v.published_at as "publishedAt"
  from office.process p
  left join office.process_version v on v.agency_id = p.agency_id and v.id = p.current_version_id
  where p.agency_id = ${agencyId} and p.id = ${processId}`;

export interface DraftRow {
  readonly version: number;
  readonly bpmnXml: string | null;
  readonly formId: string | null;
  readonly changedAt: Instant;
  readonly changedBy: string;
}

export const findDraft = (agencyId: AgencyId, processId: string) => sql<DraftRow>`
  select version, bpmn_xml as "bpmnXml", form_id as "formId", changed_at as "changedAt", changed_by as "changedBy"
  from office.process_draft where agency_id = ${agencyId} and process_id = ${processId}`;

/** The same, and nobody saves, publishes or discards beside us. */
export const lockDraft = (agencyId: AgencyId, processId: string) => sql<DraftRow>`
  select version, bpmn_xml as "bpmnXml", form_id as "formId", changed_at as "changedAt", changed_by as "changedBy"
  from office.process_draft where agency_id = ${agencyId} and process_id = ${processId} for update`;

export interface NewDraft {
  readonly processId: string;
  readonly name: string;
  readonly bpmnXml: string;
  readonly formId: string | null;
  readonly at: Instant;
  readonly by: string;
}

type Version = { readonly version: number };

/** The first draft; nothing where somebody else was first. */
export const insertDraft = (agencyId: AgencyId, d: NewDraft) => sql<Version>`
  insert into office.process_draft (agency_id, process_id, version, name, bpmn_xml, form_id, changed_at, changed_by)
  values (${agencyId}, ${d.processId}, 1, ${d.name}, ${d.bpmnXml}, ${d.formId}, ${d.at}, ${d.by})
  on conflict (agency_id, process_id) do nothing returning version`;

export const updateDraft = (agencyId: AgencyId, d: NewDraft, base: number) => sql<Version>`
  update office.process_draft set version = version + 1, name = ${d.name}, bpmn_xml = ${d.bpmnXml}, form_id = ${d.formId},
    changed_at = ${d.at}, changed_by = ${d.by}
  where agency_id = ${agencyId} and process_id = ${d.processId} and version = ${base} returning version`;

/** Published or discarded: there is no draft any more. */
export const emptyDraft = (
  agencyId: AgencyId,
  d: Pick<NewDraft, 'processId' | 'at' | 'by'>,
  base: number,
) => sql<Version>`
  update office.process_draft set version = version + 1, bpmn_xml = null, changed_at = ${d.at}, changed_by = ${d.by}
  where agency_id = ${agencyId} and process_id = ${d.processId} and version = ${base} and bpmn_xml is not null
  returning version`;

export const setForm = (agencyId: AgencyId, processId: string, formId: string) => sql`
  update office.process set form_id = ${formId}
  where agency_id = ${agencyId} and id = ${processId} and form_id is distinct from ${formId}`;

export interface VersionRow {
  readonly number: number;
  readonly publishedAt: Instant;
  readonly publishedBy: string | null;
  readonly shipped: boolean;
  readonly current: boolean;
}

export const listVersions = (agencyId: AgencyId, processId: string) => sql<VersionRow>`
  select v.number, v.published_at as "publishedAt", v.published_by as "publishedBy", v.shipped,
    v.id = p.current_version_id as current
  from office.process_version v join office.process p on p.agency_id = v.agency_id and p.id = v.process_id
  where v.agency_id = ${agencyId} and v.process_id = ${processId} order by v.number desc`;

export const findVersion = (agencyId: AgencyId, processId: string, number: number) => sql<{
  readonly number: number;
  readonly bpmnXml: string;
  readonly publishedAt: Instant;
}>`
  select number, bpmn_xml as "bpmnXml", published_at as "publishedAt" from office.process_version
  where agency_id = ${agencyId} and process_id = ${processId} and number = ${number}`;

/** Programs of all versions, the oldest first. */
export const listPrograms = (agencyId: AgencyId, processId: string) => sql<{
  readonly program: Program;
  readonly shipped: boolean;
}>`
  select program, shipped from office.process_version
  where agency_id = ${agencyId} and process_id = ${processId} order by number`;

/** Published processes as another one can call them, with the form they are published for. */
export const callableProcesses = (agencyId: AgencyId) => sql<{
  readonly key: string;
  readonly name: string;
  readonly formId: string | null;
}>`
  select key, name, form_id as "formId" from office.process
  where agency_id = ${agencyId} and current_version_id is not null order by name, id`;
