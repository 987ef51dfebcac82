import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Json, signIn } from '#platform/testkit/sign-in.ts';
import { smallAgency, testPassword } from '#platform/testkit/small-agency.ts';
import { batchKinds, batchOffice } from '../../testing/batch.ts';
import { type Office, openOffice } from '../../testing/office.ts';
import { standInOffice } from '../../testing/stand-ins.ts';

let office: Office;
let desk: ReturnType<typeof batchOffice>;
before(async () => {
  office = await openOffice();
  await batchKinds(office);
  desk = batchOffice(office);
});
after(() => office.close());

const idOf = ({ matterId, taskId }: Json) => ({ matterId, taskId });
const whyOf = async (row: Json, key = 'head'): Promise<string> => {
  const [told] = await desk.looked(key, [row]);
  assert.equal(told?.safe, false, JSON.stringify(told));
  return told.why;
};
const onTask = (key: string, { matterId, taskId }: Json, act: string, body: object) =>
  office.who(key).send('POST', `/api/matters/${matterId}/tasks/${taskId}/${act}`, body);

test('待阅: each is told apart by nothing but its matter, and is read by the route of 已阅', async () => {
  const row = await desk.sent('nothing');
  const circulated = await office.who('head').send('POST', `/api/matters/${row.matterId}/circulate`, {
    expectedVersion: 2,
    assignmentIds: [office.assignment('legal')],
  });
  assert.equal(circulated.status, 200, JSON.stringify(circulated.body));
  const [reading] = await desk.rows('legal', 'to-read');

  const [told] = await desk.looked('legal', [reading]);

  assert.deepEqual([told.safe, told.act, told.verb, told.step], [true, 'read', '已阅', '传阅']);
  assert.equal((await onTask('legal', reading, 'read', {})).status, 200);
  assert.deepEqual(await desk.rows('legal', 'to-read'), []);
  assert.equal(await whyOf(reading, 'legal'), '这一步已经办过了。');
});

test('a step that asks for nothing but 同意 is safe, says who gets it, and is completed as it was told', async () => {
  const row = await desk.sent('nothing');

  const [told] = await desk.looked('head', [row]);

  const before = await office.view('officer', row.matterId);
  assert.equal(before.openTasks[0].opened, false, 'looking is no opening');
  assert.deepEqual(told, {
    ...idOf(row),
    safe: true,
    expectedVersion: before.version,
    act: 'agree',
    kindCode: 'asks-nothing',
    kindName: 'asks-nothing',
    node: 'check',
    step: '科室审核',
    verb: '同意',
    next: '送王建华“审批”',
    said: '已送王建华审批',
    mayWithdraw: true,
    emptyOpinion: '同意。',
  });
  assert.equal((await desk.agree('head', told)).body.said, told.said);
  const operations = (await office.view('head', row.matterId)).operations.map(({ operation }: Json) => operation);
  assert.ok(operations.includes('withdraw'), 'what was promised stands on the page');
  const [last] = await desk.looked('chief', await desk.rows('chief'));
  assert.deepEqual([last.next, last.mayWithdraw], ['办结', false], 'what ends with it does not come back');
  const [kept] = await desk.looked('head', [await desk.sent('stays')]);
  assert.deepEqual([kept.safe, kept.mayWithdraw], [true, false], 'nor does what the step lets nobody take back');
  const { trace } = await office.view('head', row.matterId);
  assert.deepEqual([trace[0].who, trace[0].opinion], ['陈国栋', '同意。'], 'the trace reads as after a single act');
});

test('each thing that a step asks for besides is a reason to open it, in one sentence', async () => {
  const reasons = {
    field: '这一步要填“联系电话”，要打开填。',
    words: '这一步要写意见，要打开写。',
    signature: '这一步要本人签批，要打开办。',
    number: '这一步不只是表态，还要签发、编号、批示等，要打开办。',
    pool: '这一步几个人谁办都行，要打开签收。',
    lead: '这一步有人协办，要打开看他们办得怎样。',
    work: '这一步要办的不是表态，办好后要打开逐件送。',
    whom: '下一步由谁办要由您选，要打开选。',
    nobody: '下一步没有找到办理人，要打开看。',
  };
  const rows = await Promise.all(Object.keys(reasons).map((asks) => desk.sent(asks)));

  const told = await desk.looked('head', rows);

  assert.deepEqual(
    told.map(({ why }) => why),
    Object.values(reasons),
  );
  assert.ok(told.every(({ safe }) => safe === false));
  const draft = await office.begin('officer', 'asks-nothing');
  assert.equal(await whyOf({ matterId: draft, taskId: draft }, 'officer'), '还是草稿，要打开写好再送。');
});

