import type { AgencyId } from '@gov/base';
import { sql } from '#platform/server/database/sql.ts';
import type { MadeKind } from '../../contract.ts';

export interface KindRow {
  readonly code: string;
  readonly name: string;
  readonly group: string;
  readonly hint: string;
  readonly componentId: string;
  readonly formVersionId: string;
  readonly processVersionId: string;
  readonly open: boolean;
  readonly titlePattern: string | null;
  /** Grantee keys; null = everybody. */
  readonly starters: readonly string[] | null;
  readonly concealed: readonly string[];
  /** Begun by a step of another process only. */
  readonly calledOnly: boolean;
}

const columns = sql`code, name, kind_group as "group", hint, component_id as "componentId",
  form_version_id as "formVersionId", process_version_id as "processVersionId", open, title_pattern as "titlePattern", starters, concealed,
  called_only as "calledOnly"`;

export const listKinds = (agencyId: AgencyId) => sql<KindRow>`
  select ${columns} from office.matter_kind where agency_id = ${agencyId} and open and not called_only order by display_order, code`;

/** Kinds that a message may begin: also those that only steps of other processes begin. */
export const openKinds = (agencyId: AgencyId) => sql<KindRow>`
  select ${columns} from office.matter_kind where agency_id = ${agencyId} and open order by display_order, code`;

export const findKind = (agencyId: AgencyId, code: string) => sql<KindRow>`
  select ${columns} from office.matter_kind where agency_id = ${agencyId} and code = ${code}`;

/** The same for who begins one: whoever removes the kind waits until this is done, or was first and there is none. */
export const holdKind = (agencyId: AgencyId, code: string) => sql<KindRow>`
  select ${columns} from office.matter_kind where agency_id = ${agencyId} and code = ${code} for key share`;

/** Waits for everybody who is beginning one; a statement behind this sees what they made. */
export const lockKind = (agencyId: AgencyId, code: string) => sql<{ readonly code: string }>`
  select code from office.matter_kind where agency_id = ${agencyId} and code = ${code} for update`;

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

const list = (keys: readonly string[]) => sql`${[...keys]}::text[]`;

/** The same for a kind an agency makes. What was concealed once stays so: matters of earlier versions keep their fields. */
export const putMadeKind = (agencyId: AgencyId, k: MadeKind) => sql`
  insert into office.matter_kind (agency_id, code, name, kind_group, hint, component_id, form_version_id,
    process_version_id, display_order, open, title_pattern, starters, readers, concealed, follows_form)
  values (${agencyId}, ${k.code}, ${k.name}, ${k.group}, ${k.hint}, ${k.componentId}, ${k.formVersionId},
    ${k.processVersionId}, ${k.displayOrder}, ${k.open}, ${k.titlePattern ?? null},
    ${k.starters ? list(k.starters) : sql`null`}, ${list(k.readers)}, ${list(k.concealed)}, false)
  on conflict (agency_id, code) do update set name = excluded.name, kind_group = excluded.kind_group,
    hint = excluded.hint, form_version_id = excluded.form_version_id, process_version_id = excluded.process_version_id,
    display_order = excluded.display_order, open = excluded.open, title_pattern = excluded.title_pattern,
    starters = excluded.starters, readers = excluded.readers, component_id = excluded.component_id, follows_form = false,
    concealed = array(select distinct key from unnest(matter_kind.concealed || excluded.concealed) as key)`;

const used = (agencyId: AgencyId, code: string) => sql`
  (exists (select 1 from office.matter m where m.agency_id = ${agencyId} and m.kind_code = ${code})
    or exists (select 1 from office.matter_stand_in_kind d where d.agency_id = ${agencyId} and d.kind_code = ${code})
    or exists (select 1 from office.matter_cover_kind d where d.agency_id = ${agencyId} and d.kind_code = ${code})
    or exists (select 1 from office.matter_begun d where d.agency_id = ${agencyId} and d.kind_code = ${code})
    or exists (select 1 from office.matter_child d where d.agency_id = ${agencyId} and d.kind_code = ${code}))`;

export const isKindUsed = (agencyId: AgencyId, code: string) => sql<{ readonly used: boolean }>`
  select ${used(agencyId, code)} as used`;

/** The kind is locked (`lockKind`): nobody begins one at the same moment. */
export const deleteUnusedKind = (agencyId: AgencyId, code: string) => sql<{ readonly code: string }>`
  delete from office.matter_kind
  where agency_id = ${agencyId} and code = ${code} and not ${used(agencyId, code)} returning code`;

/** Kinds that were on one of these versions of a form are on this one, but for those whose component does that itself. */
export const moveKindsToForm = (agencyId: AgencyId, formVersionId: string, beside: readonly string[]) => sql`
  update office.matter_kind set form_version_id = ${formVersionId}
  where agency_id = ${agencyId} and form_version_id = any(${beside}) and follows_form`;

/** The kinds that go by one of these versions of a process. */
export const kindsOnProcess = (agencyId: AgencyId, versions: readonly string[]) => sql<{
  readonly code: string;
  readonly formVersionId: string;
}>`
  select code, form_version_id as "formVersionId" from office.matter_kind
  where agency_id = ${agencyId} and process_version_id = any(${versions}) order by code for update`;

/** The kind goes by this version of its process; what it conceals stays so from now on. */
export const moveKindToProcess = (
  agencyId: AgencyId,
  code: string,
  { processVersionId, concealed }: { readonly processVersionId: string; readonly concealed: readonly string[] },
) => sql`
  update office.matter_kind set process_version_id = ${processVersionId},
    concealed = array(select distinct key from unnest(concealed || ${list(concealed)}) as key)
  where agency_id = ${agencyId} and code = ${code}`;
