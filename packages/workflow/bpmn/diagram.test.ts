import { deepEqual, ok } from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { runsThrough } from '../drawing/around-boxes.ts';
import type { Program } from '../program.ts';
import { drawablePlans } from '../testing/drawable-plans.ts';
import { programOf } from '../testing/random-models.ts';
import { type Diagram, diagram } from './diagram.ts';
import { graphOf } from './graph.ts';

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
