import type { AgencyId, AssignmentId, Instant, JsonObject, PersonId } from '@gov/base';
import { json, sql } from '#platform/server/database/sql.ts';
import type { Statement } from '#platform/server/database/transaction.ts';

/** `asked`: to be started or taken up again; `told`: its end is reported; `stopping`: its caller no longer waits for it. */
export type ChildState = 'asked' | 'running' | 'told' | 'stopping' | 'stopped';

export interface ChildRow {
  readonly child: number;
  /** Matter it becomes, unless an earlier one is taken up again. */
  readonly matter_id: string;
  readonly reopens: number | null;
  readonly step: string;
  readonly kind_code: string;
  /** The entry of the list it is called for. */
  readonly entry: string | null;
  readonly form_values: JsonObject;
}

/**
 * What a decision says of children: new ones, and those that stop. Written with the decision, so once. Where a round is done
 * again, the entry decides which earlier matter goes on: the list may have been corrected in between.
 */
export function writeChildren(
  agencyId: AgencyId,
  c: { readonly parentId: string; readonly called: readonly ChildRow[]; readonly stopped: readonly number[] },
): Statement {
  const again = c.called.some(({ reopens }) => reopens !== null);
  return sql`
  with called as (
    insert into office.matter_child (agency_id, parent_id, child, matter_id, step, kind_code, entry, depth, form_values, state)
    select ${agencyId}, ${c.parentId}, r.child,
      coalesce((select e.matter_id from office.matter_child e
        where ${again} and e.agency_id = ${agencyId} and e.parent_id = ${c.parentId} and e.step = r.step
          and e.entry is not distinct from r.entry and e.kind_code = r.kind_code
        order by e.child = r.reopens desc, e.child desc limit 1), r.matter_id),
      r.step, r.kind_code, r.entry,
      1 + coalesce((select max(a.depth) from office.matter_child a
        where a.agency_id = ${agencyId} and a.matter_id = ${c.parentId}), 0),
      r.form_values, 'asked'
    from jsonb_to_recordset(${json(c.called)}) as r(child int, matter_id uuid, reopens int, step text, kind_code text,
      entry text, form_values jsonb))
  update office.matter_child set state = 'stopping', tries = 0, tried_at = null, trouble = null
  where agency_id = ${agencyId} and parent_id = ${c.parentId} and child = any (${[...c.stopped]}::int[])
    and state in ('asked', 'running')`;
}

export interface KnownChild {
  readonly child: number;
  readonly matterId: string;
  readonly step: string;
  readonly kindCode: string;
  readonly depth: number;
  readonly values: JsonObject;
  readonly state: ChildState;
  readonly trouble: string | null;
  /** An earlier number of the same matter has been reported: it is taken up again, not looked at. */
  readonly toldBefore: boolean;
  /** A later number goes on with the same matter. */
  readonly superseded: boolean;
}

const childColumns = sql`c.child, c.matter_id as "matterId", c.step, c.kind_code as "kindCode", c.depth,
  c.form_values as values, c.state, c.trouble`;

/** Children of a matter that are not as their rows say. */
export const childrenToBring = (agencyId: AgencyId, parentId: string) => sql<{
  readonly child: number;
  readonly tries: number;
  readonly triedAt: Instant | null;
  readonly trouble: string | null;
}>`
  select child, tries, tried_at as "triedAt", trouble from office.matter_child
  where agency_id = ${agencyId} and parent_id = ${parentId} and state in ('asked', 'stopping') order by child`;

/** One of them, as it is brought in line. */
export const childToBring = (agencyId: AgencyId, parentId: string, child: number) => sql<KnownChild>`
  select ${childColumns},
    exists (select 1 from office.matter_child e where e.agency_id = c.agency_id and e.matter_id = c.matter_id
      and e.child < c.child and e.state = 'told') as "toldBefore",
    exists (select 1 from office.matter_child l where l.agency_id = c.agency_id and l.matter_id = c.matter_id
      and l.child > c.child) as superseded
  from office.matter_child c
  where c.agency_id = ${agencyId} and c.parent_id = ${parentId} and c.child = ${child} and c.state in ('asked', 'stopping')`;

/** Counts a trial before it is made. Of one that said nothing of itself, not even why, the row says at least that. */
export const noteTry = (
  agencyId: AgencyId,
  t: { readonly parentId: string; readonly children: readonly number[]; readonly at: Instant },
) => sql`
  update office.matter_child set tries = tries + 1, tried_at = ${t.at},
    trouble = case when tries > 0 then coalesce(trouble, 'matters.child-refused') else trouble end
  where agency_id = ${agencyId} and parent_id = ${t.parentId} and child = any (${[...t.children]}::int[])
    and state in ('asked', 'stopping')`;

/** Forgets earlier trials of one that is still to be brought, not when it was last tried; no row where it is as it should be. */
export const tryAnew = (agencyId: AgencyId, parentId: string, child: number) => sql<{ readonly child: number }>`
  update office.matter_child set tries = 0
  where agency_id = ${agencyId} and parent_id = ${parentId} and child = ${child} and state in ('asked', 'stopping')
  returning child`;

