import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Office, openOffice } from '../../testing/office.ts';
import { publishKind } from '../../testing/publish-kind.ts';

let office: Office;
before(async () => {
  office = await openOffice();
  await publishKind(office, 'copied', [
    { step: 'write', name: '填写' },
    {
      step: 'judge',
      name: '审核',
      handler: { kind: 'sectionHead', of: 'starter' },
      copies: [{ to: { kind: 'chief' }, when: 'done' }],
    },
    { step: 'file', name: '存档', handler: { kind: 'starter' } },
  ]);
});
after(() => office.close());

test('what a step copies to somebody is his to read, is told in the trace, and holds nobody up', async () => {
  const matterId = await office.begin('officer', 'copied');
  await office.done('officer', matterId);
  assert.equal((await office.who('chief').get(`/api/matters/${matterId}`)).status, 404, 'not before the step is done');
  await office.done('head', matterId);

  const { rows } = (await office.who('chief').get('/api/matters?box=to-read')).body;
  const row = rows.find((one: { readonly matterId: string }) => one.matterId === matterId);
  assert.equal(row.step, '抄送');
  const page = await office.view('chief', matterId);
  assert.match(page.myTask.why.join(''), /^因为您是.*，这件按流程抄送主要负责人。/);
  const trace = (await office.view('officer', matterId)).trace.map((line: { readonly detail?: string }) => line);
  assert.match(JSON.stringify(trace), /抄送/);
  assert.equal((await office.view('officer', matterId)).myTask.step, '存档');
});

test('抄送 is read and says nothing; 传阅 takes a remark', async () => {
  const matterId = await office.leaveRequest();
  const { version: expectedVersion } = await office.view('officer', matterId);
  const circulate = (body: object) =>
    office.who('officer').send('POST', `/api/matters/${matterId}/circulate`, { expectedVersion, ...body });
  const copied = await circulate({ assignmentIds: [office.assignment('legal')], mayComment: false });
  assert.equal(copied.body.said, '已抄送给孙倩');
  assert.equal((await circulate({ assignmentIds: [office.assignment('helper')] })).body.said, '已传阅给马晓东');

  const copy = (await office.view('legal', matterId)).myTask;
  assert.deepEqual([copy.step, copy.readOnly], ['抄送', true]);
  const round = (await office.view('helper', matterId)).myTask;
  assert.deepEqual([round.step, round.readOnly], ['传阅', undefined]);
  const read = (key: string, taskId: string, body: object) =>
    office.who(key).send('POST', `/api/matters/${matterId}/tasks/${taskId}/read`, body);
  assert.equal((await read('legal', copy.taskId, { remark: '看过' })).body.code, 'workflow.comment-not-offered');
  assert.equal((await read('legal', copy.taskId, {})).status, 200);
  assert.equal((await read('helper', round.taskId, { remark: '看过' })).status, 200);
  const acts = (await office.view('officer', matterId)).trace.map(({ act }: { readonly act: string }) => act);
  assert.ok(acts.includes('抄送给孙倩') && acts.includes('传阅给马晓东'), acts.join());
});
