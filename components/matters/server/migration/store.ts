import type { AgencyId, AssignmentId, Instant, PersonId } from '@gov/base';
import { json, sql } from '#platform/server/database/sql.ts';

/** One matter that was asked to move, and by whom. */
export interface AskedMove {
  readonly matterId: string;
  readonly processVersionId: string;
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
  insert into office.matter_migration (agency_id, batch_id, matter_id, process_version_id, person_id, assignment_id, reason, at)
  select ${agencyId}, ${b.batchId}, r.matter_id, r.version, ${b.personId}, ${b.assignmentId}, ${b.reason}, ${b.at}
  from jsonb_to_recordset(${json(b.moves.map(({ matterId, processVersionId }) => ({ matter_id: matterId, version: processVersionId })))})
    as r(matter_id uuid, version uuid)`;

/** What was asked of one matter, while nothing has become of it yet. */
export const moveToDo = (agencyId: AgencyId, batchId: string, matterId: string) => sql<{
  readonly processVersionId: string;
  readonly personId: PersonId;
  readonly assignmentId: AssignmentId;
  readonly reason: string;
  /** Old id → new id, by a plan; null: by the same name. */
  readonly nodes: Readonly<Record<string, string>> | null;
}>`
  select process_version_id as "processVersionId", person_id as "personId", assignment_id as "assignmentId", reason, nodes
  from office.matter_migration
  where agency_id = ${agencyId} and batch_id = ${batchId} and matter_id = ${matterId} and done_at is null`;

export const finishMove = (
  agencyId: AgencyId,
  m: { readonly batchId: string; readonly matterId: string; readonly refused: string | null; readonly at: Instant },
) => sql`
  update office.matter_migration set done_at = ${m.at}, refused = ${m.refused}
  where agency_id = ${agencyId} and batch_id = ${m.batchId} and matter_id = ${m.matterId}`;

export const movesOf = (agencyId: AgencyId, batchId: string) => sql<{
  readonly matterId: string;
  readonly doneAt: Instant | null;
  readonly refused: string | null;
}>`
  select matter_id as "matterId", done_at as "doneAt", refused from office.matter_migration
  where agency_id = ${agencyId} and batch_id = ${batchId} order by matter_id`;
