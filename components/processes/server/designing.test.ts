import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { ok as good } from '@gov/base';
import { buildProcess, type ProcessPart, toXml } from '@gov/workflow';
import { registry } from '#apps/server/registry.generated.ts';
import { sql } from '#platform/server/database/sql.ts';
import { type TestHouse, testHouse } from '#platform/testkit/house.ts';
import { type Json, signIn, type Visitor } from '#platform/testkit/sign-in.ts';
import { type SmallAgency, smallAgency, testPassword } from '#platform/testkit/small-agency.ts';

let house: TestHouse;
let agency: SmallAgency;
let system: Visitor;
let elsewhere: Visitor;
let officer: Visitor;
before(async () => {
  house = await testHouse(registry);
  agency = await smallAgency(house.house, 'jz');
  await smallAgency(house.house, 'lp');
  system = await signIn(house.app, 'jz.system', testPassword);
  elsewhere = await signIn(house.app, 'lp.system', testPassword);
  officer = await signIn(house.app, 'jz.officer', testPassword);
});
after(() => house.close());

const xmlOf = (...parts: readonly ProcessPart[]): Promise<string> =>
  toXml(
    buildProcess({
      id: 'use-seal',
      name: '用印审批',
      parts: [
        { step: 'apply', name: '填写申请' },
        ...parts,
        { step: 'seal', name: '用印', handler: { kind: 'chief' } },
      ],
    }),
  );

async function begun(who = system): Promise<{ readonly processId: string; readonly bpmnXml: string }> {
  const bpmnXml = await xmlOf();
  const answer = await who.send('POST', '/api/processes/designs', { name: '用印审批', bpmnXml });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return { processId: answer.body.processId, bpmnXml };
}
const at = (processId: string, more = ''): string => `/api/processes/designs/${processId}${more}`;
const save = (processId: string, body: object, who = system) => who.send('PUT', at(processId, '/draft'), body);
const publish = (processId: string, body: object, who = system) => who.send('POST', at(processId, '/publish'), body);

test('a process is drawn as a draft, saved, published and stands in the list; the next version follows the same way', async () => {
  const { processId, bpmnXml } = await begun();
  const changed = await xmlOf({ step: 'check', name: '核对', handler: { kind: 'sectionHead', of: 'starter' } });
  const saved = await save(processId, { baseVersion: 1, bpmnXml: changed });
  assert.equal(saved.body.draftVersion, 2, JSON.stringify(saved.body));

  const published = await publish(processId, { baseVersion: 2, overNumber: 0 });

  assert.deepEqual([published.status, published.body.number], [200, 1], JSON.stringify(published.body));
  const { body: view } = await system.get(at(processId));
  assert.deepEqual([view.draft, view.current.number, view.current.bpmnXml], [undefined, 1, changed]);
  assert.deepEqual([...view.takenIds].sort(), ['apply', 'check', 'seal']);
  const line = (await system.get('/api/processes/designs')).body.processes.find(
    (one: Json) => one.processId === processId,
  );
  assert.deepEqual([line.name, line.version, line.hasDraft, line.shipped], ['用印审批', 1, false, false]);
  const { draftVersion } = view;
  assert.equal((await save(processId, { baseVersion: draftVersion, bpmnXml })).status, 200);
  const next = await publish(processId, { baseVersion: draftVersion + 1, overNumber: 1 });
  assert.equal(next.body.number, 2, JSON.stringify(next.body));
  const { versions } = (await system.get(at(processId, '/versions'))).body;
  assert.deepEqual(
    versions.map((one: Json) => [one.number, one.current]),
    [
      [2, true],
      [1, false],
    ],
  );
  assert.equal((await system.get(at(processId, '/versions/1'))).body.bpmnXml, changed);
});

