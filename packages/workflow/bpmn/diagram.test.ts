import { deepEqual, ok } from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { apply } from '../designing/apply.ts';
import type { TimerAct } from '../designing/timers.ts';
import { runsThrough } from '../drawing/around-boxes.ts';
import { overlap } from '../drawing/room.ts';
import type { Program } from '../program.ts';
import { opened } from '../testing/design-laws.ts';
import { drawablePlans } from '../testing/drawable-plans.ts';
import { programOf } from '../testing/random-models.ts';
import { buildProcess } from './build-process.ts';
import { type Diagram, diagram } from './diagram.ts';
import { graphOf } from './graph.ts';
import { toXml } from './to-xml.ts';

const runs = Number(process.env.RUNS ?? 200);

/** Ways through shapes they do not belong to, as words. */
function crossings(program: Program, { nodes, edges }: Diagram): readonly string[] {
  const above = new Map(graphOf(program).elements.map(({ id, parent, attachedTo }) => [id, attachedTo ?? parent]));
  const own = (id: string): readonly string[] => {
    const found = [id];
    for (let up = above.get(id); up !== undefined; up = above.get(up)) found.push(up);
    return found;
  };
  return edges.flatMap(({ from, to, points }) => {
    const ends = new Set([...own(from), ...own(to)]);
    return nodes
      .filter((node) => !ends.has(node.id) && runsThrough(points, node))
      .map(({ id, kind }) => `${from} → ${to} ${JSON.stringify(points)} through ${kind} ${id}`);
  });
}

test('随机的流程：没有一条线穿过别的图形，也都画在图里面', () =>
  fc.assert(
    fc.property(drawablePlans, (plan) => {
      const program = programOf(plan, 'publishable');
      const drawn = diagram(program);
      deepEqual(crossings(program, drawn), []);
      for (const { points } of drawn.edges)
        for (const { x, y } of points) ok(x >= 0 && y >= 0 && x <= drawn.width && y <= drawn.height);
    }),
    { numRuns: runs },
  ));

test('一个步骤或一段上有几个定时：各画各的，不叠在一起', async () => {
  const xml = await toXml(
    buildProcess({
      ...{ id: 'leave', name: '请假' },
      parts: [
        { step: 'draft', name: '填写' },
        { step: 'check', name: '核对', handler: { kind: 'chief' } },
        { section: 'talks', name: '征求意见', parts: [{ step: 'ask', name: '提意见', handler: { kind: 'chief' } }] },
      ],
    }),
  );
  const mixes: readonly (readonly TimerAct[])[] = [
    ['leave', 'beside', 'beside'],
    ['beside', 'leave', 'leave'],
    ['leave', 'leave', 'leave'],
    ['beside', 'beside', 'beside'],
  ];
  for (const at of [1, 2])
    for (const mix of mixes) {
      let design = await opened(xml);
      for (const kind of mix) {
        const added = apply(design, { kind: 'addTimer', at: { path: [], at }, act: kind, limit: { workingDays: 3 } });
        ok(added.ok);
        design = added.design;
      }

      const drawn = diagram(design.program);

      const timers = drawn.nodes.filter(({ kind }) => kind === 'boundary' || kind === 'beside');
      ok(timers.length === 3);
      for (const [place, one] of timers.entries())
        ok(!timers.slice(place + 1).some((other) => overlap(one, other)), JSON.stringify([at, mix, timers]));
      deepEqual(crossings(design.program, drawn), []);
    }
});
