import type { AgencyId, Instant, PersonId } from '@gov/base';
import type { Pause } from '@gov/workflow';
import { sql } from '#platform/server/database/sql.ts';

/** How much work lies with each of these persons, and when one of these steps of this kind came to them last. */
export const workOf = (
  agencyId: AgencyId,
  persons: readonly string[],
  nodes: readonly string[],
  kindCode: string,
) => sql<{
  readonly personId: PersonId;
  readonly work: number;
  readonly last: Instant | null;
}>`
  select p.id as "personId",
    (select count(*)::int from office.task t
      where t.agency_id = ${agencyId} and t.person_id = p.id and t.kind = 'do' and t.state = 'open') as work,
    (select max(t.opened_at) from office.task t
      join office.matter m on m.agency_id = t.agency_id and m.id = t.matter_id and m.kind_code = ${kindCode}
      where t.agency_id = ${agencyId} and t.person_id = p.id and t.node = any (${[...nodes]})) as last
  from unnest(${[...persons]}::uuid[]) as p (id)`;

/** One finished round of a step. */
export interface FinishedRound {
  readonly node: string;
  readonly from: Instant;
  readonly to: Instant;
  /** When its matter was suspended and went on. */
  readonly pauses: readonly Pause[];
}

/** How many of the newest matters are looked at: what is usual changes, and nobody walks a history for it. */
export const newestMatters = 200;

/**
 * Rounds of these steps in the newest matters that follow one of these versions of a process, of one kind where it is named: from
 * when the round began until its last person was done. A round that was returned, cancelled or is still under way is none.
 */
export const finishedRounds = (
  agencyId: AgencyId,
  asked: { readonly kindCode?: string; readonly versions: readonly string[]; readonly nodes: readonly string[] },
) => sql<FinishedRound>`
  with newest as (
    select m.id from office.matter m
    where m.agency_id = ${agencyId} and m.state <> 'DRAFT' and m.started_at is not null
      and m.process_version_id = any (${[...asked.versions]}::uuid[])
      ${asked.kindCode === undefined ? sql`` : sql`and m.kind_code = ${asked.kindCode}`}
    order by m.started_at desc, m.id desc limit ${newestMatters}),
  paused as (
    select n.id, jsonb_agg(jsonb_build_object('kind', e.event ->> 'kind', 'at', e.at) order by e.sequence) as pauses
    from newest n join office.matter_event e on e.agency_id = ${agencyId} and e.matter_id = n.id
    where e.event ->> 'kind' in ('processSuspended', 'processResumed', 'branchSuspended', 'branchResumed')
    group by n.id)
  select t.node, min(t.opened_at) as "from", max(t.closed_at) as "to", coalesce(p.pauses, '[]'::jsonb) as pauses
  from newest n join office.task t on t.agency_id = ${agencyId} and t.matter_id = n.id
  left join paused p on p.id = n.id
  where t.kind = 'do' and t.node = any (${[...asked.nodes]}) and t.visit is not null
  group by n.id, t.node, t.visit, p.pauses
  having bool_and(t.state not in ('open', 'parked', 'returned')) and bool_or(t.state = 'done')`;
