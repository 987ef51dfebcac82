import assert from 'node:assert/strict';
import test from 'node:test';
import type { CalendarDate, JsonObject } from '@gov/base';
import {
  applyEdit,
  type CompiledForm,
  checkComplete,
  compileForm,
  type DocumentNode,
  type FieldDefinition,
  type FieldPermissions,
  type FormRule,
  type FormTemplate,
  liveTree,
  noOpinions,
  renderTree,
  ruleFields,
  slotsOf,
  visibleData,
} from '../index.ts';

const today = '2026-11-24' as CalendarDate; // reason: literal of the right form

const choice = (key: string, label: string, ...words: readonly string[]): FieldDefinition => ({
  key,
  kind: 'choice',
  label,
  choices: words.map((word, index) => ({ value: String.fromCharCode(65 + index), label: word })),
});

const fields: readonly FieldDefinition[] = [
  choice('way', '出行方式', '火车', '飞机', '其他'),
  { key: 'otherWay', kind: 'text', label: '其他方式', required: true },
  choice('seat', '座位', '硬座', '软卧', '经济舱'),
  { key: 'leader', kind: 'switch', label: '局领导' },
  { key: 'from', kind: 'date', label: '出发' },
  { key: 'to', kind: 'date', label: '返回' },
  {
    key: 'costs',
    kind: 'detailTable',
    label: '费用',
    totals: ['sum'],
    columns: [
      { key: 'what', kind: 'text', label: '项目', required: true },
      { key: 'price', kind: 'amount', label: '单价' },
      { key: 'count', kind: 'number', label: '数量' },
      { key: 'sum', kind: 'formula', label: '小计', formula: 'price * count', result: 'amount' },
    ],
  },
  { key: 'total', kind: 'formula', label: '合计', formula: 'sum(costs.sum)', result: 'amount' },
  { key: 'reason', kind: 'text', label: '超支理由' },
];

const rules: readonly FormRule[] = [
  { kind: 'show', fields: ['otherWay'], when: 'way = "C"' },
  { kind: 'options', field: 'seat', values: ['C'], when: 'way = "B"' },
  { kind: 'require', fields: ['reason'], when: 'total > 1000 and not(leader)' },
  { kind: 'check', fields: ['to', 'from'], when: 'to >= from', message: '返回日期不能早于出发日期' },
];

const paperOf = (all: readonly FieldDefinition[]): FormTemplate['document'] => ({
  type: 'doc',
  content: all.map(({ key, kind }) =>
    kind === 'detailTable'
      ? { type: 'detailTable', attrs: { key } }
      : { type: 'paragraph', content: [{ type: 'formField', attrs: { key } }] },
  ),
});

const template = (more: Partial<FormTemplate> = {}): FormTemplate => ({
  name: '出差报销',
  fields,
  document: paperOf(more.fields ?? fields),
  opinionBlocks: [],
  rules,
  ...more,
});

function compiled(one: FormTemplate): CompiledForm {
  const result = compileForm(one);
  assert.ok(result.ok, JSON.stringify(result.ok ? '' : result.rejection));
  return result.value;
}

const problemsOf = (one: FormTemplate): readonly string[] => {
  const result = compileForm(one);
  return result.ok ? [] : (result.rejection.fields ?? []).map(({ message }) => message);
};

const form = compiled(template());
const all: FieldPermissions = Object.fromEntries(fields.map(({ key }) => [key, 'edit' as const]));
const edited = (edit: JsonObject, before: JsonObject = {}) => applyEdit(form, all, { before, edit, today });
const missingIn = (data: JsonObject) => checkComplete(form, all, data, { today });

function saved(edit: JsonObject, before: JsonObject = {}): JsonObject {
  const result = edited(edit, before);
  assert.ok(result.ok, JSON.stringify(result.ok ? '' : result.rejection));
  return result.value;
}

