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

export const recordsOfKind = (agencyId: AgencyId, wanted: RecordsPage & Reader & Shown) => sql<MatterRecord>`
  select m.id as "matterId", m.title, m.state, m.starter_person_id as "starterPersonId", m.started_at as "startedAt",
    m.ended_at as "endedAt", m.form_version_id as "formVersionId",
    (select coalesce(jsonb_object_agg(f.key, coalesce(f.text_value, f.number_value::text, f.date_value::text)), '{}'::jsonb)
      from office.matter_field f
      where f.agency_id = ${agencyId} and f.matter_id = m.id and f.key = any (${[...wanted.keys]}::text[])) as fields
  from office.matter m ${sorting(agencyId, wanted)}
  where ${readable(agencyId, wanted)}
  order by ${order(wanted)}
  limit ${wanted.limit} offset ${wanted.offset}`;

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

export const countRecords = (agencyId: AgencyId, wanted: RecordsWanted & Reader) => sql<{ readonly count: number }>`
  select count(*) as count from office.matter m where ${readable(agencyId, wanted)}`;

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
    ...(search ? [found(agencyId, search)] : []),
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

const found = (agencyId: AgencyId, { words, keys }: NonNullable<RecordsWanted['search']>): Statement => sql`
  (strpos(m.title, ${words}) > 0 or exists (select 1 from office.matter_field f
    where f.agency_id = ${agencyId} and f.matter_id = m.id and f.key = any (${[...keys]}::text[])
      and strpos(f.text_value, ${words}) > 0))`;

const sorting = (agencyId: AgencyId, { sort }: RecordsPage): Statement =>
  sort
    ? sql`left join office.matter_field s on s.agency_id = ${agencyId} and s.matter_id = m.id and s.key = ${sort.key}`
    : nothing;

function order({ sort, descending }: RecordsPage): Statement {
  const newest = sql`m.started_at desc, m.id desc`;
  if (!sort) return descending ? newest : sql`m.started_at, m.id`;
  const column = { text: sql`s.text_value`, number: sql`s.number_value`, date: sql`s.date_value` }[sort.column];
  return descending ? sql`${column} desc nulls last, ${newest}` : sql`${column} nulls last, ${newest}`;
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
