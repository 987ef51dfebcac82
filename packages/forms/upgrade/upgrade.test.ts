import assert from 'node:assert/strict';
import test from 'node:test';
import type { CalendarDate } from '@gov/base';
import {
  checkUpgrade,
  compareForms,
  compileForm,
  type FieldDefinition,
  type FormTemplate,
  noOpinions,
  previewUpgrade,
  proposedSteps,
  renderTree,
  retireDropped,
  type Upgrade,
  type UpgradeStep,
  upgradeData,
  upgradeQuestions,
  visibleData,
} from '../index.ts';

const today = '2026-11-24' as CalendarDate; // reason: literal of the right form

function formWith(...fields: readonly FieldDefinition[]) {
  const placed = fields.filter(({ retired }) => !retired);
  const result = compileForm({
    name: '物品领用',
    document: {
      type: 'doc',
      content: placed.map(({ key }) => ({ type: 'paragraph', content: [{ type: 'formField', attrs: { key } }] })),
    },
    fields,
    opinionBlocks: [],
  });
  assert.ok(result.ok, JSON.stringify(result.ok ? '' : result.rejection));
  return result.value;
}

const field = (key: string, kind: FieldDefinition['kind'], label: string, more: Partial<FieldDefinition> = {}) =>
  ({ key, kind, label, ...more }) as const;
const kinds = {
  choices: [
    { value: 'PEN', label: '笔' },
    { value: 'PAPER', label: '纸' },
  ],
};

const before = formWith(
  field('goods', 'text', '物品'),
  field('count', 'text', '数量'),
  field('phone', 'text', '电话'),
  field('note', 'multiline', '备注'),
);
const after = formWith(
  field('goods', 'choice', '物品', kinds),
  field('count', 'number', '数量', { minimum: '1' }),
  field('mobile', 'text', '手机'),
  field('note', 'multiline', '备注', { retired: true }),
  field('place', 'text', '领取地点'),
);
const steps: readonly UpgradeStep[] = [
  { step: 'convert', field: 'goods', by: 'byWord' },
  { step: 'convert', field: 'count', by: 'readNumber' },
  { step: 'move', from: 'phone', to: 'mobile' },
  { step: 'retire', field: 'note' },
  { step: 'add', field: 'place', value: ' 办公室 ' },
];
const upgrade: Upgrade = { before, after, steps };

test('每个旧字段都有去处：新加的有值、改种类的转换、改名的移走、停用的留着', () => {
  assert.deepEqual(checkUpgrade(upgrade), []);

  const { data, changes, problems } = upgradeData(
    upgrade,
    { goods: '笔', count: '１2', phone: '8835', note: '急用', _authors: { phone: 'p1' } },
    today,
  );

  assert.deepEqual(problems, []);
  assert.deepEqual(data, {
    goods: 'PEN',
    count: '12',
    mobile: '8835',
    note: '急用',
    place: '办公室',
    _authors: { mobile: 'p1' },
  });
  assert.deepEqual(
    changes.map(({ label, before: was, after: now }) => [label, was, now]),
    [
      ['数量', '１2', '12'],
      ['电话', '8835', ''],
      ['手机', '', '8835'],
      ['领取地点', '', '办公室'],
    ],
  );
});

test('预览逐件说：转不过去的说出是哪一项、写的是什么，那一件留在旧版本', () => {
  const result = previewUpgrade(
    upgrade,
    [
      { matterId: 'm1', data: { goods: '纸', count: '2' } },
      { matterId: 'm2', data: { goods: '电脑', count: '三台' } },
      { matterId: 'm3', data: { count: '0' } },
    ],
    today,
  );

  assert.deepEqual(
    result.map(({ matterId, problems }) => [matterId, problems.map(({ message }) => message)]),
    [
      ['m1', []],
      ['m2', ['“物品”写的是“电脑”，不能转换', '“数量”：请填数字，例如 12.5']],
      ['m3', ['“数量”：不能小于 1']],
    ],
  );
});

test('停用的字段在数据里、在纸上都还看得到，谁也改不了', () => {
  const data = { note: '急用' };

  assert.deepEqual(visibleData(after, { note: 'edit' }, data), data);
  const paper = JSON.stringify(renderTree(after, { permissions: { note: 'edit' }, data, opinions: noOpinions }));
  assert.match(paper, /备注（已停用）：/);
  assert.match(paper, /"display":"急用"/);
  assert.doesNotMatch(paper, /"key":"note"[^}]*"mode":"edit"/);
  assert.doesNotMatch(
    JSON.stringify(renderTree(after, { permissions: { note: 'hidden' }, data, opinions: noOpinions })),
    /急用|备注/,
  );
  assert.doesNotMatch(JSON.stringify(renderTree(after, { permissions: {}, data: {}, opinions: noOpinions })), /备注/);
});

