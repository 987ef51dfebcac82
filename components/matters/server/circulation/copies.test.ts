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
