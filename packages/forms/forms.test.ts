import assert from 'node:assert/strict';
import test from 'node:test';
import type { CalendarDate, Instant, JsonObject, JsonValue } from '@gov/base';
import fc from 'fast-check';
import { draftingSlip, handlingSlip, leaveRequest } from './examples/index.ts';
import {
  applyEdit,
  applySystemEdit,
  type CompiledForm,
  checkComplete,
  compileForm,
  type FieldDefinition,
  type FieldPermissions,
  type FormTemplate,
  initialData,
  isHalfRange,
  noOpinions,
  type OpinionEntry,
  projectFields,
  type RenderCell,
  type RenderOpinions,
  type RenderTree,
  renderTree,
  visibleData,
} from './index.ts';

const today = '2026-11-24' as CalendarDate; // reason: literal of the right form

function compiled(template: FormTemplate): CompiledForm {
  const result = compileForm(template);
  assert.ok(result.ok, JSON.stringify(result.ok ? '' : result.rejection));
  return result.value;
}

const problemsOf = (template: FormTemplate): readonly string[] => {
  const result = compileForm(template);
  return result.ok ? [] : (result.rejection.fields ?? []).map((problem) => problem.message);
};

const leave = compiled(leaveRequest);
const mayEditLeave: FieldPermissions = Object.fromEntries(
  leaveRequest.fields.map((field) => [field.key, 'edit' as const]),
);
const edited = (edit: JsonObject, permissions = mayEditLeave, before: JsonObject = {}) =>
  applyEdit(leave, permissions, { before, edit, today });

test('三张样表都能使用', () => {
  for (const template of [leaveRequest, draftingSlip, handlingSlip]) {
    const form = compiled(template);

    assert.deepEqual(JSON.parse(JSON.stringify(template)), template, '样表是纯数据');
    const keys = new Set(Object.keys(form.jsonSchema.properties as JsonObject)); // reason: an object schema
    assert.deepEqual(
      [...keys],
      template.fields.map((field) => field.key),
    );
  }
});

test('填好起止日期，请假天数自动算出', () => {
  const result = edited({ period: { from: '2026-11-30', to: '2026-12-02' } });

  assert.ok(result.ok);
  assert.equal(result.value.leaveDays, '3');
  const emptied = edited({ period: null }, mayEditLeave, result.value);
  assert.ok(emptied.ok);
  assert.deepEqual(emptied.value, {});
});

test('不可见、只读、系统填写和不存在的字段都改不了，别的字段也不会悄悄存下', () => {
  const permissions: FieldPermissions = { ...mayEditLeave, reason: 'hidden', phone: 'read' };

  const result = edited({ reason: 'x', phone: '1', leaveDays: '9', nothing: 1, destination: '省城' }, permissions);

  assert.ok(!result.ok);
  assert.equal(result.rejection.code, 'forms.edit-refused');
  assert.deepEqual(result.rejection.fields, [
    { path: 'reason', message: '没有这一项' },
    { path: 'phone', message: '“联系电话”在这一步只能看，不能改' },
    { path: 'leaveDays', message: '“请假天数”由系统填写，不能改' },
    { path: 'nothing', message: '没有这一项' },
  ]);
});

test('没有列出的字段默认只能看', () => {
  assert.ok(!edited({ phone: '1' }, {}).ok);
});

test('不对的值说清楚怎么改', () => {
  const message = (edit: JsonObject): string | undefined => {
    const result = edited(edit);
    return result.ok ? undefined : result.rejection.fields?.[0]?.message;
  };

  assert.equal(message({ period: { from: '2026-11-30', to: '2026-11-01' } }), '结束日期不能早于开始日期');
  assert.equal(
    message({ period: { from: '2026-02-30', to: '2026-11-01' } }),
    '开始日期没有这一天，写成 2026-12-01 这样',
  );
  assert.equal(message({ period: { from: '2026-11-01', to: '明天' } }), '结束日期没有这一天，写成 2026-12-01 这样');
  for (const from of ['12-1', '12月1日'])
    assert.equal(message({ period: { from, to: '2026-12-02' } }), '开始日期还缺年份，写成 2026-12-01 这样');
  assert.equal(message({ period: { from: '1026-11-01', to: '2026-11-01' } }), '开始日期要在 1900 年到 2199 年之间');
  assert.equal(message({ period: { from: '', to: '2026-11-01' } }), '请选开始日期');
  assert.equal(message({ leaveKind: 'GARDENING' }), '请从选项里选');
  assert.equal(message({ destination: 'x'.repeat(61) }), '最多写 60 个字，现在有 61 个');
  assert.equal(message({ reason: '甲\u0007乙' }), '里面有看不见的特殊字符，请重新输入');
  assert.equal(message({ reason: '\ud83d' }), '里面有看不见的特殊字符，请重新输入');
  assert.equal(message({ destination: 5 }), '请填文字');
  assert.equal(message({ applicant: { id: '1', name: '甲', admin: true } }), '请从名单里选');
  assert.equal(message(JSON.parse('{"__proto__": {"a": 1}}')), '没有这一项');
});