test('按条件显示的字段：条件成立才在纸上，不在纸上就没有值，也不算没填', () => {
  const shown = saved({ way: 'C', otherWay: '骑车' });
  assert.deepEqual(shown, { way: 'C', otherWay: '骑车' });

  const hidden = saved({ way: 'A' }, shown);

  assert.deepEqual(hidden, { way: 'A' }, '藏起来的字段不留人没看到的值');
  assert.deepEqual(saved({ otherWay: '骑车' }), {}, '条件还不知道，也不算成立');
  assert.deepEqual(missingIn({ way: 'A' }), []);
  assert.deepEqual(missingIn({ way: 'C' }), [{ path: 'otherWay', message: '“其他方式”还没填' }]);
  assert.deepEqual(
    visibleData(form, all, { way: 'A', otherWay: '旧的' }, { today }),
    { way: 'A' },
    '旧数据里的也不给人看',
  );
});

test('按条件减少的选项：不在其中的选不上，原来选的会清空', () => {
  assert.deepEqual(saved({ way: 'B' }, { seat: 'A' }), { way: 'B' });
  assert.deepEqual(saved({ way: 'B', seat: 'C' }), { way: 'B', seat: 'C' });

  const refused = edited({ way: 'B', seat: 'A' });

  assert.ok(!refused.ok);
  assert.deepEqual(refused.rejection.fields, [{ path: 'seat', message: '请从选项里选' }]);
});

test('明细表的小计、合计和按合计必填的理由都自动算；空行不存', () => {
  const data = saved({
    costs: [{ what: '车票', price: '600.5', count: '2' }, { what: '住宿', price: '0.1', count: '3' }, {}],
  });

  assert.deepEqual(data.costs, [
    { what: '车票', price: '600.5', count: '2', sum: '1201' },
    { what: '住宿', price: '0.1', count: '3', sum: '0.3' },
  ]);
  assert.equal(data.total, '1201.3');
  assert.deepEqual(missingIn(data), [{ path: 'reason', message: '“超支理由”还没填' }]);
  assert.deepEqual(missingIn({ ...data, leader: true }), [], '没有勾就是“否”，勾了才不必写');
  assert.deepEqual(missingIn(saved({ costs: [{ price: '1' }] })), [
    { path: 'costs', message: '“费用”第 1 行：“项目”还没填' },
  ]);
});

test('几个字段之间的要求：说定的一句话写在能改的那个字段上，还没填完不说', () => {
  const wrong = { from: '2026-12-02', to: '2026-12-01' };

  assert.deepEqual(missingIn(wrong), [{ path: 'to', message: '返回日期不能早于出发日期' }]);
  assert.deepEqual(missingIn({ from: '2026-12-02' }), []);
  assert.deepEqual(checkComplete(form, { from: 'edit' }, wrong, { today }), [
    { path: 'from', message: '返回日期不能早于出发日期' },
  ]);
  assert.deepEqual(checkComplete(form, {}, wrong, { today }), [], '这一步都不能改，就不拦');
});

test('互相依赖的规则、不存在的字段、写不通的条件，发布时一条一句话', () => {
  const rule = (one: FormRule): readonly string[] => problemsOf(template({ rules: [one] }));

  assert.deepEqual(rule({ kind: 'show', fields: ['way'], when: 'way = "A"' }), [
    '“出行方式”互相要用对方的结果，算不出来',
  ]);
  assert.deepEqual(
    problemsOf(
      template({
        rules: [
          { kind: 'show', fields: ['reason'], when: 'otherWay = "x"' },
          { kind: 'show', fields: ['otherWay'], when: 'reason = "x"' },
        ],
      }),
    ),
    ['“超支理由”、“其他方式”互相要用对方的结果，算不出来', '“超支理由”、“其他方式”互相要用对方的结果，算不出来'],
  );
  assert.deepEqual(rule({ kind: 'show', fields: ['gone'], when: 'way = "A"' }), ['第 1 条规则用到的字段已经不存在']);
  assert.deepEqual(rule({ kind: 'require', fields: ['to'], when: 'gone = 1' }), ['第 1 条规则里用到的“gone”不存在']);
  assert.match(rule({ kind: 'require', fields: ['to'], when: 'way =' })[0] ?? '', /^第 1 条规则：/);
  assert.deepEqual(rule({ kind: 'options', field: 'seat', values: ['Z'], when: 'leader' }), [
    '第 1 条规则留下的选项已经不存在',
  ]);
  assert.deepEqual(rule({ kind: 'check', fields: ['to'], when: 'leader', message: ' ' }), [
    '第 1 条规则还没有写提示的话',
  ]);
});

