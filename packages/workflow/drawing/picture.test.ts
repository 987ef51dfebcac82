import { deepEqual, equal, ok } from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { apply } from '../designing/apply.ts';
import type { Design } from '../designing/design.ts';
import { act, historyOf, undo } from '../designing/history.ts';
import { openDesign } from '../designing/open-design.ts';
import { toXml } from '../index.ts';
import { commandOf, moves } from '../testing/design-commands.ts';
import { drawablePlans } from '../testing/drawable-plans.ts';
import { overlapsIn } from '../testing/overlaps.ts';
import { programOf } from '../testing/random-models.ts';
import { saveDesign } from './save-design.ts';
import { sceneOf } from './scene.ts';

const folder = fileURLToPath(new URL('../examples/', import.meta.url));
const files = readdirSync(folder).filter((name) => name.endsWith('.bpmn'));
const read = (name: string): string => readFileSync(`${folder}${name}`, 'utf8');

async function opened(xml: string): Promise<Design> {
  const file = await openDesign(xml);
  ok(file, 'it can be opened');
  return file.design;
}

const runs = Number(process.env.RUNS ?? 40);
const numbers = { numRuns: runs, ...(process.env.SEED ? { seed: Number(process.env.SEED) } : {}) };

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

test('随机的改动以后，图上没有东西压着别的东西；存进文件再打开，还在原来的位置', async () => {
  await fc.assert(
    fc.asyncProperty(drawablePlans, moves, async (plan, all) => {
      const xml = await toXml(programOf(plan, 'publishable'));
      const before = await opened(xml);
      deepEqual(overlapsIn(before), [], 'laid out by the file');
      let history = historyOf(before);
      for (const move of all) {
        const command = commandOf(history.design, move);
        history = act(history, command).history;
        deepEqual(overlapsIn(history.design), [], JSON.stringify(command));
      }

      const again = await opened(await saveDesign(xml, before, history.design));

      deepEqual(shapesOf(again), shapesOf(history.design));
      const arranged = apply(history.design, { kind: 'arrange' });
      ok(arranged.ok);
      deepEqual(overlapsIn(arranged.design), [], 'arranged');
    }),
    numbers,
  );
});

const shapesOf = (design: Design): unknown =>
  sceneOf(design)
    .nodes.map(({ id, box }) => [id, box])
    .sort();

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
