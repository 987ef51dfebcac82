import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { FieldDefinition, FormTemplate } from '@gov/forms';
import { leaveRequest } from '@gov/forms/examples';
import { Client } from 'pg';
import type { Answer, Json } from '#platform/testkit/sign-in.ts';
import { headsCheck, leaveApplication } from '../../testing/leave-steps.ts';
import { leaveValues, type Office, openOffice } from '../../testing/office.ts';
import { publishKind } from '../../testing/publish-kind.ts';

const source = {
  application: 'leave-request',
  column: 'leaveKind',
  copies: [
    { from: 'applicant', to: 'whose' },
    { from: 'leaveDays', to: 'days' },
    { from: 'period', to: 'since' },
    { from: 'leaveKind', to: 'later' },
  ],
};
const added: readonly FieldDefinition[] = [
  { key: 'leave', kind: 'relatedRecord', label: '销哪一次假', source },
  { key: 'whose', kind: 'text', label: '谁的假' },
  { key: 'days', kind: 'number', label: '天数' },
  { key: 'since', kind: 'date', label: '从哪天起' },
  { key: 'later', kind: 'text', label: '后面才填的' },
];
const withRecords = (fields: readonly FieldDefinition[]): FormTemplate => ({
  ...leaveRequest,
  document: {
    ...leaveRequest.document,
    content: [
      ...(leaveRequest.document.content ?? []),
      ...fields.map(({ key }) => ({ type: 'paragraph', content: [{ type: 'formField', attrs: { key } }] })),
    ],
  },
  fields: [...leaveRequest.fields, ...fields],
});
const apply = {
  ...leaveApplication,
  fields: { ...leaveApplication.fields, leave: 'edit', whose: 'edit', days: 'edit', since: 'edit' },
} as const;

let office: Office;
let owner: Client;
before(async () => {
  office = await openOffice();
  owner = new Client({ connectionString: office.house.superuserUrl });
  await owner.connect();
  await publishKind(office, 'back-from-leave', [apply, headsCheck], withRecords(added));
});
after(async () => {
  await owner.end();
  assert.deepEqual(office.house.problems, []);
  await office.close();
});

/** Key of who has the matter in hand. */
async function holderOf(key: string, matterId: string): Promise<string | undefined> {
  const { openTasks } = await office.view(key, matterId);
  const name = openTasks[0]?.holder.name;
  return name && (seats[name] ?? assert.fail(name));
}
const seats: Readonly<Record<string, string>> = { 王建华: 'chief', 林涛: 'deputy', 陈国栋: 'head', 赵立新: 'director' };

/** A leave request of somebody that has been agreed to. */
async function ended(key: 'officer' | 'legal', values: object = {}): Promise<string> {
  const matterId = await office.begin(key, 'leave-request');
  await office.done(key, matterId, { values: { ...leaveValues, ...values } });
  for (let holder = await holderOf(key, matterId); holder; holder = await holderOf(key, matterId))
    await office.done(holder, matterId);
  assert.equal((await office.view(key, matterId)).state, 'DONE');
  return matterId;
}
const choices = (matterId: string, query = '', key = 'officer'): Promise<Answer<Json>> =>
  office.who(key).get(`/api/matters/${matterId}/record-choices?field=leave${query}`);
async function save(matterId: string, values: object): Promise<Answer<Json>> {
  const { version } = await office.view('officer', matterId);
  return office.who('officer').send('PUT', `/api/matters/${matterId}/values`, { expectedVersion: version, values });
}

test('只给选办结的、自己看得到的，带着要带出的内容；存下的是列表里的文字，不是谁写来的', async () => {
  const own = await ended('officer');
  const running = await office.leaveRequest();
  const others = await ended('legal');
  const draft = await office.begin('officer', 'back-from-leave');

  const offered = (await choices(draft)).body;

  assert.equal(offered.from, '请假申请');
  assert.deepEqual(
    offered.rows.map(({ id, name, copies }: Json) => [id, name, copies]),
    [[own, '年休假', { whose: '刘思远', days: '3', since: '2026-12-01' }]],
    '后面步骤才填的不带出',
  );
  const saved = await save(draft, { leave: { id: own, name: '别的名字' }, ...offered.rows[0].copies });
  assert.equal(saved.status, 200, JSON.stringify(saved.body));
  const { values } = await office.view('officer', draft);
  assert.deepEqual([values.leave, values.days], [{ id: own, name: '年休假' }, '3']);
  for (const id of [running, others, '不是编号']) {
    const refused = await save(draft, { leave: { id, name: '年休假' } });
    assert.equal(refused.body.fields?.[0]?.message, '请假申请里没有这一条，或您看不到，请重新选', id);
  }
});