const typing = (data: JsonObject, typed: JsonObject, permissions: FieldPermissions = all) => {
  const tree = renderTree(form, { permissions, data, opinions: noOpinions, viewer: { today } });
  const withTyped = JSON.parse(JSON.stringify(tree)); // as it goes over the wire
  return slotsOf(liveTree(withTyped, { ...visibleData(form, permissions, data, { today }), ...typed }));
};
const slotIn = (slots: ReturnType<typeof typing>, key: string) => slots.find((slot) => slot.key === key);

test('填的时候页面和服务器得出一样的结果', () => {
  const cases: readonly JsonObject[] = [
    { way: 'C' },
    { way: 'B' },
    { from: '2026-12-02', to: '2026-12-01' },
    { costs: [{ what: '车票', price: '600', count: '2' }] },
    { costs: [{ what: '车票', price: '600', count: '2' }], leader: true },
  ];
  for (const typed of cases) {
    const data = saved(typed);
    const server = slotsOf(
      renderTree(form, {
        permissions: all,
        data,
        opinions: noOpinions,
        viewer: { today },
        problems: missingIn(data).filter(({ message }) => message.startsWith('返回')),
      }),
    );

    const page = typing({}, typed);

    const said = (slots: typeof page) =>
      slots.map(({ key, off, required, choices, problem, display, fieldKind }) => ({
        ...{ key, off, required, choices, problem },
        ...(fieldKind === 'formula' ? { display } : {}),
      }));
    assert.deepEqual(said(page), said(server), JSON.stringify(typed));
  }
});

test('填到一半的明细行照样留着，能算的先算出来', () => {
  const page = typing({}, {});
  assert.equal(slotIn(page, 'otherWay')?.off, true);
  const tree = renderTree(form, { permissions: all, data: {}, opinions: noOpinions, viewer: { today } });
  const rows = [{}, { what: '车票', price: '2', count: '3' }, { price: '多少' }];
  const typed = {
    ...tree,
    blocks: tree.blocks.map((one) => (one.kind === 'detail' ? { ...one, slot: { ...one.slot, value: rows } } : one)),
  };

  const slots = slotsOf(liveTree(typed, { costs: rows }));

  assert.deepEqual(slotIn(slots, 'costs')?.value, [
    {},
    { what: '车票', price: '2', count: '3', sum: '6' },
    { price: '多少' },
  ]);
  assert.equal(slotIn(slots, 'total')?.display, '6.00');
});

