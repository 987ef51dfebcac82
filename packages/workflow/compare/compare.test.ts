import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { apply } from '../designing/apply.ts';
import type { DesignCommand } from '../designing/command.ts';
import type { Design } from '../designing/design.ts';
import type { ProcessPart, Program } from '../index.ts';
import { commandOf, moves } from '../testing/design-commands.ts';
import { plans, programOf } from '../testing/random-models.ts';
import { by, processOf, step } from '../testing/scenario.ts';
import { sentencesOf } from '../twin/twin.ts';
import { type Comparison, compareDesigns } from './compare.ts';
import { inOrder } from './in-order.ts';
import type { CompareWords } from './step-changes.ts';

const wordsFor = (design: Design): CompareWords => ({
  handler: (rule) => (rule.kind === 'named' ? rule.personIds.join('、') || '没有人' : rule.kind),
  step: (node) => design.program.nodes[node]?.name ?? node,
  process: (key) => key,
  field: (key) => key,
  right: (right) => (right === 'read' ? '只看' : right === 'required' ? '必填' : right),
  block: (key) => key,
  condition: (source) => source,
});

/** What is compared are the words: nothing is drawn here. */
const undrawn = (program: Program): Design => ({
  program,
  locked: {},
  picture: {
    sheet: { nodes: new Map(), flows: new Map(), beside: new Map(), bands: new Map(), program, locked: {} },
    shapes: {},
    edges: {},
  },
});
const designOf = (...parts: readonly ProcessPart[]): Design => undrawn(processOf(...parts));
const compared = (before: Design, after: Design): Comparison =>
  compareDesigns({ design: before, words: wordsFor(before) }, { design: after, words: wordsFor(after) });
const done = (design: Design, ...commands: readonly DesignCommand[]): Design =>
  commands.reduce((now, command) => {
    const applied = apply(now, command);
    ok(applied.ok, JSON.stringify(command));
    return applied.design;
  }, design);
/** `改 审核：谁来办：甲 → 乙` */
const told = ({ lines, general }: Comparison): readonly string[] => [
  ...general,
  ...lines.flatMap(({ mark, before, after, changes }) =>
    mark === 'same' ? [] : [`${mark} ${(after ?? before)?.number} ${changes.join('；')}`],
  ),
];

const office = designOf(step('审核', '甲'), step('会签', '乙'), step('签发', '丁'));

test('两版一样，没有一句不同', () => {
  deepEqual(told(compared(office, office)), []);
});

test('换了办理人、时限、字段，改了名称：一项一项说出来', () => {
  const after = done(office, {
    kind: 'setStep',
    node: '审核',
    change: {
      name: '科长审核',
      handler: by('丙').handler,
      due: { workingDays: 2 },
      fields: { 金额: 'required' },
      signing: true,
    },
  });

  deepEqual(told(compared(office, after)), [
    'changed 2 名称：“审核” → “科长审核”；谁来办：甲 → 丙；“金额”：只看 → 必填；多久：不限时 → 2 个工作日；也改了：是否要本人签批',
  ]);
});

test('加一步、去掉一步、调换次序，各说在哪里；图上的记号和句子一致', () => {
  const added = done(office, { kind: 'insert', at: { path: [], at: 2 }, card: 'step' });
  const result = compared(office, added);
  deepEqual(told(result), ['added 3 ']);
  deepEqual(Object.values(result.marksAfter), ['added']);
  deepEqual(result.marksBefore, {});

  const removed = compared(office, done(office, { kind: 'remove', at: { path: [], at: 2 } }));
  deepEqual(told(removed), ['removed 3 ']);
  deepEqual(removed.marksBefore, { 会签: 'removed' });

  const moved = compared(office, done(office, { kind: 'move', from: { path: [], at: 3 }, to: { path: [], at: 1 } }));
  deepEqual(told(moved), ['moved 2 ']);
  deepEqual([moved.marksBefore, moved.marksAfter], [{ 签发: 'moved' }, { 签发: 'moved' }]);
});

test('流程名称、撤销的规矩也说', () => {
  const after: Design = { ...office, program: { ...office.program, name: '新流程', cancelPolicy: 'never' } };
  deepEqual(told(compared(office, after)), [
    '流程名称：“测试流程” → “新流程”',
    '发起人能不能撤销：别人办之前可以 → 不可以',
  ]);
});