test('一行文字和单位名称里粘贴进来的制表符、换行和看不见的字符成为一个空格', () => {
  const slip = compiled(draftingSlip);
  const edit = { title: ' 关于\t做好\u0007\r\n工作的\u000b通知\t', mainRecipients: [{ name: '各区\t住建局\n' }] };

  const stored = applyEdit(slip, { title: 'edit', mainRecipients: 'edit' }, { before: {}, edit, today });

  assert.ok(stored.ok);
  assert.equal(stored.value.title, '关于 做好 工作的 通知');
  assert.deepEqual(stored.value.mainRecipients, [{ name: '各区 住建局' }]);
});

test('改变阅读方向的、零宽的和标签字符不进表单，一行和多行都一样', () => {
  const hidden = '\u202e\u2066\u200b\u200f\u2060\u061c\u00ad\ufeff\u{e0041}';
  const slip = compiled(draftingSlip);
  const edit = { title: `关于${hidden}防汛的通知`, mainRecipients: [{ name: `各区${hidden}住建局` }] };

  const stored = applyEdit(slip, { title: 'edit', mainRecipients: 'edit' }, { before: {}, edit, today });
  const lines = edited({ reason: `甲${hidden}\n乙` });

  assert.ok(stored.ok && lines.ok);
  assert.equal(stored.value.title, '关于防汛的通知');
  assert.deepEqual(stored.value.mainRecipients, [{ name: '各区住建局' }]);
  assert.equal(lines.value.reason, '甲\n乙');
});

test('数字按小数位数和上下限检查，全角数字也认', () => {
  const slip = compiled(draftingSlip);
  const copies = (value: string) => applyEdit(slip, { copies: 'edit' }, { before: {}, edit: { copies: value }, today });

  const good = copies('３０');
  assert.ok(good.ok);
  assert.equal(good.value.copies, '30');
  assert.ok(!copies('1.5').ok);
  assert.ok(!copies('0').ok);
  assert.ok(!copies('三十').ok);
});

test('送出前列出还没填的必填项，本步不能改的不算', () => {
  const before = initialData(leave, {
    today,
    starter: { id: 'p1', name: '刘思远' },
    starterSection: { id: 's1', name: '质监科' },
  });

  const missing = checkComplete(leave, { ...mayEditLeave, leaveKind: 'read', phone: 'required' }, before);

  assert.deepEqual(missing, [
    { path: 'period', message: '“起止日期”还没选' },
    { path: 'reason', message: '“请假事由”还没填' },
    { path: 'phone', message: '“联系电话”还没填' },
  ]);
});

test('系统可以写文号，人不可以', () => {
  const slip = compiled(draftingSlip);
  const edit = { documentNumber: '江建发〔2026〕86号' };

  assert.ok(!applyEdit(slip, { documentNumber: 'edit' }, { before: {}, edit, today }).ok);
  const written = applySystemEdit(slip, { before: {}, edit, today });
  assert.ok(written.ok);
  assert.equal(written.value.documentNumber, '江建发〔2026〕86号');
});

test('列表、查找、查重用的值按类型取出', () => {
  const data = {
    applicant: { id: 'p1', name: '刘思远' },
    leaveKind: 'SICK',
    period: { from: '2026-12-01', to: '2026-12-02' },
    leaveDays: '2',
    reason: '看病',
  };

  const rows = projectFields(leave, data);

  const off = { listable: true, searchable: false, unique: false };
  assert.deepEqual(rows, [
    { key: 'applicant', text: '刘思远', ...off },
    { key: 'leaveKind', text: 'SICK', ...off },
    { key: 'period', date: '2026-12-01', ...off },
    { key: 'leaveDays', number: '2', ...off },
    { key: 'reason', text: '看病', listable: false, searchable: true, unique: false },
  ]);
});

test('投影的文字按字截断，不留半个字', () => {
  const reason = `${'病'.repeat(499)}😀😀`;

  const row = projectFields(leave, { reason }).find(({ key }) => key === 'reason');

  assert.equal(row?.text, `${'病'.repeat(499)}😀`);
});