test('漏了的、不配的、动了两次的步骤都指出来', () => {
  const say = (...all: readonly UpgradeStep[]) =>
    checkUpgrade({ before, after, steps: all }).map(({ message }) => message);

  assert.deepEqual(say(), [
    '“物品”换了一种字段，请选怎么转换',
    '“数量”换了一种字段，请选怎么转换',
    '新版本里没有“电话”，请停用它，或者移到别的字段',
  ]);
  const rest = (name: string) => steps.filter((one) => (one.step === 'move' ? one.from : one.field) !== name);
  assert.deepEqual(say(...rest('goods'), { step: 'convert', field: 'goods', by: 'readNumber' }), [
    '“物品”不能这样转换',
  ]);
  assert.deepEqual(say(...rest('goods'), { step: 'convert', field: 'goods', by: 'toString' }), ['“物品”不能这样转换']);
  assert.deepEqual(say(...rest('phone'), { step: 'retire', field: 'phone' }), [
    '“电话”在新版本里要留着、标成停用，才能继续看',
  ]);
  assert.deepEqual(say(...rest('phone'), { step: 'move', from: 'phone', to: 'count' })[0], '“数量”在两步里都动到了');
  assert.deepEqual(say(...rest('place'), { step: 'add', field: 'place', value: 5 }), [
    '“领取地点”给的值不对：请填文字',
  ]);
  assert.deepEqual(say(...steps, { step: 'add', field: 'gone', value: null }), ['要动的字段不存在']);
});

test('没有拿走的东西会丢：新版里没有的字段自动停用，印在纸上的说明和公式除外', () => {
  const former = before.template;
  const { fields } = retireDropped(
    { ...former, fields: former.fields.slice(0, 2) },
    {
      ...former,
      fields: [...former.fields, field('total', 'formula', '合计', { formula: '1 + 1', result: 'number' })],
    },
  );

  assert.deepEqual(
    fields.map(({ key, retired }) => [key, retired === true]),
    [
      ['goods', false],
      ['count', false],
      ['phone', true],
      ['note', true],
    ],
  );
});

test('换了种类的字段转换到新字段里，原来写的还在停用的字段里看得到', () => {
  const to = formWith(
    field('goods', 'text', '物品'),
    field('count', 'text', '数量', { retired: true }),
    field('amount', 'number', '数量'),
    field('phone', 'text', '电话', { retired: true }),
    field('mobile', 'text', '手机'),
    field('note', 'multiline', '备注'),
  );
  const questions = upgradeQuestions(before, to);
  assert.deepEqual(proposedSteps(questions), [
    { step: 'convert', field: 'count', to: 'amount', by: 'readNumber' },
    { step: 'retire', field: 'phone' },
  ]);
  const chosen: readonly UpgradeStep[] = [
    { step: 'convert', field: 'count', to: 'amount', by: 'readNumber' },
    { step: 'move', from: 'phone', to: 'mobile' },
  ];
  assert.deepEqual(checkUpgrade({ before, after: to, steps: chosen }), []);

  const { data } = upgradeData({ before, after: to, steps: chosen }, { count: '3', phone: '8835' }, today);

  assert.deepEqual(data, { count: '3', amount: '3', mobile: '8835' });
});

test('往以前就有的字段里放不行，会盖掉原来填的', () => {
  const to = formWith(field('goods', 'text', '物品'), field('phone', 'text', '电话'), field('count', 'text', '数量'));
  const steps: readonly UpgradeStep[] = [{ step: 'move', from: 'note', to: 'goods' }];
  assert.deepEqual(
    checkUpgrade({
      before: formWith(...before.template.fields.map((one) => ({ ...one, kind: 'text' as const }))),
      after: to,
      steps,
    }).map(({ message }) => message),
    ['“物品”以前就有，放过去会盖掉原来填的'],
  );
});

test('两版逐项对照说得出改了什么', () => {
  assert.deepEqual(
    compareForms(before.template, after.template).map(({ words }) => words),
    [
      '“物品”从单行文字变成单选',
      '“物品”的选项改了',
      '“数量”从单行文字变成数字',
      '“数量”的下限改了',
      '新加“手机”（单行文字）',
      '停用“备注”',
      '新加“领取地点”（单行文字）',
      '没有了“电话”',
      '稿纸的版式改了',
    ],
  );
});

test('只改了名称、横竖排或填写说明的两版，也说得出哪里不一样；一样的什么也不说', () => {
  const { template } = before;
  const words = (changed: Partial<FormTemplate>): readonly string[] =>
    compareForms(template, { ...template, ...changed }).map((one) => one.words);
  const document = { ...template.document, attrs: { landscape: true } };
  const fields = template.fields.map((one) => (one.key === 'goods' ? { ...one, hint: '写全称', listable: true } : one));

  assert.deepEqual(words({}), []);
  assert.deepEqual(words({ name: '物品申领' }), ['表单“物品领用”改叫“物品申领”']);
  assert.deepEqual(words({ document }), ['纸张从竖排变成横排']);
  assert.deepEqual(words({ fields }), ['“物品”的填写说明、列表里显示改了']);
  const sourced = template.fields.map((one) => (one.key === 'goods' ? { ...one, mostRows: 3, capitals: true } : one));
  assert.deepEqual(words({ fields: sourced }), ['“物品”的大写金额、行数改了']);
});
