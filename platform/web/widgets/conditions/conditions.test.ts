import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Condition, type ConditionField, type ConditionRow, findRelation, relationsOf } from '@gov/expression';
import { chosenValue, optionsWith, personsOf, valuesOfPersons } from './chosen-people.ts';
import { comparedIn, comparedOffered, othersOffered, relationsOffered } from './compared.ts';
import { whatIsMissing } from './what-is-missing.ts';

const kinds = (...values: readonly string[]) => values.map((value) => ({ value, label: value }));
const fields: readonly ConditionField[] = [
  { key: 'from', label: '开始', kind: 'date' },
  { key: 'to', label: '结束', kind: 'date' },
  { key: 'days', label: '天数', kind: 'number' },
  { key: 'way', label: '出行', kind: 'choice', options: kinds('车', '船') },
  { key: 'back', label: '返回', kind: 'choice', options: kinds('船', '飞机') },
  { key: 'seat', label: '座席', kind: 'choice', options: kinds('软座') },
  { key: 'tags', label: '词', kind: 'choices', options: kinds('车') },
  { key: 'more', label: '别的词', kind: 'choices', options: kinds('车') },
  { key: 'who', label: '经办人', kind: 'person' },
  { key: 'by', label: '拟稿人', kind: 'person' },
];
const fieldOf = (key: string): ConditionField => fields.find((one) => one.key === key) ?? assert.fail(key);
const relationOf = (key: string, relation: ConditionRow['relation']) =>
  findRelation(fieldOf(key).kind, relation) ?? assert.fail(`${key} ${relation}`);

test('每一栏能和什么比：日子还能和今天比，有同类的栏才能和另一栏比', () => {
  const offered = (key: string, relation: ConditionRow['relation']) =>
    comparedOffered(fieldOf(key), relationOf(key, relation), fields);
  const others = (key: string) => othersOffered(fieldOf(key), relationOf(key, 'equals'), fields).map((one) => one.key);

  assert.deepEqual(offered('to', 'atLeast'), ['value', 'field', 'today']);
  assert.deepEqual(offered('to', 'between'), ['value']);
  assert.deepEqual(offered('days', 'more'), ['value']);
  assert.deepEqual(offered('who', 'equals'), ['field'], '没有名单的人员写不出值');
  assert.deepEqual(others('way'), ['back'], '没有一个相同选项的选择不必比');
  assert.deepEqual(offered('tags', 'chosen'), ['value']);
  assert.deepEqual(
    comparedIn({ field: 'to', relation: 'atLeast', values: [{ kind: 'field', field: 'from' }] }),
    'field',
  );
});

test('选不完的关系不给选：单独一个人员栏只能问有没有填', () => {
  const words = (key: string, among = fields) => relationsOffered(fieldOf(key), among).map(({ relation }) => relation);

  assert.deepEqual(words('who'), ['equals', 'differs', 'empty', 'filled']);
  assert.deepEqual(words('who', [fieldOf('who')]), ['empty', 'filled']);
  const starter: ConditionField = { key: 'Starter.title', label: '发起人的职务', kind: 'text' };
  const picked = relationsOffered(fieldOf('who'), [fieldOf('who'), starter], {
    beyondValues: false,
    picksPersons: true,
  });
  assert.deepEqual(
    picked.map(({ relation }) => relation),
    ['equals', 'differs', 'oneOf', 'noneOf', 'isStarter', 'notStarter', 'empty', 'filled'],
  );
  assert.deepEqual(
    words('days'),
    relationsOf('number').map(({ relation }) => relation),
  );
});

test('还差什么，说得出是第几组第几行', () => {
  const empty: ConditionRow = { field: '', relation: 'equals', values: [] };
  const row: ConditionRow = {
    field: 'days',
    relation: 'between',
    values: [
      { kind: 'number', number: '1' },
      { kind: 'text', text: '' },
    ],
  };
  const whole: ConditionRow = { field: 'days', relation: 'more', values: [{ kind: 'number', number: '1' }] };
  const missing = (...parts: Condition['parts']) => whatIsMissing({ join: 'all', negated: false, parts }, fields);

  assert.equal(missing(whole), undefined);
  assert.equal(missing(whole, empty), '第 2 行：还没有选字段');
  assert.equal(missing(whole, row), '第 2 行：“天数”后面还没有填完整，请补上要比较的值');
  assert.equal(missing(whole, { join: 'any', negated: false, rows: [whole, empty] }), '第 2 组第 2 行：还没有选字段');
});

test('选的人、科室带着姓名、名称；同名的两个人写上科室；名单里没有了的仍看得出是谁', () => {
  const person = (personId: string, section: string) => ({
    ...{ personId, assignmentId: '', name: '王丽', section, post: '' },
  });
  const who = fieldOf('who');
  const first = valuesOfPersons([person('p1', '办公室')], []);

  assert.deepEqual(first, [{ kind: 'text', text: 'p1', name: '王丽' }]);
  assert.deepEqual(valuesOfPersons([...personsOf(who, first), person('p2', '法规科')], first), [
    { kind: 'text', text: 'p1', name: '王丽' },
    { kind: 'text', text: 'p2', name: '王丽（法规科）' },
  ]);
  const dept: ConditionField = {
    key: 'dept',
    label: '科室',
    kind: 'section',
    options: [{ value: 's1', label: '办公室' }],
  };
  const gone = { kind: 'text', text: 's0', name: '老科室' } as const;
  assert.deepEqual(chosenValue(dept, 's1', [gone]), { kind: 'text', text: 's1', name: '办公室' });
  assert.deepEqual(chosenValue(dept, 's0', [gone]), gone);
  assert.deepEqual(
    optionsWith(dept, [gone]).map(({ label }) => label),
    ['办公室', '老科室'],
  );
});
