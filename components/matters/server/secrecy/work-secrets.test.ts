import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { dateInChina } from '@gov/base';
import { leaveRequest } from '@gov/forms/examples';
import { buildProcess, toXml } from '@gov/workflow';
import type { Answer, Json, Visitor } from '#platform/testkit/sign-in.ts';
import { headsCheck, leaveApplication } from '../../testing/leave-steps.ts';
import { leaveValues, type Office, openOffice, strangerBeside } from '../../testing/office.ts';
import { publishKind } from '../../testing/publish-kind.ts';
import { say, standInOffice } from '../../testing/stand-ins.ts';

const template = JSON.parse(JSON.stringify(leaveRequest).replaceAll('phone', 'secrecyLevel'));
let office: Office;
before(async () => {
  office = await openOffice();
  const named = (...keys: string[]) =>
    ({ kind: 'named', personIds: keys.map((key) => office.agency.people.get(key)) }) as never; // reason: ids of the opened agency
  const apply = {
    ...leaveApplication,
    fields: { ...leaveApplication.fields, destination: 'edit', secrecyLevel: 'edit' },
  };
  const parts = [
    apply as typeof leaveApplication,
    {
      ...headsCheck,
      fields: { secrecyLevel: 'edit' },
      operations: { transfer: true, circulate: true, addBefore: true, delegate: true },
      free: { persons: true, nodes: [], limit: 1 },
    },
    {
      step: 'decide',
      name: '审批',
      handler: { kind: 'previousHandlersChoice', from: named('legal', 'helper') },
      fields: { destination: 'hidden' },
    },
  ] as const;
  await publishKind(office, 'kept', parts, template);
});
after(() => office.close());

/** A matter of this 密级 that waits for the section head. */
async function sent(secrecyLevel: string): Promise<string> {
  const matterId = await office.begin('officer', 'kept');
  await office.done('officer', matterId, { values: { ...leaveValues, destination: '省城', secrecyLevel } });
  return matterId;
}

const assignments = (keys: readonly string[]) => keys.map((key) => office.assignment(key));

/** Every way in which the head gives the matter to others by his own choice. */
async function ways(
  matterId: string,
  keys: readonly string[],
): Promise<Readonly<Record<string, () => Promise<Answer<Json>>>>> {
  const { version: expectedVersion, myTask } = await office.view('head', matterId);
  const task = `/api/matters/${matterId}/tasks/${myTask.taskId}`;
  const send = (path: string, body: object) => () =>
    office.who('head').send('POST', path, { expectedVersion, ...body });
  const [first = ''] = assignments(keys);
  return {
    circulate: send(`/api/matters/${matterId}/circulate`, { assignmentIds: assignments(keys) }),
    transfer: send(`${task}/transfer`, { toAssignmentId: first, reason: '请您办' }),
    delegate: send(`${task}/delegate`, { toAssignmentId: first }),
    addSigners: send(`${task}/signers`, { where: 'before', assignmentIds: assignments(keys) }),
    addStep: send(`${task}/add-step`, {
      step: { name: '核对', order: 'together', assignmentIds: assignments(keys) },
    }),
    choose: send(`${task}/complete`, { decision: 'agree', chosen: { decide: assignments(keys) } }),
  };
}

async function nameWhoMayKnow(system: Visitor, value: boolean): Promise<void> {
  const { settings } = (await system.get('/api/agencies/own/settings')).body;
  const { version: expectedVersion } = settings.find((one: { key: string }) => one.key === 'workSecretsNamed');
  const own = { componentId: 'matters', key: 'workSecretsNamed', value, expectedVersion };
  assert.equal(say(await system.send('POST', '/api/agencies/own/settings', own)), '200');
}

test('who receives a matter by 传阅 sees of its form what every reader sees, not what the sender sees', async () => {
  const matterId = await sent('INTERNAL');
  const { circulate } = await ways(matterId, ['helper', 'legal']);
  assert.equal(say((await circulate?.()) ?? assert.fail()), '200');

  const shown = async (key: string) => {
    const { values, form } = await office.view(key, matterId);
    return [values.destination, values.reason, JSON.stringify(form).includes('省城')];
  };
  assert.deepEqual(await shown('head'), ['省城', leaveValues.reason, true]);
  assert.deepEqual(await shown('helper'), [undefined, leaveValues.reason, false]);
});

