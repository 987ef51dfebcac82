import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readEnvelope } from '@gov/exchange';
import { Client } from 'pg';
import { registry } from '#apps/server/registry.generated.ts';
import { type TestHouse, testHouse } from '#platform/testkit/house.ts';
import { signIn, type Visitor } from '#platform/testkit/sign-in.ts';
import { type SmallAgency, smallAgency, testPassword } from '#platform/testkit/small-agency.ts';
import { testDocuments } from '../testing/test-documents.ts';

let house: TestHouse;
let lp: SmallAgency;
let sender: Visitor;
let director: Visitor;
let receiver: Visitor;
let database: Client;

before(async () => {
  const components = [...registry.filter(({ manifest }) => manifest.id !== 'gongwen'), testDocuments];
  house = await testHouse(components);
  await smallAgency(house.house, 'jz', '海州市住建局');
  lp = await smallAgency(house.house, 'lp', '临浦区住建局');
  sender = await signIn(house.app, 'jz.clerk', testPassword);
  director = await signIn(house.app, 'jz.director', testPassword);
  receiver = await signIn(house.app, 'lp.clerk', testPassword);
  database = new Client({ connectionString: house.superuserUrl });
  await database.connect();
});
after(async () => {
  await database.end();
  await house.close();
});

async function sent(title: string) {
  const recipients = [{ agencyId: lp.id, name: '临浦区住建局' }];
  const answer = await sender.send('POST', '/api/test-documents', { recipients, title });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  await house.relay.settle();
  const { matterId } = answer.body as { matterId: string };
  const { rows } = (await receiver.get('/api/exchange/inbox?box=waiting&limit=100')).body;
  const row = rows.find((one: { title: string }) => one.title === title) ?? assert.fail(title);
  return { matterId, exchangeId: row.exchangeId as string };
}

async function returned(title: string) {
  const { matterId, exchangeId } = await sent(title);
  const reason = { reasonCode: '33', text: '附件打不开', stage: 'RECEIVED' };
  const answer = await receiver.send('POST', `/api/exchange/inbox/${exchangeId}/return`, reason);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  await house.relay.settle();
  return { matterId, exchangeId };
}

const again = (who: Visitor, exchangeId: string, remarks = '附件已换成 PDF。') =>
  who.send('POST', `/api/exchange/deliveries/${exchangeId}/again`, { remarks });

const dispatchesOf = async (matterId: string) =>
  (await sender.get(`/api/exchange/matters/${matterId}/dispatches`)).body.dispatches;

const envelopeOf = async (exchangeId: string) => {
  const { rows } = await database.query('select envelope from office.delivery where exchange_id = $1', [exchangeId]);
  const read = readEnvelope(rows[0].envelope);
  return read.ok ? read.value : assert.fail('unreadable');
};

test('what came back is sent again to that receiver: a new envelope that names the former, with receipts of its own', async () => {
  const { matterId, exchangeId } = await returned('关于再次发送的通知');
  const [before] = await dispatchesOf(matterId);
  assert.deepEqual([before.lines[0].maySendAgain, before.lines[0].severe], [true, true]);
  assert.deepEqual(before.row.problems, [{ words: '1 家退回', severe: false }]);

  const answer = await again(sender, exchangeId);
  await house.relay.settle();

  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  assert.equal(answer.body.said, '已再次发送给临浦区住建局');
  const [now, former] = await dispatchesOf(matterId);
  const [line] = now.lines;
  assert.deepEqual([line.stage, line.sentAgain, line.maySendAgain], ['DELIVERED', true, false]);
  assert.deepEqual([former.lines[0].words, former.lines[0].maySendAgain], ['已退回，已再次发送', false]);
  const replacing = { exchangeId: line.exchangeId, dispatchId: now.row.dispatchId, sentAt: line.sentAt };
  assert.deepEqual([former.lines[0].sentAgainAs, line.sentAgainAs], [replacing, undefined]);
  assert.deepEqual([former.row.problems, former.row.words, former.row.sentAgain], [[], '已退回，已再次发送', false]);
  assert.deepEqual([now.row.words, now.row.sentAgain], ['等待签收', true]);
  const [old, fresh] = [await envelopeOf(exchangeId), await envelopeOf(line.exchangeId)];
  assert.equal(fresh.supersedes, exchangeId);
  assert.equal(fresh.threadId, old.threadId);
  assert.deepEqual(fresh.parts, old.parts);
  const { trace } = (await sender.get(`/api/matters/${matterId}`)).body;
  const acts = trace.map((one: { act: string; detail?: string }) => `${one.act} ${one.detail ?? ''}`);
  assert.ok(acts.includes('再次发送给临浦区住建局 附件已换成 PDF。'), acts.join());

  const inbox = `/api/exchange/inbox/${line.exchangeId}`;
  const shown = (await receiver.get(inbox)).body;
  assert.deepEqual([shown.sentAgain, shown.remarks], [true, '附件已换成 PDF。']);
  assert.equal((await receiver.send('POST', `${inbox}/sign-for`)).status, 200);
  await house.relay.settle();
  const [signed] = await dispatchesOf(matterId);
  assert.deepEqual([signed.lines[0].stage, signed.lines[0].identical], ['SIGNED', true]);
  const proof = await sender.get(`/api/exchange/deliveries/${line.exchangeId}/evidence`);
  assert.equal(proof.status, 200);
  assert.deepEqual(house.problems, []);
});

test('what was signed for, returned and sent again is not said to be signed for by all', async () => {
  const { matterId, exchangeId } = await sent('关于签收后退回的通知');
  const inbox = `/api/exchange/inbox/${exchangeId}`;
  assert.equal((await receiver.send('POST', `${inbox}/sign-for`)).status, 200);
  const reason = { reasonCode: '33', text: '不属本单位职责', stage: 'SIGNED' };
  assert.equal((await receiver.send('POST', `${inbox}/return`, reason)).status, 200);
  await house.relay.settle();

  const [back] = await dispatchesOf(matterId);
  assert.equal((await again(sender, exchangeId)).status, 200);
  const [, former] = await dispatchesOf(matterId);

  assert.deepEqual(back.row.problems, [{ words: '1 家退回', severe: false }]);
  assert.deepEqual([former.row.signed, former.row.problems, former.row.words], [1, [], '已退回，已再次发送']);
});

test('two clicks at once send it again once, and the second is told so', async () => {
  const { matterId, exchangeId } = await returned('关于连点两次的通知');

  const answers = await Promise.all([again(sender, exchangeId), again(sender, exchangeId)]);
  await house.relay.settle();

  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 409]);
  const refused = answers.find(({ status }) => status === 409);
  assert.equal(refused?.body.code, 'exchange.sent-again-before');
  assert.equal((await dispatchesOf(matterId)).length, 2);
});

test('only what came back is sent again, by who follows deliveries and may read the document', async () => {
  const { exchangeId } = await sent('关于没有退回的通知');
  const early = await again(sender, exchangeId);
  assert.deepEqual([early.status, early.body.code], [409, 'exchange.not-returned']);

  const back = await returned('关于无权发送的通知');
  const [cannotRead, foreign] = [await again(director, back.exchangeId), await again(receiver, back.exchangeId)];
  assert.deepEqual([cannotRead.status, foreign.status], [404, 404]);
  assert.equal((await again(sender, back.exchangeId)).status, 200);
});
