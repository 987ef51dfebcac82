import { type AgencyId, dateInChina, type Instant, type PersonId } from '@gov/base';
import { sql } from '#platform/server/database/sql.ts';

/** Where a window comes from: the person asked himself, two administrators arranged it, or his post has a B岗. */
export type WindowSource = 'asked' | 'arranged' | 'post';

interface Sought {
  readonly now: Instant;
  readonly standInId?: PersonId;
  readonly principals?: readonly string[];
}

/**
 * Every window in one shape, for a `from` under the name `d`: what persons or administrators have set, and what a pair of posts
 * (AB岗) gives today while the holder of A is away. `assignment_id`: only work that came to that assignment; null = all his work.
 */
export const windowsOf = (agencyId: AgencyId, sought: Sought) => sql`(
  select s.id, s.principal_id, s.stand_in_id, s.from_at, s.until_at, s.ended_at, s.all_kinds, s.new_only, s.work_secrets,
    case when s.arranged then 'arranged' else 'asked' end as source, null::uuid as assignment_id
  from office.matter_stand_in s
  where s.agency_id = ${agencyId} ${among(sought, sql`s.principal_id`, sql`s.stand_in_id`)}
  union all
  ${windowsByPost(agencyId, sought)})`;

const among = (
  { standInId, principals }: Sought,
  principal: ReturnType<typeof sql>,
  standIn: ReturnType<typeof sql>,
) => sql`${standInId === undefined ? sql`` : sql`and ${standIn} = ${standInId}`}
  ${principals === undefined ? sql`` : sql`and ${principal} = any (${[...principals]}::uuid[])`}`;

/** 工作秘密 is never in it: only the person himself entrusts that. */
const windowsByPost = (agencyId: AgencyId, sought: Sought) => sql`
  select g.id, g.principal_id, g.stand_in_id, greatest(g.agreed_at, w.from_at, w.agreed_at), w.until_at,
    least(g.ended_at, w.ended_at), g.all_kinds, false, false, 'post', g.assignment_id
  from ${pairsOfDay(agencyId, sought.now)} as g, office.matter_cover w
  where g.agreed_at is not null
    and w.agency_id = ${agencyId} and w.kind = 'AWAY' and w.principal_id = g.principal_id and w.agreed_at is not null
    ${among(sought, sql`g.principal_id`, sql`g.stand_in_id`)}`;

/**
 * AB岗 as it stands today, for a `from`: who would do whose work if he were away, one row for each holder of A. Where B names a
 * post, one person alone must hold it; nobody is his own B. The rule stands here alone: rights, lists and words ask it.
 */
export function pairsOfDay(agencyId: AgencyId, now: Instant) {
  const today = dateInChina(now);
  return sql`(
  select p.id, a.person_id as principal_id, b.person_id as stand_in_id, a.id as assignment_id, p.agreed_at, p.ended_at, p.all_kinds
  from office.matter_cover p, office.assignment a, office.assignment b
  where p.agency_id = ${agencyId} and p.kind = 'PAIR'
    and a.agency_id = ${agencyId} and a.section_id = p.section_id and a.post_id = p.a_post_id
    and a.valid_from <= ${today} and (a.valid_to is null or a.valid_to > ${today})
    and (p.a_person_id is null or p.a_person_id = a.person_id)
    and b.agency_id = ${agencyId} and b.section_id = p.section_id and b.post_id = p.b_post_id
    and b.valid_from <= ${today} and (b.valid_to is null or b.valid_to > ${today})
    and (p.b_person_id = b.person_id or p.b_person_id is null and not exists (
      select 1 from office.assignment o where o.agency_id = ${agencyId} and o.section_id = p.section_id
        and o.post_id = p.b_post_id and o.valid_from <= ${today} and (o.valid_to is null or o.valid_to > ${today})
        and o.person_id <> b.person_id))
    and a.person_id <> b.person_id)`;
}
