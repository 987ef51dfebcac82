/** Lists over 100,000 matters of one application: how long a page takes, and that indexes carry it. Prints what it measured. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Instant } from '@gov/base';
import { ok } from '@gov/base';
import { Client } from 'pg';
import { type Office, openOffice } from '#components/applications/testing/office.ts';
import { endedOfKind, recordsOfKind } from '#components/matters/server/records/store.ts';
import { sql } from '#platform/server/database/sql.ts';
import type { Statement } from '#platform/server/database/transaction.ts';
import type { Json } from '#platform/testkit/sign-in.ts';

const many = 100_000;
const times = 7;
/** No promise to anybody: ten times what a loaded machine took for all but the search. Beyond it an index is gone. */
const mostMillis = 20_000;
const kindCode = 'leave-request';

let office: Office;
let applicationId: string;
let grantee: string;

before(async () => {
  office = await openOffice();
  const { applications } = (await office.who('officer').get('/api/applications')).body;
  applicationId = applications.find((one: Json) => one.kindCode === kindCode).id;
  const values = { leaveKind: 'ANNUAL', period: { from: '2026-12-01', to: '2026-12-03' }, reason: '休假' };
  const started = await office
    .who('officer')
    .send('POST', `/api/applications/${applicationId}/matters`, { values, submit: true });
  await office.handleToEnd(started.body.matterId);
  await fill(started.body.matterId);
});
after(() => office.close());

/** Copies of one ended matter: other moments, kinds of leave and lengths. Of every hundred the officer reads all, the clerk one. */
async function fill(sample: string): Promise<void> {
  const owner = new Client({ connectionString: office.house.superuserUrl });
  await owner.connect();
  const { rows } = await owner.query<{ grantee: string }>(
    `select grantee from office.matter_reader where matter_id = $1 and grantee like 'person:%' limit 1`,
    [sample],
  );
  grantee = rows[0]?.grantee ?? assert.fail('no reader');
  await owner.query(
    `create temporary table made as select gen_random_uuid() as id, n from generate_series(1, ${many}) as n`,
  );
  await owner.query(
    `insert into office.matter (agency_id, id, kind_code, title, state, starter_person_id, starter_assignment_id,
        form_version_id, process_version_id, version, created_at, changed_at, started_at, ended_at)
      select m.agency_id, made.id, m.kind_code, '第' || made.n || '次请假', 'DONE', m.starter_person_id, m.starter_assignment_id,
        m.form_version_id, m.process_version_id, 1, at, at, at, at + interval '1 hour'
      from office.matter m, made, lateral (select timestamptz '2025-01-01' + make_interval(mins => made.n * 5) as at) t
      where m.id = $1`,
    [sample],
  );
  await owner.query(
    `insert into office.matter_field (agency_id, matter_id, key, text_value, number_value, date_value)
      select f.agency_id, made.id, f.key,
        case f.key when 'leaveKind' then (array['ANNUAL','SICK','PERSONAL','OTHER'])[1 + made.n % 4] else f.text_value end,
        case f.key when 'leaveDays' then made.n % 30 else f.number_value end, f.date_value
      from office.matter_field f, made where f.matter_id = $1`,
    [sample],
  );
  await owner.query(
    `insert into office.matter_reader (agency_id, matter_id, grantee, reason)
      select r.agency_id, made.id, r.grantee, r.reason from office.matter_reader r, made where r.matter_id = $1`,
    [sample],
  );
  await owner.query(
    `insert into office.matter_reader (agency_id, matter_id, grantee, reason)
      select m.agency_id, made.id, 'person:' || $2::text, 'granted' from office.matter m, made where m.id = $1 and made.n % 100 = 0
      on conflict do nothing`,
    [sample, office.agency.people.get('clerk')],
  );
  await owner.query('vacuum (analyze) office.matter, office.matter_field, office.matter_reader');
  await owner.end();
}

const median = (all: readonly number[]): number => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;

async function measured(what: string, key: string, address: string): Promise<Json> {
  const took: number[] = [];
  let last: Json;
  for (let time = 0; time < times; time += 1) {
    const from = performance.now();
    const answer = await office.who(key).get(`/api/applications/${applicationId}/${address}`);
    took.push(performance.now() - from);
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    last = answer.body;
  }
  console.log(`${what}：中位 ${median(took).toFixed(0)} 毫秒，最慢 ${Math.max(...took).toFixed(0)} 毫秒`);
  assert.ok(median(took) < mostMillis, `${what} takes ${median(took)} ms`);
  return last;
}
const where = (asked: object, more = ''): string => `records?where=${encodeURIComponent(JSON.stringify(asked))}${more}`;

test('十万件的列表、翻页、筛选、排序、查找、统计、取办结，各要多久', async () => {
  const first = await measured('第一页', 'officer', 'records');
  assert.deepEqual([first.total, first.beyond], [10_000, true]);
  await measured('第五百页', 'officer', 'records?page=500');
  const sick = await measured('按请假类别筛选', 'officer', where({ fields: [{ key: 'leaveKind', oneOf: ['SICK'] }] }));
  assert.deepEqual([sick.total, sick.beyond], [10_000, true]);
  await measured('按天数排序', 'officer', where({ sort: { key: 'leaveDays', descending: true } }));
  const found = await measured('查找标题里的字', 'officer', where({ words: '第99999次' }));
  assert.equal(found.total, 1);
  await measured('一个月内发起的', 'officer', where({ startedFrom: '2025-03-01', startedTo: '2025-03-31' }));
  const few = await measured('只看得到一千件的人', 'clerk', 'records');
  assert.deepEqual([few.total, few.beyond], [many / 100, false]);
  await measured('统计', 'officer', 'statistics');
  await measured('取办结的', 'officer', 'ended');
});

/** Names of the indexes that a plan goes by, and whether it reads a whole table. */
async function planOf(
  statement: Statement,
): Promise<{ readonly indexes: ReadonlySet<string>; readonly whole: readonly string[] }> {
  const result = await office.house.house.database.agency(
    office.agency.id,
    async (tx) => ok(await tx.all<Json>(sql`explain (format json) ${statement}` as never)), // reason: a statement whose rows are plans
  );
  assert.ok(result.ok);
  const indexes = new Set<string>();
  const whole: string[] = [];
  const walk = (node: Json): void => {
    if (node['Index Name']) indexes.add(node['Index Name']);
    if (node['Node Type'] === 'Seq Scan') whole.push(node['Relation Name']);
    for (const child of node.Plans ?? []) walk(child);
  };
  walk(result.value[0]['QUERY PLAN'][0].Plan);
  return { indexes, whole };
}

test('一页列表和一次取办结走索引，不读整张表', async () => {
  const reading = { kindCode, grantees: [grantee] };
  const page = { ...reading, filters: [], descending: true, offset: 0, limit: 20, keys: ['leaveKind'] };
  const list = await planOf(recordsOfKind(office.agency.id, page));
  const after = { endedAt: '2025-06-01T00:00:00.000Z' as Instant, matterId: '01900000-0000-7000-8000-000000000000' }; // reason: ISO text
  const before = '2026-11-01T00:00:00.000Z' as Instant; // reason: the same
  const ended = await planOf(endedOfKind(office.agency.id, { ...reading, after, before, limit: 101 }));

  assert.deepEqual([list.whole, ended.whole], [[], []]);
  assert.ok(list.indexes.has('matter_of_kind'), [...list.indexes].join());
  assert.ok(ended.indexes.has('matter_of_kind_ended'), [...ended.indexes].join());
  assert.deepEqual(office.house.problems, []);
});
