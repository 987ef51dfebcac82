import type { AgencyId, Instant } from '@gov/base';
import type { Program } from '@gov/workflow';
import { json, sql } from '#platform/server/database/sql.ts';
import type { Statement } from '#platform/server/database/transaction.ts';
import type { ScopedProcess } from '../../rules/process-scope.ts';

interface ScopeRow extends ScopedProcess {
  readonly processId: string;
  readonly key: string;
}

/** What decides whose a process `p` is. */
const whose = (agencyId: AgencyId): Statement => sql`
    exists (select 1 from office.process_version v where v.agency_id = ${agencyId} and v.process_id = p.id and v.shipped)
      as "ofProduct",
    coalesce((select jsonb_agg(s.section_id order by s.section_id) from office.process_section s
      where s.agency_id = ${agencyId} and s.process_id = p.id), '[]') as "sectionIds"`;

/** Whose each process of the agency is; an agency has some hundred at most. */
export const listScopes = (agencyId: AgencyId) => sql<ScopeRow>`
  select p.id as "processId", p.key,
    ${whose(agencyId)}
  from office.process p where p.agency_id = ${agencyId}`;

export const findScope = (agencyId: AgencyId, processId: string) => sql<ScopedProcess>`
  select ${whose(agencyId)}
  from office.process p where p.agency_id = ${agencyId} and p.id = ${processId}`;

/** What each process of the agency does by its version in use. */
export const listProgramsInUse = (agencyId: AgencyId) => sql<{ readonly key: string; readonly program: Program }>`
  select p.key, v.program
  from office.process p join office.process_version v on v.agency_id = p.agency_id and v.id = p.current_version_id
  where p.agency_id = ${agencyId}`;

/** Two who assign the same process at once do it one after the other. */
export const lockForAssigning = (agencyId: AgencyId, processId: string) => sql<{ readonly id: string }>`
  select id from office.process where agency_id = ${agencyId} and id = ${processId} for no key update`;

export interface Assigning {
  readonly processId: string;
  readonly sectionIds: readonly string[];
  readonly at: Instant;
  readonly by: string;
}

export const insertSections = (agencyId: AgencyId, a: Assigning) => sql`
  insert into office.process_section (agency_id, process_id, section_id, assigned_at, assigned_by)
  select ${agencyId}, ${a.processId}, r.id, ${a.at}, ${a.by}
  from jsonb_to_recordset(${json(a.sectionIds.map((id) => ({ id })))}) as r(id uuid)
  on conflict do nothing`;

export const deleteSections = (agencyId: AgencyId, processId: string, sectionIds: readonly string[]) => sql`
  delete from office.process_section using jsonb_to_recordset(${json(sectionIds.map((id) => ({ id })))}) as r(id uuid)
  where agency_id = ${agencyId} and process_id = ${processId} and section_id = r.id`;
