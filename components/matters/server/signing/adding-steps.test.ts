import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ok } from '@gov/base';
import type { StepPart } from '@gov/workflow';
import { sql } from '#platform/server/database/sql.ts';
import { type Answer, type Json, signIn } from '#platform/testkit/sign-in.ts';
import { smallAgency, testPassword } from '#platform/testkit/small-agency.ts';
import { leaveValues, type Office, openOffice, viewAs } from '../../testing/office.ts';
import { publishKind } from '../../testing/publish-kind.ts';
import { standInOffice } from '../../testing/stand-ins.ts';

let office: Office;

const free = { persons: true, nodes: [], limit: 2 } as const;
const opinion = { block: 'leaderOpinion', required: false, defaultText: '同意。' };
const apply: StepPart = {
  step: 'apply',
  name: '填写申请',
  fields: { leaveKind: 'required', period: 'required', reason: 'required' },
};

before(async () => {
  office = await openOffice();
  const named = (...keys: string[]) =>
    ({ kind: 'named', personIds: keys.map((key) => office.agency.people.get(key)) }) as never; // reason: ids of the opened agency
  const check: StepPart = {
    step: 'check',
    name: '科室审核',
    handler: { kind: 'sectionHead', of: 'starter' },
    opinion,
    fields: { reason: 'edit' },
    operations: { disagree: true, returnTo: ['previous', 'starter'], resume: ['rewalk'] },
    free,
  };
  const refused = { end: 'refused', name: '不同意', result: 'refused' } as const;
  const result: Parameters<typeof publishKind>[2][number] = {
    choice: 'result',
    branches: [
      { on: 'no', label: '不同意', parts: [refused] },
      { label: '同意', parts: [] },
    ],
  };
  const decide: StepPart = { step: 'decide', name: '审批', handler: { kind: 'chief' }, opinion };
  await publishKind(office, 'adding', [apply, check, result, decide]);
  await publishKind(office, 'beside', [
    apply,
    {
      parallel: 'both',
      branches: [
        [{ step: 'a', name: '法制会签', handler: named('legal'), opinion, free }],
        [{ step: 'b', name: '办公室会签', handler: named('director'), opinion }],
      ],
    },
    decide,
  ]);
  await publishKind(office, 'group', [
    apply,
    { step: 'vote', name: '会签', handler: named('legal', 'helper'), multi: { mode: 'parallel', rule: 'all' }, free },
    decide,
  ]);
});
after(() => office.close());

async function sent(kindCode = 'adding'): Promise<string> {
  const matterId = await office.begin('officer', kindCode);
  await office.done('officer', matterId, { values: leaveValues });
  return matterId;
}

const stepFor = (keys: readonly string[], more: object = {}) => ({
  name: '核对天数',
  order: 'together',
  assignmentIds: keys.map((key) => office.assignment(key)),
  ...more,
});

/** Adds a step from a page read before. */
const addFrom = (key: string, page: Json, step: object, more: object = {}): Promise<Answer<Json>> =>
  office.who(key).send('POST', `/api/matters/${page.matterId}/tasks/${page.myTask.taskId}/add-step`, {
    expectedVersion: page.version,
    step,
    ...more,
  });
const add = async (key: string, matterId: string, step: object, more: object = {}): Promise<Answer<Json>> =>
  addFrom(key, await office.view(key, matterId), step, more);
const accepted = (answer: Answer<Json>): Json => {
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body;
};
const operations = (page: Json): string[] => page.operations.map((one: Json) => one.operation);
const todo = async (key: string): Promise<Json[]> =>
  (await office.who(key).get('/api/matters?box=todo&limit=50')).body.rows;
const hasIt = async (key: string, matterId: string): Promise<boolean> =>
  (await todo(key)).some((row) => row.matterId === matterId);
const drawn = (page: Json): [string, string][] =>
  page.diagram.nodes
    .filter(({ kind }: Json) => kind === 'step')
    .map(({ id, name }: Json) => [name, page.nodeStates[id] ?? 'ahead']);