test('lanes of a file stay in it, and the picture of the published process says them step by step', async () => {
  const lanes =
    '<laneSet id="lanes"><lane id="lane" name="综合处"><flowNodeRef>apply</flowNodeRef></lane></laneSet>'.replaceAll(
      /(<\/?)(?=[a-z])/gi,
      '$1bpmn:',
    );
  const bpmnXml = (await xmlOf()).replace(/<bpmn:process [^>]*>/, (start) => start + lanes);
  const { body } = await system.send('POST', '/api/processes/designs', { name: '借会议室', bpmnXml });
  const published = await publish(body.processId, { baseVersion: 1, overNumber: 0 });
  assert.equal(published.status, 200, JSON.stringify(published.body));

  const course = await system.get(`/api/processes/${body.processId}/course`);

  assert.equal(course.status, 200, JSON.stringify(course.body));
  const told = course.body.picture.nodes.flatMap((one: Json) => (one.lane ? [[one.id, one.lane]] : []));
  assert.deepEqual(told, [['apply', { name: '综合处', short: '综合处' }]]);
});

test('two people draw at once: the later save changes nothing and says so; an old page cannot publish either', async () => {
  const { processId, bpmnXml } = await begun();
  const other = await xmlOf({ step: 'check', name: '核对', handler: { kind: 'chief' } });
  assert.equal((await save(processId, { baseVersion: 1, bpmnXml: other })).status, 200);

  const late = await save(processId, { baseVersion: 1, bpmnXml });

  assert.equal(late.body.code, 'processes.draft-stale');
  assert.equal((await system.get(at(processId))).body.draft.bpmnXml, other);
  assert.equal((await publish(processId, { baseVersion: 1, overNumber: 0 })).body.code, 'processes.draft-stale');
  assert.equal((await publish(processId, { baseVersion: 2, overNumber: 3 })).body.code, 'processes.moved');
  assert.equal((await publish(processId, { baseVersion: 2, overNumber: 0 })).status, 200, 'positive control');
  assert.equal((await publish(processId, { baseVersion: 3, overNumber: 1 })).body.code, 'processes.no-draft');
});

test('a draft may have problems; publishing names each with the step it belongs to and keeps the draft', async () => {
  const { processId } = await begun();
  const wrong = (await xmlOf({ step: 'check', name: '核对', handler: { kind: 'chief' } })).replace('核对', '');
  assert.equal((await save(processId, { baseVersion: 1, bpmnXml: wrong })).status, 200);

  const refused = await publish(processId, { baseVersion: 2, overNumber: 0 });

  assert.equal(refused.body.code, 'workflow.process-not-publishable');
  assert.deepEqual(
    refused.body.fields.map(({ path }: Json) => path),
    ['check'],
  );
  assert.equal((await system.get(at(processId))).body.draft.bpmnXml, wrong);
});

test('conditions are asked of the fields of the form that the draft names', async () => {
  const { processes } = (await system.get('/api/processes/designs')).body;
  const { processId: leaveId } = processes.find(({ key }: Json) => key === 'leave-request');
  const { formId } = (await system.get(at(leaveId))).body;
  assert.ok(formId, 'the form it came with is known');
  const { processId } = await begun();
  const choice = (when: string): Promise<string> =>
    xmlOf({
      choice: 'c',
      branches: [{ when, parts: [] }, { parts: [{ step: 'b', name: '核对', handler: { kind: 'chief' } }] }],
    });
  assert.equal((await save(processId, { baseVersion: 1, bpmnXml: await choice('nothing = 1'), formId })).status, 200);

  const refused = await publish(processId, { baseVersion: 2, overNumber: 0 });

  assert.equal(refused.status, 422, JSON.stringify(refused.body));
  assert.match(refused.body.fields[0].message, /nothing/);
  const told = await choice('reason = "出差"');
  assert.equal((await save(processId, { baseVersion: 2, bpmnXml: told, formId })).status, 200);
  // what must be filled and no step fills is a reminder, read before
  const body = { baseVersion: 3, overNumber: 0 };
  assert.equal((await publish(processId, body)).body.code, 'processes.unread-warnings');
  assert.equal((await publish(processId, { ...body, acknowledged: 1 })).status, 200, 'positive control');
});

test('what the product relies on in its own process is not drawn away', async () => {
  const { processes } = (await system.get('/api/processes/designs')).body;
  const { processId } = processes.find(({ key }: Json) => key === 'outgoing-document');
  const { current, draftVersion } = (await system.get(at(processId))).body;
  const without = current.bpmnXml.replaceAll(/<gov:action name="[^"]*"\s*\/>/g, '');
  assert.notEqual(without, current.bpmnXml);
  assert.equal((await save(processId, { baseVersion: draftVersion, bpmnXml: without })).status, 200);

  const refused = await publish(processId, { baseVersion: draftVersion + 1, overNumber: current.number });

  assert.equal(refused.body.code, 'processes.problems', JSON.stringify(refused.body));
});

