import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileExpression, openCondition } from '@gov/expression';
import { compileForm, type FormRule, type FormTemplate, ruleFields } from '@gov/forms';
import { leaveRequest } from '@gov/forms/examples';
import { inPlaceOf, memoryOf } from './rule-memory.ts';
import { fieldsFor, fromWords, inWords, problemOf, ruleInWords } from './rule-sentence.ts';

const choices = [
  { value: 'A', label: '出差' },
  { value: 'B', label: '培训' },
];
const template: FormTemplate = {
  name: '费用',
  document: { type: 'doc', content: [] },
  opinionBlocks: [],
  fields: [
    { key: 'why', kind: 'choice', label: '事由', choices },
    { key: 'from', kind: 'date', label: '开始日期' },
    { key: 'to', kind: 'date', label: '结束日期' },
    { key: 'limit', kind: 'amount', label: '预算' },
    { key: 'who', kind: 'person', label: '经办人' },
    {
      key: 'costs',
      kind: 'detailTable',
      label: '费用明细',
      columns: [
        { key: 'what', kind: 'text', label: '项目' },
        { key: 'price', kind: 'amount', label: '金额' },
      ],
    },
    { key: 'note', kind: 'text', label: '说明' },
  ],
};
const fields = ruleFields(template);

test('a rule is written and read as a sentence; what cannot be read is no rule', () => {
  const fields = ruleFields(leaveRequest);
  const when = fromWords('请假类别是病假', fields);
  assert.equal(when, 'leaveKind = "SICK"');
  assert.equal(inWords(when ?? '', fields), '请假类别是病假');
  assert.equal(fromWords('请假天数大于3天，并且请假类别是病假。', fields), 'leaveDays > 3 and leaveKind = "SICK"');
  assert.equal(fromWords('天气很好', fields), undefined);
});

test('first and last day of a span are asked for by their names, and no rule reads in English', () => {
  const fields = ruleFields(leaveRequest);
  assert.equal(fromWords('起止日期的开始日早于今天', fields), 'period.from < today()');
  for (const { when } of leaveRequest.rules ?? []) {
    const words = inWords(when, fields);
    assert.doesNotMatch(words, /[a-z]/i, words);
  }
});

test('rows, sentence and stored condition of a rule say the same, also of two fields and of totals over rows', () => {
  for (const [source, sentence] of [
    ['to >= from', '结束日期不早于“开始日期”一栏'],
    ['from > today() - 3 and why != null', '开始日期晚于3天前，并且事由已经填了'],
    ['sum(costs.price) > limit', '费用明细的金额合计大于“预算”一栏'],
    ['max(costs.price) > 500 or count(costs) >= 3', '费用明细里最大的金额大于500元，或者费用明细的行数不少于3行'],
    ['who.name = "张三" and (why = "A" or note = null)', '经办人的姓名是“张三”，并且（事由是出差，或者说明没有填）'],
  ] as const) {
    const compiled = compileExpression(source);
    assert.ok(compiled.ok, source);
    assert.equal(openCondition(compiled.value, fields).kind, 'rows', source);
    assert.equal(inWords(source, fields), sentence);
    assert.equal(fromWords(sentence, fields), source);
  }
});

test('a rule is read as one sentence; one that is not whole is none', () => {
  const said = (rule: FormRule) => ruleInWords(rule, template);
  const when = 'why = "A"';
  assert.equal(said({ kind: 'show', fields: ['to', 'note'], when }), '当事由是出差时，“结束日期”、“说明”才出现。');
  assert.equal(said({ kind: 'require', fields: ['note'], when }), '当事由是出差时，“说明”必须填。');
  assert.equal(
    said({ kind: 'options', field: 'why', values: ['B'], when: 'limit > 5' }),
    '当预算大于5元时，“事由”只能选“培训”。',
  );
  assert.equal(
    said({ kind: 'check', fields: ['to'], when: 'to >= from', message: '结束早于开始' }),
    '要结束日期不早于“开始日期”一栏，不然不能送出，在“结束日期”旁边说：“结束早于开始”。',
  );
  for (const open of [
    { kind: 'show', fields: [], when },
    { kind: 'show', fields: ['to'], when: '' },
    { kind: 'check', fields: ['to'], when, message: ' ' },
    { kind: 'options', field: 'why', values: [], when },
  ] as const)
    assert.equal(said(open), undefined, JSON.stringify(open));
});

test('a rule over a field that was taken off can still be read, opened in rows and mended', () => {
  for (const source of ['f9x > 5', 'f9x = "A"', 'f9x < today()', 'sum(f9x.f2) > limit'])
    assert.doesNotMatch(inWords(source, fieldsFor(source, template)), /f9x\b/, source);
  const lost = fieldsFor('f9x > 5', template);
  const compiled = compileExpression('f9x > 5');
  assert.equal(compiled.ok && openCondition(compiled.value, lost).kind, 'rows');
  assert.equal(
    ruleInWords({ kind: 'show', fields: ['f9y'], when: 'f9x > 5' }, template),
    '当（已经去掉的字段）大于5时，“（已经去掉的字段）”才出现。',
  );
});

test('what is wrong with a rule is told at the rule: an unknown field, a ring at each rule in it, and not at others', () => {
  const rules: readonly FormRule[] = [
    { kind: 'show', fields: ['to'], when: 'note != null' },
    { kind: 'show', fields: ['note'], when: 'to != null' },
    { kind: 'require', fields: ['to'], when: 'why = "A"' },
    { kind: 'show', fields: ['limit'], when: 'f9x = 1' },
  ];
  const compiled = compileForm({ ...template, rules });
  assert.ok(!compiled.ok);
  const told = rules.map((rule, place) => problemOf(rule, place, compiled.rejection.fields ?? []));
  assert.match(told[0] ?? '', /“结束日期”、“说明”互相要用对方的结果.*换一个字段来判断/);
  assert.equal(told[1], told[0]);
  assert.equal(told[2], undefined);
  assert.match(told[3] ?? '', /^第 4 条规则/);
});

test('what is not whole yet stays with a rule through its changes, wherever it stands', () => {
  const first: FormRule = { kind: 'show', fields: [], when: '' };
  const other: FormRule = { kind: 'show', fields: [], when: '' };
  memoryOf(first).typed = { source: '', text: '天气' };
  const changed = inPlaceOf(first, { ...first, fields: ['note'] });
  assert.equal(memoryOf(changed), memoryOf(first));
  assert.equal(memoryOf(changed).typed?.text, '天气');
  assert.notEqual(memoryOf(other).id, memoryOf(first).id);
  assert.equal(memoryOf(other).typed, undefined);
});

test('a rule over a person reads with the name, and is read back from its sentence by the same id', () => {
  const when = 'who.id = {id: "p1", name: "王丽"}.id';
  const rule: FormRule = { kind: 'require', fields: ['note'], when };

  assert.equal(ruleInWords(rule, template), '当经办人是王丽时，“说明”必须填。');
  assert.equal(fromWords('经办人是王丽', fieldsFor(when, template)), when);
  assert.equal(inWords('who.name = "王丽"', fieldsFor('', template)), '经办人的姓名是“王丽”');
  const compiled = compileExpression(when);
  assert.ok(compiled.ok && openCondition(compiled.value, fieldsFor(when, template)).kind === 'rows');
});
