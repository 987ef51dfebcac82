import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { signIn } from '#platform/testkit/sign-in.ts';
import { testPassword } from '#platform/testkit/small-agency.ts';
import { type DocumentOffice, documentOffice } from '../testing/document-office.ts';

let office: DocumentOffice;
before(async () => {
  office = await documentOffice();
});
after(() => office.close());

test('what was signed for and then returned is not handled any more: its matter ends with the return', async () => {
  const { who, view, documentOf, sent, house } = office;
  const { exchangeId } = await sent();
  const address = `/api/exchange/inbox/${exchangeId}`;
  const { matterId } = (await who('lp.clerk').send('POST', `${address}/sign-for`)).body;
  assert.equal((await view(who('lp.clerk'), matterId)).state, 'RUNNING');

  const reason = { reasonCode: '21', text: '', stage: 'SIGNED' };
  const returned = await who('lp.clerk').send('POST', `${address}/return`, reason);
  await house.relay.settle();

  assert.equal(returned.status, 200, JSON.stringify(returned.body));
  const matter = await view(who('lp.clerk'), matterId);
  assert.deepEqual([matter.state, matter.openTasks, matter.myTask], ['CANCELLED', [], undefined]);
  assert.equal((await documentOf(who('lp.clerk'), matterId)).statusWords, '退文');
  assert.deepEqual(house.problems, []);
});

test('another mail clerk returns what a colleague has signed for, before it is registered, and reads nothing of it', async () => {
  const { who, view, sent, house } = office;
  const { exchangeId } = await sent();
  const mail = await signIn(house.app, 'lp.mail', testPassword);
  const address = `/api/exchange/inbox/${exchangeId}`;
  const { matterId } = (await who('lp.clerk').send('POST', `${address}/sign-for`)).body;
  assert.equal((await mail.get(`/api/matters/${matterId}`)).status, 404);

  const reason = { reasonCode: '21', text: '', stage: 'SIGNED' };
  const returned = await mail.send('POST', `${address}/return`, reason);
  await house.relay.settle();

  assert.equal(returned.status, 200, JSON.stringify(returned.body));
  const matter = await view(who('lp.clerk'), matterId);
  assert.deepEqual([matter.state, matter.openTasks, matter.myTask], ['CANCELLED', [], undefined]);
  assert.equal((await mail.get(`/api/matters/${matterId}`)).status, 404);
  assert.deepEqual(house.problems, []);
});

test('drafter and sending clerk find in 待阅 why the receiver returned it; the clerk sends it again, and it is registered anew', async () => {
  const { who, view, done, sent, house } = office;
  const { matterId, exchangeId } = await sent();
  const address = `/api/exchange/inbox/${exchangeId}`;
  const first = (await who('lp.clerk').send('POST', `${address}/sign-for`)).body.matterId;
  await done(who('lp.clerk'), first);
  const toRead = async (key: string) => {
    const { rows } = (await who(key).get('/api/matters?box=to-read')).body;
    return rows.filter((row: { matterId: string }) => row.matterId === matterId);
  };
  assert.deepEqual([await toRead('officer'), await toRead('clerk')], [[], []]);

  const reason = { reasonCode: '33', text: '附件打不开', stage: 'SIGNED' };
  assert.equal((await who('lp.clerk').send('POST', `${address}/return`, reason)).status, 200);
  await house.relay.settle();

  for (const key of ['officer', 'clerk']) {
    const rows = await toRead(key);
    assert.deepEqual(
      rows.map((row: { step: string; unread: boolean }) => [row.step, row.unread]),
      [['临浦区住建局退回：附件打不开', true]],
    );
    const page = await view(who(key), matterId);
    assert.deepEqual([page.myTask.kind, page.myTask.why], ['read', ['临浦区住建局退回：附件打不开。']]);
    const told = page.openTasks.filter((one: { kind: string }) => one.kind === 'read');
    assert.deepEqual(
      [page.myTask.step, ...new Set(told.map((one: { step: string }) => one.step))],
      ['临浦区住建局退回：附件打不开', '临浦区住建局退回：附件打不开'],
    );
    assert.ok(
      page.trace.some(({ act, who: by }: { act: string; who: string }) => act.startsWith('提醒') && by === '系统'),
    );
    const read = `/api/matters/${matterId}/tasks/${page.myTask.taskId}/read`;
    assert.equal((await who(key).send('POST', read, {})).status, 200);
    assert.deepEqual(await toRead(key), []);
  }
  assert.deepEqual([await toRead('head'), await toRead('chief')], [[], []]);

  const again = await who('clerk').send('POST', `/api/exchange/deliveries/${exchangeId}/again`, {
    remarks: '已换附件',
  });
  assert.equal(again.status, 200, JSON.stringify(again.body));
  await house.relay.settle();
  const { rows } = (await who('lp.clerk').get('/api/exchange/inbox?box=waiting')).body;
  const signed = await who('lp.clerk').send('POST', `/api/exchange/inbox/${rows[0].exchangeId}/sign-for`);
  await done(who('lp.clerk'), signed.body.matterId);
  assert.match((await view(who('lp.clerk'), signed.body.matterId)).values.registerNumber, /^收〔2026〕\d+号$/);
  assert.deepEqual(house.problems, []);
});
