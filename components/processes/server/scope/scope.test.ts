import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { ok } from '@gov/base';
import type { Route } from '@gov/base/component';
import { buildProcess, type MessageStart, type StepPart, toXml } from '@gov/workflow';
import { registry } from '#apps/server/registry.generated.ts';
import { sql } from '#platform/server/database/sql.ts';
import { type TestHouse, testHouse } from '#platform/testkit/house.ts';
import { type Answer, type Json, signIn, type Visitor } from '#platform/testkit/sign-in.ts';
import { type SmallAgency, smallAgency, testPassword } from '#platform/testkit/small-agency.ts';
import { type Routes, routes } from '../../contract.ts';
import { namesNoProcess } from './guard.ts';

let house: TestHouse;
let ours: SmallAgency;
/** 刘思远 of 建管科 looks after the processes of 建管科; 马晓东 of 法规科 after none until he is granted. */
let officer: Visitor;
let helper: Visitor;
let system: Visitor;
let security: Visitor;
let elsewhere: Visitor;
let grantId: string;
before(async () => {
  house = await testHouse(registry);
  ours = await smallAgency(house.house, 'jz');
  await smallAgency(house.house, 'lp');
  const as = (name: string) => signIn(house.app, name, testPassword);
  [officer, helper, system] = [await as('jz.officer'), await as('jz.helper'), await as('jz.system')];
  [security, elsewhere] = [await as('jz.security'), await as('lp.security')];
  grantId = (await grant('officer', [{ id: section('works'), below: false }])).body.id;
});
after(() => house.close());

const section = (key: string): string => ours.sections.get(key) ?? '';
const grant = (key: string, sections: readonly object[], who = security, more: object = {}) =>
  who.send('POST', '/api/permissions/grants', {
    ...{ permission: 'processes.sections', granteeKind: 'PERSON', granteeId: ours.people.get(key) },
    ...{ reason: '科室流程自己改', from: '2026-11-24', sections },
    ...more,
  });
const endGrant = (id: string) => security.send('POST', `/api/permissions/grants/${id}/end`, { on: '2026-11-24' });
const assign = (processId: string, keys: readonly string[], who = system) =>
  who.send('PUT', `/api/processes/${processId}/sections`, { sectionIds: keys.map(section) });
const xmlOf = (name: string, tie: Partial<StepPart> = {}, messageStart?: MessageStart): Promise<string> =>
  toXml(
    buildProcess({
      ...{ id: 'graded', name, ...(messageStart ? { messageStart } : {}) },
      parts: [
        { step: 'apply', name: '填写' },
        { step: 'check', name: '核对', handler: { kind: 'chief' } },
        ...(Object.keys(tie).length > 0 ? [{ step: 'tie', name: '联系别的流程', ...tie }] : []),
      ],
    }),
  );
const sends = (message: string): Partial<StepPart> => ({ does: { kind: 'send', message } });
const begunBy = (message: string): MessageStart => ({ message, starter: { kind: 'chief' } });
const calls = (process: string): Partial<StepPart> => ({ call: { process, mode: 'async' } });
const at = (processId: string, more = ''): string => `/api/processes/designs/${processId}${more}`;
async function begin(who: Visitor, name: string, more: object = {}): Promise<Answer<Json>> {
  return who.send('POST', '/api/processes/designs', { name, bpmnXml: await xmlOf(name), ...more });
}
/** A process with one version and a draft of the next, given to these sections. */
async function drawn(name: string, keys: readonly string[]): Promise<string> {
  const { processId } = (await begin(system, name)).body;
  assert.equal((await system.send('POST', at(processId, '/publish'), { baseVersion: 1, overNumber: 0 })).status, 200);
  const next = { baseVersion: 2, bpmnXml: await xmlOf(`${name}（改）`) };
  assert.equal((await system.send('PUT', at(processId, '/draft'), next)).status, 200);
  assert.equal((await assign(processId, keys)).status, 200);
  return processId;
}
const said = ({ status, body }: Answer<Json>) => [status, body.code, body.message, body.nextStep];
const namesIn = async (who: Visitor): Promise<readonly string[]> =>
  (await who.get('/api/processes/designs')).body.processes.map(({ name }: Json) => name);

