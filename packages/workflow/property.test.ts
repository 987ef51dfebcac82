import { deepEqual, ok } from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Program } from './index.ts';
import { compile, toXml } from './index.ts';
import { neverWorks } from './publishing/never-works.ts';
import { playChildren } from './testing/play-children.ts';
import { dailySeed, playMany } from './testing/play-many.ts';
import { plans, programOf } from './testing/random-models.ts';

test('两万次随便的办理、退回、取回、加签、跳转：流程不会卡住，谁的件也不会丢', () => playMany(20_000, dailySeed));

test('满是子流程的会签里随便退回：等着的退回不停下谁，也不作废谁的意见', () => playChildren(250, dailySeed));

test('流程存成 BPMN 文件再读回来，意思不变', async () => {
  await fc.assert(
    fc.asyncProperty(plans, async (plan) => {
      const program = publishable(programOf(plan, 'publishable'));
      const xml = await toXml(program);
      const compiled = await compile(xml);
      ok(compiled.ok, JSON.stringify(compiled));
      deepEqual(compiled.value, program);
      deepEqual(await toXml(compiled.value), xml);
    }),
    { seed: dailySeed, numRuns: 40 },
  );
});

/** Time limits at random say much that could never work; a process with them is played, and is not published. */
function publishable(program: Program): Program {
  const useless = new Set(neverWorks(program).map(({ node, overdue }) => `${node} ${overdue}`));
  const nodes = Object.entries(program.nodes).map(([id, node]) => {
    const overdue = node.overdue?.filter((_, at) => !useless.has(`${id} ${at}`));
    return [id, overdue ? { ...node, overdue } : node] as const;
  });
  return { ...program, nodes: Object.fromEntries(nodes) };
}