test('what came back, or was only asked, or stands still has to be opened', async () => {
  const [back, asked, still] = [await desk.sent('nothing'), await desk.sent('nothing'), await desk.sent('nothing')];
  await desk.agree('head', { ...idOf(back), expectedVersion: (await office.view('head', back.matterId)).version });
  const page = await office.view('chief', back.matterId);
  const { target } = page.myTask.returnTargets[0];
  const reason = { expectedVersion: page.version, target, mode: 'rewalk', reason: '再核一下' };
  assert.equal((await onTask('chief', { ...page.myTask, matterId: page.matterId }, 'return', reason)).status, 200);
  const returned = (await desk.rows('head')).find(({ matterId }) => matterId === back.matterId);
  const { version } = await office.view('head', asked.matterId);
  const delegated = { expectedVersion: version, toAssignmentId: office.assignment('helper'), reason: '请先核对' };
  assert.equal((await onTask('head', asked, 'delegate', delegated)).status, 200);
  const stopped = { expectedVersion: (await office.view('head', still.matterId)).version, reason: '核实情况' };
  const suspended = await office.who('head').send('POST', `/api/matters/${still.matterId}/suspend`, stopped);
  assert.equal(suspended.status, 200, JSON.stringify(suspended.body));

  assert.equal(await whyOf(returned), '这件是退回来的，要打开看退回的理由。');
  const [answer] = await desk.rows('helper');
  assert.equal(await whyOf(answer, 'helper'), '这件是请您提意见或协办的，要打开写意见。');
  assert.match(await whyOf(asked), /不由您办理/);
  assert.match(await whyOf(still), /暂停/);
});

test('a matter that is none of his, of another agency, or of nobody is answered alike and says nothing of itself', async () => {
  const row = await desk.sent('nothing');
  const nowhere = { matterId: row.taskId, taskId: row.matterId };
  await smallAgency(office.house.house, 'lp', '临浦区住建局');
  const foreigner = await signIn(office.house.app, 'lp.head', testPassword);
  const tasks = [idOf(row), nowhere];

  const told = await desk.looked('clerk', tasks);
  const elsewhere = await foreigner.send('POST', '/api/matters/batch-preview', { tasks });

  const why = '没有找到这件事项，或者您不能看它。';
  const unknown = tasks.map((one) => ({ ...one, safe: false, why }));
  assert.deepEqual([told, elsewhere.body.rows], [unknown, unknown]);
  const others = await whyOf({ matterId: row.matterId, taskId: row.taskId }, 'officer');
  assert.equal(others, '这一步现在不由您办理。', 'who may read it learns that it is not his');
});

test('fifty at most, each once', async () => {
  const row = await desk.sent('nothing');
  const many = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ ...row, taskId: row.taskId.replace(/.{2}$/, `${at + 10}`) }));

  const answers = [await desk.look('head', many(50)), await desk.look('head', many(51)), await desk.look('head', [])];
  const twice = await desk.look('head', [row, row]);

  assert.deepEqual(
    [...answers, twice].map(({ status }) => status),
    [200, 400, 400, 400],
  );
});

test('who stands in for somebody does his safe work by batch as well, and reads for whom', async () => {
  const row = await desk.sent('nothing');
  const signed = await desk.sent('signature');
  const standing = standInOffice(office);
  await standing.entrusted('head', 'helper');

  const told = await desk.looked('helper', [row, signed]);

  assert.deepEqual(
    told.map(({ safe, onBehalfOf }) => [safe, onBehalfOf]),
    [
      [true, '陈国栋'],
      [false, undefined],
    ],
  );
  await standing.endAll();
  assert.equal(await whyOf(row, 'helper'), '您已经不再代陈国栋办理。');
});

test('what was decided between the look and the press is refused alone; the others are done, and none twice', async () => {
  const rows = [
    await desk.sent('nothing'),
    await desk.sent('nothing'),
    await desk.sent('nothing'),
    await desk.sent('nothing'),
  ];
  const [moved, edited, gone, calm] = await desk.looked('head', rows);
  await office.done('head', moved.matterId);
  const saved = await office.who('head').send('PUT', `/api/matters/${edited.matterId}/values`, {
    expectedVersion: edited.expectedVersion,
    values: { phone: '0571-88880000' },
  });
  const back = await office
    .who('officer')
    .send('POST', `/api/matters/${gone.matterId}/withdraw`, { expectedVersion: gone.expectedVersion });
  assert.deepEqual([saved.status, back.status], [200, 200], JSON.stringify([saved.body, back.body]));

  const answers = [];
  for (const row of [moved, edited, gone, calm, calm]) answers.push(await desk.agree('head', row));

  assert.deepEqual(
    answers.map(({ status, body }) => [status, body.code ?? body.said]),
    [
      [409, 'matters.already-done'],
      // the step fills in the form: his own change beside the list is kept, and told
      [200, '已送王建华审批；同时存上的还有您在另一个窗口改的“联系电话”'],
      [404, 'matters.not-found'],
      [200, '已送王建华审批'],
      [409, 'matters.already-done'],
    ],
  );
  assert.deepEqual(office.house.problems, []);
});
