import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Json } from '#platform/testkit/sign-in.ts';
import { type Office, openOffice } from '../testing/office.ts';

let office: Office;
before(async () => {
  office = await openOffice();
});
after(() => office.close());

const send = (key: string, matterId: string, path: string, body: object = {}) =>
  office.who(key).send('POST', `/api/matters/${matterId}/${path}`, body);
const acts = async (key: string, matterId: string): Promise<string[]> =>
  (await office.view(key, matterId)).trace.map(({ who, act }: Json) => `${who} ${act}`);
const boxes = async (key: string, box: string): Promise<string[]> =>
  (await office.who(key).get(`/api/matters?box=${box}&limit=50`)).body.rows.map((row: Json) => row.matterId);

test('work given to a colleague is theirs alone; who gave it keeps sight of it and the trace says to whom and why', async () => {
  const matterId = await office.leaveRequest();
  const { version, myTask } = await office.view('head', matterId);
  const transfer = (key: string, to: string, expectedVersion: number) =>
    send(key, matterId, `tasks/${myTask.taskId}/transfer`, {
      expectedVersion,
      toAssignmentId: office.assignment(to),
      reason: '我在外地开会',
    });

  const stranger = await transfer('legal', 'helper', version);
  const toMyself = await transfer('head', 'head', version);
  const given = await transfer('head', 'legal', version);
  const again = await transfer('head', 'chief', version);

  assert.equal(stranger.status, 404);
  assert.ok([409, 422].includes(toMyself.status), JSON.stringify(toMyself.body));
  assert.equal(given.status, 200, JSON.stringify(given.body));
  assert.ok([403, 409].includes(again.status), JSON.stringify(again.body));
  assert.ok((await boxes('legal', 'todo')).includes(matterId));
  assert.ok(!(await boxes('head', 'todo')).includes(matterId));
  const seen = await office.view('head', matterId);
  assert.equal(seen.myTask, undefined);
  assert.ok(seen.trace.some(({ act, opinion }: Json) => act === '转给孙倩办理' && opinion === '我在外地开会'));
  assert.equal((await office.complete('legal', matterId, { opinion: '同意' })).status, 200);
});

test('a draft is given to nobody: it is not offered, and the refusal says to send it first', async () => {
  const { matterId } = (await office.who('officer').send('POST', '/api/matters', { kindCode: 'leave-request' })).body;
  const { version, myTask } = await office.view('officer', matterId);
  const body = { expectedVersion: version, toAssignmentId: office.assignment('helper'), reason: '' };

  const given = await send('officer', matterId, `tasks/${myTask.taskId}/transfer`, body);

  assert.deepEqual([given.status, given.body.code], [409, 'matters.still-a-draft']);
  const { operations } = await office.view('officer', matterId);
  assert.ok(!operations.some(({ id }: Json) => id === 'transfer'), JSON.stringify(operations));
});

test('nobody is given the approval of his own matter', async () => {
  const matterId = await office.leaveRequest();
  const { version, myTask } = await office.view('head', matterId);
  const give = (to: string) =>
    send('head', matterId, `tasks/${myTask.taskId}/transfer`, {
      expectedVersion: version,
      toAssignmentId: office.assignment(to),
      reason: '',
    });

  const toStarter = await give('officer');

  assert.deepEqual([toStarter.status, toStarter.body.code], [422, 'matters.own-approval']);
  assert.equal((await give('legal')).status, 200);
});

test('circulated, a colleague reads it, remarks on it and marks it read once; the process is not held up', async () => {
  const matterId = await office.leaveRequest();
  assert.equal((await office.who('helper').get(`/api/matters/${matterId}`)).status, 404);
  const { version } = await office.view('officer', matterId);

  const sent = await send('officer', matterId, 'circulate', {
    expectedVersion: version,
    assignmentIds: [office.assignment('helper'), office.assignment('clerk')],
  });

  assert.equal(sent.status, 200, JSON.stringify(sent.body));
  assert.ok((await boxes('helper', 'to-read')).includes(matterId));
  const { myTask, readingTask } = await office.view('helper', matterId);
  const taskId = (readingTask ?? myTask).taskId;
  const read = await send('helper', matterId, `tasks/${taskId}/read`, { remark: '已安排替班。' });
  assert.equal(read.status, 200, JSON.stringify(read.body));
  const twice = await send('helper', matterId, `tasks/${taskId}/read`, {});
  assert.equal(twice.status, 409, JSON.stringify(twice.body));
  assert.ok(!(await boxes('helper', 'to-read')).includes(matterId));
  const foreign = await send('legal', matterId, `tasks/${taskId}/read`, {});
  assert.equal(foreign.status, 404);
  assert.equal((await office.complete('head', matterId, { opinion: '同意' })).status, 200);
  assert.ok((await acts('officer', matterId)).some((line) => line.startsWith('马晓东')));
});

/** 已催几次: on the page of the starter, and in the list of who has it. */
const pressed = async (matterId: string): Promise<readonly (number | undefined)[]> => {
  const [task] = (await office.view('officer', matterId)).openTasks;
  const { rows } = (await office.who('head').get('/api/matters?box=todo&limit=50')).body;
  return [task.pressed, rows.find((one: Json) => one.matterId === matterId)?.pressed];
};

test('the starter presses who has it once an hour; a colleague who is not concerned cannot', async () => {
  const matterId = await office.leaveRequest();
  assert.deepEqual(await pressed(matterId), [undefined, undefined]);

  const stranger = await send('legal', matterId, 'press');
  const first = await send('officer', matterId, 'press', { message: '明天就要走了' });
  const second = await send('officer', matterId, 'press');
  assert.deepEqual(await pressed(matterId), [1, 1]);
  office.house.clock.advance(61 * 60_000);
  const later = await send('officer', matterId, 'press');
  assert.deepEqual(await pressed(matterId), [2, 2], 'at the step and in the row of who has it');

  assert.equal(stranger.status, 404);
  assert.deepEqual([first.status, later.status], [200, 200], JSON.stringify([first.body, later.body]));
  assert.ok([409, 422, 429].includes(second.status), JSON.stringify(second.body));
  assert.match(second.body.message, /[\u4e00-\u9fff]/);
});

test('the starter cancels it with a reason: nobody has it any more, and nobody else may cancel', async () => {
  const matterId = await office.leaveRequest();
  const { version } = await office.view('officer', matterId);
  const cancel = (key: string, expectedVersion = version) =>
    send(key, matterId, 'cancel', { expectedVersion, reason: '改期' });

  const byHead = await cancel('head');
  const byStarter = await cancel('officer');
  const twice = await cancel('officer', version + 1);

  assert.ok([403, 409, 422].includes(byHead.status), JSON.stringify(byHead.body));
  assert.equal(byStarter.status, 200, JSON.stringify(byStarter.body));
  assert.ok(twice.status >= 400 && twice.status < 500, JSON.stringify(twice.body));
  assert.ok(!(await boxes('head', 'todo')).includes(matterId));
  const seen = await office.view('officer', matterId);
  assert.equal(seen.state, 'CANCELLED');
  assert.deepEqual(office.house.problems, []);
});
