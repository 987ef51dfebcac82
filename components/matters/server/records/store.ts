import type { AgencyId } from '@gov/base';
import { sql } from '#platform/server/database/sql.ts';
import type { Statement } from '#platform/server/database/transaction.ts';
import type {
  CountBy,
  EndedMatter,
  EndedWanted,
  MatterRecord,
  RecordCount,
  RecordFilter,
  RecordsPage,
  RecordsWanted,
} from '../../contract.ts';

/** Who asks: what is not in a stored reader row is not there. */
interface Reader {
  readonly grantees: readonly string[];
}

/** Keys are asked for one by one and never as a whole: a concealed one is not among them. */
interface Shown {
  readonly keys: readonly string[];
}

/** Fields are read for the rows of the page alone, not for those that it leaves behind. */
export const recordsOfKind = (agencyId: AgencyId, wanted: RecordsPage & Reader & Shown) => sql<MatterRecord>`
  with page as (
    select m.id, m.title, m.state, m.starter_person_id, m.started_at, m.ended_at, m.form_version_id,
      ${sorted(wanted)} as sorted
    from office.matter m ${sorting(agencyId, wanted)}
    where ${readable(agencyId, wanted)}
    order by ${order(wanted, sorted(wanted))}
    limit ${wanted.limit} offset ${wanted.offset})
  select m.id as "matterId", m.title, m.state, m.starter_person_id as "starterPersonId", m.started_at as "startedAt",
    m.ended_at as "endedAt", m.form_version_id as "formVersionId",
    (select coalesce(jsonb_object_agg(f.key, coalesce(f.text_value, f.number_value::text, f.date_value::text)), '{}'::jsonb)
      from office.matter_field f
      where f.agency_id = ${agencyId} and f.matter_id = m.id and f.key = any (${[...wanted.keys]}::text[])) as fields
  from page m
  order by ${order(wanted, sql`m.sorted`)}`;

/** By the index of ends: each question reads on where the last one stopped. */
export const endedOfKind = (agencyId: AgencyId, { kindCode, after, before, limit, grantees }: EndedWanted & Reader) =>
  sql<EndedMatter>`
  select m.id as "matterId", m.title, m.state, m.ended_at as "endedAt"
  from office.matter m
  where m.agency_id = ${agencyId} and m.kind_code = ${kindCode} and m.ended_at is not null and m.ended_at <= ${before}
    ${after ? sql`and (m.ended_at, m.id) > (${after.endedAt}::timestamptz, ${after.matterId}::uuid)` : nothing}
    and exists (select 1 from office.matter_reader r
      where r.agency_id = ${agencyId} and r.matter_id = m.id and r.grantee = any (${[...grantees]}::text[]))
  order by m.ended_at, m.id limit ${limit}`;

/** With `most` it stops there: then there are that many or more. */
export const countRecords = (agencyId: AgencyId, wanted: RecordsWanted & Reader, most?: number) =>
  sql<{ readonly count: number }>`
  select count(*) as count from (
    select 1 from office.matter m where ${readable(agencyId, wanted)} ${most === undefined ? nothing : sql`limit ${most}`}) counted`;

const readable = (agencyId: AgencyId, wanted: RecordsWanted & Reader): Statement => sql`
  m.agency_id = ${agencyId} and m.kind_code = ${wanted.kindCode} and m.started_at is not null
  and exists (select 1 from office.matter_reader r
    where r.agency_id = ${agencyId} and r.matter_id = m.id and r.grantee = any (${[...wanted.grantees]}::text[]))
  ${conditions(agencyId, wanted)}`;

const nothing = sql``;

function conditions(agencyId: AgencyId, wanted: RecordsWanted): Statement {
  const { filters, states, ids, search, startedFrom, startedBefore } = wanted;
  const all: readonly Statement[] = [
    ...(states ? [sql`m.state = any (${[...states]}::text[])`] : []),
    ...(ids ? [sql`m.id = any (${[...ids]}::uuid[])`] : []),
    ...(startedFrom ? [sql`m.started_at >= ${startedFrom}`] : []),
    ...(startedBefore ? [sql`m.started_at < ${startedBefore}`] : []),
    ...filters.map((filter) => hasField(agencyId, filter.key, bounds(filter))),
    ...(search ? [found(agencyId, wanted.kindCode, search)] : []),
  ];
  return all.reduce((sum, condition) => sql`${sum} and ${condition}`, nothing);
}

