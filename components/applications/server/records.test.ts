import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ok } from '@gov/base';
import type { FormTemplate } from '@gov/forms';
import readXlsx from 'read-excel-file/node';
import { type Office, openOffice } from '#components/applications/testing/office.ts';
import { formsService } from '#components/forms/contract.ts';
import { sql } from '#platform/server/database/sql.ts';
import { asJob } from '#platform/testkit/as-job.ts';
import type { Json, Visitor } from '#platform/testkit/sign-in.ts';

let office: Office;
let outing: string;
before(async () => {
  office = await openOffice();
  outing = (await office.install('outing')).id;
});
after(() => office.close());

const outingOf = (destination: string, outingKind: string, from: string, to: string) => ({
  outingKind,
  period: { from, to },
  destination,
  reason: '=HYPERLINK("http://example.test")',
});

async function begin(who: Visitor, values: object, submit = true): Promise<string> {
  const answer = await who.send('POST', `/api/applications/${outing}/matters`, { values, submit });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body.matterId;
}

const records = async (who: Visitor, where: object = {}, more = ''): Promise<Json> => {
  const answer = await who.get(
    `/api/applications/${outing}/records?where=${encodeURIComponent(JSON.stringify(where))}${more}`,
  );
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body;
};
const titles = async (who: Visitor, where: object = {}): Promise<readonly string[]> =>
  (await records(who, where)).rows.map((row: Json) => row.title);

test('记录只有能看的人看得到；草稿不在里面；筛选、排序、查找各管各的', async () => {
  const officer = office.who('officer');
  await begin(officer, outingOf('省城', 'BUSINESS', '2026-12-01', '2026-12-03'));
  await begin(officer, outingOf('=1+1', 'TRAINING', '2026-12-05', '2026-12-05'));
  await begin(officer, outingOf('草稿里的地方', 'PRIVATE', '2026-12-06', '2026-12-06'), false);
  await begin(office.who('helper'), outingOf('邻市', 'MEETING', '2026-12-02', '2026-12-03'));

  assert.deepEqual(await titles(officer), ['刘思远外出报备（=1+1）', '刘思远外出报备（省城）']);
  assert.deepEqual(await titles(office.who('head')), ['刘思远外出报备（=1+1）', '刘思远外出报备（省城）']);
  assert.deepEqual(await titles(office.who('clerk')), [], '没有参与的人一条也没有');
  assert.deepEqual(await titles(office.who('legal')), ['马晓东外出报备（邻市）']);

  assert.deepEqual(await titles(officer, { fields: [{ key: 'outingKind', oneOf: ['BUSINESS'] }] }), [
    '刘思远外出报备（省城）',
  ]);
  assert.deepEqual(await titles(officer, { fields: [{ key: 'days', from: '2' }] }), ['刘思远外出报备（省城）']);
  assert.deepEqual(await titles(officer, { fields: [{ key: 'period', from: '2026-12-04', to: '2026-12-31' }] }), [
    '刘思远外出报备（=1+1）',
  ]);
  assert.deepEqual(await titles(officer, { words: '省城' }), ['刘思远外出报备（省城）']);
  assert.deepEqual(await titles(officer, { sort: { key: 'days', descending: true } }), [
    '刘思远外出报备（省城）',
    '刘思远外出报备（=1+1）',
  ]);
  assert.deepEqual(await titles(officer, { startedTo: '2026-11-23' }), []);
  assert.deepEqual(await titles(officer, { states: ['DONE'] }), []);
  const [row] = (await records(officer)).rows;
  assert.equal(row.cells.outingKind, '学习培训');
  assert.equal(row.cells.days, '1');
});

test('不是列的内容不能用来筛选和排序，写得不对的筛选说出来', async () => {
  const ask = async (where: string): Promise<Json> =>
    (await office.who('officer').get(`/api/applications/${outing}/records?where=${encodeURIComponent(where)}`)).body;

  for (const where of [
    '{',
    '[]',
    '{"x":1}',
    JSON.stringify({ fields: [{ key: 'reason', contains: 'H' }] }),
    JSON.stringify({ fields: [{ key: 'days', contains: '1' }] }),
    JSON.stringify({ fields: [{ key: 'days', from: '1; drop table' }] }),
    JSON.stringify({ fields: [{ key: 'period', from: '2026-02-31' }] }),
    JSON.stringify({ sort: { key: 'reason', descending: true } }),
  ])
    assert.equal((await ask(where)).code, 'applications.filter', where);
});

test('导出的 Excel 里，看起来像公式的文字还是文字，数字是数字，别人的记录不在里面', async () => {
  const answer = await office.house.app.inject({
    method: 'GET',
    url: `/api/applications/${outing}/records.xlsx`,
    headers: { host: 'office.test', cookie: office.who('officer').cookie },
  });

  assert.equal(answer.statusCode, 200, answer.body);
  const [{ data }] = (await readXlsx(answer.rawPayload)) as unknown as [{ data: readonly (readonly unknown[])[] }]; // reason: one sheet
  assert.deepEqual(data[0]?.slice(0, 4), ['标题', '外出人', '所在科室', '外出类别']);
  assert.equal(data.length, 3);
  assert.equal(data[1]?.[4], "'=1+1");
  assert.equal(data[2]?.[6], 3);
  assert.ok(!JSON.stringify(data).includes('邻市'));
});

