import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ok } from '@gov/base';
import { draftingSlip, type Office, openOffice } from '../testing/office.ts';
import { claimValue, giveUpValues } from './projections-store.ts';

let office: Office;
before(async () => {
  office = await openOffice();
});
after(() => office.close());

const begun = () => office.begin('officer', 'outgoing-document');

test('a title changed while it is reworked is found under its new words, not under the old ones', async () => {
  const matterId = await begun();
  const address = `/api/gongwen/documents/${matterId}/body`;
  const body = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: '正文。' }] }] };
  const officer = office.who('officer');
  await officer.send('PUT', address, { baseVersion: 0, body });
  const values = draftingSlip('关于开展脚手架检查的通知');
  await office.done('officer', matterId, { values });
  const seen = await office.view('head', matterId);
  const returned = await office
    .who('head')
    .send('POST', `/api/matters/${matterId}/tasks/${seen.myTask.taskId}/return`, {
      expectedVersion: seen.version,
      target: seen.myTask.returnTargets[0].target,
      mode: 'rewalk',
      reason: '改题',
    });
  assert.equal(returned.status, 200, JSON.stringify(returned.body));
  const found = async (words: string) =>
    (await officer.get(`/api/matters/search?q=${encodeURIComponent(words)}`)).body.rows.length;
  assert.equal(await found('脚手架'), 1);
  assert.equal(await found('检查　脚手架（'), 1, 'words in any order, whatever stands beside them');
  assert.equal(await found('脚手架 决定'), 0);

  const { version } = await office.view('officer', matterId);
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
    office.house.house.database.agency(office.agency.id, async (tx) =>
      ok(
        await tx.first(claimValue(office.agency.id, { kindCode: 'outgoing-document', key: 'plate', value, matterId })),
      ),
    );
  const holder = (result: Awaited<ReturnType<typeof claim>>) => result.ok && result.value?.matterId;

  const answers = (await Promise.all([claim(one), claim(other)])).map(holder);

  assert.equal(answers[0], answers[1], 'both were told the same holder');
  const winner = answers[0] === one ? one : other;
  const loser = winner === one ? other : one;
  assert.equal(holder(await claim(winner)), winner, 'claiming again is claiming once');
  assert.equal(holder(await claim(winner, '京A·00002')), winner);
  assert.equal(holder(await claim(loser)), loser, 'the value given up is free');
  await office.house.house.database.agency(office.agency.id, async (tx) => {
    tx.write(giveUpValues(office.agency.id, loser, ['plate']));
    return ok(undefined);
  });
  assert.equal(holder(await claim(winner)), winner);
});