export const setChildState = (
  agencyId: AgencyId,
  c: { readonly parentId: string; readonly child: number; readonly state: ChildState; readonly trouble?: string },
) => sql`
  update office.matter_child set state = ${c.state}, trouble = ${c.trouble ?? null}
  where agency_id = ${agencyId} and parent_id = ${c.parentId} and child = ${c.child}`;

/** A child that its caller waits for and that could not be begun, taken up or stopped. */
export interface StuckChildRow {
  readonly matterId: string;
  readonly child: number;
  readonly at: Instant;
  readonly tries: number;
  readonly trouble: string;
  readonly step: string;
  readonly kindName: string;
  readonly childKind: string;
  readonly starterAssignmentId: AssignmentId;
}

const stuck = sql`c.trouble is not null and c.state in ('asked', 'stopping')`;

/** The latest first: no title, no value. */
export const stuckChildren = (agencyId: AgencyId, limit: number) => sql<StuckChildRow>`
  select c.parent_id as "matterId", c.child, c.tried_at as at, c.tries, c.trouble, c.step, k.name as "kindName",
    coalesce(ck.name, c.kind_code) as "childKind", m.starter_assignment_id as "starterAssignmentId"
  from office.matter_child c
  join office.matter m on m.agency_id = c.agency_id and m.id = c.parent_id
  join office.matter_kind k on k.agency_id = m.agency_id and k.code = m.kind_code
  left join office.matter_kind ck on ck.agency_id = c.agency_id and ck.code = c.kind_code
  where c.agency_id = ${agencyId} and ${stuck}
  order by c.tried_at desc, c.parent_id, c.child limit ${limit}`;

export const countStuckChildren = (agencyId: AgencyId) => sql<{ readonly count: number }>`
  select count(*)::int as count from office.matter_child c where c.agency_id = ${agencyId} and ${stuck}`;

/** Which call a matter answers: the latest one. */
export const callOf = (agencyId: AgencyId, matterId: string) => sql<{
  readonly parentId: string;
  readonly child: number;
  readonly state: ChildState;
  readonly step: string;
  readonly parentKind: string;
}>`
  select c.parent_id as "parentId", c.child, c.state, c.step, k.name as "parentKind"
  from office.matter_child c
  join office.matter p on p.agency_id = c.agency_id and p.id = c.parent_id
  join office.matter_kind k on k.agency_id = p.agency_id and k.code = p.kind_code
  where c.agency_id = ${agencyId} and c.matter_id = ${matterId}
  order by c.child desc limit 1`;

export interface ShownChild {
  readonly child: number;
  readonly matterId: string;
  readonly step: string;
  readonly kindCode: string;
  readonly kindName: string | null;
  readonly state: ChildState;
  readonly trouble: string | null;
  readonly title: string | null;
  readonly matterState: string | null;
  readonly waits: string | null;
  /** Holders of open work and its steps, the oldest first. */
  readonly open: readonly { readonly personId: PersonId; readonly step: string }[];
}

/** Children of a matter, each once, with how they stand. */
export const childrenOfMatter = (agencyId: AgencyId, parentId: string) => sql<ShownChild>`
  select * from (
    select distinct on (c.matter_id) c.child, c.matter_id as "matterId", c.step, c.kind_code as "kindCode",
      k.name as "kindName", c.state, c.trouble, m.title, m.state as "matterState", m.waits,
      (select coalesce(jsonb_agg(jsonb_build_object('personId', t.person_id, 'step', t.step) order by t.item), '[]'::jsonb)
        from office.task t where t.agency_id = c.agency_id and t.matter_id = c.matter_id and t.kind = 'do'
          and t.state = 'open') as open
    from office.matter_child c
    left join office.matter m on m.agency_id = c.agency_id and m.id = c.matter_id
    left join office.matter_kind k on k.agency_id = c.agency_id and k.code = c.kind_code
    where c.agency_id = ${agencyId} and c.parent_id = ${parentId}
    order by c.matter_id, c.child desc) shown
  order by child`;

/** What stands on the forms of these children, and the entry each was called for. */
export const valuesOfChildren = (agencyId: AgencyId, parentId: string, children: readonly number[]) => sql<{
  readonly child: number;
  readonly entry: string | null;
  readonly values: JsonObject;
}>`
  select c.child, c.entry, v.form_values as values
  from office.matter_child c
  join office.matter_content v on v.agency_id = c.agency_id and v.matter_id = c.matter_id
  where c.agency_id = ${agencyId} and c.parent_id = ${parentId} and c.child = any (${[...children]}::int[])`;

/** The reason written with an act. */
export const reasonOfEvent = (agencyId: AgencyId, matterId: string, sequence: number) => sql<{
  readonly reason: string | null;
}>`
  select event ->> 'reason' as reason from office.matter_event
  where agency_id = ${agencyId} and matter_id = ${matterId} and sequence = ${sequence}`;