test('统计按月、按选项数，只数能看的', async () => {
  const counts = async (who: Visitor): Promise<Json> => (await who.get(`/api/applications/${outing}/statistics`)).body;

  const own = await counts(office.who('officer'));
  const none = await counts(office.who('clerk'));

  assert.equal(own.total, 2);
  assert.deepEqual(own.counts[0], {
    label: '按月',
    sumLabel: '天数（天）',
    lines: [{ words: '2026年11月', count: 2, sum: '4' }],
  });
  assert.deepEqual(
    own.counts[1].lines.map((line: Json) => line.words),
    ['公务外出', '学习培训'],
  );
  assert.deepEqual(none, { total: 0, counts: [] });
});

const withWords: FormTemplate = {
  name: '报销单',
  document: { type: 'doc', content: [] },
  dictionaries: [
    {
      key: 'subjects',
      name: '科目',
      entries: [
        { value: 'fq7x3k', label: '差旅费' },
        { value: 'f8mz2p', label: '会议费' },
      ],
    },
  ],
  fields: [
    { key: 'subject', kind: 'relatedData', label: '科目', dictionary: 'subjects', listable: true },
    {
      key: 'place',
      kind: 'cascade',
      label: '地区',
      listable: true,
      tree: [{ value: 'fa1', label: '河南', children: [{ value: 'fb2', label: '郑州' }] }],
    },
    { key: 'office', kind: 'section', label: '承办科室', listable: true },
    { key: 'whom', kind: 'person', label: '经手人', listable: true },
    { key: 'remark', kind: 'multiline', label: '说明', searchable: true },
    { key: 'bank', kind: 'text', label: '账号', searchable: true },
  ],
  opinionBlocks: [],
};
const publishForm = (template: FormTemplate) =>
  asJob(office.house, office.agency.id, async (context) => {
    const published = await context.ask(formsService).publish({ key: 'spending', template });
    assert.ok(published.ok, JSON.stringify(published));
    return published;
  });

test('字典、级联的列显示、筛选、查找、导出、统计都用写出来的词；科室、人员也能统计；能搜到的也找得到', async () => {
  await publishForm(withWords);
  const settings = {
    name: '报销',
    group: '日常办公',
    hint: '',
    formKey: 'spending',
    process: { steps: [{ name: '登记', approver: { kind: 'documentClerk' } }] },
    readers: [],
    columns: ['subject', 'place', 'office', 'whom'],
  };
  const made = await office.administrator.send('POST', '/api/applications/settings', settings);
  assert.equal(made.status, 200, JSON.stringify(made.body));
  const officer = office.who('officer');
  const start = async (values: object): Promise<void> => {
    const address = `/api/applications/${made.body.id}/matters`;
    const answer = await officer.send('POST', address, { values, submit: true });
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
  };
  const person = { id: office.agency.people.get('head'), name: '陈国栋' };
  const [place, whom] = [['fa1', 'fb2'], person];
  await start({ subject: 'fq7x3k', place, whom, remark: '琉璃瓦样品', bank: '6222' });
  await start({ subject: 'f8mz2p', whom });
  await start({ subject: 'f8mz2p' });
  const found = async (where: object): Promise<readonly (readonly [string, string])[]> => {
    const address = `/api/applications/${made.body.id}/records?where=${encodeURIComponent(JSON.stringify(where))}`;
    const answer = await officer.get(address);
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    return answer.body.rows.map(({ cells }: Json) => [cells.subject, cells.place]);
  };
  const first = ['差旅费', '河南／郑州'];

  assert.deepEqual((await found({})).at(-1), first);
  assert.deepEqual(await found({ fields: [{ key: 'subject', oneOf: ['fq7x3k'] }] }), [first]);
  assert.deepEqual(await found({ fields: [{ key: 'place', contains: '郑州' }] }), [first]);
  assert.deepEqual(await found({ fields: [{ key: 'place', contains: 'fb2' }] }), []);
  for (const words of ['差旅', '河南/郑州', '琉璃瓦', '6222']) assert.deepEqual(await found({ words }), [first], words);
  for (const words of ['fq7x3k', 'fb2']) assert.deepEqual(await found({ words }), [], words);
  const file = await office.house.app.inject({
    method: 'GET',
    url: `/api/applications/${made.body.id}/records.xlsx`,
    headers: { host: 'office.test', cookie: officer.cookie },
  });
  const [{ data }] = (await readXlsx(file.rawPayload)) as unknown as [{ data: readonly (readonly unknown[])[] }]; // reason: one sheet
  assert.deepEqual(data.at(-1)?.slice(1, 3), first);

  const entries = [{ value: 'f8mz2p', label: '会务费' }];
  await publishForm({ ...withWords, dictionaries: [{ key: 'subjects', name: '科目', entries }] });
  const saved = (await officer.get(`/api/applications/${made.body.id}/statistics`)).body.counts;

  assert.deepEqual(
    saved.slice(1).map(({ label, lines }: Json) => [label, lines.map(({ words, count }: Json) => [words, count])]),
    [
      [
        '科目',
        [
          ['会议费', 2],
          ['差旅费', 1],
        ],
      ],
      ['地区', [['河南／郑州', 1]]],
      ['经手人', [['陈国栋', 2]]],
    ],
  );
});

