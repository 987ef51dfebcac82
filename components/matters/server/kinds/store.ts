import type { AgencyId } from '@gov/base';
import { sql } from '#platform/server/database/sql.ts';

export interface KindRow {
  readonly code: string;
  readonly name: string;
  readonly group: string;
  readonly hint: string;
  readonly componentId: string;
  readonly formVersionId: string;
  readonly processVersionId: string;
  readonly open: boolean;
}

const columns = sql`code, name, kind_group as "group", hint, component_id as "componentId",
  form_version_id as "formVersionId", process_version_id as "processVersionId", open`;

export const listKinds = (agencyId: AgencyId) => sql<KindRow>`
  select ${columns} from office.matter_kind where agency_id = ${agencyId} and open order by display_order, code`;

export const findKind = (agencyId: AgencyId, code: string) => sql<KindRow>`
  select ${columns} from office.matter_kind where agency_id = ${agencyId} and code = ${code}`;

export interface KindValues {
  readonly code: string;
  readonly name: string;
  readonly group: string;
  readonly hint: string;
  readonly componentId: string;
  readonly formVersionId: string;
  readonly processVersionId: string;
  readonly displayOrder: number;
}

/** Makes a kind or points it to newer versions; running matters keep theirs. Safe to run twice. */
export const putKind = (agencyId: AgencyId, k: KindValues) => sql`
  insert into office.matter_kind (agency_id, code, name, kind_group, hint, component_id, form_version_id,
    process_version_id, display_order)
  values (${agencyId}, ${k.code}, ${k.name}, ${k.group}, ${k.hint}, ${k.componentId}, ${k.formVersionId},
    ${k.processVersionId}, ${k.displayOrder})
  on conflict (agency_id, code) do update set name = excluded.name, kind_group = excluded.kind_group,
    hint = excluded.hint, form_version_id = excluded.form_version_id, process_version_id = excluded.process_version_id,
    display_order = excluded.display_order`;

/** Kinds that were on one of these versions of a form are on this one. */
export const moveKindsToForm = (agencyId: AgencyId, formVersionId: string, beside: readonly string[]) => sql`
  update office.matter_kind set form_version_id = ${formVersionId}
  where agency_id = ${agencyId} and form_version_id = any(${beside})`;

/** Kinds that went by one of these versions of a process go by this one. */
export const moveKindsToProcess = (agencyId: AgencyId, processVersionId: string, beside: readonly string[]) => sql`
  update office.matter_kind set process_version_id = ${processVersionId}
  where agency_id = ${agencyId} and process_version_id = any(${beside})`;
