import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { ProcessPart, StepPart } from '@gov/workflow';
import { mostAtOnce } from '#components/processes/contract.ts';
import type { Json, Visitor } from '#platform/testkit/sign-in.ts';
import { copyMatters } from '../../testing/copy-matters.ts';
import { headsCheck, leaveApplication } from '../../testing/leave-steps.ts';
import { leaveValues, type Office, openOffice } from '../../testing/office.ts';
import { publishKind } from '../../testing/publish-kind.ts';

const decide: StepPart = { step: 'decide', name: '审批', handler: { kind: 'chief' } };
const legal: StepPart = {
  step: 'legal',
  name: '法规审核',
  handler: { kind: 'postInSection', role: 'legalHead', section: { of: 'agency' } },
};
const way: ProcessPart = {
  choice: 'kind',
  branches: [{ when: 'leaveKind = "SICK"', parts: [legal] }, { parts: [] }],
};

/** Ten were handled by people, each stands for a hundred. */
const handled = 10;
const copiesOfEach = 99;

let office: Office;
let system: Visitor;
let at: string;
before(async () => {
  office = await openOffice();
  await publishKind(office, 'thousand', [leaveApplication, headsCheck, way, decide]);
  for (let n = 0; n < handled; n += 1) {
    const matterId = await office.begin('officer', 'thousand');
    const leaveKind = n % 3 === 0 ? 'SICK' : leaveValues.leaveKind;
    await office.done('officer', matterId, { values: { ...leaveValues, leaveKind } });
    office.house.clock.advance(60_000);
    await office.done('head', matterId);
    if (n % 3 === 0) await office.done('legal', matterId);
    await office.done('chief', matterId);
    await copyMatters(office.house.superuserUrl, matterId, copiesOfEach);
  }
  system = await office.as('system');
  const { processes } = (await system.get('/api/processes')).body;
  at = `/api/processes/${processes.find(({ key }: Json) => key === 'thousand').processId}/rehearsal`;
});
after(async () => {
  assert.deepEqual(office.house.problems, []);
  await office.close();
});

interface Portion {
  readonly cases: readonly Json[];
  readonly millis: number;
}

/** As the page asks: portion by portion, until all are there or somebody stops. */
async function rehearsed(matterIds: readonly string[], portions: number): Promise<readonly Portion[]> {
  const done: Portion[] = [];
  for (let from = 0; from < matterIds.length && done.length < portions; from += mostAtOnce) {
    const begun = performance.now();
    const body = { of: 1, matterIds: matterIds.slice(from, from + mostAtOnce) };
    const answer = await system.send('POST', at, body);
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    done.push({ cases: answer.body.cases, millis: performance.now() - begun });
  }
  return done;
}

test('试运行一千件办结的：没有改动的版本，每一件都和实际一样；停在中间，前面的照样看得到', async () => {
  const begun = performance.now();
  const plan = (await system.get(`${at}?of=1&most=1000`)).body;
  assert.deepEqual([plan.total, plan.matterIds.length], [1_000, 1_000]);

  const heapBefore = process.memoryUsage().heapUsed;
  const portions = await rehearsed(plan.matterIds, Number.POSITIVE_INFINITY);
  const cases = portions.flatMap((one) => one.cases);

  assert.equal(new Set(cases.map(({ matterId }) => matterId)).size, 1_000);
  assert.deepEqual(
    cases.filter(({ difference }) => !difference.same || difference.unexplained > 0),
    [],
    'rehearsing the unchanged version reproduces history exactly',
  );
  const sick = cases.filter(({ difference }) => difference.entered.legal);
  assert.equal(sick.length, 400);

  const stopped = await rehearsed(plan.matterIds, 3);
  assert.deepEqual(
    stopped.flatMap((one) => one.cases),
    cases.slice(0, 3 * mostAtOnce),
    'what came before the stop is what it is in the end',
  );
  const millis = portions.map((one) => one.millis).sort((a, b) => a - b);
  const [median = 0, most = 0] = [millis[Math.floor(millis.length / 2)], millis.at(-1)];
  const size = JSON.stringify(cases).length;
  console.log(
    `1000 instances in ${((performance.now() - begun) / 1000).toFixed(1)} s; a portion of ${mostAtOnce}: median ${median.toFixed(0)} ms, ` +
      `most ${most.toFixed(0)} ms; answers ${(size / 1024).toFixed(0)} KB; heap ${((process.memoryUsage().heapUsed - heapBefore) / 2 ** 20).toFixed(0)} MB more`,
  );
});
