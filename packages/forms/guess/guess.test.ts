import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {
  compileForm,
  type DocumentNode,
  type FieldDefinition,
  type FormTemplate,
  noOpinions,
  renderTree,
} from '../index.ts';
import { type GuessedForm, guessForm, type RoughForm, type RoughTable, readHtml } from './index.ts';

/** Rows as an office clerk sees them; `label|3` spans three columns, `label|1x2` two rows. */
const table = (...rows: readonly (readonly string[])[]): RoughTable => ({
  kind: 'table',
  rows: rows.map((cells) => ({
    cells: cells.map((cell) => {
      const [text = '', span = ''] = cell.split('|');
      const [colspan, rowspan] = span.split('x').map(Number);
      return { text, colspan: colspan || 1, rowspan: rowspan || 1 };
    }),
  })),
});

const guessed = (...blocks: RoughForm['blocks']): GuessedForm => {
  const result = guessForm({ blocks });
  assert.ok(result.ok, JSON.stringify(result.ok ? '' : result.rejection));
  return result.value;
};

const refusalOf = (rough: RoughForm): string => {
  const result = guessForm(rough);
  return result.ok ? '' : result.rejection.code;
};

const field = (form: GuessedForm, label: string): FieldDefinition => {
  const found = form.template.fields.find((one) => one.label === label);
  assert.ok(found, `没有“${label}”：${form.template.fields.map((one) => one.label).join('、')}`);
  return found;
};

const kinds = (form: GuessedForm): Readonly<Record<string, string>> =>
  Object.fromEntries(form.template.fields.map((one) => [one.label, one.kind]));

const words = (node: DocumentNode): string => node.text ?? (node.content ?? []).map(words).join('');
const all = (node: DocumentNode, type: string): readonly DocumentNode[] => [
  ...(node.type === type ? [node] : []),
  ...(node.content ?? []).flatMap((child) => all(child, type)),
];

const handlingSlip = table(
  ['某某局收文处理单|4'],
  ['收文编号', '', '收文日期', '   年   月   日'],
  ['来文单位', '', '来文字号', ''],
  ['紧急程度', '', '密　级', ''],
  ['标　题', '|3'],
  ['份　数', '', '附　件', ''],
  ['拟办意见', '|3'],
  ['领导批示', '签字：        年  月  日|3'],
  ['承办处室', '', '联系电话', ''],
  ['备　注', '|3'],
);

test('收文处理单的空格按旁边的名称认出类型，题头成为标题，意见成为意见栏', () => {
  const form = guessed(handlingSlip);

  assert.equal(form.template.name, '某某局收文处理单');
  assert.equal(form.template.document.content?.[0]?.type, 'heading');
  assert.deepEqual(kinds(form), {
    收文编号: 'documentNumber',
    收文日期: 'date',
    来文单位: 'text',
    来文字号: 'text',
    紧急程度: 'urgency',
    密级: 'secrecy',
    标题: 'text',
    份数: 'number',
    附件: 'attachments',
    承办处室: 'section',
    联系电话: 'text',
    备注: 'multiline',
  });
  assert.deepEqual(
    form.template.opinionBlocks.map((block) => [block.label, block.order]),
    [
      ['拟办意见', 'timeAscending'],
      ['领导批示', 'rank'],
    ],
  );
  assert.equal(field(form, '密级').key, 'secrecyLevel', '谁能看跟着密级走');
  assert.equal(field(form, '紧急程度').key, 'urgency');
  assert.equal(field(form, '份数').unit, '份');
  assert.ok(field(form, '标题').searchable);
});

