import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Json } from '#platform/testkit/sign-in.ts';
import { beginAs, doneAs, leaveValues, type Office, openOffice, viewAs } from '../../testing/office.ts';

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

  assert.deepEqual(await named(''), everybody);
  const administrators = ['系统员', '安全员', '审计员'];
  const without = (names: readonly string[]) => everybody.filter((name) => !names.includes(name));
  assert.deepEqual(await named('&purpose=name'), without(administrators), 'a name written into a form is not work');
  assert.deepEqual(await named('&purpose=give-work'), without([...administrators, '马晓东']));
  await access('helper', 'OPEN');
  assert.ok((await named('&purpose=give-work')).includes('马晓东'));
});

test('all lists of people count alike: what one leaves out it says, and the sum is everybody', async () => {
  const officer = office.who('officer');
  const counted = async (query: string) => (await officer.get(`/api/organisation/persons?limit=1${query}`)).body;
  const everybody = (await counted('')).total;
  await access('helper', 'STOPPED');

  const [all, forNames, forWork] = [
    await counted(''),
    await counted('&purpose=name'),
    await counted('&purpose=give-work'),
  ];
  const tree = (await officer.get('/api/organisation/tree')).body;

  assert.deepEqual([all.total, all.leftOut], [everybody, { administrators: 0, stopped: 0, notLetKnow: 0 }]);
  assert.deepEqual(
    [forNames.total, forNames.leftOut],
    [everybody - 3, { administrators: 3, stopped: 0, notLetKnow: 0 }],
  );
  assert.deepEqual([forWork.total, forWork.leftOut], [everybody - 4, { administrators: 3, stopped: 1, notLetKnow: 0 }]);
  assert.deepEqual([tree.people, tree.administrators], [everybody - 3, 3]);
  const sought = await counted(`&purpose=name&query=${encodeURIComponent('系统员')}`);
  assert.deepEqual([sought.total, sought.leftOut.administrators], [0, 1], 'who is sought and not offered is said');
  await access('helper', 'OPEN');
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

test('nobody takes work by stopping access for an hour: it is handed over only when its holder has left for good', async () => {
  const matterId = await office.leaveRequest();
  const system = await office.as('system');
  const head = office.agency.people.get('head') ?? assert.fail('head');
  const take = () =>
    system.send('POST', '/api/matters/left-work/hand-over', {
      personId: head,
      toAssignmentId: office.assignment('legal'),
      reason: '岗位调整',
    });
  const rowOf = async (): Promise<Json> =>
    (await system.get('/api/matters/left-work')).body.rows.find((row: Json) => row.matterId === matterId);
  assert.equal((await take()).body.code, 'matters.still-in-office');

  await access('head', 'STOPPED');

  const row = await rowOf();
  assert.deepEqual([row.because, row.mayHandOver], ['账号停用中', false], 'shown, so that somebody asks');
  assert.deepEqual([(await take()).status, (await take()).body.code], [409, 'matters.not-for-good']);
  await access('head', 'OPEN');
  assert.ok((await viewAs(await office.as('head'), matterId)).myTask, 'what was his is his');

  const path = `/api/organisation/persons/${head}`;
  const { version } = (await system.get(path)).body;
  const ended = await system.send('POST', `${path}/end`, { on: '2026-11-24', expectedVersion: version });
  assert.equal(ended.status, 200, JSON.stringify(ended.body));
  assert.deepEqual([(await rowOf()).because, (await rowOf()).mayHandOver], ['已离任', true]);
  assert.equal((await take()).status, 200);
});

test('an administrator’s own work of before can be handed over: he took the duty on by his own consent', async () => {
  const system = await office.as('system');
  const helper = await office.as('helper');
  const matterId = await beginAs(helper, 'leave-request');
  await doneAs(helper, matterId, { values: leaveValues });
  const legal = office.agency.people.get('legal') ?? assert.fail('legal');
  const asked = await system.send('POST', '/api/duties/SYSTEM/hand-over', {
    personId: legal,
    on: '2026-11-24',
    reason: '岗位调整',
  });
  const accepted = await office.who('legal').send('POST', `/api/duties/hand-overs/${asked.body.id}/accept`);
  assert.equal(accepted.body.effect, 'DONE', JSON.stringify(accepted.body));

  const { rows } = (await office.who('legal').get('/api/matters/left-work')).body;
  const row = rows.find((one: Json) => one.matterId === matterId);

  assert.deepEqual([row.because, row.mayHandOver], ['担任三员，不能办理', true]);
});
