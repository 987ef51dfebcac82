import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { signIn } from '#platform/testkit/sign-in.ts';
import { testPassword } from '#platform/testkit/small-agency.ts';
import { type DocumentOffice, documentOffice } from '../testing/document-office.ts';

let office: DocumentOffice;
before(async () => {
  office = await documentOffice();
});
after(() => office.house.close());

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
