import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { leaveRequest } from '@gov/forms/examples';
import { registry } from '#apps/server/registry.generated.ts';
import { type TestHouse, testHouse } from '#platform/testkit/house.ts';
import { type Json, signIn, type Visitor } from '#platform/testkit/sign-in.ts';
import { smallAgency, testPassword } from '#platform/testkit/small-agency.ts';
import { pack, sheetParts } from '../../testing/office-files.ts';

let house: TestHouse;
let administrator: Visitor;
let stranger: Visitor;
before(async () => {
  house = await testHouse(registry);
  await smallAgency(house.house, 'jz');
  await smallAgency(house.house, 'lp', '临浦区住建局');
  administrator = await signIn(house.app, 'jz.system', testPassword);
  stranger = await signIn(house.app, 'lp.system', testPassword);
});
after(async () => {
  assert.deepEqual(house.problems, []);
  await house.close();
});

const subjects = [
  { value: 'TRAVEL', label: '差旅费' },
  { value: 'MEETING', label: '会议费' },
];
const base = '/api/forms/dictionaries';

async function done(method: 'POST' | 'PUT', path: string, body: object): Promise<Json> {
  const answer = await administrator.send(method, path, body);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body;
}

/** A published form that takes the dictionary. */
async function formWith(dictionaryId: string, rules: readonly object[] = []): Promise<string> {
  const template = {
    ...leaveRequest,
    name: `报销单${dictionaryId.slice(-4)}${rules.length}`,
    fields: [...leaveRequest.fields, { key: 'subject', kind: 'relatedData', label: '科目', dictionary: 'subjects' }],
    dictionaries: [
      { key: 'subjects', name: '费用科目', shared: dictionaryId, entries: [{ value: 'OLD', label: '旧' }] },
    ],
    ...(rules.length > 0 ? { rules } : {}),
  };
  const { formId } = await done('POST', '/api/forms', { template });
  await done('POST', `/api/forms/${formId}/publish`, { baseVersion: 1, overNumber: 0 });
  return formId;
}

const wordsOf = async (formId: string): Promise<readonly [number, readonly string[]]> => {
  const { current } = (await administrator.get(`/api/forms/${formId}`)).body;
  return [current.number, current.template.dictionaries[0].entries.map(({ label }: Json) => label)];
};

test('字典改了，用它的表单自动有下一版；停用的词不再给人选，去掉是不行的', async () => {
  const { dictionaryId } = await done('POST', base, { name: '费用科目', entries: subjects });
  const formId = await formWith(dictionaryId);
  assert.deepEqual(await wordsOf(formId), [1, ['差旅费', '会议费']], '发布时用字典现在的词');

  const saved = await done('PUT', `${base}/${dictionaryId}`, {
    baseVersion: 1,
    name: '费用科目',
    retired: false,
    entries: [{ value: 'TRAINING', label: '培训费' }, subjects[0], { ...subjects[1], retired: true }],
  });

  assert.equal(saved.updated.length, 1);
  assert.deepEqual(await wordsOf(formId), [2, ['培训费', '差旅费']]);
  const lost = await administrator.send('PUT', `${base}/${dictionaryId}`, {
    baseVersion: 2,
    name: '费用科目',
    retired: false,
    entries: [subjects[0]],
  });
  assert.deepEqual([lost.status, lost.body.code], [422, 'forms.dictionary-lost']);
  const [line] = (await administrator.get(base)).body.dictionaries;
  assert.deepEqual([line.name, line.entries, line.forms.length], ['费用科目', 3, 1]);
});

test('规则里还要的词停用了，那张表单留在原来的词上，说得出是哪一张', async () => {
  const { dictionaryId } = await done('POST', base, { name: '证件种类', entries: subjects });
  const formId = await formWith(dictionaryId, [
    { kind: 'options', field: 'subject', values: ['MEETING'], when: 'leaveKind = "SICK"' },
  ]);

  const saved = await done('PUT', `${base}/${dictionaryId}`, {
    baseVersion: 1,
    name: '证件种类',
    retired: false,
    entries: [subjects[0], { ...subjects[1], retired: true }],
  });

  assert.deepEqual([saved.updated.length, saved.kept.length], [0, 1]);
  assert.deepEqual(await wordsOf(formId), [1, ['差旅费', '会议费']]);
});

test('两个窗口同时改，后存的不盖掉先存的；重名、重复的词说在哪里；别的单位看不到', async () => {
  const { dictionaryId } = await done('POST', base, { name: '地区', entries: subjects });
  const save = { baseVersion: 1, name: '地区', retired: false, entries: subjects };
  await done('PUT', `${base}/${dictionaryId}`, { ...save, retired: true });

  assert.equal((await administrator.send('PUT', `${base}/${dictionaryId}`, save)).body.code, 'forms.dictionary-stale');
  assert.equal(
    (await administrator.send('POST', base, { name: '地区', entries: [] })).body.code,
    'forms.dictionary-name',
  );
  const twice = await administrator.send('POST', base, {
    name: '重复',
    entries: [subjects[0], { value: 'B', label: '差旅费' }],
  });
  assert.deepEqual(twice.body.fields[0], { path: 'body.entries.1.label', message: '“差旅费”写了两次' });
  assert.equal((await stranger.get(`${base}/${dictionaryId}`)).status, 404);
  assert.equal((await stranger.send('PUT', `${base}/${dictionaryId}`, save)).status, 404);
});

test('Excel 里的词读得出来：标题行跳过，写了两次的只留一次，代号跟着', async () => {
  const rows = [
    ['代号', '科目'],
    ['TRAVEL', '差旅费'],
    ['MEETING', '会议费'],
    ['T2', '差旅费'],
  ];
  const content = Buffer.from(pack(sheetParts({ rows })));
  const answer = await administrator.upload(`${base}/import`, [{ name: '科目.xlsx', content }]);

  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  assert.deepEqual(answer.body, {
    entries: [
      { value: 'TRAVEL', label: '差旅费' },
      { value: 'MEETING', label: '会议费' },
    ],
    remarks: ['有 1 行写了两次，只留了一次。'],
  });
});
