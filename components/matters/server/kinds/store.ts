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
  /** Begun by a step of another process only. */
  readonly calledOnly: boolean;
}

const columns = sql`code, name, kind_group as "group", hint, component_id as "componentId",
  form_version_id as "formVersionId", process_version_id as "processVersionId", open,
  called_only as "calledOnly"`;

export const listKinds = (agencyId: AgencyId) => sql<KindRow>`
  select ${columns} from office.matter_kind where agency_id = ${agencyId} and open and not called_only order by display_order, code`;

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
  readonly calledOnly?: true;
}

/** Makes a kind or points it to newer versions; running matters keep theirs. Safe to run twice. */
export const putKind = (agencyId: AgencyId, k: KindValues) => sql`
  insert into office.matter_kind (agency_id, code, name, kind_group, hint, component_id, form_version_id,
    process_version_id, display_order, called_only)
  values (${agencyId}, ${k.code}, ${k.name}, ${k.group}, ${k.hint}, ${k.componentId}, ${k.formVersionId},
    ${k.processVersionId}, ${k.displayOrder}, ${k.calledOnly === true})
  on conflict (agency_id, code) do update set name = excluded.name, kind_group = excluded.kind_group,
    hint = excluded.hint, form_version_id = excluded.form_version_id, process_version_id = excluded.process_version_id,
    display_order = excluded.display_order, called_only = excluded.called_only`;