test('a step is added behind one’s own: who was named does it, then the drawn way goes on', async () => {
  const matterId = await sent();
  assert.deepEqual((await office.view('head', matterId)).signing.addStep, { left: 2, together: true });

  const { said } = accepted(
    await add('head', matterId, stepFor(['legal'], { asked: '请核对请假天数。', workingDays: 1 }), {
      opinion: '情况属实。',
    }),
  );

  assert.equal(said, '已加一步，由孙倩办“核对天数”，办完再按流程往下走');
  const page = await office.view('legal', matterId);
  assert.equal(page.myTask.step, '核对天数');
  assert.equal(page.myTask.asked, '陈国栋加了这一步，请您办理：请核对请假天数。办完再按流程往下走');
  assert.deepEqual(page.myTask.why, ['陈国栋加了这一步，指定由您办理。']);
  assert.deepEqual(page.ahead, [{ step: '审批', who: '王建华' }]);
  assert.equal(page.openTasks[0].step, '核对天数');
  assert.match(page.openTasks[0].dueAt, /^20/);
  assert.deepEqual(drawn(page), [
    ['填写申请', 'done'],
    ['科室审核', 'done'],
    ['核对天数', 'open'],
    ['审批', 'ahead'],
  ]);
  assert.equal((await todo('legal')).find((row) => row.matterId === matterId)?.step, '核对天数');
  const [line] = page.trace;
  assert.deepEqual(
    [line.who, line.act, line.step, line.opinion, line.detail],
    ['陈国栋', '同意', '科室审核', '情况属实。', '加一步“核对天数”：请核对请假天数；送孙倩核对天数'],
  );
  accepted(await office.complete('legal', matterId, { opinion: '天数无误。' }));
  assert.ok(await hasIt('chief', matterId));
  const seen = await office.view('chief', matterId);
  assert.equal(seen.trace[0].step, '核对天数');
  assert.match(
    JSON.stringify(seen.form),
    /核对天数：天数无误/,
    'the cell is another step’s: the slip says at which it was said',
  );
  assert.doesNotMatch(JSON.stringify(seen.form), /：情况属实/);
});

test('who writes nothing at an added step has done it, not agreed to the matter', async () => {
  const matterId = await sent();
  accepted(await add('head', matterId, stepFor(['legal'])));

  accepted(await office.complete('legal', matterId));

  const { form } = await office.view('chief', matterId);
  assert.match(JSON.stringify(form), /：已办理。/);
});

test('who does an added step reads the form, decides nothing, and may send it back to who added it', async () => {
  const matterId = await sent();
  accepted(await add('head', matterId, stepFor(['legal'])));
  const page = await office.view('legal', matterId);

  assert.deepEqual(operations(page), ['agree', 'return', 'transfer', 'circulate', 'addStep']);
  const values = { reason: '改过的事由' };
  const changed = await office.complete('legal', matterId, { values });
  assert.deepEqual([changed.status, changed.body.code], [422, 'forms.edit-refused']);
  const no = await office.complete('legal', matterId, { decision: 'disagree', opinion: '不同意' });
  assert.deepEqual([no.status, no.body.code], [409, 'workflow.disagree-not-offered']);
  const [target] = page.myTask.returnTargets;
  assert.deepEqual([target.step, target.who, target.kind], ['科室审核', '陈国栋', 'previous']);
  accepted(
    await office.who('legal').send('POST', `/api/matters/${matterId}/tasks/${page.myTask.taskId}/return`, {
      expectedVersion: page.version,
      target: target.target,
      mode: 'rewalk',
      reason: '请先补依据',
    }),
  );
  const back = await office.view('head', matterId);
  assert.equal(back.myTask.step, '科室审核');
  assert.equal(back.trace[0].step, '核对天数');
  assert.deepEqual(
    drawn(back).map(([name]) => name),
    ['填写申请', '科室审核', '审批'],
    'it is not certain that the step comes again',
  );
  accepted(await office.complete('head', matterId));
  assert.ok(await hasIt('chief', matterId), 'without the step, if he does not add it once more');
});

