import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileExpression, describe } from '@gov/expression';
import type { FormTemplate } from '@gov/forms';
import { asConditionFields, namesOfForm, notHereWords, notOnForm } from './field-names.ts';

const form = {
  name: '请假单',
  fields: [
    { key: 'days', kind: 'number', label: '请假天数', unit: '天' },
    { key: 'sort', kind: 'choice', label: '请假类别', choices: [{ value: 'SICK', label: '病假' }] },
    { key: 'proof', kind: 'attachments', label: '证明' },
  ],
  opinionBlocks: [{ key: 'chief', label: '领导意见' }],
} as unknown as FormTemplate; // reason: what names are taken from

test('没有表单的单位，条件照样用原来的名称和选项说；附件、意见栏也有名称', () => {
  const missing = notOnForm(namesOfForm(form), undefined);
  const compiled = compileExpression('days > 3 and sort = "SICK"');

  assert.equal(
    describe(compiled.ok ? compiled.value : assert.fail('it is a condition'), asConditionFields(missing)),
    '请假天数大于3天，并且请假类别是病假',
  );
  assert.deepEqual(
    missing.map(({ label }) => label),
    ['请假天数', '请假类别', '证明', '领导意见'],
  );
});

test('选了表单，只有它没有的才说；都有的不说', () => {
  const other = { ...form, fields: form.fields.slice(1), opinionBlocks: [] };
  const missing = notOnForm(namesOfForm(form), other);

  assert.equal(
    notHereWords(missing, true),
    '选的表单里没有这些：“请假天数”“领导意见”是原来那张表单上的名称。请改掉用到它们的条件和填写，换成选的表单里的。',
  );
  assert.match(notHereWords(namesOfForm(form), false) ?? '', /^这里还没有这张表单：.*等 4 项是原来/);
  assert.equal(notHereWords(notOnForm(namesOfForm(form), form), true), undefined);
});