test('设了能看全部的岗位，以后提交的都能看，早先提交的不看；名单以外的人不能发起', async () => {
  const { administrator } = office;
  const address = `/api/applications/settings/${outing}`;
  const { settings, version } = (await administrator.get(address)).body;
  const { posts, sections } = (await administrator.get('/api/applications/settings/choices')).body;
  const post = (name: string): string => `post:${posts.find((one: Json) => one.name === name).id}`;
  const section = (name: string): string => `section:${sections.find((one: Json) => one.name === name).id}`;

  const earlier = await begin(office.who('officer'), outingOf('早先的地方', 'BUSINESS', '2026-12-08', '2026-12-08'));
  const changed = await administrator.send('PUT', address, {
    expectedVersion: version,
    settings: { ...settings, readers: [post('文书')], starters: [section('建管科')] },
  });
  assert.equal(changed.status, 200, JSON.stringify(changed.body));
  assert.equal((await office.complete('head', earlier)).status, 200, '设好以后才办的一步，不让早先提交的也看得到');
  const later = await begin(office.who('officer'), outingOf('开发区', 'BUSINESS', '2026-12-08', '2026-12-08'));
  const refused = await office.who('helper').send('POST', `/api/applications/${outing}/matters`, {
    values: {},
    submit: false,
  });

  assert.deepEqual(await titles(office.who('clerk')), ['刘思远外出报备（开发区）']);
  assert.equal((await office.complete('head', later)).status, 200);
  assert.deepEqual(await titles(office.who('clerk')), ['刘思远外出报备（开发区）'], '后面的步骤办了也还能看');
  assert.equal(refused.status, 404);
  const { id } = office.agency;
  const audited = await office.house.house.database.agency(id, async (tx) =>
    ok(
      await tx.first(sql<{ readonly details: Json }>`
        select details from office.audit_event where agency_id = ${id} and event = 'applications.changed' and object_id = ${outing}
        order by at desc limit 1`),
    ),
  );
  const details = audited.ok ? audited.value?.details : undefined;
  assert.deepEqual([details?.readers, details?.starters], [post('文书'), section('建管科')]);
  const kinds = async (key: string) =>
    (await office.who(key).get('/api/matters/kinds')).body.kinds.map((kind: Json) => kind.name);
  assert.ok((await kinds('officer')).includes('外出报备'));
  assert.ok(!(await kinds('helper')).includes('外出报备'));
});

test('别的单位看不到、用不了、改不了；本单位的管理员可以', async () => {
  const { administrator, stranger, strangersOfficer } = office;
  const reads = [
    `/api/applications/${outing}/records`,
    `/api/applications/${outing}/statistics`,
    `/api/applications/${outing}/schema`,
  ];
  for (const address of reads) {
    assert.equal((await office.who('officer').get(address)).status, 200, address);
    assert.equal((await strangersOfficer.get(address)).body.code, 'applications.not-found', address);
  }
  const theirs = (await strangersOfficer.get('/api/applications')).body.applications;
  assert.deepEqual(
    theirs.map(({ name }: Json) => name),
    ['请假申请'],
    '只有自己单位的',
  );
  assert.equal((await administrator.get(`/api/applications/settings/${outing}`)).status, 200);
  assert.equal((await stranger.get(`/api/applications/settings/${outing}`)).status, 404);
  assert.equal((await stranger.get(`/api/applications/settings/${outing}/pack`)).status, 404);
  assert.equal((await stranger.send('DELETE', `/api/applications/settings/${outing}`)).status, 404);
  assert.equal((await administrator.get(`/api/applications/${outing}/records`)).status, 403, '管理员不看记录');
});

test('接口发起时，第一步不让填的、不认识的、类型不对的都拒绝，什么也没有留下', async () => {
  const officer = office.who('officer');
  const before = (await records(officer)).total;
  const good = outingOf('高新区', 'BUSINESS', '2026-12-09', '2026-12-09');
  for (const values of [
    { ...good, unknown: '1' },
    { ...good, days: '100' },
    { ...good, outingKind: 'NOWHERE' },
    { ...good, period: '2026-12-09' },
  ]) {
    const answer = await officer.send('POST', `/api/applications/${outing}/matters`, { values, submit: true });
    assert.equal(answer.status, 422, JSON.stringify(answer.body));
  }
  const incomplete = await officer.send('POST', `/api/applications/${outing}/matters`, { values: {}, submit: true });
  assert.equal(incomplete.body.code, 'matters.incomplete');
  assert.equal((await records(officer)).total, before);

  const { schema, required, writable } = (await officer.get(`/api/applications/${outing}/schema`)).body;
  assert.equal(schema.properties.destination.title, '外出地点');
  assert.ok(required.includes('period') && !writable.includes('days'));
  assert.deepEqual(office.house.problems, []);
});