test('an agency that names who may know work secrets: nobody gives one to anybody else, in whatever way', async () => {
  const [system, security] = [await office.as('system'), await office.as('security')];
  const desk = standInOffice(office);
  await desk.entrusted('head', 'helper', { workSecrets: true });
  const [secret, open] = [await sent('WORK_SECRET'), await sent('INTERNAL')];
  assert.equal(await desk.sees('helper', secret), 200, 'named by nobody: the principal alone decides');
  const granted = await security.send('POST', '/api/permissions/grants', {
    permission: 'matters.work-secret',
    granteeKind: 'PERSON',
    granteeId: office.agency.people.get('legal'),
    reason: '承办涉工作秘密事项',
    from: desk.today(),
  });
  assert.equal(say(granted), '200', JSON.stringify(granted.body));
  await nameWhoMayKnow(system, true);

  for (const [way, act] of Object.entries(await ways(secret, ['helper', 'clerk', 'legal']))) {
    const answer = await act();
    assert.equal(say(answer), '422 matters.not-let-know', `${way} ${JSON.stringify(answer.body)}`);
    assert.match(answer.body.message, /没有授权：马晓东/, way);
    assert.doesNotMatch(answer.body.message, /孙倩/, `${way}: who was granted it is not named`);
  }
  const page = await office.view('head', secret);
  assert.equal(page.secretForNamed, true);
  assert.deepEqual(
    page.myTask.choices[0].candidates.map(({ name, notLetKnow }: Json) => [name, notLetKnow]),
    [
      ['孙倩', undefined],
      ['马晓东', true],
    ],
  );
  const { persons, leftOut } = (
    await office.who('head').get('/api/organisation/persons?query=&purpose=give-secret&limit=100')
  ).body;
  assert.deepEqual([persons.map(({ name }: Json) => name), leftOut.notLetKnow > 3], [['孙倩'], true]);
  assert.equal(await desk.sees('helper', secret), 404, '代理: he stands in, but may not know it');
  assert.equal(await desk.sees('helper', open), 200);
  assert.deepEqual((await office.view('officer', secret)).openTasks[0].standIns, []);
  await desk.endAll();
  assert.equal(say(await desk.entrust('head', 'helper', { workSecrets: true })), '422 matters.not-let-know');
  assert.equal(say(await desk.entrust('head', 'helper')), '200');
  await desk.endAll();

  // what is no secret goes to everybody; raised with the very act, it does not
  const { version: expectedVersion, myTask } = await office.view('head', open);
  const raised = { expectedVersion, decision: 'agree', values: { secrecyLevel: 'WORK_SECRET' } };
  const complete = `/api/matters/${open}/tasks/${myTask.taskId}/complete`;
  const chosen = { decide: assignments(['helper']) };
  assert.equal(say(await office.who('head').send('POST', complete, { ...raised, chosen })), '422 matters.not-let-know');
  const { decision: _agree, ...handedIn } = raised;
  const added = { ...handedIn, step: { name: '核对', order: 'together', assignmentIds: assignments(['helper']) } };
  const addStep = `/api/matters/${open}/tasks/${myTask.taskId}/add-step`;
  assert.equal(say(await office.who('head').send('POST', addStep, added)), '422 matters.not-let-know');
  assert.equal(say((await (await ways(open, ['helper'])).circulate?.()) ?? assert.fail()), '200');

  assert.equal(say((await (await ways(secret, ['legal'])).circulate?.()) ?? assert.fail()), '200');
  assert.equal(say((await (await ways(secret, ['legal'])).transfer?.()) ?? assert.fail()), '200');
  assert.equal((await office.view('legal', secret)).myTask.step, '科室审核');
  await nameWhoMayKnow(system, false);
  assert.deepEqual(office.house.problems, []);
});

