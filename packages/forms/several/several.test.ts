import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDate } from '@gov/base';
import { checkComplete } from '../data/check-complete.ts';
import { visibleData } from '../data/visible-data.ts';
import {
  applyEdit,
  compileForm,
  conditionFields,
  type FieldDefinition,
  type FormTemplate,
  reflow,
  renderTree,
  slotsOf,
} from '../index.ts';
import { composeForms } from './compose-forms.ts';
import { renameNames } from './rename-names.ts';
import { rightsOfForms } from './rights-of-forms.ts';
import { splitSheets } from './split-sheets.ts';

const line = (...keys: readonly string[]) => ({
  type: 'paragraph',
  content: keys.map((key) => ({ type: 'formField', attrs: { key } })),
});

const form = (name: string, fields: readonly FieldDefinition[], more: Partial<FormTemplate> = {}): FormTemplate => ({
  name,
  document: { type: 'doc', content: [line(...fields.map(({ key }) => key))] },
  fields,
  opinionBlocks: [],
  ...more,
});

const main = form('用印申请单', [
  { key: 'title', kind: 'text', label: '事由', required: true, listable: true },
  { key: 'copies', kind: 'number', label: '份数', listable: true },
]);

const review = form(
  '评审表',
  [
    { key: 'title', kind: 'text', label: '事由' },
    { key: 'score', kind: 'number', label: '得分', required: true, listable: true, searchable: true },
    { key: 'double', kind: 'formula', label: '两倍', formula: 'score * 2', result: 'number' },
    { key: 'why', kind: 'text', label: '理由' },
  ],
  { rules: [{ kind: 'require', fields: ['why', 'title'], when: 'score < 60 and title != "score"' }] },
);

function composed(taken: readonly string[] = ['title']) {
  const made = composeForms(main, [{ key: 'f2', template: review, taken }]);
  assert.ok(made.ok, JSON.stringify(made));
  const compiled = compileForm(made.value);
  assert.ok(compiled.ok);
  return compiled.value;
}

test('two forms are one: keys of the main form stay, those of the further form begin with its key, also in formulas and rules', () => {
  const { template, jsonSchema } = composed();

  assert.deepEqual(
    template.fields.map(({ key }) => key),
    ['title', 'copies', 'f2_score', 'f2_double', 'f2_why'],
  );
  assert.equal(template.fields.find(({ key }) => key === 'f2_double')?.formula, 'f2_score * 2');
  assert.deepEqual(template.rules, [
    { kind: 'require', fields: ['f2_why'], when: 'f2_score < 60 and title != "score"' },
  ]);
  assert.equal(template.fields.find(({ key }) => key === 'f2_score')?.listable, undefined);
  const titles = Object.values(jsonSchema.properties as Record<string, { title: string }>).map(({ title }) => title);
  assert.deepEqual(titles, ['事由', '份数', '评审表·得分', '评审表·两倍', '评审表·理由']);
});

test('a step that names no form sees the main form, and of the further one nothing leaves', () => {
  const compiled = composed();
  const rights = rightsOfForms(compiled, { title: 'required' });
  const data = { title: '合同', f2_score: '80' };

  const shown = visibleData(compiled, rights, data);
  const tree = renderTree(compiled, { permissions: rights, data, opinions: { entries: [] }, forms: ['main'] });

  assert.deepEqual(shown, { title: '合同' });
  assert.deepEqual(
    slotsOf(tree).map(({ key }) => key),
    ['title', 'copies'],
  );
  assert.doesNotMatch(JSON.stringify(tree), /得分|80/);
  const refused = applyEdit(compiled, rights, {
    before: data,
    edit: { f2_score: '1' },
    today: '2026-01-05' as CalendarDate,
  });
  assert.ok(!refused.ok);
});

test('what a step must fill is asked of its own forms only', () => {
  const compiled = composed();
  const first = rightsOfForms(compiled, { title: 'required', f2_score: 'required' });
  const second = rightsOfForms(compiled, { title: 'required', f2_score: 'required' }, ['f2']);

  assert.deepEqual(
    checkComplete(compiled, first, {}).map(({ path }) => path),
    ['title'],
  );
  assert.deepEqual(
    checkComplete(compiled, second, {}).map(({ path }) => path),
    ['f2_score'],
  );
});

