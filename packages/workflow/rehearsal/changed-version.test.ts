import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { addMillis, plainCalendar } from '@gov/base';
import fc from 'fast-check';
import type { ProcessPart, Program } from '../index.ts';
import { playHistory, untouchedWorld } from '../testing/play-history.ts';
import { dailySeed } from '../testing/play-many.ts';
import { plans, programOf } from '../testing/random-models.ts';
import { movesUpTo } from '../testing/random-moves.ts';
import { by, processOf, Scenario, step } from '../testing/scenario.ts';
import { differenceOf } from './difference.ts';
import { rehearse } from './rehearse.ts';
import { flowsOut, summaryOf } from './summary.ts';

const day = 86_400_000;
const later = (office: Scenario, days: number): void => {
  office.now = addMillis(office.now, days * day);
};

function rehearsed(office: Scenario, to: Program, lasts: number | undefined = undefined) {
  const world = untouchedWorld(office.program);
  const worldAt = () => ({ ...world, evaluate: (source: string) => office.answers[source] ?? false });
  const history = { events: office.events, programs: [{ from: 1, program: office.program }], worldAt };
  const rehearsal = rehearse(history, to, { lasts: () => lasts });
  return differenceOf(office.events, rehearsal, plainCalendar);
}

const words = ({ steps }: ReturnType<typeof rehearsed>) =>
  steps.map(({ node, kind, past, now }) => `${node}:${kind}${kind === 'people' ? ` ${past}→${now}` : ''}`).join(' ');

/** 拟稿 → 核稿 (two days) → 会签 → 签发. */
function finished(...middle: readonly ProcessPart[]): Scenario {
  const office = new Scenario(processOf(step('核稿', '甲'), ...middle, step('签发', '丁')));
  office.submit('拟稿');
  later(office, 2);
  office.submit('核稿');
  return office;
}

test('多了一步：历史上的件都会多经过它，按平常用时算进天数；没有历史用时就不算，并且说出来', () => {
  const office = finished();
  later(office, 1);
  office.submit('签发');
  const to = processOf(step('核稿', '甲'), step('法规审核', '丙'), step('签发', '丁'));

  const counted = rehearsed(office, to, day);
  const unknown = rehearsed(office, to);

  equal(words(counted), '拟稿:same 核稿:same 法规审核:added 签发:same');
  equal((counted.millis?.now ?? 0) - (counted.millis?.past ?? 0), day);
  deepEqual([unknown.millis?.now, unknown.uncounted], [unknown.millis?.past, ['法规审核']]);
  equal(counted.same, false);
});

test('少了一步：后面的步骤提前，省下的就是那一步实际用的天数', () => {
  const office = finished(step('会签', '乙'));
  later(office, 1);
  office.submit('会签');
  later(office, 1);
  office.submit('签发');

  const without = rehearsed(office, processOf(step('核稿', '甲'), step('签发', '丁')));

  equal(words(without), '拟稿:same 核稿:same 会签:dropped 签发:same');
  // the minute that passes with every act is the step's own
  equal((without.millis?.past ?? 0) - (without.millis?.now ?? 0), day + 60_000);
});

test('换了办理人：办的事照历史算，件到了别人手里', () => {
  const office = finished();
  office.submit('签发');

  const other = rehearsed(office, processOf(step('核稿', '己'), step('签发', '丁')));

  equal(words(other), '拟稿:same 核稿:people 甲→己 签发:same');
  deepEqual(other.ends, { past: 'completed', now: 'completed' });
});

test('条件改了：走另一条路；谁也不走的分支数得出来', () => {
  const parts = (when: string): Program =>
    processOf(
      { choice: '要不要会签', branches: [{ when, parts: [step('会签', '乙')] }, { parts: [] }] },
      step('签发', '丁'),
    );
  const office = new Scenario(parts('超过三天'), { 超过三天: false, 超过一天: true });
  office.submit('拟稿');
  office.submit('签发');
  const to = parts('超过一天');

  const changed = rehearsed(office, to);
  const summary = summaryOf([changed], { steps: Object.keys(to.nodes), flows: flowsOut(to) });

  equal(words(changed), '拟稿:same 会签:added 签发:same');
  equal(changed.ways.length, 1);
  deepEqual(
    summary.flows.map(({ past, now }) => [past, now]),
    [
      [0, 1],
      [1, 0],
    ],
  );
  deepEqual([summary.otherWay, summary.same], [1, 0]);
});

test('没有人办的地方：说出是哪一步，其余照样推算', () => {
  const office = finished();
  office.submit('签发');

  const vacant = rehearsed(office, processOf({ ...step('核稿', '甲'), ...by() }, step('签发', '丁')));

  deepEqual(vacant.nobody, ['核稿']);
  equal(vacant.ends.now, 'completed');
});

test('新版不许做的事：退回不再提供，说出来，按同意往下算', () => {
  const office = finished();
  office.giveBack('签发', '核稿');
  office.submit('核稿');
  office.submit('签发');
  const strict = { ...step('签发', '丁'), operations: { returnTo: [] } };

  const changed = rehearsed(office, processOf(step('核稿', '甲'), strict));

  deepEqual(
    changed.notAllowed.map(({ node, did }) => [node, did]),
    [['签发', 'return']],
  );
  equal(changed.ends.now, 'completed');
});

test('在办的件：只算到它现在站的地方', () => {
  const office = finished(step('会签', '乙'));

  const changed = rehearsed(office, processOf(step('核稿', '己'), step('会签', '乙'), step('签发', '丁')));

  equal(words(changed), '拟稿:same 核稿:people 甲→己 会签:same');
  deepEqual(changed.ends, { past: 'open', now: 'open' });
  equal(changed.millis, undefined);
});

test('随便哪一版，试运行都有个结果：不卡死，不出错，每一步都说得清', () => {
  let stuck = 0;
  let cases = 0;
  fc.assert(
    fc.property(plans, plans, movesUpTo(25), fc.boolean(), (plan, other, moves, ends) => {
      const office = playHistory(plan, moves, { ends });
      const to = programOf(other);
      const difference = rehearsed(office, to);
      cases += 1;
      if (difference.stuck) stuck += 1;
      const known = new Set([...Object.keys(office.program.nodes), ...Object.keys(to.nodes)]);
      for (const { node } of difference.steps) ok(known.has(node));
      const rounds = Object.values(difference.entered).reduce((sum, [, now]) => sum + now, 0);
      equal(difference.steps.filter(({ kind }) => kind !== 'dropped').length, rounds);
      JSON.stringify(difference);
    }),
    { seed: dailySeed, numRuns: 200 },
  );
  ok(stuck < cases / 10, `${stuck} of ${cases} could not be played`);
});