test('请假条：申请人、处室、日期有默认值，起止日期成为区间，方框成为选项', () => {
  const form = guessed(
    { kind: 'line', text: '____局工作人员请假审批表', heading: true },
    { kind: 'line', text: '填报单位：          填报日期：    年   月   日', heading: false },
    table(
      ['申请人', '', '所在处室', ''],
      ['请假类别', '□事假 □病假 □年休假 □其他____', '请假天数', '天'],
      ['起止日期', '  年  月  日至  年  月  日', '是否离开本市', '□ 是　□ 否'],
      ['请假事由', '|3'],
      ['处室负责人意见', '|3'],
      ['分管领导意见', '|3'],
    ),
  );

  assert.equal(form.template.name, '工作人员请假审批表');
  assert.equal(words(form.template.document.content?.[0] ?? { type: 'x' }), '{agency}工作人员请假审批表');
  assert.deepEqual(field(form, '申请人').default, { from: 'starter' });
  assert.deepEqual(field(form, '所在处室').default, { from: 'starterSection' });
  assert.deepEqual(field(form, '填报日期').default, { from: 'today' });
  assert.equal(field(form, '填报单位').kind, 'section');
  assert.equal(field(form, '起止日期').kind, 'dateRange');
  assert.deepEqual(
    field(form, '请假类别').choices?.map((choice) => choice.label),
    ['事假', '病假', '年休假', '其他'],
  );
  assert.deepEqual(
    field(form, '是否离开本市').choices?.map((choice) => choice.value),
    ['YES', 'NO'],
  );
  assert.equal(field(form, '请假天数').kind, 'number');
  assert.equal(field(form, '请假事由').kind, 'multiline');
  assert.equal(form.template.opinionBlocks.length, 2);
});

test('名称和空格写在同一格里也认得，句子里的下划线成为字段', () => {
  const form = guessed(
    table(
      ['经办人：____', '金额（元）：____'],
      ['领导批示：|2'],
      ['缓急：□特急 □加急|2'],
      ['本人因____需外出____天|2'],
    ),
  );

  assert.equal(field(form, '经办人').kind, 'person');
  assert.equal(field(form, '金额').kind, 'amount');
  assert.equal(field(form, '缓急').kind, 'urgency');
  assert.equal(field(form, '需外出').unit, '天');
  assert.deepEqual(
    form.template.opinionBlocks.map((block) => block.label),
    ['领导批示'],
  );
});

const withSingleFields = (form: GuessedForm): FormTemplate =>
  form.singleFields ?? assert.fail('没有一格一个字段的样子');

test('表头下面的空行合成明细表；一格一个字段的样子按列名和行号起名，行有名称的两个名称连起来', () => {
  const goods = guessed(table(['物品名称', '数量', '单价'], ['', '', ''], ['', '', '']));
  const week = guessed(table(['时间', '周一', '周二'], ['上午', '', ''], ['下午', '', '']));

  const rows = field(goods, '明细');
  assert.equal(rows.kind, 'detailTable');
  assert.equal(rows.leastRows, undefined, 'not every row must be filled');
  assert.deepEqual(
    rows.columns?.map(({ label, kind }) => [label, kind]),
    [
      ['物品名称', 'text'],
      ['数量', 'number'],
      ['单价', 'amount'],
    ],
  );
  assert.equal(goods.template.fields.length, 1);
  assert.equal(all(goods.template.document, 'detailTable').length, 1);
  assert.ok(goods.remarks.some((remark) => remark.includes('“明细”') && remark.includes('撤销')));
  assert.deepEqual(
    withSingleFields(goods).fields.map((one) => [one.label, one.kind]),
    [
      ['物品名称1', 'text'],
      ['数量1', 'number'],
      ['单价1', 'amount'],
      ['物品名称2', 'text'],
      ['数量2', 'number'],
      ['单价2', 'amount'],
    ],
  );
  assert.equal(week.singleFields, undefined);
  assert.deepEqual(
    week.template.fields.map((one) => one.label),
    ['周一上午', '周二上午', '周一下午', '周二下午'],
  );
});

