import type { AgencyId, Instant } from '@gov/base';
import { json, sql } from '#platform/server/database/sql.ts';
import type { ApplicationSettings } from '../contract.ts';
import { kindCodeOf } from './kind-code.ts';

export interface ApplicationRow {
  readonly id: string;
  readonly name: string;
  readonly open: boolean;
  readonly settings: ApplicationSettings;
  readonly formVersionId: string;
  readonly processVersionId: string;
  readonly version: number;
  /** The kind of matter it goes by, and the key of what is published for it alone. */
  readonly kindCode: string;
}

const columns = sql`id, name, open, settings, form_version_id as "formVersionId",
  process_version_id as "processVersionId", version, coalesce(kind_code, 'app-' || id) as "kindCode"`;

export const listApplications = (agencyId: AgencyId) => sql<ApplicationRow>`
  select ${columns} from office.application where agency_id = ${agencyId} order by created_at, id`;

export const findApplication = (agencyId: AgencyId, id: string) => sql<ApplicationRow>`
  select ${columns} from office.application where agency_id = ${agencyId} and id = ${id}`;

export const findByKindCode = (agencyId: AgencyId, kindCode: string) => sql<ApplicationRow>`
  select ${columns} from office.application where agency_id = ${agencyId} and kind_code = ${kindCode} for update`;

export const lockApplication = (agencyId: AgencyId, id: string) => sql<ApplicationRow>`
  select ${columns} from office.application where agency_id = ${agencyId} and id = ${id} for update`;

export const findByName = (agencyId: AgencyId, name: string) => sql<{ readonly id: string }>`
  select id from office.application where agency_id = ${agencyId} and name = ${name}`;

/** One template after the other within an agency, until the transaction ends: the second sees what the first has made. */
export const lockInstalling = (agencyId: AgencyId) => sql`
  select pg_advisory_xact_lock(hashtextextended('applications.install ' || ${agencyId}::text, 0))`;

export const countApplications = (agencyId: AgencyId) => sql<{ readonly count: number }>`
  select count(*) as count from office.application where agency_id = ${agencyId}`;

export const insertApplication = (agencyId: AgencyId, a: ApplicationRow, at: Instant) => sql`
  insert into office.application (agency_id, id, name, open, settings, form_version_id, process_version_id, version,
    created_at, changed_at, kind_code)
  values (${agencyId}, ${a.id}, ${a.name}, ${a.open}, ${json(a.settings)}, ${a.formVersionId}, ${a.processVersionId},
    ${a.version}, ${at}, ${at}, ${a.kindCode === kindCodeOf(a.id) ? null : a.kindCode})`;

export const updateApplication = (agencyId: AgencyId, a: ApplicationRow, at: Instant) => sql`
  update office.application set name = ${a.name}, open = ${a.open}, settings = ${json(a.settings)},
    form_version_id = ${a.formVersionId}, process_version_id = ${a.processVersionId}, version = ${a.version},
    changed_at = ${at}
  where agency_id = ${agencyId} and id = ${a.id}`;

/** Applications that go by one of these versions of a process go by this one. */
export const moveToProcess = (agencyId: AgencyId, processVersionId: string, beside: readonly string[]) => sql`
  update office.application set process_version_id = ${processVersionId}
  where agency_id = ${agencyId} and process_version_id = any(${beside})`;

export const deleteApplication = (agencyId: AgencyId, id: string) => sql`
  delete from office.application where agency_id = ${agencyId} and id = ${id}`;

/** Once: asked again, it stays with the key that began it. */
export const insertProgramDraft = (agencyId: AgencyId, matterId: string, keyId: string) => sql`
  insert into office.program_draft (agency_id, matter_id, key_id) values (${agencyId}, ${matterId}, ${keyId})
  on conflict (agency_id, matter_id) do nothing`;

export const beginnerOfDraft = (agencyId: AgencyId, matterId: string) => sql<{ readonly keyId: string }>`
  select key_id as "keyId" from office.program_draft where agency_id = ${agencyId} and matter_id = ${matterId}`;
