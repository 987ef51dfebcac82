import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { saveDesign } from '../drawing/save-design.ts';
import { waysTaken } from '../flow/try-ways.ts';
import { buildProcess, compile, type MultiMode, type NodeOperations, toXml } from '../index.ts';
import { noDisagreeing } from '../publishing/no-disagreeing.ts';
import { opened } from '../testing/design-laws.ts';
import { act, historyOf, undo } from './history.ts';
import { remediesOf } from './remedies.ts';

const process = (jumpTo: readonly string[]) =>
  buildProcess({
    id: 'leave',
    name: '请假',
    parts: [
      { step: 'draft', name: '填写' },
      { step: 'head', name: '审批', handler: { kind: 'chief' }, operations: { disagree: true, jumpTo } },
      { step: 'file', name: '存档', handler: { kind: 'starter' } },
    ],
  });

test('“不同意”没有路可走：一按就补上，能发布；一步撤销就回来', async () => {
  const xml = await toXml(process([]));
  equal((await compile(xml)).ok, false);
  const design = await opened(xml);

  const remedies = remediesOf(design).get('head') ?? [];

  deepEqual(
    remedies.map(({ words }) => words),
    ['在后面加上“不通过就结束”的路', '这一步不提供“不同意”'],
  );
  for (const { command } of remedies) {
    const { applied, history } = act(historyOf(design), command);
    ok(applied.ok);
    equal((await compile(await saveDesign(xml, design, applied.design))).ok, true);
    deepEqual(remediesOf(applied.design).size, 0);
    equal(undo(history).design, design);
  }
});

test('会签没有“不同意”按钮：会说，一按就补上按钮和路，能发布，说的没有了', async () => {
  const countersign = (multi: MultiMode, more: Partial<NodeOperations> = {}) =>
    buildProcess({
      id: 'sign',
      name: '会签',
      parts: [
        { step: 'draft', name: '填写' },
        { step: 'heads', name: '各科会签', handler: { kind: 'chief' }, multi, operations: more },
      ],
    });
  const told = (multi: MultiMode, more: Partial<NodeOperations> = {}) =>
    noDisagreeing(countersign(multi, more)).map(({ element }) => element);
  deepEqual(told({ mode: 'parallel', rule: 'all' }), ['heads']);
  deepEqual(told({ mode: 'sequential', rule: { of: [2, 3] } }), ['heads']);
  deepEqual(told({ mode: 'parallel', rule: 'all' }, { disagree: true }), []);
  deepEqual(told({ mode: 'parallel', rule: 'any' }), []);
  deepEqual(told({ mode: 'parallel', rule: 'veto', abstain: 'asNo' }), []);
  deepEqual(told({ mode: 'any' }), []);
  const xml = await toXml(countersign({ mode: 'parallel', rule: 'all' }));
  const design = await opened(xml);

  const [remedy, ...others] = remediesOf(design).get('heads') ?? [];

  deepEqual([remedy?.words, others.length], ['加上“不同意”按钮和“不通过就结束”的路', 0]);
  ok(remedy);
  const { applied } = act(historyOf(design), remedy.command);
  ok(applied.ok);
  equal((await compile(await saveDesign(xml, design, applied.design))).ok, true);
  equal(applied.design.program.nodes.heads?.operations.disagree, true);
  deepEqual([noDisagreeing(applied.design.program), remediesOf(applied.design).size], [[], 0]);
});

test('特送到已经去掉的步骤：一按就去掉这条设置，别的不动', async () => {
  const design = await opened(await toXml(process(['file'])));
  const without = act(historyOf(design), { kind: 'remove', at: { path: [], at: 2 } }).history.design;

  const [, , remedy] = remediesOf(without).get('head') ?? [];

  equal(remedy?.words, '去掉指向已经没有的步骤的设置');
  ok(remedy);
  const { applied } = act(historyOf(without), remedy.command);
  ok(applied.ok);
  equal(applied.design.program.nodes.head?.operations.jumpTo, undefined);
  equal(applied.design.program.nodes.head?.operations.disagree, true);
});

test('换一种情况试试：和引擎真走时一样，先符合哪条走哪条，说不准就走“其他情况”', () => {
  const branch = (flow: string, source?: string) => ({
    ...{ flow, label: '', body: { kind: 'sequence', blocks: [] } as const },
    guard: source ? ({ kind: 'condition', source } as const) : ({ kind: 'default' } as const),
  });
  const choice = {
    ...({ kind: 'choice', id: 'c', name: '' } as const),
    branches: [branch('a', 'days > 3'), branch('b', 'days > 1'), branch('c')],
  };
  const tried = (days: number | undefined) =>
    waysTaken(choice, {
      evaluate: (source) => (days === undefined ? 'unknown' : days > Number(source.split('> ')[1])),
    });

  deepEqual([tried(5).taken, tried(2).taken, tried(1).taken], [[0], [1], [2]]);
  deepEqual([tried(undefined).taken, tried(undefined).isUnknown], [[2], true]);
  const fork = { ...choice, kind: 'parallel', joinId: 'j', countersign: false } as const;
  deepEqual(waysTaken(fork, { evaluate: () => true }).taken, [0, 1]);
});