interface Ids {
  readonly processId: string;
  readonly formId: string;
}

/** What each route is asked with. A new route with a body does not pass the first test below without one. */
async function bodyOf(name: string): Promise<object> {
  const bpmnXml = await xmlOf('城建审批');
  const matterIds = [randomUUID()];
  const bodies: Readonly<Record<string, object>> = {
    createDesign: { name: '城建审批', bpmnXml },
    saveDesign: { baseVersion: 9, bpmnXml },
    discardDesign: { baseVersion: 9 },
    publishDesign: { baseVersion: 9, overNumber: 1 },
    shareDesign: { bpmnXml },
    noteExport: { as: 'template' },
    handlersToday: { rules: [{ kind: 'chief' }] },
    movingPlan: { to: 1 },
    startMoving: { to: 1, nodes: {}, matterIds, reason: '换新版' },
    movingBack: { reason: '换回来' },
    rehearse: { of: 1, matterIds },
    walkHandlers: { questions: [] },
    scanDesign: { bpmnXml, from: 0 },
    planPublish: { baseVersion: 9, overNumber: 1, publishAt: '2099-01-01T00:00:00.000Z' },
    cancelPlan: { planId: randomUUID() },
    rollBack: { number: 1, overNumber: 9 },
    tableFile: { head: ['环节'], rows: [['核对', 1]] },
    saveRights: { baseVersion: 9, steps: [{ node: 'check', rights: {} }] },
    saveOpinionStep: { baseVersion: 9, node: 'check', block: 'b1', writes: true },
    changeRights: { overNumber: 9, steps: [{ node: 'check', rights: {} }] },
    assignSections: { sectionIds: [] },
  };
  const body = bodies[name];
  assert.ok(body, `${name} needs a specimen here`);
  return body;
}

async function ask(who: Visitor, name: string, { processId, formId }: Ids): Promise<Answer<Json>> {
  const route: Route = routes[name as keyof Routes]; // reason: a name of the table
  const ids: Readonly<Record<string, string>> = {
    ...{ processId, formId, number: '1', batchId: randomUUID() },
    assignmentId: ours.assignments.get('head') ?? '',
  };
  const path = route.path.replace(/:(\w+)/g, (_, key: string) => {
    const id = ids[key];
    assert.ok(id, `${name} needs a ${key} here`);
    return id;
  });
  const query = name === 'rehearsal' ? '?of=1&most=5' : '';
  if (route.method === 'GET') return who.get(path + query);
  const body = route.input.body ? await bodyOf(name) : undefined;
  return who.send(route.method as 'POST', path, body); // reason: the table has no PATCH
}

test('each route refuses who was not granted, and answers for another section’s process as for none; who was granted passes', async () => {
  const [mine, foreign] = [await drawn('建管流程', ['works']), await drawn('法规流程', ['legal'])];
  const { processes } = (await system.get('/api/processes/designs')).body;
  const { formId } = (await system.get('/api/processes')).body.processes.find(({ formId: id }: Json) => id);
  const foreignKey = processes.find(({ processId }: Json) => processId === foreign).key;
  const unlike: string[] = [];
  for (const [name, route] of Object.entries(routes) as [keyof Routes, Route][]) {
    const own = await ask(officer, name, { processId: mine, formId });
    const other = await ask(officer, name, { processId: foreign, formId });
    assert.deepEqual((await ask(helper, name, { processId: mine, formId })).body.code, 'http.permission', name);
    if (route.permission === 'processes.all') {
      assert.deepEqual([own.status, own.body.code], [403, 'http.permission'], name);
      continue;
    }
    assert.ok(own.status !== 403 && own.body.code !== 'processes.unknown', `${name}: ${JSON.stringify(own.body)}`);
    if (route.path.includes(':processId')) {
      const none = await ask(officer, name, { processId: randomUUID(), formId });
      assert.deepEqual(said(other), said(none), name);
      assert.deepEqual([other.status, other.body.code], [404, 'processes.unknown'], name);
    } else {
      const kind = (namesNoProcess as Readonly<Record<string, string>>)[name];
      assert.ok(kind && kind !== 'agency', name);
      assert.equal(own.status, 200, `${name}: ${JSON.stringify(own.body)}`);
      const text = JSON.stringify(own.body);
      if (text.includes(foreign) || text.includes(foreignKey) || text.includes('法规流程')) unlike.push(name);
      if (kind === 'list') assert.ok(text.includes('建管流程'), `${name}: positive control`);
    }
  }
  assert.deepEqual(unlike, [], 'lists show nothing of another section');
  assert.ok((await namesIn(system)).includes('法规流程'), 'positive control: the agency’s administrator sees all');
});