test('签名和系统填写的字段不能有固定的默认值', () => {
  const signed = { id: '0198c0de-0000-7000-8000-000000000001', name: '王主任', date: '2026-11-24' };
  const sentence = ['“甲”不能有默认值，请去掉'];
  const withDefault = (kind: FieldDefinition['kind'], value: JsonValue) =>
    problemsOf(extraField({ key: 'extra', kind, label: '甲', default: { from: 'constant', value } }));

  assert.deepEqual(withDefault('text', '可以'), [], '对照：一般的字段可以有');
  assert.deepEqual(withDefault('signature', signed), sentence);
  assert.deepEqual(withDefault('documentNumber', '〔2026〕1号'), sentence);
  assert.deepEqual(withDefault('hidden', '甲'), sentence);
});

const extraField = (field: FieldDefinition, ...more: readonly FieldDefinition[]): FormTemplate => ({
  ...leaveRequest,
  fields: [...leaveRequest.fields, field, ...more],
});

test('有毛病的设计不能发布，每处毛病一句话', () => {
  const formula = (key: string, source: string): FieldDefinition => ({
    key,
    kind: 'formula',
    label: key,
    formula: source,
  });

  assert.deepEqual(problemsOf(extraField({ key: 'between', kind: 'text', label: '日期' })), [
    '字段代号“between”不能用，请换一个',
  ]);
  assert.deepEqual(problemsOf(extraField({ key: 'reason', kind: 'text', label: '事由' })), [
    '字段代号“reason”用了两次',
  ]);
  assert.deepEqual(problemsOf(extraField({ key: 'c', kind: 'choice', label: '选' })), ['“选”还没有选项']);
  assert.deepEqual(problemsOf(extraField(formula('a', 'b + 1'), formula('b', 'a + 1'))), [
    '“a”、“b”互相要用对方的结果，算不出来',
    '“a”、“b”互相要用对方的结果，算不出来',
  ]);
  assert.deepEqual(problemsOf(extraField(formula('a', 'nothing + 1'))), ['“a”的算法里用到的“nothing”不存在']);
  assert.match(problemsOf(extraField(formula('a', '1 +')))[0] ?? '', /看不懂/);
});

test('纸面上缺格、重复的字段、没放的意见栏都会指出', () => {
  const paper = (content: FormTemplate['document']['content'] & object): FormTemplate => ({
    name: '表',
    document: { type: 'doc', content },
    fields: [{ key: 'a', kind: 'text', label: '甲' }],
    opinionBlocks: [{ key: 'o', label: '意见', order: 'rank', samePerson: 'all' }],
  });
  const field = { type: 'paragraph', content: [{ type: 'formField', attrs: { key: 'a' } }] };
  const cell = (colspan: number) => ({ type: 'tableCell', attrs: { colspan }, content: [] });
  const table = {
    type: 'table',
    content: [
      { type: 'tableRow', content: [cell(2)] },
      { type: 'tableRow', content: [cell(1)] },
    ],
  };

  assert.deepEqual(problemsOf(paper([field, field, table, { type: 'iframe' }])), [
    '同一个字段在纸面上放了两次',
    '表格第 2 行缺少单元格',
    '纸面上有不支持的内容，请删掉后重新放',
    '意见栏“意见”还没有放到纸面上',
  ]);
});

const cellsOf = (tree: RenderTree): readonly RenderCell[] =>
  tree.blocks.flatMap((block) => (block.kind === 'table' ? block.rows.flatMap((row) => row.cells) : []));
const opinionsOf = (tree: RenderTree): readonly RenderOpinions[] =>
  cellsOf(tree).flatMap((cell) => cell.content.filter((block) => block.kind === 'opinions'));

test('画出来的纸是真正的表格：有列宽、表头格和标签，不可见的内容不在其中', () => {
  const data = { title: '关于冬季施工的通知', remark: '只给办公室看', urgency: 'URGENT' };
  const tree = renderTree(compiled(draftingSlip), {
    permissions: { title: 'required', remark: 'hidden', signOff: 'hidden' },
    data,
    opinions: noOpinions,
    agencyName: '江州市住房和城乡建设局',
    problems: [{ path: 'title', message: '“标题”还没填' }],
  });

  const text = JSON.stringify(tree);
  assert.match(text, /江州市住房和城乡建设局发文稿纸/);
  assert.doesNotMatch(text, /只给办公室看|"signOff"/);
  assert.match(text, /"display":"加急"/);
  const table = tree.blocks.find((block) => block.kind === 'table');
  assert.ok(table?.kind === 'table');
  assert.deepEqual(table.columns, [14.9, 36.6, 14.9, 33.7]);
  const titleCell = cellsOf(tree).find((cell) => cell.label === '标题');
  assert.deepEqual([titleCell?.colspan, titleCell?.header], [3, false]);
  const slot = titleCell?.content[0]?.kind === 'paragraph' ? titleCell.content[0].content[0] : undefined;
  assert.ok(slot?.kind === 'field');
  assert.deepEqual([slot.mode, slot.required, slot.labelInHeader, slot.problem], ['edit', true, true, '“标题”还没填']);
});

