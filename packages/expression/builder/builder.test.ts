import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {
  type Condition,
  type ConditionField,
  type ConditionRow,
  compileExpression,
  conditionFieldKinds,
  describe,
  type Expression,
  evaluate,
  expressionProblem,
  openCondition,
  pathsOf,
  readSentence,
  relationsFor,
  relationsOf,
  withNames,
  writeCondition,
} from '../index.ts';
import { condition, fields, isPlain, rowFor } from '../testing/conditions.ts';
import { indexFields } from './field.ts';
import { normalCondition } from './normal-form.ts';

const index = indexFields(fields);

function written(from: Condition): Expression {
  const result = writeCondition(from, fields);
  assert.ok(result.ok, `${JSON.stringify(from)}: ${result.ok ? '' : JSON.stringify(result.rejection)}`);
  return result.value;
}

function compiled(source: string): Expression {
  const result = compileExpression(source);
  assert.ok(result.ok, source);
  return result.value;
}

const one = (row: ConditionRow): Condition => ({ join: 'all', negated: false, parts: [row] });

/** Rows → source → rows → sentence → rows: nothing is lost on the way. */
function assertRoundTrip(from: Condition): void {
  const expression = written(from);
  const opened = openCondition(expression, fields);
  assert.equal(opened.kind, 'rows', expression.source);
  const rows = opened.kind === 'rows' ? opened.condition : undefined;
  assert.deepEqual(rows, normalCondition(from, index));
  if (isPlain(from)) assert.deepEqual(rows, from);
  assert.equal(written(rows ?? from).source, expression.source);
  const read = readSentence(opened.sentence, fields);
  assert.deepEqual(read, { ok: true, value: rows }, opened.sentence);
}

test('每种字段的每个关系都能写成条件、读成句子、再读回同一行', () => {
  for (const field of fields) {
    for (const relation of relationsOf(field.kind)) {
      fc.assert(
        fc.property(rowFor(field, relation), (row) => {
          assertRoundTrip(one(row));
          assert.deepEqual(openCondition(written(one(row)), fields), {
            kind: 'rows',
            condition: one(row),
            sentence: describe(written(one(row)), fields),
          });
        }),
        { numRuns: 4 },
      );
    }
  }
  for (const kind of conditionFieldKinds)
    assert.ok(
      fields.some((field) => field.kind === kind),
      kind,
    );
});

test('带括号、并非、满足任一的条件，写出的句子读回来还是那几行', () => {
  fc.assert(fc.property(condition, assertRoundTrip), { numRuns: 300 });
});

test('条件读出来是一句中文', () => {
  const said = (source: string): string => describe(compiled(source), fields);

  assert.equal(said('days > 3 and kind = "SICK"'), '请假天数大于3天，并且请假类别是病假');
  assert.equal(said('kind in ("SICK", "ANNUAL")'), '请假类别是病假、年休假之一');
  assert.equal(said('days between 1 and 3'), '请假天数在1天到3天之间');
  assert.equal(
    said('(days >= 3 or kind != "SICK") and reason = null'),
    '（请假天数不少于3天，或者请假类别不是病假），并且事由没有填',
  );
  assert.equal(said('period.from < today()'), '开始日期早于今天');
  assert.equal(said('signed >= today() - 3'), '签发日期不早于3天前');
  assert.equal(said('signed in [today() - 7..today()]'), '签发日期在过去7天内');
  assert.equal(said('contains(reason, "探亲")'), '事由里有“探亲”');
  assert.equal(said('starter.section.id in ("s1")'), '申请人科室是办公室之一');
  assert.equal(said('proof != null and proof = null'), '证明材料有附件，并且证明材料没有附件');
  assert.equal(said('cost > budget'), '金额大于“预算金额”一栏');
  assert.equal(said('not(cost > 1000 and secret = true)'), '并非（金额大于1000元，并且是否涉密为“是”）');
  assert.equal(said('sum(costs.price) > budget'), '费用明细的单价合计大于“预算金额”一栏');
  assert.equal(said('sum(costs.price) * 2 > 5'), '（费用明细的单价合计乘2）大于5');
  assert.equal(
    said('count(costs) >= 2 and cost <= sum(costs.price)'),
    '费用明细的行数不少于2行，并且金额不超过“费用明细的单价合计”一栏',
  );
  assert.equal(said('days between(period.from, period.to) + 1 > 5'), '请假时间超过5天');
  assert.equal(
    said('(every 某一项 in ["A", "B"] satisfies list contains(tags, 某一项)) or notice < @"P3D"'),
    '主题词同时选了财政、“B”，或者提前时间短于3天',
  );
});

