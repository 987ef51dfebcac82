import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ok } from '@gov/base';
import { registry } from '#apps/server/registry.generated.ts';
import { type TestHouse, testHouse } from '#platform/testkit/house.ts';
import { signIn, type Visitor } from '#platform/testkit/sign-in.ts';
import { type SmallAgency, smallAgency, testPassword } from '#platform/testkit/small-agency.ts';
import { draftingSlip } from '../testing/office.ts';
import { claimValue, giveUpValues } from './projections-store.ts';

let house: TestHouse;
let jz: SmallAgency;
let officer: Visitor;
let head: Visitor;

before(async () => {
  house = await testHouse(registry);
  jz = await smallAgency(house.house, 'jz', '江州市住建局');
  officer = await signIn(house.app, 'jz.officer', testPassword);
  head = await signIn(house.app, 'jz.head', testPassword);
});
after(() => house.close());

const view = async (who: Visitor, matterId: string) => (await who.get(`/api/matters/${matterId}`)).body;

async function begun(): Promise<string> {
  const answer = await officer.send('POST', '/api/matters', { kindCode: 'outgoing-document' });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body.matterId;
}

async function act(who: Visitor, matterId: string, what: 'complete' | 'return', body: object) {
  const { version, myTask } = await view(who, matterId);
  const answer = await who.send('POST', `/api/matters/${matterId}/tasks/${myTask.taskId}/${what}`, {
    expectedVersion: version,
    ...body,
  });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
}

test('a title changed while it is reworked is found under its new words, not under the old ones', async () => {
  const matterId = await begun();
  const address = `/api/gongwen/documents/${matterId}/body`;
  const body = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: '正文。' }] }] };
  await officer.send('PUT', address, { baseVersion: 0, body });
  const values = draftingSlip('关于开展脚手架检查的通知');
  await act(officer, matterId, 'complete', { decision: 'agree', values });
  const [target] = (await view(head, matterId)).myTask.returnTargets;
  await act(head, matterId, 'return', { target: target.target, mode: 'rewalk', reason: '改题' });
  const found = async (words: string) =>
    (await officer.get(`/api/matters/search?q=${encodeURIComponent(words)}`)).body.rows.length;
  assert.equal(await found('脚手架'), 1);

  const { version } = await view(officer, matterId);
  const saved = await officer.send('PUT', `/api/matters/${matterId}/values`, {
    expectedVersion: version,
    values: { title: '关于排查琉璃瓦隐患的通知' },
  });

  assert.equal(saved.status, 200, JSON.stringify(saved.body));
  assert.deepEqual([await found('琉璃瓦'), await found('脚手架')], [1, 0]);
});

test('of two matters that claim the same value at the same moment one gets it, until it gives it up', async () => {
  const [one, other] = [await begun(), await begun()];
  const claim = (matterId: string, value = '京A·00001') =>
    house.house.database.agency(jz.id, async (tx) =>
      ok(await tx.first(claimValue(jz.id, { kindCode: 'outgoing-document', key: 'plate', value, matterId }))),
    );
  const holder = (result: Awaited<ReturnType<typeof claim>>) => result.ok && result.value?.matterId;

  const answers = (await Promise.all([claim(one), claim(other)])).map(holder);

  assert.equal(answers[0], answers[1], 'both were told the same holder');
  const winner = answers[0] === one ? one : other;
  const loser = winner === one ? other : one;
  assert.equal(holder(await claim(winner)), winner, 'claiming again is claiming once');
  assert.equal(holder(await claim(winner, '京A·00002')), winner);
  assert.equal(holder(await claim(loser)), loser, 'the value given up is free');
  await house.house.database.agency(jz.id, async (tx) => {
    tx.write(giveUpValues(jz.id, loser, ['plate']));
    return ok(undefined);
  });
  assert.equal(holder(await claim(winner)), winner);
});