test('a section’s administrator draws, publishes and goes back; what he begins is his section’s, and he cannot give it further', async () => {
  const { processId } = (await begin(officer, '工地巡查')).body;
  const { body: told } = await officer.send('POST', '/api/processes/handlers-today', { rules: [{ kind: 'starter' }] });
  assert.deepEqual(
    [told.starter.section, told.answers[0].names],
    ['建管科', '刘思远'],
    'cards begin with his own section',
  );
  const view = (await officer.get('/api/processes/designs')).body;
  assert.deepEqual(view.scope, { whole: false, sections: [{ id: section('works'), name: '建管科' }] });
  const line = view.processes.find((one: Json) => one.processId === processId);
  assert.deepEqual([line.sections, line.ofProduct], [[{ id: section('works'), name: '建管科' }], false]);

  const published = await officer.send('POST', at(processId, '/publish'), { baseVersion: 1, overNumber: 0 });

  assert.equal(published.body.number, 1, JSON.stringify(published.body));
  assert.equal((await officer.get(`/api/processes/${processId}/course`)).status, 200);
  assert.equal((await assign(processId, ['works', 'legal'], officer)).body.code, 'http.permission');
  const wider = await begin(officer, '越界流程', { sectionId: section('legal') });
  assert.equal(wider.body.code, 'processes.unknown-section');
  assert.ok(!(await namesIn(system)).includes('越界流程'));
  assert.equal((await grant('helper', [{ id: section('works'), below: false }], officer)).status, 403);
});

test('what came with the product stays with the agency, and its standard processes are not seen by sections', async () => {
  const { processes } = (await system.get('/api/processes/designs')).body;
  const product = processes.find(({ ofProduct }: Json) => ofProduct);

  const refused = await assign(product.processId, ['works']);

  assert.equal(refused.body.code, 'processes.product-own');
  assert.equal((await officer.get(at(product.processId))).body.code, 'processes.unknown');
  assert.ok((await namesIn(officer)).every((name) => name !== product.name));
});

test('a process given to another section under way is gone for the first one, whose save is refused; the second goes on with the draft', async () => {
  const processId = await drawn('渣土备案', ['works']);
  const save = async (who: Visitor, baseVersion: number) =>
    who.send('PUT', at(processId, '/draft'), { baseVersion, bpmnXml: await xmlOf('渣土备案二') });
  assert.equal((await save(officer, 3)).status, 200);
  const legal = (await grant('helper', [{ id: section('legal'), below: false }])).body.id;

  assert.equal((await assign(processId, ['legal'])).status, 200);
  assert.equal((await assign(processId, ['legal'])).status, 200, 'twice changes nothing');

  const late = await save(officer, 4);
  assert.deepEqual([late.status, late.body.code], [404, 'processes.unknown']);
  assert.equal((await save(helper, 4)).status, 200);
  assert.equal((await assign(processId, [])).status, 200);
  assert.equal((await save(helper, 5)).body.code, 'processes.unknown', 'given to nobody: the agency’s alone');
  assert.deepEqual(await audited(processId, 'processes.sections-assigned'), [
    { added: section('works'), gone: '' },
    { added: section('legal'), gone: section('works') },
    { added: '', gone: '' },
    { added: '', gone: section('legal') },
  ]);
  const concealed = await audited(processId, 'platform.refused');
  assert.equal(concealed.length, 2, 'who asked for it is kept');
  await endGrant(legal);
});

