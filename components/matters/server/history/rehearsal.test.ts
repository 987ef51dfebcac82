import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { buildProcess, type ProcessPart, type StepPart, toXml } from '@gov/workflow';
import type { Json } from '#platform/testkit/sign-in.ts';
import { headsCheck, leaveApplication } from '../../testing/leave-steps.ts';
import { beginAs, doneAs, leaveValues, type Office, openOffice, strangerBeside } from '../../testing/office.ts';
import { publishKind } from '../../testing/publish-kind.ts';

const decide: StepPart = { step: 'decide', name: '审批', handler: { kind: 'chief' } };
const legal: StepPart = {
  step: 'legal',
  name: '法规审核',
  handler: { kind: 'postInSection', role: 'legalHead', section: { of: 'agency' } },
};
const parts: readonly ProcessPart[] = [
  leaveApplication,
  headsCheck,
  { choice: 'long', branches: [{ when: 'leaveKind = "SICK"', parts: [legal] }, { parts: [] }] },
  decide,
];

let office: Office;
let processId: string;
const matters: string[] = [];
before(async () => {
  office = await openOffice();
  await publishKind(office, 'rehearsed', parts);
  const system = await office.as('system');
  const { processes } = (await system.get('/api/processes')).body;
  processId = processes.find(({ key }: Json) => key === 'rehearsed').processId;
  for (let at = 0; at < 3; at += 1) {
    const matterId = await beginAs(await office.as('officer'), 'rehearsed');
    await doneAs(await office.as('officer'), matterId, { values: leaveValues });
    matters.push(matterId);
    office.house.clock.advance(2 * 86_400_000);
    if (at === 0) continue;
    await doneAs(await office.as('head'), matterId);
    if (at === 2) await doneAs(await office.as('chief'), matterId);
  }
});
after(async () => {
  assert.deepEqual(office.house.problems, []);
  await office.close();
});

const at = (): string => `/api/processes/${processId}/rehearsal`;

async function rehearsed(of: 'draft' | number): Promise<{ readonly plan: Json; readonly cases: readonly Json[] }> {
  const system = await office.as('system');
  const { body: plan } = await system.get(`${at()}?of=${of}&most=200`);
  const { matterIds, draftVersion } = plan;
  const answer = await system.send('POST', at(), { of, matterIds, ...(draftVersion ? { draftVersion } : {}) });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return { plan, cases: answer.body.cases };
}

async function saveDraft(...changed: readonly ProcessPart[]): Promise<void> {
  const system = await office.as('system');
  const bpmnXml = await toXml(
    buildProcess({ id: 'process-rehearsed', name: 'rehearsed', cancelPolicy: 'anyTime', parts: changed }),
  );
  const { draftVersion } = (await system.get(`/api/processes/designs/${processId}`)).body;
  const saved = await system.send('PUT', `/api/processes/designs/${processId}/draft`, {
    baseVersion: draftVersion,
    bpmnXml,
  });
  assert.equal(saved.status, 200, JSON.stringify(saved.body));
}

test('没有改动的版本：在办的和办完的都和实际一样', async () => {
  const { plan, cases } = await rehearsed(1);

  assert.deepEqual(
    [plan.total, plan.source, plan.steps.map(({ name }: Json) => name)],
    [3, '第 1 版', ['填写申请', '科室审核', '法规审核', '审批']],
  );
  assert.deepEqual(
    cases.map(({ matterId, difference }) => [matterId, difference.same, difference.unexplained]),
    [...matters].reverse().map((matterId) => [matterId, true, 0]),
  );
  const done = cases[0]?.difference;
  assert.equal(done.millis.past, done.millis.now);
  assert.deepEqual(done.ends, { past: 'completed', now: 'completed' });
});

test('草稿换了办理人、多了一步：说得出是谁、多了哪一步；内容和标题不出来，谁能读谁才看得到标题', async () => {
  const system = await office.as('system');
  assert.equal((await system.get(`${at()}?of=draft&most=10`)).body.code, 'processes.no-draft');
  await saveDraft(leaveApplication, { ...headsCheck, handler: { kind: 'chief' } }, legal, decide);

  const { cases } = await rehearsed('draft');

  const words = cases[0]?.difference.steps.map(({ node, kind, past, now }: Json) => `${node} ${kind} ${past}→${now}`);
  assert.deepEqual(words?.slice(1), ['check people 陈国栋→王建华', 'legal added →孙倩', 'decide same 王建华→王建华']);
  const text = JSON.stringify(cases);
  assert.ok(!text.includes('回乡') && !text.includes('"title"'), text);
  assert.ok(cases[0]?.starterSection);
});

test('换了条件：当时的表单说走哪条路', async () => {
  const choice = { choice: 'long', branches: [{ when: 'leaveKind = "ANNUAL"', parts: [legal] }, { parts: [] }] };
  await saveDraft(leaveApplication, headsCheck, choice, decide);

  const { cases } = await rehearsed('draft');

  assert.equal(cases[0]?.difference.ways.length, 1);
  assert.deepEqual(
    cases.map(({ difference }) => difference.steps.some(({ node }: Json) => node === 'legal')),
    [true, true, false],
  );
});

test('草稿中途又改了、别的单位、没有权限、一次要得太多：都不做', async () => {
  const system = await office.as('system');
  const { draftVersion, matterIds } = (await system.get(`${at()}?of=draft&most=10`)).body;
  const stale = await system.send('POST', at(), { of: 'draft', draftVersion: draftVersion + 1, matterIds });
  assert.equal(stale.body.code, 'processes.draft-stale');
  const many = Array.from({ length: 26 }, () => matterIds[0]);
  assert.equal((await system.send('POST', at(), { of: 1, matterIds: many })).status, 400);
  assert.equal((await (await office.as('officer')).get(`${at()}?of=1&most=10`)).status, 403);
  const stranger = await strangerBeside(office);
  assert.equal((await stranger.get(`${at()}?of=1&most=10`)).status, 404);
  // a matter of another process is none of this one
  const other = await beginAs(await office.as('officer'), 'leave-request');
  const left = await system.send('POST', at(), { of: 1, matterIds: [other] });
  assert.deepEqual(left.body.cases, []);
});

test('运行情况：几件、走法；只有两件办过的不说多久，科室不单列，谁办的不出来', async () => {
  const system = await office.as('system');

  const { body } = await system.get(`/api/processes/${processId}/course`);

  assert.deepEqual([body.cases, body.ended], [3, 1]);
  const check = body.steps.find(({ node }: Json) => node === 'check');
  assert.deepEqual([check.cases, check.entered, check.open, check.sections, check.unsaid], [2, 3, 1, [], 2]);
  // two instances are too few for a time
  assert.deepEqual(
    [check.spent, check.waiting, check.working, check.others],
    [undefined, undefined, undefined, undefined],
  );
  assert.deepEqual(
    body.variants.map(({ steps, count }: Json) => [steps, count]),
    [[['apply', 'check', 'decide'], 1]],
  );
  assert.ok(!JSON.stringify(body).includes('陈国栋'));
  const later = await system.get(`/api/processes/${processId}/course?from=2090-01-01`);
  assert.equal(later.body.cases, 0);
});