test('取回和恢复的时间：不填是不限，填了流程说明的每一步也写着', () => {
  const limited = done(office, {
    kind: 'setProcess',
    change: { undoMinutes: 30, reviveWithin: { workingDays: 5 } },
  });
  const [was, is] = [office, limited].map((design) => sentencesOf(design, wordsFor(design))[0]?.text ?? '');

  deepEqual(told(compared(office, limited)), [
    '多久以内可以取回：不限 → 办完 30 分钟内',
    '结束后多久以内可以恢复：不限 → 5 个工作日内',
  ]);
  ok(was?.includes('、取回'));
  ok(is?.includes('取回（办完 30 分钟内）'));
});

test('办结时限：改了会说，流程说明的开头写着', () => {
  const limited = done(office, { kind: 'setProcess', change: { endWithin: { workingDays: 10 } } });

  ok(told(compared(office, limited)).includes('办结时限（全程）：不限 → 10 个工作日'));
  deepEqual(
    sentencesOf(limited, wordsFor(limited))
      .slice(0, 1)
      .map(({ number, text }) => [number, text]),
    [['0', '全程限 10 个工作日办结，到期前 2 个工作日和到期时提醒在办的人和发起人。']],
  );
  const hours = done(limited, { kind: 'setProcess', change: { endWithin: { workingHours: 1 } } });
  equal(sentencesOf(hours, wordsFor(hours))[0]?.text, '全程限 1 小时（只算工作日）办结，到期时提醒在办的人和发起人。');
});

test('随便的流程随便地改：两版的每一句都在，来的去的不多不少', () => {
  fc.assert(
    fc.property(plans, moves, (plan, commands) => {
      const before = undrawn(programOf(plan));
      let after = before;
      for (const move of commands) {
        const applied = apply(after, commandOf(after, move));
        if (applied.ok) after = applied.design;
      }
      const { lines } = compared(before, after);
      const [was, is] = [before, after].map((one) => sentencesOf(one, wordsFor(one)));
      deepEqual(
        new Set(lines.flatMap((line) => (line.before ? [line.before.number] : []))),
        new Set(was?.map((l) => l.number)),
      );
      deepEqual(
        lines.flatMap((line) => (line.after ? [line.after.number] : [])),
        is?.map((line) => line.number),
      );
      for (const { mark, before: old, after: now } of lines)
        equal(mark === 'added' ? old : mark === 'removed' ? now : undefined, undefined);
      deepEqual(told(compared(after, after)), []);
    }),
    { seed: 501, numRuns: 200 },
  );
});

test('最长的相同次序', () => {
  deepEqual(inOrder(['a', 'b', 'c', 'd'], ['b', 'd', 'c']), ['b', 'd']);
  deepEqual(inOrder([], ['a']), []);
});

test('几路办完就往下走：在卡片上改，会签和它只能有一样，去掉一路就是全部；说明和对比都说出来', () => {
  const fork = { path: [], at: 1 };
  const branches = ['甲科', '乙科', '丙科'].map((name) => [step(name, name)]);
  const before = designOf({ parallel: '并行', branches }, step('签发', '丁'));
  const why = (design: Design, command: DesignCommand): string => {
    const applied = apply(design, command);
    return applied.ok ? '' : applied.why;
  };
  const enough = { branches: 2, rest: 'continue' } as const;

  const after = done(before, { kind: 'setEnough', at: fork, enough });

  equal(sentencesOf(after, wordsFor(after))[1]?.text, '同时办理，其中 2 路办完就往下，其余的接着办，留作备查：');
  deepEqual(told(compared(before, after)), ['changed 2 原来是：同时办理，各路都办完再往下：']);
  const stopping = done(after, { kind: 'setEnough', at: fork, enough: { branches: 1, rest: 'cancel' } });
  deepEqual(told(compared(after, stopping)), [
    'changed 2 原来是：同时办理，其中 2 路办完就往下，其余的接着办，留作备查：',
  ]);
  equal(
    why(before, { kind: 'setEnough', at: fork, enough: { branches: 3, rest: 'cancel' } }),
    '这里有 3 路，可以写 1 到 2 路办完就往下走。',
  );
  equal(
    why(after, { kind: 'setCountersign', at: fork, countersign: true }),
    '会签要等几路都办完。先改成“全部办完”往下走。',
  );
  const countersigned = done(before, { kind: 'setCountersign', at: fork, countersign: true });
  equal(why(countersigned, { kind: 'setEnough', at: fork, enough }), '会签要等几路都办完。先去掉“是会签”。');
  const fewer = done(after, { kind: 'removeBranch', at: fork, branch: 0 });
  equal(sentencesOf(fewer, wordsFor(fewer))[1]?.text, '同时办理，各路都办完再往下：');
});
