import type { AgencyId, Instant } from '@gov/base';
import type { Program } from '@gov/workflow';
import { json, sql } from '#platform/server/database/sql.ts';

export const findProgram = (agencyId: AgencyId, processVersionId: string) => sql<{ readonly program: Program }>`
  select program from office.process_version where agency_id = ${agencyId} and id = ${processVersionId}`;

export interface CurrentProcess {
  readonly processId: string;
  readonly versionId: string;
  readonly number: number;
  readonly xmlSha256: string;
  /** The same XML once came with the product. */
  readonly shipped: boolean;
}

export const findCurrent = (agencyId: AgencyId, key: string) => sql<CurrentProcess>`
  select p.id as "processId", v.id as "versionId", v.number, v.xml_sha256 as "xmlSha256",
    exists (select 1 from office.process_version s where s.agency_id = ${agencyId} and s.process_id = p.id
      and s.shipped and s.xml_sha256 = v.xml_sha256) as shipped
  from office.process p join office.process_version v on v.agency_id = p.agency_id and v.id = p.current_version_id
  where p.agency_id = ${agencyId} and p.key = ${key} for update of p`;

/** The same for reading only. */
export const findCurrentVersion = (agencyId: AgencyId, key: string) => sql<{
  readonly processVersionId: string;
  readonly program: Program;
  readonly bpmnXml: string;
}>`
  select v.id as "processVersionId", v.program, v.bpmn_xml as "bpmnXml"
  from office.process p join office.process_version v on v.agency_id = p.agency_id and v.id = p.current_version_id
  where p.agency_id = ${agencyId} and p.key = ${key}`;

export const insertProcess = (agencyId: AgencyId, id: string, key: string, name: string) => sql`
  insert into office.process (agency_id, id, key, name) values (${agencyId}, ${id}, ${key}, ${name})`;

export interface NewVersion {
  readonly id: string;
  readonly processId: string;
  readonly number: number;
  readonly bpmnXml: string;
  readonly xmlSha256: string;
  readonly program: Program;
  readonly programSha256: string;
  readonly at: Instant;
  readonly by: string | null;
  readonly shipped: boolean;
}

export const insertVersion = (agencyId: AgencyId, v: NewVersion) => sql`
  with version as (
    insert into office.process_version (agency_id, id, process_id, number, bpmn_xml, xml_sha256, program, program_sha256,
      published_at, published_by, shipped)
    values (${agencyId}, ${v.id}, ${v.processId}, ${v.number}, ${v.bpmnXml}, ${v.xmlSha256}, ${json(v.program)},
      ${v.programSha256}, ${v.at}, ${v.by}, ${v.shipped}))
  update office.process set current_version_id = ${v.id}, name = ${v.program.name}
  where agency_id = ${agencyId} and id = ${v.processId}`;

/** Every process with its version in use, by name. */
export const listCurrentVersions = (agencyId: AgencyId) => sql<{ readonly name: string; readonly versionId: string }>`
  select name, current_version_id as "versionId" from office.process
  where agency_id = ${agencyId} and current_version_id is not null order by name, id`;

export const listProcesses = (agencyId: AgencyId) => sql<{
  processId: string;
  key: string;
  name: string;
  version: number;
  publishedAt: Instant;
  formId: string | null;
}>`
  select p.id as "processId", p.key, p.name, v.number as version, v.published_at as "publishedAt", p.form_id as "formId"
  from office.process p join office.process_version v on v.agency_id = p.agency_id and v.id = p.current_version_id
  where p.agency_id = ${agencyId} order by p.name, p.id`;

export interface ProcessRow {
  readonly processId: string;
  readonly key: string;
  readonly number: number;
  readonly bpmnXml: string;
  readonly program: Program;
}

/** A process with its version in use; who changes it holds it until the end. */
export const lockProcess = (agencyId: AgencyId, processId: string) => sql<ProcessRow>`
  select p.id as "processId", p.key, v.number, v.bpmn_xml as "bpmnXml", v.program
  from office.process p join office.process_version v on v.agency_id = p.agency_id and v.id = p.current_version_id
  where p.agency_id = ${agencyId} and p.id = ${processId} for update of p`;

export const findProcess = (agencyId: AgencyId, processId: string) => sql<ProcessRow>`
  select p.id as "processId", p.key, v.number, v.bpmn_xml as "bpmnXml", v.program
  from office.process p join office.process_version v on v.agency_id = p.agency_id and v.id = p.current_version_id
  where p.agency_id = ${agencyId} and p.id = ${processId}`;

export const listProcessesOf = (agencyId: AgencyId, versionIds: readonly string[]) => sql<{
  readonly id: string;
  readonly processId: string;
}>`
  select id, process_id as "processId" from office.process_version
  where agency_id = ${agencyId} and id = any (${[...versionIds]}::uuid[])`;

export const listVersionsBeside = (agencyId: AgencyId, processVersionId: string) => sql<{ readonly id: string }>`
  select o.id from office.process_version v
  join office.process_version o on o.agency_id = v.agency_id and o.process_id = v.process_id
  where v.agency_id = ${agencyId} and v.id = ${processVersionId} order by o.number`;

export const setFormByKey = (agencyId: AgencyId, key: string, formId: string) => sql`
  update office.process set form_id = ${formId}
  where agency_id = ${agencyId} and key = ${key} and form_id is distinct from ${formId}`;

export const listOnForm = (agencyId: AgencyId, formId: string) => sql<{
  readonly processId: string;
  readonly name: string;
}>`
  select p.id as "processId", p.name from office.process p
  left join office.process_draft d on d.agency_id = p.agency_id and d.process_id = p.id and d.bpmn_xml is not null
  where p.agency_id = ${agencyId} and (p.form_id = ${formId} or d.form_id = ${formId}) order by p.name, p.id`;

/** Processes whose draft chooses a form, by name; those that never were published, too. */
export const listDraftsOnForms = (agencyId: AgencyId) => sql<{
  readonly processId: string;
  readonly name: string;
  readonly formId: string;
}>`
  select p.id as "processId", p.name, d.form_id as "formId"
  from office.process p join office.process_draft d on d.agency_id = p.agency_id and d.process_id = p.id
  where p.agency_id = ${agencyId} and d.bpmn_xml is not null and d.form_id is not null order by p.name, p.id`;
