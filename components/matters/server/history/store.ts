import type { AgencyId, AssignmentId, Instant, JsonObject, JsonValue, PersonId } from '@gov/base';
import type { State, WorkflowEvent } from '@gov/workflow';
import { join, sql } from '#platform/server/database/sql.ts';
import type { FieldChanges } from '../../rules/values/field-changes.ts';

interface Span {
  readonly from?: Instant;
  readonly until?: Instant;
}

const wanted = (agencyId: AgencyId, versionIds: readonly string[], { from, until }: Span) =>
  join(
    [
      sql`m.agency_id = ${agencyId}`,
      sql`m.process_version_id = any (${[...versionIds]})`,
      sql`m.started_at is not null and m.state <> 'DRAFT'`,
      ...(from ? [sql`m.started_at >= ${from}`] : []),
      ...(until ? [sql`m.started_at < ${until}`] : []),
    ],
    ' and ',
  );

export const listCases = (agencyId: AgencyId, versionIds: readonly string[], span: Span & { readonly most: number }) =>
  sql<{ readonly matterId: string }>`
  select m.id as "matterId" from office.matter m where ${wanted(agencyId, versionIds, span)}
  order by m.started_at desc, m.id desc limit ${span.most}`;

export const countCases = (agencyId: AgencyId, versionIds: readonly string[], span: Span) => sql<{
  readonly count: number;
}>`
  select count(*)::int as count from office.matter m where ${wanted(agencyId, versionIds, span)}`;

/** What a matter is called. */
export interface NamedMatterRow {
  readonly id: string;
  readonly kindName: string;
  readonly title: string;
  readonly number: string | null;
  readonly startedAt: Instant;
  readonly starterAssignmentId: AssignmentId;
  readonly readable: boolean;
}

export interface PastMatterRow extends NamedMatterRow {
  readonly kindCode: string;
  readonly starterPersonId: PersonId;
  readonly formVersionId: string;
  readonly processVersionId: string;
  readonly values: JsonObject;
  readonly fieldChanges: FieldChanges | null;
  readonly events: readonly WorkflowEvent[];
  /** What fields held before they were changed, the oldest change first. */
  readonly former: readonly { readonly field: string; readonly before: JsonValue | null; readonly at: string }[];
  /** Versions it was moved to, in this order. */
  readonly moved: readonly string[];
}

/** Matters of these versions with everything that happened to them. */
export const pastMatters = (
  agencyId: AgencyId,
  versionIds: readonly string[],
  { matterIds, grantees }: { readonly matterIds: readonly string[]; readonly grantees: readonly string[] },
) => sql<PastMatterRow>`
  select m.id, m.kind_code as "kindCode", k.name as "kindName", m.title, m.number, m.started_at as "startedAt",
    m.starter_person_id as "starterPersonId", m.starter_assignment_id as "starterAssignmentId",
    m.form_version_id as "formVersionId", m.process_version_id as "processVersionId",
    c.form_values as values, c.field_changes as "fieldChanges",
    exists (select 1 from office.matter_reader r
      where r.agency_id = ${agencyId} and r.matter_id = m.id and r.grantee = any (${[...grantees]})) as readable,
    (select coalesce(jsonb_agg(e.event order by e.sequence), '[]'::jsonb) from office.matter_event e
      where e.agency_id = ${agencyId} and e.matter_id = m.id) as events,
    (select coalesce(jsonb_agg(jsonb_build_object('field', v.field, 'before', v.before, 'at', v.at) order by v.at, v.id), '[]'::jsonb)
      from office.matter_value_change v where v.agency_id = ${agencyId} and v.matter_id = m.id) as former,
    (select coalesce(jsonb_agg(g.process_version_id order by g.done_at, g.batch_id), '[]'::jsonb) from office.matter_migration g
      where g.agency_id = ${agencyId} and g.matter_id = m.id and g.done_at is not null and g.refused is null) as moved
  from office.matter m
  join office.matter_kind k on k.agency_id = m.agency_id and k.code = m.kind_code
  join office.matter_content c on c.agency_id = m.agency_id and c.matter_id = m.id
  where ${wanted(agencyId, versionIds, {})} and m.id = any (${[...matterIds]})
  order by m.started_at desc, m.id desc`;

export interface PastStateRow {
  readonly matterId: string;
  readonly processVersionId: string;
  readonly starterAssignmentId: AssignmentId;
  readonly state: State;
  readonly seen: readonly { readonly item: number; readonly at: Instant }[];
  readonly endDueAt: Instant | null;
}

/** How matters stand or ended, and when each task was first opened; no title, no value. */
export const pastStates = (agencyId: AgencyId, versionIds: readonly string[], span: Span & { readonly most: number }) =>
  sql<PastStateRow>`
  select m.id as "matterId", m.process_version_id as "processVersionId", m.starter_assignment_id as "starterAssignmentId",
    i.snapshot as state, m.end_due_at as "endDueAt",
    (select coalesce(jsonb_agg(jsonb_build_object('item', t.item, 'at', to_char(t.seen_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))), '[]'::jsonb)
      from office.task t where t.agency_id = ${agencyId} and t.matter_id = m.id and t.seen_at is not null) as seen
  from office.matter m
  join office.matter_instance i on i.agency_id = m.agency_id and i.matter_id = m.id
  where ${wanted(agencyId, versionIds, span)}
  order by m.started_at desc, m.id desc limit ${span.most}`;