test("rules are told in words with today's names; a rule that is not whole yet hinders no other", async () => {
  const rules = [{ kind: 'chief' }, { kind: 'sectionHead', of: 'starter' }];

  const { body } = await system.send('POST', '/api/processes/handlers-today', { rules });

  assert.deepEqual(
    body.answers.map((one: Json) => one.words),
    ['主要负责人', '发起人所在科室的负责人'],
  );
  assert.match(body.answers[0].today, /^今天是 /);
  assert.match(body.answers[1].today, /^由周敏发起时是 赵立新$/, 'somebody ordinary of the designer’s own section');
  const wrong = await system.send('POST', '/api/processes/handlers-today', {
    rules: [{ kind: 'chief' }, { kind: 'god' }],
  });
  assert.deepEqual(
    wrong.body.answers.map((one: Json) => one.nobody),
    [false, true],
  );
});

test('假如由某人发起：问发起人的规则说出名字，前面一步是谁也算得出；一次问完，换一位就换名字，离任的不算', async () => {
  const [head, of] = [{ kind: 'sectionHead', of: 'starter' }, 'previous'];
  const rules = [
    ...[{ kind: 'starter' }, head, { kind: 'deputyInCharge', of }, { kind: 'sameAs', node: 'check' }],
    ...[{ kind: 'startersChoice' }, { kind: 'formField', field: 'who', holds: 'person' }],
    ...[{ kind: 'sectionMembers', of: { sectionId: agency.sections.get('office') } }],
  ];
  const steps = {
    apply: { rule: 0, before: [] },
    check: { rule: 1, before: ['apply'] },
    above: { rule: 2, before: ['check'] },
  };
  const asked = async (who: Visitor, more: object = {}): Promise<Json> =>
    (await who.send('POST', '/api/processes/handlers-today', { rules, steps, names: { who: '经办人' }, ...more })).body;
  const officerAt = agency.assignments.get('officer');

  const body = await asked(system, { starter: officerAt });

  assert.deepEqual(body.starter, {
    ...{ assignmentId: officerAt, personId: agency.people.get('officer') },
    ...{ name: '刘思远', section: '建管科', post: '科员' },
  });
  assert.deepEqual(
    body.answers.map((one: Json) => one.today),
    [
      ...['由刘思远发起时是 刘思远', '由刘思远发起时是 陈国栋', '看上一步由谁办', '由刘思远发起时是 陈国栋'],
      ...['由发起人选定', '由表单里“经办人”选定', '今天是 赵立新、周敏、何静'],
    ],
  );
  assert.deepEqual([body.ofSteps.above.today, body.ofSteps.above.names], ['由刘思远发起时是 林涛', '林涛']);
  const helperAt = agency.assignments.get('helper');
  assert.equal((await asked(system, { starter: helperAt })).answers[1].today, '由马晓东发起时是 孙倩');
  const gone = await asked(system, { starter: randomUUID() });
  assert.equal(gone.starter.name, '周敏', 'one who is not in office is nobody’s starter');
  assert.deepEqual(gone.answers[0].names, '周敏');
  const foreign = await asked(elsewhere, { starter: officerAt });
  assert.notEqual(foreign.starter.personId, agency.people.get('officer'), 'another agency learns nobody of ours');
  assert.doesNotMatch(JSON.stringify(foreign), /刘思远/);
  assert.equal((await asked(officer)).code, 'http.permission');
});

test('nobody but the system administrator draws, and nobody of another agency sees what is drawn', async () => {
  const { processId, bpmnXml } = await begun();

  assert.equal((await officer.get(at(processId))).body.code, 'http.permission');
  assert.equal((await save(processId, { baseVersion: 1, bpmnXml }, officer)).body.code, 'http.permission');
  assert.equal((await elsewhere.get(at(processId))).body.code, 'processes.unknown');
  assert.equal((await save(processId, { baseVersion: 1, bpmnXml }, elsewhere)).body.code, 'processes.unknown');
  assert.equal((await publish(processId, { baseVersion: 1, overNumber: 0 }, elsewhere)).body.code, 'processes.unknown');
  const shown = (await elsewhere.get('/api/processes/designs')).body.processes;
  assert.ok(!shown.some((one: Json) => one.processId === processId));
  assert.equal((await save(processId, { baseVersion: 1, bpmnXml })).status, 200, 'positive control');
});

