import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { buildProcess, toXml } from '@gov/workflow';
import { apply, type Design, type DesignCommand, openDesign, saveDesign, timersAt } from '@gov/workflow/designing';
import { registry } from '#apps/server/registry.generated.ts';
import { type TestHouse, testHouse } from '#platform/testkit/house.ts';
import { type Json, signIn, type Visitor } from '#platform/testkit/sign-in.ts';
import { smallAgency, testPassword } from '#platform/testkit/small-agency.ts';

let house: TestHouse;
let system: Visitor;
before(async () => {
  house = await testHouse(registry);
  await smallAgency(house.house, 'jz');
  system = await signIn(house.app, 'jz.system', testPassword);
});
after(() => house.close());

const parts = [
  { step: 'apply', name: '填写申请' },
  { step: 'check', name: '核对', handler: { kind: 'sectionHead', of: 'starter' } },
  { step: 'seal', name: '用印', handler: { kind: 'chief' } },
] as const;

async function begun(): Promise<{ readonly processId: string; readonly bpmnXml: string; readonly design: Design }> {
  const bpmnXml = await toXml(buildProcess({ id: 'use-seal', name: '用印审批', parts }));
  const answer = await system.send('POST', '/api/processes/designs', { name: '用印审批', bpmnXml });
  const file = await openDesign(bpmnXml);
  assert.ok(file);
  return { processId: answer.body.processId, bpmnXml, design: file.design };
}

const drawnAfter = (design: Design, ...commands: readonly DesignCommand[]): Design =>
  commands.reduce((current, command) => {
    const applied = apply(current, command);
    assert.ok(applied.ok, applied.ok ? '' : applied.why);
    return applied.design;
  }, design);

async function published(processId: string, bpmnXml: string): Promise<Json> {
  const path = `/api/processes/designs/${processId}`;
  const saved = await system.send('PUT', `${path}/draft`, { baseVersion: 1, bpmnXml });
  assert.equal(saved.status, 200, JSON.stringify(saved.body));
  return (await system.send('POST', `${path}/publish`, { baseVersion: 2, overNumber: 0 })).body;
}

const check = { path: [], at: 1 };

test('卡片上设的定时、抄送、自选下一步和流程设置：发布得了，再打开还在', async () => {
  const { processId, bpmnXml, design } = await begun();
  const drawn = drawnAfter(
    design,
    { kind: 'addTimer', at: check, act: 'leave', limit: { workingDays: 5 } },
    { kind: 'addTimer', at: check, act: 'beside', limit: { workingDays: 3 } },
    {
      kind: 'setStep',
      node: 'check',
      change: {
        copies: [{ to: { kind: 'starter' }, when: 'done' }],
        free: { persons: true, nodes: ['seal'], limit: 3 },
        transferTo: { kind: 'sectionMembers', of: 'previous' },
      },
    },
    { kind: 'setProcess', change: { cancelTo: 'draft', withdrawUntil: 'read' } },
  );

  const answer = await published(processId, await saveDesign(bpmnXml, design, drawn));

  assert.equal(answer.number, 1, JSON.stringify(answer));
  const { current } = (await system.get(`/api/processes/designs/${processId}`)).body;
  const again = (await openDesign(current.bpmnXml))?.design;
  assert.ok(again);
  assert.deepEqual(timersAt(again, check), timersAt(drawn, check));
  assert.deepEqual(again.program.nodes.check?.free, drawn.program.nodes.check?.free);
  assert.equal(again.program.withdrawUntil, 'read');
});

test('到时另开的一路里没有要办的事：发布时说出是哪个定时；补上一步就能发布', async () => {
  const { processId, bpmnXml, design } = await begun();
  const timed = drawnAfter(design, { kind: 'addTimer', at: check, act: 'beside', limit: { workingDays: 3 } });
  const empty = drawnAfter(timed, { kind: 'remove', at: { path: [[1, 0]], at: 0 } });

  const refused = await published(processId, await saveDesign(bpmnXml, design, empty));

  assert.equal(refused.code, 'workflow.process-not-publishable', JSON.stringify(refused));
  const [timer] = timersAt(empty, check);
  assert.deepEqual(
    refused.fields.map(({ path }: Json) => path),
    [timer?.event],
  );
  const other = await begun();
  const positive = await published(other.processId, await saveDesign(other.bpmnXml, other.design, timed));
  assert.equal(positive.number, 1, 'positive control');
});

test('设计时能选的：常用分组，和每个流程用的表单', async () => {
  const { groups, processes } = (await system.get('/api/processes/design-choices')).body;

  assert.ok(Array.isArray(groups));
  const leave = processes.find(({ key }: Json) => key === 'leave-request');
  assert.match(leave.formId, /^[0-9a-f-]{36}$/);
});