test('人写的同样的句子也能读成行', () => {
  assert.deepEqual(readSentence(' 请假天数大于3天，并且（经办人是张三，或者经办人是李四（办公室）） ', fields), {
    ok: true,
    value: {
      join: 'all',
      negated: false,
      parts: [
        { field: 'days', relation: 'more', values: [{ kind: 'number', number: '3' }] },
        {
          join: 'any',
          negated: false,
          rows: [
            { field: 'handler.id', relation: 'equals', values: [{ kind: 'text', text: 'p1' }] },
            { field: 'handler.id', relation: 'equals', values: [{ kind: 'text', text: 'p2' }] },
          ],
        },
      ],
    },
  });
});

test('读不懂的句子说出在哪里、应该是什么', () => {
  const problem = (sentence: string): string => {
    const result = readSentence(sentence, fields);
    return result.ok ? '可以' : expressionProblem(result.rejection);
  };

  assert.equal(problem('天数大于3'), '第 1 个字起：“天数大于3”看不懂，这里应该是字段的名称');
  assert.equal(problem('请假天数多过3'), '第 5 个字起：“多过3”看不懂，这里应该是关系，例如“大于”“是”“没有填”');
  assert.equal(problem('请假天数大于很多'), '第 7 个字起：“很多”看不懂，这里应该是和这个字段相配的值');
  assert.match(
    problem('份数大于3，而且事由没有填'),
    /^第 6 个字起：“，而且事由没有填”看不懂，这里应该是“，并且”、“，或者”或结尾/,
  );
  assert.match(problem('份数大于3，并且（份数小于9'), /这里应该是“）”/);
  assert.match(problem('份数大于3，并且份数小于9，或者份数等于5'), /看不懂/);
  assert.match(problem('签发日期是2026年2月30日'), /值/);
  assert.match(problem('字'.repeat(9000)), /写得太长/);
});

test('同名的字段、分不清的词不会读成另一件事', () => {
  const twins = [
    { key: 'a', label: '金额', kind: 'number' },
    { key: 'b', label: '金额', kind: 'number' },
    { key: 'c', label: '金额大于', kind: 'text' },
    { key: 'd', label: '', kind: 'text' },
  ] as const;
  const said = (source: string): string => describe(compiled(source), twins);
  const rows = (source: string) => openCondition(compiled(source), twins);

  assert.equal(said('a > b'), '金额〔a〕大于“金额〔b〕”一栏');
  for (const source of ['a > b', 'b = 1', 'c = d', 'd = null']) {
    const opened = rows(source);
    assert.ok(opened.kind === 'rows');
    assert.deepEqual(readSentence(said(source), twins), { ok: true, value: opened.condition });
  }
  const options = [
    { value: '1', label: '子、丑' },
    { value: '2', label: '子' },
    { value: '3', label: '丑' },
  ];
  assert.deepEqual(readSentence('乙是子、丑之一', [{ key: 'w', label: '乙', kind: 'choice', options }]), {
    ok: false,
    rejection: { code: 'expression.sentence-ambiguous' },
  });
});

test('条件编辑器显示不了的是高级条件：原文不丢，读出来仍是中文', () => {
  const opened = (source: string) => openCondition(compiled(source), fields);

  for (const [source, sentence] of [
    ['days * 2 > 3', '（请假天数乘2）大于3'],
    ['if days > 3 then cost > 1 else cost > 2', '如果请假天数大于3天，就是金额大于1元，否则是金额大于2元'],
    ['3 < days', '3小于请假天数'],
    ['days > 3 and (cost > 1 or (cost > 2 and not(secret = true and days < 9)))', undefined],
    ['days in (1, > 9)', '（请假天数是1，或者请假天数大于9）'],
    ['some x in tags satisfies x = "A"', '主题词里有x满足：x是“A”'],
    ['other = 1', 'other等于1'],
    ['days = "3"', '请假天数是“3”'],
    ['secret', '是否涉密'],
    ['signed in [today() - 0..today() + 3]', undefined],
  ] as const) {
    const { kind, ...advanced } = opened(source);
    assert.equal(kind, 'advanced', source);
    assert.ok('source' in advanced && advanced.source === source);
    if (sentence !== undefined) assert.equal(advanced.sentence, sentence);
    assert.match(advanced.sentence, /[\p{Script=Han}]/u);
  }
});

