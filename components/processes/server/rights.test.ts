import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { registry } from '#apps/server/registry.generated.ts';
import { type TestHouse, testHouse } from '#platform/testkit/house.ts';
import { type Json, signIn, type Visitor } from '#platform/testkit/sign-in.ts';
import { smallAgency, testPassword } from '#platform/testkit/small-agency.ts';

let house: TestHouse;
let system: Visitor;
let elsewhere: Visitor;
let officer: Visitor;
before(async () => {
  house = await testHouse(registry);
  await smallAgency(house.house, 'jz');
  await smallAgency(house.house, 'lp');
  system = await signIn(house.app, 'jz.system', testPassword);
  elsewhere = await signIn(house.app, 'lp.system', testPassword);
  officer = await signIn(house.app, 'jz.officer', testPassword);
});
after(() => house.close());

async function leaveProcess(): Promise<Json> {
  const { processes } = (await system.get('/api/processes')).body;
  const { processId } = processes.find(({ key }: Json) => key === 'leave-request');
  return (await system.get(`/api/processes/${processId}/rights`)).body;
}
const change = (who: Visitor, { processId }: Json, body: object) =>
  who.send('PUT', `/api/processes/${processId}/rights`, body);
const start = async (): Promise<Json> => {
  const { matterId } = (await officer.send('POST', '/api/matters', { kindCode: 'leave-request' })).body;
  return (await officer.get(`/api/matters/${matterId}`)).body;
};
const modeOf = (view: Json, key: string) =>
  JSON.stringify(view.form).match(new RegExp(`"key":"${key}"[^}]*?"mode":"(\\w+)"`))?.[1];

test('other rights over a field make the next version; what is started then goes by it, what runs does not', async () => {
  const running = await start();
  assert.equal(modeOf(running, 'destination'), 'edit', 'positive control');
  const process = await leaveProcess();
  const [first] = process.steps;
  const rights = { ...first.rights, destination: 'hidden', reason: 'read' };

  const answer = await change(system, process, { overNumber: process.number, steps: [{ node: first.node, rights }] });

  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  assert.equal(answer.body.number, process.number + 1);
  await house.relay.settle();
  const next = await start();
  assert.deepEqual([modeOf(next, 'destination'), modeOf(next, 'reason')], [undefined, 'read']);
  const again = (await officer.get(`/api/matters/${running.matterId}`)).body;
  assert.deepEqual([modeOf(again, 'destination'), modeOf(again, 'reason')], ['edit', 'edit']);
  const { steps } = await leaveProcess();
  assert.deepEqual(steps[0].rights, rights);
  assert.deepEqual(steps.slice(1), process.steps.slice(1), 'the other steps keep theirs');
});

test('an old page, an unknown step and no change are refused; so is whoever may not, in this agency and in another', async () => {
  const process = await leaveProcess();
  const { number, steps } = process;
  const [first] = steps;
  const other = [{ node: first.node, rights: { ...first.rights, phone: 'hidden' } }];
  const codeOf = async (who: Visitor, body: object) => (await change(who, process, body)).body.code;

  assert.equal(await codeOf(system, { overNumber: number + 1, steps: other }), 'processes.moved');
  assert.equal(
    await codeOf(system, { overNumber: number, steps: [{ node: 'toString', rights: {} }] }),
    'processes.unknown-step',
  );
  assert.equal(
    await codeOf(system, { overNumber: number, steps: [{ node: first.node, rights: first.rights }] }),
    'processes.nothing-new',
  );
  assert.equal(await codeOf(elsewhere, { overNumber: number, steps: other }), 'processes.unknown');
  assert.equal(await codeOf(officer, { overNumber: number, steps: other }), 'http.permission');
  assert.equal(
    await codeOf(system, { overNumber: number, steps: [{ node: first.node, rights: { phone: 'all' } }] }),
    'http.input',
  );
  assert.deepEqual(await leaveProcess(), process, 'nothing was changed');
  assert.equal((await change(system, process, { overNumber: number, steps: other })).status, 200, 'positive control');
});