test('several do it at the same time, or one after the other; until it is begun it can be taken back', async () => {
  const matterId = await sent();
  accepted(await add('head', matterId, stepFor(['legal', 'helper'])));
  assert.ok((await hasIt('legal', matterId)) && (await hasIt('helper', matterId)));
  const { version } = await office.view('head', matterId);
  accepted(await office.who('head').send('POST', `/api/matters/${matterId}/withdraw`, { expectedVersion: version }));
  assert.ok(!(await hasIt('legal', matterId)));

  const { said } = accepted(await add('head', matterId, stepFor(['helper', 'legal'], { order: 'in-turn' })));

  assert.equal(said, '已加一步，由马晓东、再由孙倩办“核对天数”，办完再按流程往下走');
  const page = await office.view('helper', matterId);
  assert.deepEqual(page.ahead, [
    { step: '核对天数', who: '孙倩' },
    { step: '审批', who: '王建华' },
  ]);
  assert.match(page.myTask.asked, /还有人接着办/);
  assert.match(page.trace[0].detail, /加一步“核对天数”；之后依次由孙倩办；送马晓东核对天数/);
  assert.deepEqual(
    drawn(page).map(([name]) => name),
    ['填写申请', '科室审核', '核对天数', '核对天数', '审批'],
  );
  assert.ok(!operations(page).includes('addStep'), 'both steps the process allows are used');
  accepted(await office.complete('helper', matterId));
  assert.ok(await hasIt('legal', matterId));
  accepted(await office.complete('legal', matterId));
  assert.ok(await hasIt('chief', matterId));
});

test('what would happen is said beforehand, by names, and nothing changes', async () => {
  const matterId = await sent();
  const page = await office.view('head', matterId);
  const look = (step: object, expectedVersion = page.version) =>
    office.who('head').send('POST', `/api/matters/${matterId}/preview-act`, {
      expectedVersion,
      act: { kind: 'addStep', taskId: page.myTask.taskId, step },
    });

  assert.deepEqual(
    accepted(await look(stepFor(['helper', 'legal'], { order: 'in-turn' }))).effects.map((one: Json) => one.words),
    ['没有别人的办理因此停下。', '由马晓东接着办“核对天数”。', '办完以后，还要经过孙倩“核对天数”、王建华“审批”。'],
  );
  const tooMany = await look(stepFor(['helper', 'legal', 'director'], { order: 'in-turn' }));
  assert.deepEqual([tooMany.status, tooMany.body.code], [409, 'workflow.free-steps-used-up']);
  assert.equal((await look(stepFor(['legal']), page.version + 1)).body.code, 'matters.stale');
  assert.equal((await office.view('head', matterId)).version, page.version);
});

test('in a branch the step stays in the branch; in a vote only the last voice can add one', async () => {
  const beside = await sent('beside');
  accepted(await add('legal', beside, stepFor(['helper'])));
  assert.ok(!operations(await office.view('director', beside)).includes('addStep'), 'his step offers none');
  accepted(await office.complete('director', beside));
  assert.ok(!(await hasIt('chief', beside)), 'the join waits for the added step');
  accepted(await office.complete('helper', beside));
  assert.ok(await hasIt('chief', beside));

  const group = await sent('group');
  const first = await office.view('legal', group);
  assert.ok(!operations(first).includes('addStep'));
  const refused = await addFrom('legal', first, stepFor(['director']));
  assert.deepEqual([refused.status, refused.body.code], [409, 'workflow.free-step-not-offered']);
  accepted(await office.complete('legal', group));
  accepted(await add('helper', group, stepFor(['director'])));
  assert.ok(await hasIt('director', group));
});

test('refused: twice, from an old page, without a name, to who cannot do it, and where the process names no such step', async () => {
  const matterId = await sent();
  const page = await office.view('head', matterId);
  const code = async (answer: Promise<Answer<Json>>) => `${(await answer).status} ${(await answer).body.code}`;

  assert.equal(await code(addFrom('head', page, stepFor(['legal'], { name: ' ' }))), '400 http.input');
  const long = '一'.repeat(21);
  assert.equal(await code(addFrom('head', page, stepFor(['legal'], { name: long }))), '400 http.input');
  assert.equal(await code(addFrom('head', page, stepFor([]))), '400 http.input');
  assert.equal(await code(addFrom('head', page, stepFor(['system']))), '422 matters.cannot-handle');
  assert.equal(await code(addFrom('head', page, stepFor(['officer']))), '422 matters.own-approval');
  assert.equal(await code(addFrom('legal', page, stepFor(['helper']))), '404 matters.not-found');
  accepted(await addFrom('head', page, stepFor(['legal'])));
  assert.equal(await code(addFrom('head', page, stepFor(['legal']))), '409 matters.already-done');
  accepted(await office.complete('legal', matterId));
  assert.ok(!operations(await office.view('chief', matterId)).includes('addStep'));
  assert.equal(await code(add('chief', matterId, stepFor(['legal']))), '409 workflow.free-step-not-offered');
});