test('what is taken over from the main form is read on the further one, hidden where the step hides it', () => {
  const compiled = composed();
  const data = { title: '合同' };
  const slots = (rights: Readonly<Record<string, 'required' | 'hidden' | 'edit'>>, forms: readonly string[]) =>
    slotsOf(
      renderTree(compiled, {
        permissions: rightsOfForms(compiled, rights, forms),
        data,
        opinions: { entries: [] },
        forms,
      }),
    ).map(({ key, mode, display }) => `${key}:${mode}:${display}`);

  assert.deepEqual(slots({ title: 'edit', f2_score: 'edit' }, ['f2', 'main']), [
    'title:read:合同',
    'f2_score:edit:',
    'f2_double:read:',
    'f2_why:read:',
    'title:edit:合同',
    'copies:read:',
  ]);
  assert.deepEqual(slots({ title: 'hidden' }, ['f2']), ['f2_score:read:', 'f2_double:read:', 'f2_why:read:']);
});

test('papers stand one after the other in the order of the step, on a phone too', () => {
  const compiled = composed();
  const tree = renderTree(compiled, { permissions: {}, data: {}, opinions: { entries: [] }, forms: ['f2', 'main'] });

  const names = (blocks: typeof tree.blocks) => splitSheets(blocks).map(({ sheet }) => sheet?.name);

  assert.deepEqual(names(tree.blocks), ['评审表', '用印申请单']);
  assert.deepEqual(names(reflow(tree).blocks), ['评审表', '用印申请单']);
});

test('what cannot be put together is said in sentences', () => {
  const secret = form('密件', [{ key: 'secrecy', kind: 'secrecy', label: '密级' }]);
  const problems = [
    composeForms(main, [{ key: 'f2', template: review, taken: ['score', 'nothing'] }]),
    composeForms(main, [{ key: 'f2', template: secret }]),
    composeForms(main, [
      { key: 'f2', template: review },
      { key: 'f2', template: review },
    ]),
    composeForms(main, [{ key: 'f2', template: composed().template }]),
  ].map((one) => (one.ok ? [] : (one.rejection.fields ?? []).map(({ message }) => message)));

  assert.deepEqual(problems, [
    [
      '“评审表”：“得分”要取自主表，主表上没有同一代号、同一种的字段，请取消或改主表',
      '“评审表”：要取自主表的“nothing”在这张表上没有，请取消',
    ],
    ['“密件”：“密级”只能放在主表上，请在主表上也放一个，或从这张表上去掉'],
    ['有两张表用了同一个代号'],
    ['“用印申请单”：它自己已经是几张表合成的，不能再放进来'],
  ]);
});

test('names are changed in an expression, words in quotes and members behind a point are not', () => {
  const names = new Map([['a', 'f2_a']]);

  assert.equal(renameNames('sum(a.a) + a.b > 1 and c = "a"', names), 'sum(f2_a.a) + f2_a.b > 1 and c = "a"');
  assert.equal(renameNames('a >', names), undefined);
  assert.equal(
    renameNames('a.id = {id: "1", name: "王丽"}.id and name = "a"', new Map([...names, ['name', 'f2_name']])),
    'f2_a.id = {id: "1", name: "王丽"}.id and f2_name = "a"',
  );
});

test('conditions name the form of a field, also of the days of a span', () => {
  const stay = form('住宿表', [{ key: 'period', kind: 'dateRange', label: '起止' }]);
  const made = composeForms(main, [{ key: 'f2', template: stay }]);
  assert.ok(made.ok);

  assert.deepEqual(
    conditionFields(made.value).flatMap(({ key, label }) => (key.startsWith('f2_') ? [`${key} ${label}`] : [])),
    ['f2_period 住宿表·起止', 'f2_period.from 住宿表·起止的开始日', 'f2_period.to 住宿表·起止的结束日'],
  );
});

test('what is out of use on a further form is neither asked of the main form nor taken from it', () => {
  const old = form('旧表', [
    { key: 'title', kind: 'text', label: '事由', retired: true },
    { key: 'secrecyLevel', kind: 'secrecy', label: '密级', retired: true },
    { key: 'note', kind: 'text', label: '备注' },
  ]);
  const further = { ...old, document: { type: 'doc', content: [line('note')] } };

  const made = composeForms(main, [{ key: 'f2', template: further, taken: ['title'] }]);

  assert.ok(made.ok, JSON.stringify(made));
  assert.deepEqual(
    made.value.fields.map(({ key }) => key),
    ['title', 'copies', 'f2_title', 'f2_note'],
  );
  assert.deepEqual(made.value.parts?.[0]?.taken, []);
  const compiled = compileForm(made.value);
  assert.ok(compiled.ok);
  assert.equal(rightsOfForms(compiled.value, {}, ['f2']).title, 'hidden', 'it stands on no paper that is shown');
});

test('a field of the main form that is out of use cannot be taken over', () => {
  const emptied = { ...main, fields: main.fields.map((field) => ({ ...field, retired: true })) };

  const made = composeForms(emptied, [{ key: 'f2', template: review, taken: ['title'] }]);

  assert.match(JSON.stringify(made), /主表上没有同一代号、同一种的字段/);
});
