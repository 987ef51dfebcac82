import type { AgencyId, AssignmentId, Instant, PersonId } from '@gov/base';
import type { AskedMove, MoveBatch, MoveOutcome, RunningCase } from '#components/processes/contract.ts';
import { json, sql } from '#platform/server/database/sql.ts';
import type { NamedMatterRow } from '../history/store.ts';

/** Running matters of these versions and where they stand; no title, no value. */
export const runningCases = (
  agencyId: AgencyId,
  versionIds: readonly string[],
  { most, matterIds }: { readonly most: number; readonly matterIds?: readonly string[] },
) => sql<RunningCase>`
  select m.id as "matterId", k.name as "kindName", m.number, m.started_at as "startedAt",
    m.starter_assignment_id as "starterAssignmentId", m.process_version_id as "processVersionId",
    m.form_version_id as "formVersionId", i.snapshot as state
  from office.matter m
  join office.matter_kind k on k.agency_id = m.agency_id and k.code = m.kind_code
  join office.matter_instance i on i.agency_id = m.agency_id and i.matter_id = m.id
  where m.agency_id = ${agencyId} and m.process_version_id = any (${[...versionIds]}) and m.state = 'RUNNING'
    ${matterIds ? sql`and m.id = any (${[...matterIds]})` : sql``}
  order by m.started_at, m.id limit ${most}`;

export const insertPlannedMoves = (
  agencyId: AgencyId,
  b: {
    readonly batchId: string;
    readonly personId: PersonId;
    readonly assignmentId: AssignmentId;
    readonly reason: string;
    readonly at: Instant;
    readonly moves: readonly AskedMove[];
  },
) => sql`
  insert into office.matter_migration (agency_id, batch_id, matter_id, process_version_id, from_version_id, nodes, person_id,
    assignment_id, reason, at)
  select ${agencyId}, ${b.batchId}, r.matter_id, r.version, r.former, r.nodes, ${b.personId}, ${b.assignmentId}, ${b.reason}, ${b.at}
  from jsonb_to_recordset(${json(
    b.moves.map(({ matterId, from, to, nodes }) => ({ matter_id: matterId, version: to, former: from, nodes })),
  )}) as r(matter_id uuid, version uuid, former uuid, nodes jsonb)`;

export const outcomesOf = (agencyId: AgencyId, batchId: string) => sql<MoveOutcome>`
  select matter_id as "matterId", from_version_id as "from", process_version_id as "to", nodes, done_at as "doneAt", refused
  from office.matter_migration
  where agency_id = ${agencyId} and batch_id = ${batchId} and from_version_id is not null order by matter_id`;

/** What matters are called; the title to who may read it only. */
export const namedCases = (
  agencyId: AgencyId,
  matterIds: readonly string[],
  grantees: readonly string[],
) => sql<NamedMatterRow>`
  select m.id, k.name as "kindName", m.title, m.number, m.started_at as "startedAt",
    m.starter_assignment_id as "starterAssignmentId",
    exists (select 1 from office.matter_reader r
      where r.agency_id = ${agencyId} and r.matter_id = m.id and r.grantee = any (${[...grantees]})) as readable
  from office.matter m join office.matter_kind k on k.agency_id = m.agency_id and k.code = m.kind_code
  where m.agency_id = ${agencyId} and m.id = any (${[...matterIds]})
  order by m.started_at, m.id`;

/** `standing`: what it has moved, goes on and was not moved again since. */
export const batchesOf = (agencyId: AgencyId, versionIds: readonly string[]) => sql<MoveBatch>`
  with moves as (
    select g.*, g.done_at is not null and g.refused is null as moved,
      exists (select 1 from office.matter m where m.agency_id = g.agency_id and m.id = g.matter_id and m.state = 'RUNNING')
        and not exists (select 1 from office.matter_migration l where l.agency_id = g.agency_id and l.matter_id = g.matter_id
          and (l.done_at, l.batch_id) > (g.done_at, g.batch_id) and l.refused is null) as stands
    from office.matter_migration g
    where g.agency_id = ${agencyId} and g.process_version_id = any (${[...versionIds]})
      and g.from_version_id = any (${[...versionIds]}))
  select batch_id as "batchId", min(at) as at, min(person_id::text) as "personId", min(reason) as reason,
    min(process_version_id::text) as "to", count(*)::int as asked,
    (count(*) filter (where done_at is null))::int as open,
    (count(*) filter (where moved))::int as moved,
    (count(*) filter (where moved and stands))::int as standing
  from moves
  group by batch_id order by min(at) desc, batch_id desc limit 20`;
