import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Json, Visitor } from '#platform/testkit/sign-in.ts';
import { leaveValues, type Office, openOffice, strangerBeside } from '../../testing/office.ts';
import { publishKind } from '../../testing/publish-kind.ts';

const hours = 3_600_000;
let office: Office;
let system: Visitor;
let stranger: Visitor;
const started: string[] = [];
let timed = '';
before(async () => {
  office = await openOffice();
  await publishKind(office, 'timed', [
    { step: 'write', name: '填写' },
    { step: 'judge', name: '审核', handler: { kind: 'sectionHead', of: 'starter' }, due: { workingDays: 1 } },
  ]);
  const fields = { leaveKind: 'edit', period: 'edit', reason: 'edit' } as const;
  await publishKind(office, 'untimed', [
    { step: 'apply', name: '填写申请', fields },
    { step: 'sectionHead', name: '科室负责人审批', handler: { kind: 'sectionHead', of: 'starter' } },
    { step: 'chief', name: '局长审批', handler: { kind: 'chief' } },
  ]);
  for (let n = 0; n < 5; n += 1) {
    const matterId = await office.begin('officer', 'untimed');
    await office.done('officer', matterId, { values: leaveValues });
    started.push(matterId);
    office.house.clock.advance(60_000);
  }
  timed = await office.begin('officer', 'timed');
  await office.done('officer', timed);
  await office.begin('officer', 'leave-request');
  office.house.clock.advance(80 * hours);
  system = await office.as('system');
  stranger = await strangerBeside(office);
});
after(() => office.close());

async function list(query = '', who = system): Promise<Json> {
  const answer = await who.get(`/api/matters/monitor?${query}`);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body;
}
const ids = async (query = '', who = system): Promise<string[]> =>
  (await list(query, who)).rows.map(({ matterId }: Json) => matterId);

test('the administrator sees how every running matter stands, and nothing of what it is about', async () => {
  const { rows } = await list();

  assert.deepEqual(
    rows.map(({ matterId }: Json) => matterId),
    [timed, ...started.toReversed()],
    'drafts are nobody else’s, the newest comes first',
  );
  const { kindName, step, holders, starterSection, overdue, suspendedAt } = rows[1];
  assert.deepEqual(
    [kindName, step, holders, starterSection, overdue, suspendedAt],
    ['untimed', '科室负责人审批', ['陈国栋'], '建管科', false, undefined],
  );
  assert.deepEqual([rows[0].overdue, typeof rows[0].dueAt], [true, 'string']);
  const text = JSON.stringify(rows);
  assert.ok(!text.includes('刘思远') && !text.includes(leaveValues.reason) && !text.includes('"title"'), text);
});

test('pages follow each other without a gap or a double, in each order', async () => {
  for (const order of ['newest', 'oldest', 'due', 'still']) {
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = await list(`order=${order}&limit=2${cursor}`);
      seen.push(...page.rows.map(({ matterId }: Json) => matterId));
      cursor = page.next ? `&cursor=${encodeURIComponent(page.next)}` : '';
    } while (cursor !== '');
    assert.deepEqual(seen.toSorted(), [timed, ...started].toSorted(), order);
    if (order === 'newest') assert.deepEqual(seen, [timed, ...started.toReversed()]);
    if (order === 'oldest') assert.deepEqual(seen, [...started, timed]);
    if (order === 'due') assert.equal(seen[0], timed, 'what has a time comes before what has none');
  }
  assert.equal((await system.get('/api/matters/monitor?cursor=x')).body.code, 'matters.cursor');
});

test('the list is narrowed by kind, step, person, what is late and what stands still', async () => {
  const { kinds } = (await system.get('/api/matters/monitor/choices')).body;
  assert.deepEqual(kinds.find(({ code }: Json) => code === 'untimed')?.steps, ['科室负责人审批']);
  assert.deepEqual(await ids('kind=timed'), [timed]);
  assert.deepEqual(await ids(`step=${encodeURIComponent('审核')}`), [timed]);
  assert.deepEqual(await ids('overdue=true'), [timed]);
  const person = (key: string) => office.agency.people.get(key);
  assert.equal((await ids(`personId=${person('head')}`)).length, 6);
  assert.deepEqual(await ids(`personId=${person('legal')}`), []);
  assert.deepEqual(await ids('suspended=true'), []);

  const suspended = await system.send('POST', `/api/matters/monitor/${timed}/suspend`, {
    expectedVersion: (await list('kind=timed')).rows[0].version,
    reason: '等批复',
  });

  assert.equal(suspended.status, 200, JSON.stringify(suspended.body));
  assert.deepEqual(await ids('suspended=true'), [timed]);
  assert.deepEqual([await ids('overdue=true'), (await ids('suspended=false')).length], [[], 5]);
  assert.equal(typeof (await list('kind=timed')).rows[0].suspendedAt, 'string');
});

test('what was terminated stands in a list of its own, from which it comes back', async () => {
  const [first = ''] = started;
  const { version } = (await list()).rows.find(({ matterId }: Json) => matterId === first);
  const act = (name: string, expectedVersion: number) =>
    system.send('POST', `/api/matters/monitor/${first}/${name}`, { expectedVersion, reason: '重复' });

  assert.equal((await act('terminate', version)).status, 200);
  assert.ok(!(await ids()).includes(first));
  const { rows } = await list('state=terminated');
  assert.deepEqual(
    rows.map(({ matterId, holders, ended }: Json) => [matterId, holders, ended.how, typeof ended.at]),
    [[first, [], 'terminated', 'string']],
  );
  assert.equal((await act('revive', rows[0].version)).status, 200);
  assert.deepEqual(await ids('state=terminated'), []);
  assert.ok((await ids()).includes(first));
});

test('the list of another agency is its own, and only who keeps the course of things has one', async () => {
  assert.deepEqual(await ids('', stranger), []);
  assert.deepEqual(await ids(`personId=${office.agency.people.get('head')}`, stranger), []);
  for (const key of ['chief', 'security', 'auditor']) {
    const who = await office.as(key);
    for (const path of ['monitor', 'monitor/choices'])
      assert.equal((await who.get(`/api/matters/${path}`)).status, 403, `${key} ${path}`);
  }
  assert.deepEqual(office.house.problems, []);
});