test('要看不可见的字段才知道的规则和算法不给页面，值也不给', () => {
  const permissions: FieldPermissions = { ...all, way: 'hidden', costs: 'masked' };
  const data = { way: 'C', costs: [{ what: '车票', price: '600', count: '2', sum: '1200' }], total: '1200' };
  const tree = renderTree(form, { permissions, data, opinions: noOpinions, viewer: { today } });

  const text = JSON.stringify(tree);
  assert.doesNotMatch(text, /车票|"way"|sum\(costs/);
  assert.equal(slotIn(slotsOf(liveTree(tree, {})), 'otherWay')?.off, undefined, '服务器说在纸上，页面不改');
  assert.equal(slotIn(slotsOf(tree), 'total')?.display, '1,200.00');
});

test('办结以后再看，按今天算的公式不会变', () => {
  const age: FieldDefinition = { key: 'age', kind: 'formula', label: '天数', formula: 'days between(from, today())' };
  const aged = compiled(template({ fields: [...fields, age], document: paperOf(fields) }));

  const later = visibleData(aged, {}, { from: '2026-11-01', age: '23' }, { today: '2027-01-01' as CalendarDate }); // reason: literal of the right form

  assert.equal(later.age, '23');
});

test('明细表也可以像字段一样放在单独的一行里；和别的东西挤在一行不行', () => {
  const costs = { type: 'formField', attrs: { key: 'costs' } };
  const line = (...content: readonly DocumentNode[]): FormTemplate['document'] => ({
    type: 'doc',
    content: [{ type: 'paragraph', content }],
  });

  const alone = compiled(template({ document: line({ type: 'text', text: ' ' }, costs) }));

  const [block] = renderTree(alone, { permissions: all, data: {}, opinions: noOpinions }).blocks;
  assert.ok(block?.kind === 'detail');
  assert.deepEqual(problemsOf(template({ document: line({ type: 'text', text: '费用：' }, costs) })), [
    '明细表要单独占一行，请把同一行的字和字段移开',
  ]);
  assert.deepEqual(problemsOf(template({ document: line(costs, costs) })), [
    '明细表要单独占一行，请把同一行的字和字段移开',
    '同一个明细表在纸面上放了两次',
  ]);
});

test('整张表要算的太多：不存，说明怎么办；不多的照常算', () => {
  const digits = '[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]';
  const hard = `if some a in ${digits}, b in ${digits}, c in [0, 1, 2] satisfies a + b + c < 0 then 1 else count + 1`;
  const table: FieldDefinition = {
    key: 'rows',
    kind: 'detailTable',
    label: '明细',
    columns: [
      { key: 'count', kind: 'number', label: '数量' },
      { key: 'next', kind: 'formula', label: '下一个', formula: hard, result: 'number' },
      { key: 'second', kind: 'formula', label: '再下一个', formula: 'next + 1', result: 'number' },
    ],
  };
  const heavy = compiled({ name: '表', fields: [table], document: paperOf([table]), opinionBlocks: [] });
  const write = (count: number) =>
    applyEdit(
      heavy,
      { rows: 'edit' },
      { before: {}, edit: { rows: Array.from({ length: count }, (_, index) => ({ count: `${index}` })) }, today },
    );

  const few = write(20);
  const many = write(200);

  assert.ok(few.ok);
  assert.deepEqual((few.value.rows as readonly JsonObject[])[19], { count: '19', next: '20', second: '21' }); // reason: rows of a table
  assert.ok(!many.ok);
  assert.deepEqual(many.rejection.fields, [
    {
      path: 'rows',
      message: '要算的太多，算不完。请减少明细的行数；还是不行的，请管理员简化这张表的公式和条件',
    },
  ]);
});

test('规则能问明细表的合计、行数、最大的一行和人员的姓名，按填的算', () => {
  const who: FieldDefinition = { key: 'who', kind: 'person', label: '经办人' };
  const asked = (when: string, data: JsonObject): boolean => {
    const of = [...fields, who];
    const one = compiled(template({ fields: of, rules: [{ kind: 'require', fields: ['reason'], when }] }));
    return checkComplete(one, { ...all, who: 'edit' }, data, { today }).some(({ path }) => path === 'reason');
  };
  const costs = [
    { what: '车票', price: '600', count: '1' },
    { what: '住宿', price: '300', count: '1' },
  ];
  const labels = ruleFields(template({ fields: [...fields, who] })).map(({ key, label }) => `${key} ${label}`);

  for (const field of [
    'count(costs) 费用的行数',
    'sum(costs.price) 费用的单价合计',
    'max(costs.price) 费用里最大的单价',
  ])
    assert.ok(labels.includes(field), field);
  assert.ok(labels.includes('who.name 经办人的姓名'));
  assert.ok(asked('sum(costs.price) > 800', { costs }));
  assert.ok(!asked('sum(costs.price) > 900', { costs }));
  assert.ok(asked('max(costs.price) > 500 and count(costs) = 2', { costs }));
  assert.ok(asked('who.name = "张三"', { who: { id: 'p1', name: '张三' } }));
  assert.ok(asked('who.name = null', {}));
  assert.ok(!asked('who.name = "张三"', {}));
});