test('意见按栏的规则排列：同一人只留最后一次，上一轮保留变灰，办结后的不上纸', () => {
  const entry = (id: string, personId: string, rank: number, more: Partial<OpinionEntry> = {}): OpinionEntry => ({
    id,
    block: 'countersign',
    text: id,
    personId,
    personName: personId,
    at: `2026-11-2${id}T01:00:00.000Z` as Instant, // reason: literal of the right form
    date: today,
    rank,
    ...more,
  });
  const entries = [
    entry('1', '沈洁', 5, { superseded: true }),
    entry('2', '沈洁', 5),
    entry('3', '沈洁', 5),
    entry('4', '张卫东', 2),
    entry('5', '赵立新', 1, { afterClose: true }),
    entry('6', '何文静', 1, { block: 'review' }),
  ];

  const tree = renderTree(compiled(draftingSlip), { permissions: {}, data: {}, opinions: { entries, mine: 'review' } });

  const ids = (key: string) =>
    opinionsOf(tree)
      .find((block) => block.key === key)
      ?.entries.map((one) => one.id);
  assert.deepEqual(ids('countersign'), ['4', '1', '3']);
  assert.deepEqual(ids('review'), ['6']);
  assert.deepEqual(
    opinionsOf(tree)
      .filter((block) => block.mine)
      .map((block) => block.key),
    ['review'],
  );
});

test('不论送来什么，改得了的只有允许改的字段；存下的再送一次不会变', () => {
  const key = fc.constantFrom(...leaveRequest.fields.map((field) => field.key), 'nothing', '__proto__');
  const permission = fc.constantFrom('hidden' as const, 'read' as const, 'edit' as const, 'required' as const);
  const value = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom('SICK', '2026-01-01', { from: '2026-01-01', to: '2026-01-02' }, { id: '1', name: '甲' }, ' 文字 '),
  ) as fc.Arbitrary<JsonObject[string]>; // reason: jsonValue is JSON

  fc.assert(
    fc.property(fc.dictionary(key, permission), fc.dictionary(key, value), (permissions, edit) => {
      const result = edited(edit, permissions);
      if (!result.ok) return;
      for (const name of Object.keys(edit)) assert.ok(['edit', 'required'].includes(permissions[name] ?? ''), name);
      const again = applySystemEdit(leave, { before: {}, edit: visibleOnly(result.value), today });
      assert.ok(again.ok);
      assert.deepEqual(again.value, result.value);
    }),
    { numRuns: 500 },
  );
});

const visibleOnly = ({ leaveDays: _calculated, ...rest }: JsonObject): JsonObject => rest;

test('给人看的数据里没有不可见的字段', () => {
  const data = { reason: '看病', phone: '8835' };
  assert.deepEqual(visibleData(leave, { reason: 'hidden' }, data), { phone: '8835' });
});

test('a span of days is half chosen with one day, not with none and not with both', () => {
  const day = '2026-12-01';

  assert.deepEqual(
    [
      { from: day, to: '' },
      { from: '', to: day },
    ].map(isHalfRange),
    [true, true],
  );
  const moment = `${day}T09:30`;
  assert.deepEqual(
    [`${day}T`, { from: moment, to: `${day}T` }, moment, { from: moment, to: moment }, 'T'].map(isHalfRange),
    [true, true, false, false, false],
    'a day waits for its time',
  );
  assert.deepEqual(
    [{ from: '', to: '' }, { from: day, to: day }, null, day, { id: '1', name: '甲' }].map(isHalfRange),
    [false, false, false, false, false],
  );
});

test('请假: a leave longer than a year, or one that begins more than a year away, is asked about before it is sent', () => {
  const told = (from: string, to: string) => {
    const result = edited({ leaveKind: 'ANNUAL', reason: '回乡探亲', period: { from, to } });
    assert.ok(result.ok);
    const problems = checkComplete(leave, mayEditLeave, result.value, { today });
    return problems.filter(({ path }) => path === 'period').map(({ message }) => message);
  };

  assert.deepEqual(told('2026-12-01', '2026-12-03'), []);
  assert.deepEqual(told('2026-12-01', '2027-12-31'), ['一次请假最长 366 天，请看看起止日期；更长的分开申请']);
  assert.deepEqual(told('1900-12-01', '1900-12-03'), ['开始的日子离今天超过一年，请看看年份写对没有']);
});