test('明细表上面一整行的字是它的名称，序号不成列，合计一行成为合计，左边的名称也认', () => {
  const form = guessed(
    table(
      ['申请人', '|2', '所在处室', ''],
      ['采购明细|5'],
      ['序号', '品名', '规格', '数量', '金额（元）'],
      ['1', '', '', '', ''],
      ['2', '', '', '', ''],
      ['3', '', '', '', ''],
      ['合计|3', '', ''],
      ['家庭成员|1x4', '称谓', '姓名', '出生日期', '单位'],
      ['', '', '', ''],
      ['', '', '', ''],
      ['', '', '', ''],
      ['备注', '|4'],
    ),
  );

  const goods = field(form, '采购明细');
  assert.deepEqual(
    goods.columns?.map(({ label, kind }) => [label, kind]),
    [
      ['品名', 'text'],
      ['规格', 'text'],
      ['数量', 'number'],
      ['金额', 'amount'],
    ],
  );
  const labels = goods.totals?.map((key) => goods.columns?.find((column) => column.key === key)?.label);
  assert.deepEqual(labels, ['数量', '金额']);
  const family = field(form, '家庭成员');
  assert.deepEqual(
    family.columns?.map(({ label, kind }) => [label, kind]),
    [
      ['称谓', 'text'],
      ['姓名', 'text'],
      ['出生日期', 'date'],
      ['单位', 'text'],
    ],
    'who stands in a list is a name, not an account',
  );
  assert.deepEqual(
    form.template.fields.map((one) => one.label),
    ['申请人', '所在处室', '采购明细', '家庭成员', '备注'],
  );
});

test('一行空格、要写意见的表头、只有一列的不是明细表', () => {
  for (const one of [
    table(['物品名称', '数量'], ['', '']),
    table(['处室意见', '领导意见'], ['', ''], ['', '']),
    table(['物品名称'], [''], ['']),
    table(['物品名称', '数量'], ['', ''], ['办公用纸', '']),
  ]) {
    const { template, singleFields } = guessed(one);
    assert.ok(template.fields.every(({ kind }) => kind !== 'detailTable'));
    assert.equal(singleFields, undefined);
  }
});

test('没有名称的空格留一个临时名称并说出来，整行的空格不算', () => {
  const form = guessed(table(['姓名', '', ''], ['|3']));

  assert.deepEqual(
    form.template.fields.map((one) => one.label),
    ['姓名', '未命名1'],
  );
  assert.match(form.remarks.join(), /未命名1/);
});

test('合并得不对的单元格补齐并说出来，大得不是表单的拒绝', () => {
  const form = guessed(table(['姓名', '|1x9', '电话'], ['部门']));
  const wide = table(Array.from({ length: 60 }, (_, index) => `列${index}`));
  const long = table(...Array.from({ length: 300 }, () => ['名', '']));

  assert.match(form.remarks.join(), /补齐/);
  assert.ok(compileForm(form.template).ok);
  assert.equal(refusalOf({ blocks: [wide] }), 'forms.import-table-too-large');
  assert.equal(refusalOf({ blocks: [long] }), 'forms.import-table-too-large');
  assert.equal(refusalOf({ blocks: [{ kind: 'line', text: '关于放假的通知', heading: true }] }), 'forms.import-empty');
});

test('剪贴板的 HTML：合并、宽度、高度留下，脚本、样式和地址都不留', () => {
  const html = `<html><head><title>不是标题</title><style>td{color:red}</style></head><body><!--StartFragment-->
    <p align=center><b>用印申请单</b></p><script>alert(1)</script>
    <table border=1 style="width:400pt"><colgroup><col width=90><col width=200 span=2></colgroup>
    <tr style='height:36.0pt'><td width=90>用印部门<img src=x onerror="alert(2)"></td><td colspan="2">&nbsp;</td></tr>
    <tr><td>印章类型</td><td>&#9633;公章&nbsp;&#x25A1;合同章</td><td rowspan=2><a href="javascript:alert(3)">说明</a>&lt;b&gt;</td></tr>
    <tr><td>用途<u>&nbsp;&nbsp;</u></td><td></td></tr></table></body></html>`;

  const rough = readHtml(html);
  const form = guessed(...rough.blocks);

  const text = JSON.stringify(form.template);
  assert.doesNotMatch(text, /alert|javascript|onerror|color|不是标题/);
  assert.equal(form.template.name, '用印申请单');
  assert.equal(field(form, '用印部门').kind, 'section');
  assert.deepEqual(
    field(form, '印章类型').choices?.map((choice) => choice.label),
    ['公章', '合同章'],
  );
  const rows = all(form.template.document, 'tableRow');
  assert.equal(rows[0]?.attrs?.minLines, 2);
  assert.deepEqual(
    rows[0]?.content?.map((cell) => cell.attrs?.colwidth),
    [[114], [252, 252]],
  );
});