test('打几个字就能找，一页二十条，翻得到后面；不是填的人什么也看不到', async () => {
  const draft = await office.begin('officer', 'back-from-leave');
  const sick = await ended('officer', { leaveKind: 'SICK' });
  await owner.query(
    `with sample as (select * from office.matter where id = $1),
      more as (insert into office.matter (agency_id, id, kind_code, title, state, starter_person_id, starter_assignment_id,
          form_version_id, process_version_id, version, created_at, changed_at, started_at, ended_at)
        select agency_id, gen_random_uuid(), kind_code, '很多条之' || n, 'DONE', starter_person_id, starter_assignment_id,
          form_version_id, process_version_id, 1, created_at, changed_at, started_at - make_interval(mins => n), ended_at
        from sample, generate_series(1, 25) as n returning agency_id, id)
    insert into office.matter_reader (agency_id, matter_id, grantee, reason)
      select m.agency_id, m.id, r.grantee, r.reason from more m
      join lateral (select * from office.matter_reader where matter_id = $1) r on true`,
    [sick],
  );

  const first = (await choices(draft)).body;
  const second = (await choices(draft, '&page=2')).body;
  const found = (await choices(draft, `&words=${encodeURIComponent('很多条之25')}`)).body;
  const byChoice = async (words: string): Promise<readonly string[]> =>
    (await choices(draft, `&words=${encodeURIComponent(words)}`)).body.rows.map(({ name }: Json) => name);
  assert.deepEqual([...new Set(await byChoice('病'))], ['病假'], '选项按写出来的字找');
  assert.deepEqual(await byChoice('SICK'), [], '存的代号找不到什么');

  assert.deepEqual([first.rows.length, first.more, second.more], [20, true, false]);
  assert.ok(second.rows.length >= 6, `${second.rows.length}`);
  assert.deepEqual(
    found.rows.map(({ name }: Json) => name),
    ['很多条之25'],
    '没有那一列的，用标题',
  );
  const ofFurther = `/api/matters/${draft}/record-choices?field=f2_${'a'.repeat(40)}`;
  assert.equal(
    (await office.who('officer').get(ofFurther)).body.code,
    'matters.no-record-field',
    '别的表上最长的代号也问得',
  );
  await office.done('officer', draft, { values: leaveValues });
  assert.equal((await choices(draft)).body.code, 'matters.no-record-field', '已经送出，不由他填');
  assert.equal((await choices(draft, '', 'head')).body.code, 'matters.no-record-field');
  assert.equal((await choices(draft, '', 'legal')).status, 404);
});

test('应用删除、那一列停用：选不了也存不上，一句话说清楚；已经选好的照旧', async () => {
  const gone = { ...source, application: 'app-removed' };
  const field = (changed: object): readonly FieldDefinition[] =>
    added.map((one) => (one.key === 'leave' ? { ...one, source: { ...source, ...changed } } : one));
  const own = await ended('officer');
  const kept = await office.begin('officer', 'back-from-leave');
  assert.equal((await save(kept, { leave: { id: own, title: '甲' } })).status, 422, '不是这个样子的不收');
  assert.equal((await save(kept, { leave: { id: own, name: '甲' } })).status, 200);
  for (const [kind, changed, sentence] of [
    ['from-nowhere', gone, '“销哪一次假”取自的应用已删除或已停用，没有可选的记录。请系统管理员在表单里改选一个应用。'],
    [
      'no-column',
      { column: 'former' },
      '“销哪一次假”取自的那一列已停用，没有可选的记录。请系统管理员在表单里改选一列。',
    ],
  ] as const) {
    await publishKind(office, kind, [apply, headsCheck], withRecords(field(changed)));
    const draft = await office.begin('officer', kind);
    const asked = (await choices(draft)).body;
    assert.equal(`${asked.message}${asked.nextStep}`, sentence);
    const refused = await save(draft, { leave: { id: own, name: '甲' } });
    assert.deepEqual([refused.status, refused.body.fields[0].message], [422, sentence]);
  }

  await owner.query(`update office.matter_kind set concealed = '{leaveKind}' where code = 'leave-request'`);

  assert.equal((await choices(kept)).body.code, 'matters.source-column-gone', '后来有一步不让看的，也不再给选');
  assert.equal((await save(kept, { leave: { id: own, name: '乙' }, whose: '本人' })).status, 200);
  assert.deepEqual((await office.view('officer', kept)).values.leave, { id: own, name: '年休假' });
  await owner.query(`update office.matter_kind set concealed = '{}' where code = 'leave-request'`);
});