test('a section ties its process to none of another section: not by a call, not by a message that begins it or that it sends', async () => {
  const keyOf = async (processId: string): Promise<string> =>
    (await system.get('/api/processes/designs')).body.processes.find((one: Json) => one.processId === processId).key;
  const publish = (who: Visitor, processId: string, baseVersion: number, overNumber = 0) =>
    who.send('POST', at(processId, '/publish'), { baseVersion, overNumber });
  const ofLegal = async (bpmnXml: string): Promise<string> => {
    const { processId } = (await begin(system, '法规联动', { bpmnXml, sectionId: section('legal') })).body;
    const published = await publish(system, processId, 1);
    assert.equal(published.status, 200, JSON.stringify(published.body));
    return processId;
  };
  const sender = await ofLegal(await xmlOf('处罚决定', sends('处罚已决定')));
  await ofLegal(await xmlOf('立案', {}, begunBy('请立案')));
  const tied: readonly (readonly [string, RegExp])[] = [
    [await xmlOf('越界', calls(await keyOf(sender))), /“联系别的流程”.*不归您管/],
    [await xmlOf('越界', calls('leave-request')), /“联系别的流程”.*不归您管/],
    [await xmlOf('越界', {}, begunBy('处罚已决定')), /“处罚已决定”.*不归您管/],
    [await xmlOf('越界', sends('请立案')), /“请立案”.*不归您管/],
  ];
  for (const [bpmnXml, why] of tied) {
    const { processId } = (await begin(officer, '越界', { bpmnXml })).body;
    const refused = await publish(officer, processId, 1);
    assert.deepEqual([refused.status, refused.body.code], [422, 'processes.problems'], JSON.stringify(refused.body));
    assert.match(refused.body.fields[0].message, why);
    const planned = await officer.send('POST', at(processId, '/plans'), {
      ...{ baseVersion: 1, overNumber: 0, publishAt: '2099-01-01T00:00:00.000Z' },
    });
    assert.equal(planned.body.code, 'processes.problems', 'nor at a later time');
  }
  const own = await drawn('建管联动', ['works']);
  const { processId } = (await begin(officer, '联动', { bpmnXml: await xmlOf('联动', calls(await keyOf(own))) })).body;
  assert.equal((await publish(officer, processId, 1)).status, 200, 'positive control: its own');
  const save = (who: Visitor, baseVersion: number, bpmnXml: string) =>
    who.send('PUT', at(processId, '/draft'), { baseVersion, bpmnXml });
  assert.equal((await save(system, 2, await xmlOf('联动', sends('请立案')))).status, 200);
  assert.equal((await publish(system, processId, 3, 1)).status, 200, 'the agency’s administrator ties what he likes');
  assert.equal((await save(officer, 4, await xmlOf('联动二', sends('请立案')))).status, 200);
  assert.equal((await publish(officer, processId, 5, 2)).status, 200, 'what is tied already stays');
});

