import { deepEqual, equal, ok } from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { saveDesign } from '../drawing/save-design.ts';
import type { Program } from '../index.ts';
import { buildProcess, compile, toXml } from '../index.ts';
import { commandOf, moves } from '../testing/design-commands.ts';
import { changedAndSaved, opened, shown, writtenAndRead } from '../testing/design-laws.ts';
import { drawablePlans } from '../testing/drawable-plans.ts';
import { dailySeed } from '../testing/play-many.ts';
import { sentencesOf, type TwinWords } from '../twin/twin.ts';
import { apply } from './apply.ts';
import type { Design } from './design.ts';
import { act, historyOf } from './history.ts';
import { openDesign } from './open-design.ts';

const words: TwinWords = {
  ...{ handler: () => '主要负责人', step: (id) => id, field: (key) => key, process: (key) => key },
  ...{ condition: (source) => source, block: (key) => key },
};
const folder = fileURLToPath(new URL('../examples/', import.meta.url));
const files = readdirSync(folder).filter((name) => name.endsWith('.bpmn'));
const read = (name: string): string => readFileSync(`${folder}${name}`, 'utf8');

test('业界的参考流程图都能在列表里打开；没有改动时保存，一个字也不变', async () => {
  for (const name of files) {
    const xml = read(name);
    const design = await opened(xml);

    equal(await saveDesign(xml, design, design), xml, name);
    deepEqual((await opened(xml)).program, design.program, name);
  }
});

test('列表画不出的部分成为一张锁住的卡片，周围的步骤照样能改', async () => {
  const design = await opened(read('A.2.1.bpmn'));
  const { root, nodes } = design.program;

  const cards = root.blocks.map((block) => {
    if (block.kind !== 'step') return block.kind;
    const part = design.locked[block.node];
    return part ? `${part.members.length} 个元素` : nodes[block.node]?.name;
  });

  deepEqual(cards, ['Task 1', '5 个元素', 'end']);
  const { applied } = act(historyOf(design), { kind: 'insert', at: { path: [], at: 1 }, card: 'step' });
  ok(applied.ok);
  const changed = await opened(await saveDesign(read('A.2.1.bpmn'), design, applied.design));
  deepEqual(changed.locked, design.locked);
});

test('流程自己的设定（撤销以后回到草稿、撤回时限、管理员）随取回的版本一起存进文件', async () => {
  const xml = read('A.1.0.bpmn');
  const plain = await opened(xml);
  const settings: Partial<Program> = {
    name: '请假',
    cancelPolicy: 'anyTime',
    cancelTo: 'draft',
    undoMinutes: 10,
    reviveWithin: { workingDays: 3 },
    endWithin: { workingDays: 10 },
    administrator: { kind: 'chief' },
  };
  const other: Design = { ...plain, program: { ...plain.program, ...settings } };

  const saved = await saveDesign(xml, plain, other);

  deepEqual((await opened(saved)).program, other.program);
  deepEqual((await opened(await saveDesign(saved, other, plain))).program, plain.program);
});

test('子流程退回时其他几路怎么办：在设置里选，能发布，存进文件再打开一样，说明里有一句', async () => {
  const branches = [
    [
      { step: 'ask', name: '请会办', call: { process: '会办', mode: 'sync' } },
      {
        choice: 'result',
        branches: [
          { on: 'yes', parts: [] },
          { on: 'no', parts: [{ step: 'say', name: '说明', handler: { kind: 'chief' } }] },
        ],
      },
    ],
    [{ step: 'look', name: '核对', handler: { kind: 'chief' } }],
  ] as const;
  const before = buildProcess({
    id: 'p',
    name: '流程',
    parts: [
      { step: 'draft', name: '拟稿' },
      { parallel: 'both', branches },
    ],
  });
  const xml = await toXml(before);
  const design = await opened(xml);
  const said = (one: Design) => sentencesOf(one, words).find(({ element }) => element === 'ask')?.text;
  equal(said(design), '“请会办”：发起“会办”，等它办完再往下走。');

  for (const [acrossFork, sentence] of [
    ['wait', '等其他几路办完再退'],
    ['cancel', '停掉其他几路'],
    ['borrow', '其他几路照办，改好直接送回'],
  ] as const) {
    const changed = apply(design, { kind: 'setStep', node: 'ask', change: { acrossFork } });
    ok(changed.ok);

    const compiled = await compile(await saveDesign(xml, design, changed.design));

    ok(compiled.ok, compiled.ok ? '' : JSON.stringify(compiled.rejection));
    equal(compiled.value.nodes.ask?.acrossFork, acrossFork);
    equal(
      said(changed.design),
      `“请会办”：发起“会办”，等它办完再往下走。子流程退回，要从同时办理的一路退到外面时，${sentence}。`,
    );
  }
});

test('写了送出按钮名称的一步移进自由办理的一段：那里没有往下走的路，名称不再留着，存进文件再打开一样', async () => {
  const look = { step: 'look', name: '核查', handler: { kind: 'chief' } } as const;
  const parts = [
    { step: 'draft', name: '填写' },
    { ...look, flowLabel: '送核' },
    { section: 'any', name: '随意一段', adHoc: true, parts: [{ ...look, step: 'other' }] },
  ] as const;
  const xml = await toXml(buildProcess({ id: 'free', name: '自由办理', parts }));
  const before = await opened(xml);
  equal(before.program.nodes.look?.flowLabel, '送核');

  const moved = apply(before, { kind: 'move', from: { path: [], at: 1 }, to: { path: [[2, 0]], at: 0 } });

  ok(moved.ok);
  equal(moved.design.program.nodes.look?.flowLabel, undefined);
  deepEqual(shown((await opened(await saveDesign(xml, before, moved.design))).program), shown(moved.design.program));
});

const runs = Number(process.env.RUNS ?? 40);
const numbers = { numRuns: runs, seed: dailySeed };

test('随机的流程：写成 XML 再读回来，列表里还是原来的样子', () =>
  fc.assert(fc.asyncProperty(drawablePlans, writtenAndRead), numbers));

test('随机的改动：存进文件再打开，和改好的一样；全部撤销回到原样，全部重做又是改好的', async () => {
  let carriedOut = 0;
  const property = fc.asyncProperty(drawablePlans, moves, async (plan, all) => {
    carriedOut += await changedAndSaved(plan, all);
  });
  await fc.assert(property, numbers);
  ok(carriedOut > runs, 'most commands could be carried out');
});

test('参考流程图上随机改动：存进文件再打开，每一步都在，锁住的部分一个元素也不少', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...files), moves, async (name, all) => {
      const xml = read(name);
      const file = await openDesign(xml);
      if (!file || file.closed) return;
      let history = historyOf(file.design);
      for (const move of all) history = act(history, commandOf(history.design, move)).history;
      const { program, locked } = history.design;

      const text = await saveDesign(xml, file.design, history.design);

      const saved = await opened(text);
      // what stands beside a locked part may be taken into it when the file is read again; nothing of it is lost
      const kept = new Set([...Object.keys(program.nodes), ...Object.values(locked).flatMap(({ members }) => members)]);
      for (const id of kept) ok(text.includes(`id="${id}"`), `${name}: ${id}`);
      if (Object.keys(file.design.locked).length === 0) deepEqual(shown(saved.program), shown(program));
    }),
    numbers,
  );
});