test('a file that is no BPMN is not kept; a discarded first draft leaves the list', async () => {
  const { processId } = await begun();

  for (const bpmnXml of ['hello', '<definitions/>', '<a><b></a>'])
    assert.equal((await save(processId, { baseVersion: 1, bpmnXml })).body.code, 'processes.unreadable-file', bpmnXml);
  assert.equal((await system.send('POST', at(processId, '/draft/discard'), { baseVersion: 1 })).status, 200);
  assert.equal((await system.get(at(processId))).body.code, 'processes.unknown');
});

/** Events of the audit about one process, in order. */
async function auditOf(processId: string): Promise<readonly string[]> {
  const rows = await house.house.database.agency(agency.id, async (tx) =>
    good(
      await tx.all(sql<{ event: string }>`select event from office.audit_event
        where agency_id = ${agency.id} and object_id = ${processId} order by at, id`),
    ),
  );
  return rows.ok ? rows.value.map(({ event }) => event) : assert.fail();
}

test('作为模板分享：不带本单位的编号和姓名，导出写进审计；别的单位导入以后逐步重新指定，指定以前发布不了', async () => {
  const [clerk, chief] = [agency.people.get('clerk'), agency.people.get('chief')];
  const { assignments } = (await house.house.agencies.current(agency.id)).organisation;
  const of = (id: string | undefined) => [...assignments.values()].find(({ personId }) => personId === id);
  const named = '王建华';
  const bpmnXml = await xmlOf(
    { step: 'one', name: `${named}审批`, handler: { kind: 'named', personIds: [chief as never] } }, // reason: an id of the test agency
    { step: 'two', name: '登记', handler: { kind: 'post', postId: of(clerk)?.postId as never } }, // reason: the same
    { step: 'three', name: '会签', handler: { kind: 'sectionHead', of: { sectionId: of(clerk)?.sectionId as never } } }, // reason: the same
  );
  const { body: mine } = await system.send('POST', '/api/processes/designs', { name: '用印', bpmnXml });

  const shared = await system.send('POST', at(mine.processId, '/template'), { bpmnXml });

  assert.equal(shared.status, 200, JSON.stringify(shared.body));
  assert.deepEqual([shared.body.toChoose.length, shared.body.dropped], [3, [named]]);
  for (const id of [chief, clerk, of(clerk)?.postId, of(clerk)?.sectionId, named])
    assert.ok(id && !shared.body.bpmnXml.includes(id), id);
  assert.ok(!(await auditOf(mine.processId)).includes('processes.template-exported'), 'it was only looked at');
  await system.send('POST', at(mine.processId, '/exported'), { as: 'template' });
  await system.send('POST', at(mine.processId, '/exported'), { as: 'backup' });
  assert.deepEqual((await auditOf(mine.processId)).slice(-2), [
    'processes.template-exported',
    'processes.backup-exported',
  ]);
  const begun = { name: '用印', bpmnXml: shared.body.bpmnXml };
  const { processId } = (await elsewhere.send('POST', '/api/processes/designs', begun)).body;
  const refused = await publish(processId, { baseVersion: 1, overNumber: 0 }, elsewhere);
  assert.deepEqual(
    refused.body.fields?.map(({ path, message }: Json) => [path, message]),
    [
      ['one', '环节“某某审批”的“办理人”需要重新指定。'],
      ['two', '环节“登记”的“办理人”需要重新指定。'],
      ['three', '环节“会签”的“办理人”需要重新指定。'],
    ],
    JSON.stringify(refused.body),
  );
  const rules = [{ kind: 'post', postId: '需要重新指定的岗位1' }];
  const { answers } = (await elsewhere.send('POST', '/api/processes/handlers-today', { rules })).body;
  assert.match(answers[0].words, /需要重新指定的岗位1/);
  assert.equal((await elsewhere.send('POST', at(mine.processId, '/template'), { bpmnXml })).status, 404);
  assert.equal((await system.send('POST', at(mine.processId, '/template'), { bpmnXml: '<x/>' })).status, 422);
});
