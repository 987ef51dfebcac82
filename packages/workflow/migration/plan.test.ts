import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Program } from '../index.ts';
import { migrate } from '../index.ts';
import { checkInvariants } from '../testing/laws.ts';
import { playHistory } from '../testing/play-history.ts';
import { dailySeed } from '../testing/play-many.ts';
import { plans } from '../testing/random-models.ts';
import { movesUpTo } from '../testing/random-moves.ts';
import { person, processOf, Scenario, step } from '../testing/scenario.ts';
import { matchNodes, planInstance, renamed, turnedRound } from './plan.ts';

const actor = person('管理员');

test('自动对应：编号没变的照旧；只改了编号的按名称；名称也改了的，前后都没变就按位置', () => {
  const from = processOf(step('a', '甲'), { ...step('b', '乙'), name: '核稿' }, step('c', '丙'), step('d', '丁'));
  const to = processOf(
    step('a', '甲'),
    { ...step('b2', '乙'), name: '核稿' },
    { ...step('x', '丙'), name: '会签' },
    step('d', '丁'),
  );

  deepEqual(
    matchNodes(from, to).map((one) => `${one.from}→${one.to} ${one.by}`),
    ['拟稿→拟稿 id', 'a→a id', 'd→d id', 'b→b2 name', 'c→x place'],
  );
});

test('同名的有两个、位置也说不准：不替人决定，列出能接着办的步骤', () => {
  const from = processOf(step('a', '甲'), { ...step('b', '乙'), name: '核稿' }, step('d', '丁'));
  const twins = [
    { ...step('b1', '乙'), name: '核稿' },
    { ...step('b2', '乙'), name: '核稿' },
  ];
  const to = processOf(step('a', '甲'), ...twins, step('d', '丁'));
  const office = new Scenario(from);
  office.submit('拟稿');
  office.submit('a');

  const plan = planInstance(from, to, office.state, renamed(matchNodes(from, to)));

  equal(plan.kind, 'decide');
  deepEqual(plan.open, ['b']);
  const choices = ['拟稿', 'a', 'b1', 'b2', 'd'];
  deepEqual(plan.places, [{ node: 'b', choices }]);
  const decided = planInstance(from, to, office.state, { b: 'b2' });
  equal(decided.kind, 'moves');
  deepEqual(decided.places, [{ node: 'b', to: 'b2', choices }], 'it can still be decided otherwise');
});

test('改的只是已经走过的步骤：不受影响；改了后面的：转到新版', () => {
  const from = processOf(step('a', '甲'), step('b', '乙'), step('d', '丁'));
  const office = new Scenario(from);
  office.submit('拟稿');
  office.submit('a');
  const kind = (to: Program) => planInstance(from, to, office.state, renamed(matchNodes(from, to))).kind;

  equal(kind(processOf(step('a', '己'), step('b', '乙'), step('d', '丁'))), 'unaffected');
  equal(kind(processOf(step('a', '甲'), step('b', '乙'), step('d', '庚'))), 'moves');
  equal(kind(processOf(step('a', '甲'), step('b', '乙'), step('c', '丙'), step('d', '丁'))), 'moves');
});

test('转到新版再转回来，和没转过一样（随便办到一半的件，随便哪些步骤改了编号）', () => {
  let moved = 0;
  fc.assert(
    fc.property(plans, movesUpTo(30), fc.nat(), (plan, moves, luck) => {
      const office = playHistory(plan, moves, { ends: false });
      if (office.state.status !== 'open') return;
      const { program: from, state: before } = office;
      const [to, nodes] = withOtherIds(from, luck);
      const planned = planInstance(from, to, before, nodes);
      ok(planned.comesBack && planned.kind !== 'decide', JSON.stringify(planned));

      const there = migrate({ from, to }, before, { nodes, reason: '启用新版', actor }, office.facts());
      ok(there.ok);
      checkInvariants(there.value.state);
      const back = migrate(
        { from: to, to: from },
        there.value.state,
        { nodes: turnedRound(nodes), reason: '退回旧版', actor },
        office.facts(),
      );
      ok(back.ok);

      deepEqual({ ...back.value.state, seq: before.seq }, before);
      moved += 1;
    }),
    { seed: dailySeed, numRuns: 300 },
  );
  ok(moved > 100, `only ${moved} were moved`);
});

/** The same process, some of its steps under other ids (not those that a rule names). */
function withOtherIds(program: Program, luck: number): readonly [Program, Record<string, string>] {
  const text = JSON.stringify({ ...program, nodes: {} });
  const sections = new Set(Object.keys(program.nodes).filter((node) => text.includes(`"id":"${node}"`)));
  const steps = Object.keys(program.nodes).filter((node, at) => !sections.has(node) && ((luck >> (at % 12)) & 1) === 1);
  const names = Object.fromEntries(steps.map((node) => [node, `${node}新`]));
  const other = (value: unknown): unknown => {
    if (typeof value === 'string') return names[value] ?? value;
    if (Array.isArray(value)) return value.map(other);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [names[key] ?? key, key === 'name' ? one : other(one)]),
    );
  };
  return [other(program) as Program, names]; // reason: the same shape under other names
}