test('没填完、选错了的行被拒绝，并说出是第几行', () => {
  const problem = (...parts: Condition['parts']): string => {
    const result = writeCondition({ join: 'all', negated: false, parts }, fields);
    return result.ok ? '可以' : expressionProblem(result.rejection);
  };
  const good = { field: 'days', relation: 'more', values: [{ kind: 'number', number: '3' }] } as const;
  const text = (value: string) => ({ kind: 'text', text: value }) as const;

  assert.equal(problem(good), '可以');
  assert.equal(problem(), '还没有写条件，请至少添加一行');
  assert.match(problem({ join: 'any', negated: false, rows: [] }), /还没有写条件/);
  assert.equal(problem(good, { ...good, values: [] }), '第 2 行：“请假天数”后面还没有填完整，请补上要比较的值');
  assert.match(problem({ ...good, values: [{ kind: 'number', number: '３' }] }), /值不对/);
  assert.match(problem({ ...good, values: [text('3')] }), /值不对/);
  assert.match(problem({ ...good, field: 'gone' }), /“gone”已经没有了/);
  assert.match(problem({ ...good, relation: 'contains' }), /不能用这种关系/);
  assert.match(problem({ field: 'kind', relation: 'equals', values: [text('GONE')] }), /没有“GONE”这个选项/);
  assert.match(
    problem({ field: 'signed', relation: 'less', values: [{ kind: 'date', date: '2026-02-30' }] }),
    /值不对/,
  );
  assert.match(problem({ field: 'cost', relation: 'less', values: [{ kind: 'field', field: 'days' }] }), /值不对/);
  assert.match(problem(...Array.from({ length: 31 }, () => good)), /最多 30 行/);
  assert.equal(problem(...Array.from({ length: 30 }, () => good)), '可以');
});

test('人员按编号比，姓名跟着编号写在条件里：名单里有就用今天的姓名，没有就用当时的', () => {
  const people: readonly ConditionField[] = [
    { key: 'handler', label: '经办人', kind: 'person' },
    {
      key: 'Starter.section.id',
      label: '发起人所在科室',
      kind: 'section',
      options: [{ value: 's1', label: '办公室' }],
    },
  ];
  const li = { kind: 'text', text: 'p1', name: '王丽' } as const;
  const source = 'handler.id = {id: "p1", name: "王丽"}.id';
  const row = one({ field: 'handler', relation: 'equals', values: [li] });

  const expression = writeCondition(row, people);
  assert.ok(expression.ok);
  assert.equal(expression.value.source, source);
  assert.deepEqual(pathsOf(expression.value), ['handler.id']);
  const named = withNames(people, compiled(source));
  assert.equal(describe(compiled(source), named), '经办人是王丽');
  assert.equal(
    describe(compiled(source), withNames(people, compiled(source), new Map([['p1', '王小丽']]))),
    '经办人是王小丽',
  );
  assert.deepEqual(readSentence('经办人是王丽', named), { ok: true, value: row });
  assert.deepEqual(openCondition(compiled(source), people), {
    kind: 'rows',
    condition: row,
    sentence: '经办人是“王丽”',
  });
  const both = compiled('(handler.id in ({id: "p1", name: "王丽"}.id, {id: "p2", name: "王丽"}.id))');
  assert.equal(describe(both, withNames(people, both)), '经办人是王丽〔1〕、王丽〔2〕之一');

  for (const [asked, answer] of [
    [source, true],
    ['handler.id != {id: "p2", name: "王丽"}.id', true],
    ['handler.id = {id: "p2", name: "王丽"}.id', false],
    ['handler.id = Starter.id', true],
    ['handler = null', false],
    ['handler = "p1"', null],
  ] as const) {
    const person = { entries: { id: 'p1', name: '王丽' } };
    assert.equal(evaluate(compiled(asked), { values: { handler: person, Starter: person } }), answer, asked);
  }
});

test('从前写下的条件意思不变：整栏比没有填照样是行，比文字的、比整栏的留作原文', () => {
  const people: readonly ConditionField[] = [
    { key: 'handler', label: '经办人', kind: 'person' },
    { key: 'other', label: '审核人', kind: 'person' },
  ];
  const open = (source: string) => openCondition(compiled(source), people);

  assert.equal(open('handler = null').kind, 'rows');
  assert.deepEqual(open('handler = "p1"'), { kind: 'advanced', source: 'handler = "p1"', sentence: '经办人是“p1”' });
  assert.equal(open('handler = other').kind, 'advanced');
  assert.deepEqual(open('handler.id = other.id'), {
    kind: 'rows',
    condition: one({ field: 'handler', relation: 'equals', values: [{ kind: 'field', field: 'other' }] }),
    sentence: '经办人是“审核人”一栏',
  });
});

test('是发起人本人：只在说得到发起人的地方提供', () => {
  const handler: ConditionField = { key: 'handler', label: '经办人', kind: 'person' };
  const starter: ConditionField = { key: 'Starter.title', label: '发起人的职务', kind: 'text' };
  const offered = (fields: readonly ConditionField[]) => relationsFor(handler, fields).map(({ relation }) => relation);

  assert.ok(offered([handler, starter]).includes('isStarter'));
  assert.ok(!offered([handler]).includes('isStarter'));
  assert.equal(describe(compiled('handler.id != Starter.id'), [handler, starter]), '经办人不是发起人本人');
  assert.equal(readSentence('经办人是发起人本人', [handler]).ok, false);
});
