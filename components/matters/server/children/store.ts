import type { AgencyId, Instant, JsonObject, PersonId } from '@gov/base';
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
  update office.matter_child set state = 'stopping'
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

/** The next child of a matter that is not as its row says; what could not be started just now waits its turn. */
export const nextToBring = (agencyId: AgencyId, parentId: string, triedBefore: Instant) => sql<KnownChild>`
  select ${childColumns},
    exists (select 1 from office.matter_child e where e.agency_id = c.agency_id and e.matter_id = c.matter_id
      and e.child < c.child and e.state = 'told') as "toldBefore",
    exists (select 1 from office.matter_child l where l.agency_id = c.agency_id and l.matter_id = c.matter_id
      and l.child > c.child) as superseded
  from office.matter_child c
  where c.agency_id = ${agencyId} and c.parent_id = ${parentId} and c.state in ('asked', 'stopping')
    and (c.tried_at is null or c.tried_at <= ${triedBefore})
  order by c.child limit 1`;

/** Whether any child still has to be brought in line, and whether it is one that failed before. */
export const leftToBring = (agencyId: AgencyId, parentId: string) => sql<{ readonly tried: boolean }>`
  select tried_at is not null as tried from office.matter_child
  where agency_id = ${agencyId} and parent_id = ${parentId} and state in ('asked', 'stopping')
    and coalesce(trouble, '') <> 'matters.children-too-deep'
  order by 1 limit 1`;

export const setChildState = (
  agencyId: AgencyId,
  c: {
    readonly parentId: string;
    readonly child: number;
    readonly state: ChildState;
    readonly trouble?: string;
    readonly triedAt?: Instant;
  },
) => sql`
  update office.matter_child set state = ${c.state}, trouble = ${c.trouble ?? null}, tried_at = ${c.triedAt ?? null}
  where agency_id = ${agencyId} and parent_id = ${c.parentId} and child = ${c.child}`;

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

/** The reason written with an act. */
export const reasonOfEvent = (agencyId: AgencyId, matterId: string, sequence: number) => sql<{
  readonly reason: string | null;
}>`
  select event ->> 'reason' as reason from office.matter_event
  where agency_id = ${agencyId} and matter_id = ${matterId} and sequence = ${sequence}`;
