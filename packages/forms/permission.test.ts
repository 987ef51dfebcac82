import assert from 'node:assert/strict';
import test from 'node:test';
import type { CalendarDate, JsonObject } from '@gov/base';
import {
  applyEdit,
  applySystemEdit,
  authorsKey,
  checkComplete,
  compileForm,
  type FieldDefinition,
  type FieldPermission,
  type FieldPermissions,
  type FormData,
  fieldPermissions,
  forReading,
  noOpinions,
  projectFields,
  renderTree,
  visibleData,
} from './index.ts';

const today = '2026-11-24' as CalendarDate; // reason: literal of the right form

const fields: readonly FieldDefinition[] = [
  { key: 'identity', kind: 'text', label: '身份证号' },
  { key: 'phone', kind: 'text', label: '手机' },
  { key: 'applicant', kind: 'person', label: '申请人' },
  { key: 'pay', kind: 'amount', label: '工资' },
  { key: 'note', kind: 'text', label: '自评' },
  { key: 'sign', kind: 'signature', label: '签名' },
  {
    key: 'scores',
    kind: 'detailTable',
    label: '打分',
    leastRows: 1,
    columns: [
      { key: 'name', kind: 'text', label: '项目' },
      { key: 'score', kind: 'number', label: '分数' },
    ],
  },
];
const compiled = compileForm({
  name: '考核表',
  document: {
    type: 'doc',
    content: fields.map(({ key, kind }) =>
      kind === 'detailTable'
        ? { type: 'detailTable', attrs: { key } }
        : { type: 'paragraph', content: [{ type: 'formField', attrs: { key } }] },
    ),
  },
  fields,
  opinionBlocks: [],
});
assert.ok(compiled.ok);
const form = compiled.value;
const every = (permission: FieldPermission): FieldPermissions =>
  Object.fromEntries(fields.map(({ key }) => [key, permission]));

const people = { liu: { id: 'p1', name: '刘思远' }, sun: { id: 'p2', name: '孙倩' } };
type Who = keyof typeof people;

function saved(who: Who, edit: JsonObject, before: FormData = {}, permission: FieldPermission = 'own'): FormData {
  const result = applyEdit(form, every(permission), { before, edit, today, person: people[who] });
  assert.ok(result.ok, JSON.stringify(result.ok ? '' : result.rejection));
  return result.value;
}
const refusedFor = (who: Who, edit: JsonObject, before: FormData, permission: FieldPermission = 'own') => {
  const result = applyEdit(form, every(permission), { before, edit, today, person: people[who] });
  return result.ok ? undefined : result.rejection.fields?.[0]?.message;
};
const seenBy = (who: Who, data: FormData, permission: FieldPermission = 'own') =>
  visibleData(form, every(permission), data, { personId: people[who].id, today });
const paperOf = (who: Who, data: FormData, permission: FieldPermission = 'own') =>
  JSON.stringify(
    renderTree(form, {
      permissions: every(permission),
      data,
      opinions: noOpinions,
      viewer: { personId: people[who].id, today },
    }),
  );

test('脱敏：服务器只送出遮住中间的字，值不离开服务器，也改不了', () => {
  const data = {
    identity: '330106199003071234',
    phone: '13805711234',
    applicant: { id: 'p1', name: '刘思远' },
    pay: '8800',
    note: '好',
    scores: [{ name: '出勤', score: '9' }],
  };

  const paper = paperOf('sun', data, 'masked');

  assert.deepEqual(seenBy('sun', data, 'masked'), {});
  assert.match(paper, /330\*{11}1234/);
  assert.match(paper, /138\*{4}1234/);
  assert.match(paper, /"display":"刘\*\*"/);
  assert.doesNotMatch(paper, /199003|8057|思远|8800|8,800|"好"|出勤/);
  assert.equal(refusedFor('sun', { phone: '1' }, data, 'masked'), '“手机”在这一步只能看，不能改');
  assert.doesNotMatch(paper, /"mode":"edit"/);
});