test('发布流程以前说哪些步骤会找到没有授权知悉工作秘密的人；单位没有指定谁能知悉、表单没有密级的不说', async () => {
  const system = await office.as('system');
  const parts = [leaveApplication, headsCheck, { step: 'decide', name: '审批', handler: { kind: 'chief' } }] as const;
  const bpmnXml = await toXml(buildProcess({ id: 'gate', name: '涉密事项', parts }));
  const unlet = async (secret: boolean): Promise<readonly string[]> => {
    const reply = await system.send('POST', '/api/processes/scan', { bpmnXml, from: 0, secret });
    assert.equal(say(reply), '200', JSON.stringify(reply.body));
    const found: Json[] = reply.body.found;
    return [
      ...new Set(found.flatMap(({ node, unlet: names }) => (names ?? []).map((name: string) => `${node} ${name}`))),
    ];
  };
  assert.deepEqual(await unlet(true), [], 'the agency names nobody');
  await nameWhoMayKnow(system, true);
  const told = await unlet(true);

  assert.ok(
    told.some((one) => one.startsWith('decide ')),
    told.join('、'),
  );
  assert.deepEqual(await unlet(false), []);
  await nameWhoMayKnow(system, false);
});

test('交接和指定办理人也一样：不知悉的人拿不到工作秘密，其余的照常交；列表说哪几件是，别的单位什么也交不了', async () => {
  const [system, stranger] = [await office.as('system'), await strangerBeside(office)];
  const { agency } = office;
  const apply = { ...leaveApplication, fields: { ...leaveApplication.fields, secrecyLevel: 'edit' } };
  const judge = { step: 'judge', name: '审核', handler: { kind: 'named', personIds: [agency.people.get('clerk')] } };
  await publishKind(office, 'left', [apply, judge] as never, template); // reason: ids of the opened agency
  const sentOn = async (secrecyLevel: string): Promise<string> => {
    const matterId = await office.begin('officer', 'left');
    await office.done('officer', matterId, { values: { ...leaveValues, secrecyLevel } });
    return matterId;
  };
  const [secret, open] = [await sentOn('WORK_SECRET'), await sentOn('INTERNAL')];
  await nameWhoMayKnow(system, true);
  const clerk = `/api/organisation/persons/${agency.people.get('clerk')}`;
  const { version: expectedVersion } = (await system.get(clerk)).body;
  const on = dateInChina(office.house.house.clock.now());
  assert.equal(say(await system.send('POST', `${clerk}/end`, { on, expectedVersion })), '200');
  const atStop = await sentOn('WORK_SECRET');

  const rows: Json[] = (await system.get('/api/matters/left-work')).body.rows;
  assert.deepEqual(
    [secret, open]
      .map((id) => rows.find(({ matterId }) => matterId === id))
      .map((row) => [row?.secretForNamed, row?.secrets]),
    [
      [true, 1],
      [undefined, 1],
    ],
  );
  const give = (to: string, more: object = {}, who = system) =>
    who.send('POST', '/api/matters/left-work/hand-over', {
      personId: agency.people.get('clerk'),
      toAssignmentId: office.assignment(to),
      reason: '离任交接',
      ...more,
    });
  assert.notEqual((await give('helper', {}, stranger)).status, 200);
  assert.equal(say(await give('helper', { matterId: secret })), '422 matters.not-let-know');
  assert.match((await give('helper', { withoutSecrets: true })).body.said, /1 件已交给马晓东办理，还有 1 项没有交接/);
  assert.equal((await office.view('helper', open)).myTask.step, '审核');
  assert.equal(say(await give('helper', { withoutSecrets: true })), '409 workflow.nothing-to-hand-over');
  assert.equal(say(await give('helper')), '422 matters.not-let-know', 'all of them are secrets now');
  assert.equal(say(await give('legal')), '200');
  assert.equal((await office.view('legal', secret)).myTask.step, '审核');

  const stops: Json[] = (await system.get('/api/matters/stopped')).body.rows;
  const [stop] = stops.filter(({ secretForNamed }) => secretForNamed);
  const name = (key: string) =>
    system.send('POST', `/api/matters/stopped/${stop?.id}/handlers`, {
      assignmentIds: [office.assignment(key)],
      reason: '原办理人离任',
    });
  assert.equal(say(await name('helper')), '422 matters.not-let-know');
  assert.equal(say(await name('legal')), '200');
  assert.equal((await office.view('legal', atStop)).myTask.step, '审核');
  await nameWhoMayKnow(system, false);
  assert.deepEqual(office.house.problems, []);
});