const hasField = (agencyId: AgencyId, key: string, condition: Statement): Statement => sql`
  exists (select 1 from office.matter_field f
    where f.agency_id = ${agencyId} and f.matter_id = m.id and f.key = ${key} ${condition})`;

function bounds(filter: RecordFilter): Statement {
  if ('oneOf' in filter) return sql`and f.text_value = any (${[...filter.oneOf]}::text[])`;
  if ('contains' in filter) return sql`and strpos(f.text_value, ${filter.contains}) > 0`;
  const { column, from, to } = filter;
  if (column === 'date')
    return sql`${from ? sql`and f.date_value >= ${from}::date` : nothing} ${to ? sql`and f.date_value <= ${to}::date` : nothing}`;
  return sql`${from ? sql`and f.number_value >= ${from}::numeric` : nothing} ${to ? sql`and f.number_value <= ${to}::numeric` : nothing}`;
}

/** Titles and fields are each read through once; asked row by row the same words took ten times as long. */
const found = (
  agencyId: AgencyId,
  kindCode: string,
  { words, keys, coded = [] }: NonNullable<RecordsWanted['search']>,
): Statement => sql`
  m.id in (
    select t.id from office.matter t
    where t.agency_id = ${agencyId} and t.kind_code = ${kindCode} and t.started_at is not null and strpos(t.title, ${words}) > 0
    union all
    select f.matter_id from office.matter_field f
    where f.agency_id = ${agencyId} and (
      (f.key = any (${[...keys]}::text[]) and strpos(coalesce(f.text_value, f.number_value::text, f.date_value::text), ${words}) > 0)
      ${coded.map(({ key, oneOf }) => sql`or (f.key = ${key} and f.text_value = any (${[...oneOf]}::text[]))`).reduce((all, one) => sql`${all} ${one}`, nothing)}))`;

const sorting = (agencyId: AgencyId, { sort }: RecordsPage): Statement =>
  sort
    ? sql`left join office.matter_field s on s.agency_id = ${agencyId} and s.matter_id = m.id and s.key = ${sort.key}`
    : nothing;

/** What is sorted by, as the join of `sorting` has it; null where the moment of starting is. */
const sorted = ({ sort }: RecordsPage): Statement =>
  sort ? { text: sql`s.text_value`, number: sql`s.number_value`, date: sql`s.date_value` }[sort.column] : sql`null`;

function order({ sort, descending }: RecordsPage, by: Statement): Statement {
  const newest = sql`m.started_at desc, m.id desc`;
  if (!sort) return descending ? newest : sql`m.started_at, m.id`;
  return descending ? sql`${by} desc nulls last, ${newest}` : sql`${by} nulls last, ${newest}`;
}

export const countsOfKind = (
  agencyId: AgencyId,
  wanted: RecordsWanted & Reader,
  { by, sum }: CountBy,
) => sql<RecordCount>`
  select ${value(by)} as value, count(*) as count, ${sum ? sql`sum(n.number_value)::text` : sql`null`} as sum
  from office.matter m
  ${joined(agencyId, by)}
  ${
    sum
      ? sql`left join office.matter_field n on n.agency_id = ${agencyId} and n.matter_id = m.id and n.key = ${sum}`
      : nothing
  }
  where ${readable(agencyId, wanted)} and ${value(by)} is not null
  group by 1
  order by ${'month' in by ? sql`1 desc` : sql`2 desc, 1`}
  limit 60`;

function value(by: CountBy['by']): Statement {
  if ('key' in by) return sql`v.text_value`;
  if (by.month === 'startedAt') return sql`to_char(m.started_at at time zone 'Asia/Shanghai', 'YYYY-MM')`;
  return sql`to_char(v.date_value, 'YYYY-MM')`;
}

function joined(agencyId: AgencyId, by: CountBy['by']): Statement {
  const key = 'key' in by ? by.key : by.month;
  return key === 'startedAt' && 'month' in by
    ? nothing
    : sql`join office.matter_field v on v.agency_id = ${agencyId} and v.matter_id = m.id and v.key = ${key}`;
}