test('仅本人所填：各人的明细行只有各人看得见、改得了，别人的行留在原处', () => {
  const first = saved('liu', { scores: [{ name: '出勤', score: '9' }] });
  const both = saved('sun', { scores: [{ name: '纪律', score: '8' }] }, first);

  assert.deepEqual(both.scores, [
    { name: '出勤', score: '9' },
    { name: '纪律', score: '8' },
  ]);
  assert.deepEqual(seenBy('liu', both), { scores: [{ name: '出勤', score: '9' }] });
  assert.deepEqual(seenBy('sun', both), { scores: [{ name: '纪律', score: '8' }] });
  assert.doesNotMatch(paperOf('sun', both), /出勤|_authors|p1/);

  const changed = saved(
    'liu',
    {
      scores: [
        { name: '出勤', score: '7' },
        { name: '效率', score: '6' },
      ],
    },
    both,
  );
  assert.deepEqual(
    (changed.scores as readonly JsonObject[]).map(({ name }) => name), // reason: a list of rows
    ['出勤', '纪律', '效率'],
  );
  const emptied = saved('sun', { scores: null }, changed);
  assert.deepEqual(seenBy('sun', emptied), {});
  assert.deepEqual(seenBy('liu', emptied), {
    scores: [
      { name: '出勤', score: '7' },
      { name: '效率', score: '6' },
    ],
  });
});

test('仅本人所填的字段：先填的人看得见、改得了，别人看不到、改不了、也不算没填', () => {
  const data = saved('liu', { note: '尚可' });

  assert.deepEqual(seenBy('liu', data), { note: '尚可' });
  assert.deepEqual(seenBy('sun', data), {});
  assert.equal(refusedFor('sun', { note: '很好' }, data), '“自评”已经由别人填了，只有填的人能看、能改');
  assert.equal(refusedFor('liu', { note: '很好' }, data), undefined);
  assert.deepEqual(seenBy('sun', saved('liu', { note: null }, data)), {});
  assert.equal(refusedFor('sun', { note: '很好' }, saved('liu', { note: null }, data)), undefined, '空了就谁都能填');
  assert.deepEqual(
    checkComplete(form, every('own'), data, { personId: 'p2', today }).map(({ path }) => path),
    ['scores'],
    '自己一行还没填要说',
  );
  const another = applyEdit(form, every('own'), { before: {}, edit: { note: 'x' }, today });
  assert.ok(!another.ok, '不知道是谁就不能填');
});

test('别的步骤、系统改过的就不再是他的；没改的还是他的', () => {
  const data = saved(
    'sun',
    { scores: [{ name: '纪律', score: '8' }] },
    saved('liu', { note: '尚可', scores: [{ name: '出勤', score: '9' }] }),
  );

  const untouched = saved('sun', { note: '尚可' }, data, 'edit');
  const written = saved('sun', { note: '改过' }, data, 'edit');
  const system = applySystemEdit(form, {
    before: data,
    edit: { scores: [{ name: '纪律', score: '8' }, { name: '加分' }] },
    today,
  });

  assert.deepEqual(seenBy('liu', untouched).note, '尚可');
  assert.equal(seenBy('liu', written).note, undefined);
  assert.ok(system.ok);
  assert.deepEqual(seenBy('sun', system.value), { scores: [{ name: '纪律', score: '8' }] });
  assert.deepEqual(seenBy('liu', system.value).scores, undefined);
});

test('谁填的只记在服务器上：不进列表、不给人看、也不能由人送来', () => {
  const data = saved('liu', { note: '尚可' });

  assert.deepEqual(data[authorsKey], { note: 'p1' });
  assert.deepEqual(visibleData(form, {}, data, { today }), { note: '尚可' });
  assert.deepEqual(projectFields(form, data), []);
  assert.equal(refusedFor('liu', { [authorsKey]: { note: 'p2' } }, data), '没有这一项');
});

test('签名只能签自己的，日期是签的那天，别人的签名动不了', () => {
  const forged = { id: 'p1', name: '市长', date: '2020-01-01' };

  assert.deepEqual(saved('liu', { sign: forged }, {}, 'edit').sign, { id: 'p1', name: '刘思远', date: today });
  assert.equal(refusedFor('sun', { sign: forged }, {}, 'edit'), '只能签自己的名字');
  const signed = saved('liu', { sign: forged }, {}, 'edit');
  assert.equal(refusedFor('sun', { sign: null }, signed, 'edit'), '“签名”已经有人签了，只有签的人能改');
  assert.equal(saved('liu', { sign: null }, signed, 'edit').sign, undefined);
});

test('只看的人不比办的人看得多', () => {
  assert.deepEqual(fieldPermissions.map(forReading), [
    'hidden',
    'masked',
    'ownRead',
    'read',
    'ownRead',
    'read',
    'read',
  ]);
  const data = saved('liu', { note: '尚可' });
  assert.deepEqual(seenBy('liu', data, 'ownRead'), { note: '尚可' });
  assert.deepEqual(seenBy('sun', data, 'ownRead'), {});
  assert.equal(refusedFor('liu', { note: 'x' }, data, 'ownRead'), '“自评”在这一步只能看，不能改');
});
