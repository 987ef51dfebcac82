import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Json } from '#platform/testkit/sign-in.ts';
import { leaderKinds, leaderOffice, say } from '../../testing/leader-mode.ts';
import { type Office, openOffice } from '../../testing/office.ts';

let office: Office;
let desk: ReturnType<typeof leaderOffice>;
before(async () => {
  office = await openOffice();
  await leaderKinds(office);
  desk = leaderOffice(office);
});
after(() => office.close());

const words = '省厅要求 24 日前发到县，检查表沿用去年格式。';

test('who sent it and the secretary may lay a note before the leader; it is his to read, and nobody else’s', async () => {
  const laid = await desk.sent('laid');
  assert.equal(
    say(await desk.note('officer', laid, '请多照顾。')),
    '403 matters.note-not-yours',
    'he sent it to the clerk',
  );
  assert.equal(say(await desk.note('clerk', laid, ` ${words} `)), '200');

  assert.deepEqual(await desk.notes('head', laid.matterId), [words]);
  assert.deepEqual(await desk.notes('clerk', laid.matterId), [words]);
  assert.deepEqual(await desk.notes('officer', laid.matterId), [], 'the starter reads the matter and not the note');
  const [note] = (await office.view('head', laid.matterId)).coverNotes;
  assert.deepEqual([note.author, note.leader, note.toDecide, note.own], ['周敏', '陈国栋', true, false]);
  const page = JSON.stringify(await office.view('officer', laid.matterId));
  assert.ok(!page.includes('省厅') && page.includes('写呈批说明'), 'the trace says that there is one, not what');
});

test('a secretary who did not send it writes one too, once he may read the matter', async () => {
  const unseen = await desk.sent('unseen');
  await desk.named();
  assert.equal(say(await desk.note('clerk', unseen, words)), '404 matters.not-found');
  const { version } = await office.view('head', unseen.matterId);
  const path = `/api/matters/${unseen.matterId}/circulate`;
  const body = { expectedVersion: version, assignmentIds: [office.assignment('clerk')] };
  assert.equal((await office.who('head').send('POST', path, body)).status, 200);

  assert.equal(say(await desk.note('clerk', unseen, words)), '200');
  assert.equal(say(await desk.note('officer', unseen, '原件另送。')), '200', 'the officer sent it to the head');

  assert.deepEqual((await desk.notes('head', unseen.matterId)).sort(), [words, '原件另送。'].sort());
  assert.deepEqual(await desk.notes('officer', unseen.matterId), ['原件另送。']);
  assert.equal((await desk.order()).rows.find((row: Json) => row.matterId === unseen.matterId).note, words);
  await desk.end('head');
});

test('it can be changed and taken away until the leader has acted, and again once he has taken his act back', async () => {
  const laid = await desk.sent('laid');
  await desk.note('clerk', laid, '先看第二页。');
  await desk.note('clerk', laid, words);
  await desk.note('clerk', laid, words);
  assert.deepEqual(await desk.notes('head', laid.matterId), [words]);
  const acts = async () =>
    (await office.view('head', laid.matterId)).trace
      .map(({ act }: Json) => act)
      .filter((act: string) => /说明/.test(act));
  assert.deepEqual(await acts(), ['修改呈批说明', '写呈批说明'], 'the same once more is nothing');

  await office.done('head', laid.matterId);
  assert.equal(say(await desk.note('clerk', laid, '改了。')), '409 matters.note-too-late');
  assert.deepEqual(await desk.notes('head', laid.matterId), [words], 'it stays as it was read');
  const { version } = await office.view('head', laid.matterId);
  await office.who('head').send('POST', `/api/matters/${laid.matterId}/withdraw`, { expectedVersion: version });

  assert.equal(say(await desk.note('clerk', laid, '')), '200');
  assert.deepEqual(await desk.notes('head', laid.matterId), []);
  assert.equal((await acts())[0], '收回呈批说明');
});

test('who gets the work from the leader does not read what was written for the leader', async () => {
  const laid = await desk.sent('laid');
  await desk.note('clerk', laid, words);
  const { version } = await office.view('head', laid.matterId);
  const path = `/api/matters/${laid.matterId}/tasks/${laid.taskId}/transfer`;
  const body = { expectedVersion: version, toAssignmentId: office.assignment('helper'), reason: '' };
  assert.equal((await office.who('head').send('POST', path, body)).status, 200);

  assert.deepEqual(await desk.notes('helper', laid.matterId), []);
  assert.deepEqual(await desk.notes('head', laid.matterId), [words]);
  assert.equal(
    say(await desk.note('clerk', laid, '给小马。')),
    '403 matters.note-not-yours',
    'the head gave it to him',
  );
});

test('who decides in the leader’s place reads it as he does', async () => {
  const laid = await desk.sent('laid');
  await desk.note('clerk', laid, words);
  const day = office.house.clock.now().slice(0, 10);
  const window = { assignmentId: office.assignment('helper'), from: day, last: day };
  const { id } = (await office.who('head').send<Json>('POST', '/api/matters/stand-ins', window)).body;

  assert.deepEqual(await desk.notes('helper', laid.matterId), [words]);

  await office.who('head').send('POST', `/api/matters/stand-ins/${id}/end`, {});
});

test('300 characters and no more', async () => {
  const laid = await desk.sent('laid');
  assert.equal((await desk.note('clerk', laid, '长'.repeat(301))).status, 400);
  assert.equal((await desk.note('clerk', laid, '长'.repeat(300))).status, 200);
});