test('the grant: it names sections that stand, once each, never twice for one, never to the three; taken back, a save is refused', async () => {
  const works = { id: section('works'), below: false };
  const code = async (answer: Promise<Answer<Json>>): Promise<string> => (await answer).body.code;
  assert.equal(await code(grant('officer', [works])), 'identity.already-granted');
  assert.equal(await code(grant('officer', [{ ...works, below: true }])), 'identity.already-granted');
  assert.equal(await code(grant('helper', [works, works])), 'identity.grant-sections');
  assert.equal(await code(grant('helper', [{ id: randomUUID(), below: false }])), 'identity.grant-sections');
  assert.equal(await code(grant('helper', [], security, { sections: undefined })), 'identity.grant-sections');
  assert.equal(
    await code(grant('helper', [works], security, { permission: 'gongwen.registers' })),
    'identity.grant-sections',
  );
  assert.equal(await code(grant('system', [works])), 'identity.administrator-grant');
  assert.equal(await code(grant('officer', [works], elsewhere)), 'identity.unknown-grantee', 'not of that agency');
  const own = (await officer.get('/api/account/permissions')).body.permissions;
  const why = own.find((one: Json) => one.code === 'processes.publish').why;
  assert.match(why, /授予刘思远，归口科室：建管科/);
  const { processId } = (await begin(officer, '围挡审批')).body;

  assert.equal((await endGrant(grantId)).status, 200);

  const late = await officer.send('PUT', at(processId, '/draft'), { baseVersion: 1, bpmnXml: await xmlOf('围挡二') });
  assert.equal(late.status, 403);
  assert.match(late.body.message, /设计流程/);
  assert.match(late.body.nextStep, /安全管理员/);
  assert.equal((await officer.get('/api/processes/designs')).status, 403);
  grantId = (await grant('officer', [works])).body.id;
  const again = await officer.send('PUT', at(processId, '/draft'), { baseVersion: 1, bpmnXml: await xmlOf('围挡二') });
  assert.equal(again.status, 200, 'positive control');
});

test('with those below, a new section comes under it by itself; a section that has ended gives nothing, and the administrators are told', async () => {
  const body = { name: '一队', parentId: section('legal'), from: '2026-11-24' };
  const { id: team } = (await system.send('POST', '/api/organisation/sections', body)).body;
  const given = await grant('helper', [{ id: section('legal'), below: true }]);
  const { processId } = (await begin(system, '一队流程', { sectionId: team })).body;
  assert.equal((await helper.get(at(processId))).status, 200);
  await endGrant(given.body.id);
  const alone = await grant('helper', [{ id: team, below: false }]);
  assert.equal((await helper.get(at(processId))).status, 200);

  const end = { on: '2026-11-24', expectedVersion: 1 };
  const ended = await system.send('POST', `/api/organisation/sections/${team}/end`, end);

  assert.equal(ended.status, 200, JSON.stringify(ended.body));
  assert.equal((await helper.get(at(processId))).status, 403);
  const { sections, inert } = (await system.get('/api/processes/administrators')).body;
  assert.ok(!sections.some(({ id }: Json) => id === team));
  assert.deepEqual(sections.find(({ id }: Json) => id === section('works')).administrators, ['刘思远']);
  const ofHelper = inert.find((one: Json) => one.grantId === alone.body.id);
  assert.deepEqual([ofHelper.words, ofHelper.sections], ['马晓东', [{ id: team, name: '一队', ended: true }]]);
  const line = (await system.get('/api/processes/designs')).body.processes.find(
    (one: Json) => one.processId === processId,
  );
  assert.deepEqual(line.sections, [{ id: team, name: '一队', ended: true }]);
  const holders = (await security.get('/api/permissions')).body.components
    .flatMap(({ permissions }: Json) => permissions)
    .find(({ code }: Json) => code === 'processes.sections').holders;
  const told = holders.find((one: Json) => one.grant?.id === alone.body.id);
  assert.deepEqual(told.grant.sections, [{ words: '一队', ended: true }]);
});

/** Details of what the audit keeps of an object, in order. */
async function audited(objectId: string, event: string): Promise<readonly Json[]> {
  const rows = await house.house.database.agency(ours.id, async (tx) =>
    ok(
      await tx.all(sql<{ details: Json }>`select details from office.audit_event
        where agency_id = ${ours.id} and object_id = ${objectId} and event = ${event} order by id`),
    ),
  );
  assert.ok(rows.ok);
  return rows.value.map(({ details }) => details);
}
