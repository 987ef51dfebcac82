import { deepEqual, equal, ok } from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { apply, copyCards } from '../designing/apply.ts';
import { act, historyOf, undo } from '../designing/history.ts';
import { buildProcess, type StepPart, toXml } from '../index.ts';
import { moves } from '../testing/design-commands.ts';
import { drawnApart, opened, shapesOf } from '../testing/design-laws.ts';
import { drawablePlans } from '../testing/drawable-plans.ts';
import { overlapsIn } from '../testing/overlaps.ts';
import { dailySeed } from '../testing/play-many.ts';
import { saveDesign } from './save-design.ts';
import { sceneOf } from './scene.ts';

const folder = fileURLToPath(new URL('../examples/', import.meta.url));
const files = readdirSync(folder).filter((name) => name.endsWith('.bpmn'));
const read = (name: string): string => readFileSync(`${folder}${name}`, 'utf8');

const runs = Number(process.env.RUNS ?? 40);
const numbers = { numRuns: runs, seed: dailySeed };

test('画布上看得到参考流程图的每一个图形，位置和文件里写的一样', async () => {
  for (const name of files) {
    const xml = read(name);
    const design = await opened(xml);
    const scene = sceneOf(design);

    for (const { id, box } of scene.nodes) deepEqual(box, design.picture.shapes[id], name);
    const shown = new Set([...scene.nodes, ...scene.edges].map(({ id }) => id));
    const drawn = [...Object.keys(design.picture.shapes), ...Object.keys(design.picture.edges)];
    deepEqual(
      drawn.filter((id) => !shown.has(id)),
      [],
      name,
    );
    const inside = scene.nodes.filter(({ kind }) => kind === 'inside');
    ok(
      inside.every(({ place }) => place !== undefined),
      `${name}: what stands in a locked part can be chosen`,
    );
  }
});

test('随机的改动以后，图上没有东西压着别的东西；存进文件再打开，还在原来的位置', () =>
  fc.assert(fc.asyncProperty(drawablePlans, moves, drawnApart), numbers));

test('插入一步只动后面的；手放的位置还在，撤销以后一点不差', async () => {
  const xml = read('A.1.0.bpmn');
  const before = await opened(xml);
  const [first] = sceneOf(before).nodes.filter(({ name }) => name === 'Task 1');
  ok(first);
  let history = historyOf(before);
  history = act(history, { kind: 'place', element: first.id, to: { x: first.box.x, y: first.box.y - 90 } }).history;

  history = act(history, { kind: 'insert', at: { path: [], at: 1 }, card: 'step' }).history;

  const moved = sceneOf(history.design).nodes.find(({ id }) => id === first.id);
  equal(moved?.box.y, first.box.y - 90);
  deepEqual(overlapsIn(history.design), []);
  equal(undo(undo(history)).design, before);
});

test('自由办理的一段，最前面加的一步也画得出来，存进文件再打开还在原处', async () => {
  const free: StepPart = { step: 'look', name: '核查', handler: { kind: 'chief' } };
  const xml = await toXml(
    buildProcess({
      ...{ id: 'free', name: '自由办理' },
      parts: [
        { step: 'draft', name: '填写' },
        { section: 'any', name: '随意一段', adHoc: true, parts: [free] },
      ],
    }),
  );
  const before = await opened(xml);

  const { design } = act(historyOf(before), { kind: 'insert', at: { path: [[1, 0]], at: 0 }, card: 'step' }).history;

  ok(design.picture.shapes.step_1);
  deepEqual(overlapsIn(design), []);
  deepEqual(shapesOf(await opened(await saveDesign(xml, before, design))), shapesOf(design));
});

test('没有图的文件打开时就排好；改动以后存的文件带着图', async () => {
  const xml = read('A.1.0.bpmn').replace(/<bpmndi:BPMNDiagram[\s\S]*<\/bpmndi:BPMNDiagram>/, '');
  const before = await opened(xml);
  equal(await saveDesign(xml, before, before), xml);
  deepEqual(overlapsIn(before), []);
  const changed = apply(before, { kind: 'insert', at: { path: [], at: 1 }, card: 'parallel' });
  ok(changed.ok);

  const again = await opened(await saveDesign(xml, before, changed.design));

  deepEqual(shapesOf(again), shapesOf(changed.design));
  deepEqual(overlapsIn(again), []);
});

test('粘贴的一组同时办理得了从前一条线的编号：线的图去掉，它自己的图照样存进文件', async () => {
  const step = (id: string): StepPart => ({ step: id, name: id, handler: { kind: 'chief' } });
  const branches = [[step('a')], [step('b')], [step('c')]];
  const xml = await toXml(
    buildProcess({ id: 'p', name: '流程', parts: [step('draft'), { parallel: 'fork', branches }] }),
  );
  const before = await opened(xml);
  const at = { path: [], at: 1 };
  const { design: left } = act(historyOf(before), { kind: 'removeBranch', at, branch: 0 }).history;
  const cards = copyCards(left, at);
  ok(cards);

  const { design } = act(historyOf(left), { kind: 'paste', at: { path: [], at: 2 }, cards }).history;

  ok(design.picture.shapes.fork_1, 'it has the id that the flow of the first branch had');
  deepEqual(shapesOf(await opened(await saveDesign(xml, before, design))), shapesOf(design));
});