test('随便什么 HTML 都读得完，读出来的不是拒绝就是能用的表单', () => {
  const piece = fc.constantFrom(
    '<table>',
    '</table>',
    '<tr>',
    '</tr>',
    '<td colspan=3>',
    '<td rowspan="9">',
    '<td>',
    '</td>',
    '<p>',
    '<br/>',
    '日期',
    '意见：',
    '□是□否',
    '____',
    '<!--',
    '-->',
    '<script>',
    '<u> </u>',
    '&#1;',
    '&nbsp;',
    '<td colspan=-1>',
    "<td rowspan='1e9'>",
    '<',
    '"',
    '金额（元）',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const form = guessForm(readHtml(pieces.join('')));
      if (!form.ok) return form.rejection.code === 'forms.import-empty';
      return fitsRoundTrip(form.value.template);
    }),
    { numRuns: 400 },
  );
});

const fitsRoundTrip = (template: FormTemplate): boolean => {
  const form = compileForm(template);
  if (!form.ok) return false;
  renderTree(form.value, { permissions: {}, data: {}, opinions: noOpinions });
  return JSON.stringify(JSON.parse(JSON.stringify(template))) === JSON.stringify(template);
};

test('随便怎样合并的表格都补成完整的，大小不超过原来的', () => {
  const cell = fc.record({
    text: fc.constantFrom('', '姓名', '年 月 日', '审批意见', '说明文字。', '□甲 □乙'),
    colspan: fc.integer({ min: -1, max: 8 }),
    rowspan: fc.integer({ min: -1, max: 8 }),
  });
  const rough = fc.array(fc.record({ cells: fc.array(cell, { maxLength: 6 }) }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(rough, (rows) => {
      const form = guessForm({ blocks: [{ kind: 'table', rows }] });
      return form.ok ? fitsRoundTrip(form.value.template) : ['forms.import-empty'].includes(form.rejection.code);
    }),
    { numRuns: 400 },
  );
});

test('嵌套和重复到没有尽头的标签读到上限为止', () => {
  const deep = readHtml('<table><tr><td>'.repeat(200_000));
  const wide = readHtml(`<table><tr>${'<td>名'.repeat(200_000)}`);
  const many = readHtml('<p>名称：</p>'.repeat(200_000));

  assert.equal(refusalOf(deep), 'forms.import-empty');
  assert.equal(refusalOf(wide), 'forms.import-table-too-large');
  assert.ok(many.blocks.length <= 20_000);
});

test('样子跟着字走：读的时候改过的符号和留空不让它错位，单位名称的位置保持完整', () => {
  const red = [{ type: 'red' }];
  const runs = [
    { text: '电 话:', marks: red },
    { text: '________ （', marks: [] },
    { text: '手机', marks: red },
    { text: '）', marks: [] },
  ];
  const title = { runs: [{ text: '____局登记表', marks: red }] };
  const { template } = guessed(
    { kind: 'line', text: '____局登记表', heading: false, looks: title },
    { kind: 'line', text: '电 话：____ （手机）', heading: false, looks: { runs, align: 'right' } },
    table(['姓名', '']),
  );

  const texts = all(template.document, 'text').map(({ text, marks }) => [text, marks?.length ?? 0]);
  assert.deepEqual(texts, [
    ['{agency}登记表', 1],
    ['电 话：', 1],
    [' （', 0],
    ['手机', 1],
    ['）', 0],
    ['姓名', 0],
  ]);
  assert.equal(all(template.document, 'paragraph')[0]?.attrs?.textAlign, 'right');
});
