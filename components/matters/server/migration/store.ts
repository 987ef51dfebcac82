import type { AgencyId, AssignmentId, Instant, PersonId } from '@gov/base';
import { json, sql } from '#platform/server/database/sql.ts';

/** One matter that was asked to move, and the version it goes by now. */
export interface AskedMove {
  readonly matterId: string;
  readonly processVersionId: string;
  readonly from: string;
}

export const insertMoves = (
  agencyId: AgencyId,
  b: {
    readonly batchId: string;
    readonly personId: string;
    readonly assignmentId: string;
    readonly reason: string;
    readonly at: Instant;
    readonly moves: readonly AskedMove[];
  },
) => sql`
  insert into office.matter_migration (agency_id, batch_id, matter_id, process_version_id, from_version_id, person_id,
    assignment_id, reason, at)
  select ${agencyId}, ${b.batchId}, r.matter_id, r.version, r.former, ${b.personId}, ${b.assignmentId}, ${b.reason}, ${b.at}
  from jsonb_to_recordset(${json(
    b.moves.map(({ matterId, processVersionId, from }) => ({
      matter_id: matterId,
      version: processVersionId,
      former: from,
    })),
  )}) as r(matter_id uuid, version uuid, former uuid)`;

/** A move that came with a form upgrade, done with it: every move of a matter stands in this table, in their order. */
export const insertDoneMove = (
  agencyId: AgencyId,
  m: {
    readonly batchId: string;
    readonly matterId: string;
    readonly personId: PersonId;
    readonly assignmentId: AssignmentId;
    readonly reason: string;
    readonly at: Instant;
    readonly from: string;
    readonly to: string;
    readonly nodes: Readonly<Record<string, string>>;
  },
) => sql`
  insert into office.matter_migration (agency_id, batch_id, matter_id, process_version_id, from_version_id, nodes, person_id,
    assignment_id, reason, at, done_at)
  values (${agencyId}, ${m.batchId}, ${m.matterId}, ${m.to}, ${m.from}, ${json(m.nodes)}, ${m.personId},
    ${m.assignmentId}, ${m.reason}, ${m.at}, ${m.at})`;

/** What was asked of one matter, while nothing has become of it yet. */
export const moveToDo = (agencyId: AgencyId, batchId: string, matterId: string) => sql<{
  readonly processVersionId: string;
  readonly personId: PersonId;
  readonly assignmentId: AssignmentId;
  readonly reason: string;
  /** Old id → new id, by a plan; null: by the same name. */
  readonly nodes: Readonly<Record<string, string>> | null;
  /** The version it went by when it was asked; null in rows of former releases. */
  readonly from: string | null;
}>`
  select process_version_id as "processVersionId", person_id as "personId", assignment_id as "assignmentId", reason, nodes,
    from_version_id as "from"
  from office.matter_migration
  where agency_id = ${agencyId} and batch_id = ${batchId} and matter_id = ${matterId} and done_at is null`;

export const finishMove = (
  agencyId: AgencyId,
  m: {
    readonly batchId: string;
    readonly matterId: string;
    readonly refused: string | null;
    /** Old id → new id, as it was moved: the way back goes by it. */
    readonly nodes: Readonly<Record<string, string>> | null;
    readonly at: Instant;
  },
) => sql`
  update office.matter_migration set done_at = ${m.at}, refused = ${m.refused}, nodes = coalesce(nodes, ${m.nodes && json(m.nodes)})
  where agency_id = ${agencyId} and batch_id = ${m.batchId} and matter_id = ${m.matterId}`;

/** The versions that a matter has left and when, the first move first; null in rows of former releases. */
export const versionsLeft = (agencyId: AgencyId, matterId: string) => sql<VersionLeft>`
  select from_version_id as "from", process_version_id as "to", done_at as at from office.matter_migration
  where agency_id = ${agencyId} and matter_id = ${matterId} and done_at is not null and refused is null
  order by done_at, batch_id`;

export interface VersionLeft {
  readonly from: string | null;
  readonly to: string;
  readonly at: Instant;
}

/** How far a batch is; nothing where there is no such batch. */
export const movesOf = (agencyId: AgencyId, batchId: string) => sql<{
  readonly asked: number;
  readonly moved: number;
  readonly stayed: number;
}>`
  select count(*)::int as asked, count(*) filter (where done_at is not null and refused is null)::int as moved,
    count(*) filter (where refused is not null)::int as stayed
  from office.matter_migration where agency_id = ${agencyId} and batch_id = ${batchId}`;

/** The first of those that stayed with their version, and why. */
export const stayedOf = (agencyId: AgencyId, batchId: string, most: number) => sql<{
  readonly matterId: string;
  readonly why: string;
}>`
  select matter_id as "matterId", refused as why from office.matter_migration
  where agency_id = ${agencyId} and batch_id = ${batchId} and refused is not null order by matter_id limit ${most}`;

/** How many running matters of each kind go by an older version than their kind has now. */
export const olderByKind = (agencyId: AgencyId) => sql<{
  readonly name: string;
  readonly older: number;
  /** The version that the kind has now. */
  readonly processVersionId: string;
}>`
  select k.name, count(*)::int as older, k.process_version_id as "processVersionId"
  from office.matter m join office.matter_kind k on k.agency_id = m.agency_id and k.code = m.kind_code
  where m.agency_id = ${agencyId} and m.state = 'RUNNING' and m.process_version_id <> k.process_version_id
  group by k.code, k.name, k.display_order, k.process_version_id order by k.display_order, k.code`;

/** What has not been moved to one of these versions yet stays. */
export const stopMoves = (
  agencyId: AgencyId,
  b: { readonly batchId: string; readonly versions: readonly string[]; readonly why: string; readonly at: Instant },
) => sql<{ readonly matterId: string }>`
  update office.matter_migration set done_at = ${b.at}, refused = ${b.why}
  where agency_id = ${agencyId} and batch_id = ${b.batchId} and done_at is null
    and process_version_id = any (${[...b.versions]})
  returning matter_id as "matterId"`;
