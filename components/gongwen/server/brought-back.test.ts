import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Json, signIn, type Visitor } from '#platform/testkit/sign-in.ts';
import { testPassword } from '#platform/testkit/small-agency.ts';
import { type DocumentOffice, documentOffice } from '../testing/document-office.ts';

let office: DocumentOffice;
let system: Visitor;
before(async () => {
  office = await documentOffice();
  system = await signIn(office.house.app, 'jz.system', testPassword);
});
after(() => office.close());

const act = async (matterId: string, name: string, who = system, reader = 'officer') => {
  const { version } = await office.view(office.who(reader), matterId);
  const body = { expectedVersion: version, reason: '重复起草' };
  return who.send('POST', `/api/matters/monitor/${matterId}/${name}`, body);
};
/** What its row under 已终止 says instead of offering to bring it back. */
const staysEnded = async (who: Visitor, matterId: string): Promise<string | undefined> => {
  const { rows } = (await who.get('/api/matters/monitor?state=terminated')).body;
  const row = rows.find((one: Json) => one.matterId === matterId) ?? assert.fail(matterId);
  return row.staysEnded;
};
const status = async (matterId: string): Promise<string> =>
  (await office.documentOf(office.who('officer'), matterId)).statusWords;

test('a document that was terminated is void; brought back it is what it was, whenever its end is heard of', async () => {
  const { house } = office;
  const matterId = await office.signedOff();
  assert.equal(await status(matterId), '已签发');

  assert.equal((await act(matterId, 'terminate')).status, 200);
  await house.relay.settle();
  assert.equal(await status(matterId), '作废');
  assert.equal(await staysEnded(system, matterId), undefined);
  assert.equal((await act(matterId, 'revive')).status, 200);
  assert.equal(await status(matterId), '已签发');

  // Brought back before the end was heard of: it must not become void afterwards.
  assert.equal((await act(matterId, 'terminate')).status, 200);
  assert.equal((await act(matterId, 'revive')).status, 200);
  await house.relay.settle();
  assert.equal(await status(matterId), '已签发');
  await office.done(office.who('clerk'), matterId);
  assert.deepEqual(house.problems, []);
});

test('a number that became void is not used again, and what was received is not terminated over the head of its sender', async () => {
  const { house, who, sent } = office;
  const { exchangeId } = await sent();
  const { matterId } = (await who('lp.clerk').send('POST', `/api/exchange/inbox/${exchangeId}/sign-for`)).body;
  const keeper = await signIn(house.app, 'lp.system', testPassword);
  assert.equal((await act(matterId, 'terminate', keeper, 'lp.clerk')).body.code, 'gongwen.received-stays');
  // Registered, so that it has a number of its own, which stays used.
  await office.done(who('lp.clerk'), matterId);
  const reason = { reasonCode: '21', text: '', stage: 'SIGNED' };
  assert.equal((await who('lp.clerk').send('POST', `/api/exchange/inbox/${exchangeId}/return`, reason)).status, 200);
  assert.equal((await act(matterId, 'revive', keeper, 'lp.clerk')).body.code, 'gongwen.went-back');
  assert.equal(await staysEnded(keeper, matterId), '已退回来文单位，不能恢复');

  const numbered = await office.rechecked();
  await office.done(who('clerk'), numbered);
  assert.equal((await act(numbered, 'terminate')).status, 200);
  await house.relay.settle();
  assert.equal((await act(numbered, 'revive')).body.code, 'matters.number-void');
  assert.equal(await staysEnded(system, numbered), '文号已作废，不能恢复');
  assert.deepEqual(house.problems, []);
});
