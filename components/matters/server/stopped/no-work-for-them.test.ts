import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Json } from '#platform/testkit/sign-in.ts';
import { type Office, openOffice } from '../../testing/office.ts';

let office: Office;
before(async () => {
  office = await openOffice();
});
after(() => office.close());

const named = async (query: string): Promise<readonly string[]> => {
  const { body } = await office.who('officer').get(`/api/organisation/persons?limit=100${query}`);
  return body.persons.map((one: Json) => one.name);
};

async function access(key: string, wanted: 'OPEN' | 'STOPPED'): Promise<void> {
  const system = await office.as('system');
  const path = `/api/accounts/${office.agency.people.get(key)}/access`;
  const answer = await system.send('POST', path, { access: wanted });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
}

test('who cannot do work is not offered for it, and found again as soon as he can', async () => {
  const everybody = await named('');
  await access('helper', 'STOPPED');

  assert.deepEqual(await named(''), everybody, 'a name written into a form is not work');
  const unable = new Set(['系统员', '安全员', '审计员', '马晓东']);
  assert.deepEqual(
    await named('&purpose=give-work'),
    everybody.filter((name) => !unable.has(name)),
  );
  await access('helper', 'OPEN');
  assert.ok((await named('&purpose=give-work')).includes('马晓东'));
});

test('a step does not go to a head whose access was stopped: it stands still until somebody can do it', async () => {
  await access('head', 'STOPPED');
  const matterId = await office.leaveRequest();

  const { rows } = (await (await office.as('system')).get('/api/matters/stopped')).body;
  assert.equal(rows.length, 1);
  assert.match(rows[0].why, /没有找到人。陈国栋现在不能办理事项，没有列入。/);
  const mine = (await office.who('officer').get('/api/matters?box=mine&limit=50')).body.rows;
  assert.deepEqual(mine.find((one: Json) => one.matterId === matterId).waitingFor, ['系统管理员找办理人']);
  await access('head', 'OPEN');
  const asked = await (await office.as('system')).send('POST', `/api/matters/stopped/${rows[0].id}/look-again`, {});
  assert.equal(asked.body.said, '已送陈国栋科室负责人审批', JSON.stringify(asked.body));
  assert.deepEqual(office.house.problems, []);
});
