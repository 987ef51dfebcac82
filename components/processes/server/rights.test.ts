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

test('what is not published is kept in the draft of the process, beside what else is different in it, and ends with the publication', async () => {
  const { processId, number, steps } = await leaveProcess();
  const [first] = steps;
  const save = (who: Visitor, baseVersion: number, rights: object, node: string = first.node) =>
    who.send('PUT', `/api/processes/${processId}/rights/draft`, { baseVersion, steps: [{ node, rights }] });
  const rights = { ...first.rights, reason: 'hidden' };
  const { draftVersion: none } = await leaveProcess();

  const saved = await save(system, none, rights);
  assert.equal(saved.status, 200, JSON.stringify(saved.body));
  assert.equal((await save(system, none, first.rights)).body.code, 'processes.draft-stale');
  assert.equal((await save(system, saved.body.draftVersion, {}, 'toString')).body.code, 'processes.unknown-step');
  assert.equal((await save(elsewhere, none, rights)).body.code, 'processes.unknown');
  assert.equal((await save(officer, none, rights)).body.code, 'http.permission');

  const kept = await leaveProcess();
  assert.deepEqual(kept.steps, steps, 'the version in use is as it was');
  assert.deepEqual(kept.draft.steps[0], { node: first.node, rights });
  assert.equal(kept.draft.more, false);
  const { draft } = (await system.get(`/api/processes/designs/${processId}`)).body;
  assert.match(draft.bpmnXml, /key="reason" permission="hidden"/, 'the designer goes on with it');

  const back = await save(system, kept.draftVersion, { ...first.rights, another: 'read' });
  assert.equal(back.status, 200, JSON.stringify(back.body));
  const undone = await leaveProcess();
  assert.equal(undone.draft, undefined, JSON.stringify(undone.draft));

  const again = (await save(system, undone.draftVersion, rights)).body.draftVersion;
  const renamed = { bpmnXml: draft.bpmnXml.replace(`name="${first.name}"`, 'name="先填表"'), baseVersion: again };
  const { draftVersion } = (await system.send('PUT', `/api/processes/designs/${processId}/draft`, renamed)).body;
  assert.equal((await leaveProcess()).draft.more, true);
  const beside = await change(
    system,
    { processId },
    { overNumber: number, draftVersion, steps: [{ node: first.node, rights }] },
  );
  assert.equal(beside.status, 200, JSON.stringify(beside.body));
  assert.equal((await leaveProcess()).draft.more, true, 'what else is different waits in the draft');
  await system.send('POST', `/api/processes/designs/${processId}/draft/discard`, { baseVersion: draftVersion });

  const now = await leaveProcess();
  const more = { ...now.steps[0].rights, phone: 'read' };
  const last = (await save(system, now.draftVersion, more)).body.draftVersion;
  const body = { overNumber: now.number, draftVersion: last, steps: [{ node: first.node, rights: more }] };
  assert.equal((await change(system, { processId }, body)).body.number, now.number + 1);
  const over = await leaveProcess();
  assert.deepEqual([over.draft, over.steps[0].rights.phone], [undefined, 'read']);
});

test('the heads tell who it would be today, in the name of somebody ordinary where it depends on who begins', async () => {
  const { steps } = await leaveProcess();
  const told = steps.map(({ today }: Json) => today?.today);
  assert.ok(told.includes('今天是 王建华'), JSON.stringify(told));
  assert.equal(told[0], '由周敏发起时是 周敏', JSON.stringify(told));
  assert.deepEqual(
    steps.flatMap(({ name, today }: Json) => (today?.names ? [] : [name])),
    [],
    'no column is without its people',
  );
});