test('another agency finds neither the matter nor its people; who stands in adds nothing', async () => {
  const matterId = await sent();
  const page = await office.view('head', matterId);
  const other = await smallAgency(office.house.house, 'sz', '双洲市住建局');
  const stranger = await signIn(office.house.app, 'sz.head', testPassword);
  const path = `/api/matters/${matterId}/tasks/${page.myTask.taskId}/add-step`;
  const from = (assignmentId: string | undefined) => ({
    expectedVersion: page.version,
    step: { name: '核对天数', order: 'together', assignmentIds: [assignmentId] },
  });

  assert.equal((await stranger.send('POST', path, from(other.assignments.get('legal')))).status, 404);
  const foreigner = await office.who('head').send('POST', path, from(other.assignments.get('legal')));
  assert.equal(foreigner.body.code, 'matters.unknown-person');
  const desk = standInOffice(office);
  const id = await desk.entrusted('head', 'helper');
  const helper = await office.as('helper');
  const entrusted = await viewAs(helper, matterId);
  assert.ok(operations(entrusted).includes('agree') && !operations(entrusted).includes('addStep'));
  const tried = await helper.send('POST', path, from(office.assignment('legal')));
  assert.deepEqual([tried.status, tried.body.code], [409, 'workflow.not-the-holder']);
  await desk.end('head', id);
});

test('the audit knows that a step was added, and neither its name nor what was asked', async () => {
  const matterId = await sent();
  accepted(await add('head', matterId, stepFor(['legal'], { asked: '请核对请假天数' })));
  const { id } = office.agency;

  const found = await office.house.house.database.agency(id, async (tx) =>
    ok(
      await tx.all(sql<{ event: string; details: Json }>`
        select event, details from office.audit_event
        where agency_id = ${id} and object_id = ${matterId} order by at desc, id desc limit 1`),
    ),
  );

  const [row] = found.ok ? found.value : [];
  assert.equal(row?.event, 'matters.step-added');
  assert.deepEqual(Object.keys(row?.details ?? {}).sort(), ['decision', 'node', 'task', 'version']);
});

test('one planned step in turn is taken off by who added it, and by nobody else; what is behind it moves up', async () => {
  const matterId = await sent();
  accepted(await add('head', matterId, stepFor(['legal', 'helper'], { order: 'in-turn' })));
  const page = await office.view('head', matterId);
  const [planned] = page.plannedSteps;
  const take = (key: string) =>
    office.who(key).send('POST', `/api/matters/${matterId}/remove-step`, {
      expectedVersion: page.version,
      visit: planned.visit,
      at: planned.at,
      reason: '不用了',
    });

  assert.deepEqual([planned.step, planned.who], ['核对天数', '马晓东']);
  assert.ok(operations(page).includes('removeStep'));
  assert.deepEqual((await office.view('officer', matterId)).plannedSteps, []);
  assert.equal((await take('officer')).body.code, 'workflow.remove-not-allowed');
  assert.equal(accepted(await take('head')).said, '已减去“核对天数”，马晓东不用办了');
  assert.equal((await take('head')).body.code, 'matters.stale');
  const { trace, plannedSteps } = await office.view('head', matterId);
  assert.deepEqual([trace[0].act, trace[0].detail, plannedSteps], ['减去“核对天数”', '马晓东不用办了', []]);
  accepted(await office.complete('legal', matterId));
  assert.ok(await hasIt('chief', matterId));
});

test('a step sent back to who added it is offered to him again as it was', async () => {
  const matterId = await sent();
  accepted(await add('head', matterId, stepFor(['legal'], { asked: '请核对', workingDays: 2 })));
  const page = await office.view('legal', matterId);
  const { target } = page.myTask.returnTargets.find(({ kind }: Json) => kind === 'previous');
  accepted(
    await office.who('legal').send('POST', `/api/matters/${matterId}/tasks/${page.myTask.taskId}/return`, {
      expectedVersion: page.version,
      target,
      mode: 'rewalk',
      reason: '说清楚核对什么',
    }),
  );

  const { again } = (await office.view('head', matterId)).signing.addStep;

  assert.deepEqual(
    [again.name, again.asked, again.workingDays, again.order, again.persons.map(({ name }: Json) => name)],
    ['核对天数', '请核对', 2, 'together', ['孙倩']],
  );
});

test('the refusal that somebody started the matter himself names him', async () => {
  const matterId = await sent();

  const refused = await add('head', matterId, stepFor(['officer']));

  assert.equal(refused.body.message, '这件是刘思远自己发起的，不能由刘思远自己审批。');
});