test('which steps write into an opinion block is kept in the draft of the process, and the draft ends when it is as before', async () => {
  const { processId, steps } = await leaveProcess();
  const writing = steps.find(({ block }: Json) => block !== undefined);
  const filling = steps.find(({ block, today }: Json) => block === undefined && today);
  const save = async (who: Visitor, body: object) => {
    const { draftVersion: baseVersion } = await leaveProcess();
    return who.send('PUT', `/api/processes/${processId}/opinions/draft`, {
      baseVersion,
      block: writing.block,
      ...body,
    });
  };
  const blockOf = async ({ node }: Json) =>
    (await leaveProcess()).draft?.steps.find((one: Json) => one.node === node).block;

  const added = await save(system, { node: filling.node, writes: true });
  assert.equal(added.status, 200, JSON.stringify(added.body));
  const again = await save(system, { node: filling.node, writes: true });
  assert.equal(again.body.draftVersion, added.body.draftVersion, JSON.stringify(again.body));
  assert.deepEqual([await blockOf(filling), await blockOf(writing)], [writing.block, writing.block]);
  assert.deepEqual((await leaveProcess()).steps, steps, 'the version in use is as it was');

  assert.equal(
    (await save(system, { node: filling.node, writes: true, baseVersion: 0 })).body.code,
    'processes.draft-stale',
  );
  assert.equal((await save(system, { node: 'toString', writes: true })).body.code, 'processes.unknown-step');
  assert.equal((await save(elsewhere, { node: filling.node, writes: true })).body.code, 'processes.unknown');
  assert.equal((await save(officer, { node: filling.node, writes: true })).body.code, 'http.permission');

  assert.equal((await save(system, { node: filling.node, writes: false })).status, 200);
  assert.equal((await leaveProcess()).draft, undefined);
  await save(system, { node: writing.node, writes: false });
  assert.equal(await blockOf(writing), undefined);
  await save(system, { node: writing.node, writes: true });
  const { bpmnXml } = (await system.get(`/api/processes/designs/${processId}`)).body.current;
  assert.match(bpmnXml, new RegExp(`block="${writing.block}"`));

  const at = `/api/processes/designs/${processId}`;
  const inUse = (await system.get(at)).body.formId;
  const { forms } = (await system.get('/api/forms')).body;
  const other = forms.find(({ formId }: Json) => formId !== inUse) ?? assert.fail(JSON.stringify(forms));
  const { draftVersion: baseVersion } = await leaveProcess();
  const drawn = await system.send('PUT', `${at}/draft`, { baseVersion, bpmnXml, formId: other.formId });
  assert.equal(drawn.status, 200, JSON.stringify(drawn.body));
  await save(system, { node: filling.node, writes: true });
  await save(system, { node: filling.node, writes: false });
  assert.equal((await system.get(at)).body.formId, other.formId, 'another form is no draft as in use');
  const { draftVersion } = await leaveProcess();
  assert.equal((await system.send('POST', `${at}/draft/discard`, { baseVersion: draftVersion })).status, 200);
  await save(system, { node: filling.node, writes: true });
  assert.equal((await system.get(at)).body.formId, inUse, 'a draft that ended says nothing about the next one');
});

test('a process that never was published is listed and ticked on the form its draft chooses, by nobody else', async () => {
  const { processId: published } = await leaveProcess();
  const { bpmnXml } = (await system.get(`/api/processes/designs/${published}`)).body.current;
  const { forms } = (await system.get('/api/forms')).body;
  const { formId } = forms[0];
  const begun = await system.send('POST', '/api/processes/designs', { name: '新画的请假', bpmnXml, formId });
  const { processId } = begun.body;
  const at = `/api/processes/${processId}`;
  const listed = async (who: Visitor) =>
    (await who.get('/api/processes')).body.drafts.filter((one: Json) => one.processId === processId);
  assert.deepEqual(await listed(system), [{ processId, name: '新画的请假', formId }]);
  assert.deepEqual(await listed(elsewhere), []);
  const uses = (await system.get(`/api/forms/${formId}/uses`)).body.uses;
  assert.ok(
    uses.some(({ path }: Json) => path === `/processes/${processId}`),
    JSON.stringify(uses),
  );

  const shown = (await system.get(`${at}/rights`)).body;
  assert.deepEqual([shown.number, shown.draftVersion], [0, 1], JSON.stringify(shown));
  const step = shown.steps.find(({ today }: Json) => today);
  const body = { baseVersion: 1, node: step.node, block: 'b_new', writes: true };
  const send = (who: Visitor) => who.send('PUT', `${at}/opinions/draft`, body);
  assert.deepEqual(
    [(await send(elsewhere)).body.code, (await send(officer)).body.code],
    ['processes.unknown', 'http.permission'],
  );
  const saved = await send(system);
  assert.deepEqual([saved.status, saved.body.draftVersion], [200, 2], JSON.stringify(saved.body));
  assert.equal((await send(system)).body.code, 'processes.draft-stale');
  const after = (await system.get(`${at}/rights`)).body;
  assert.equal(after.draft.steps.find(({ node }: Json) => node === step.node).block, 'b_new');
  assert.ok(
    after.steps.every((one: Json) => one.block === undefined),
    'nothing is in use yet',
  );
  assert.equal((await system.get(`/api/processes/designs/${processId}`)).body.formId, formId);

  const gone = await system.send('POST', `/api/processes/designs/${processId}/draft/discard`, { baseVersion: 2 });
  assert.equal(gone.status, 200, JSON.stringify(gone.body));
  assert.deepEqual([await listed(system), (await system.get(`${at}/rights`)).status], [[], 404]);
});
