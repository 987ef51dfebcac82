import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { Client } from 'pg';
import { registry } from '#apps/server/registry.generated.ts';
import { type TestHouse, testHouse } from '#platform/testkit/house.ts';
import { printedSetUpCode } from '#platform/testkit/set-up-platform.ts';
import { type Answer, type Json, signIn, visitor } from '#platform/testkit/sign-in.ts';
import { type SmallAgency, smallAgency, testPassword } from '#platform/testkit/small-agency.ts';

let house: TestHouse;
let agency: SmallAgency;
let owner: Client;

before(async () => {
  house = await testHouse(registry);
  owner = new Client({ connectionString: house.superuserUrl });
  await owner.connect();
  agency = await smallAgency(house.house, 'jz');
});
after(async () => {
  await owner.end();
  await house.close();
});
afterEach(() => owner.query('grant insert on office.audit_event to gov_app'));

/** What the server does when the audit cannot be written. */
async function withoutAudit(act: () => Promise<Answer<Json>>): Promise<Answer<Json>> {
  await owner.query('revoke insert on office.audit_event from gov_app');
  const answer = await act();
  await owner.query('grant insert on office.audit_event to gov_app');
  return answer;
}
const nothingHappened = (answer: Answer<Json>) =>
  assert.deepEqual([answer.status, answer.headers['set-cookie']], [500, undefined]);
const sessionsOf = async (signInName: string) =>
  (
    await owner.query<{ n: number; last: Date | null }>(
      `select count(s.id)::int as n, max(k.last_sign_in_at) as last
       from office.account k left join office.session s on s.account_id = k.id and s.ended_at is null
       where k.sign_in_name = $1`,
      [signInName],
    )
  ).rows[0];

test('a sign-in that cannot be recorded opens no session and sends no cookie', async () => {
  const attempt = () =>
    visitor(house.app).send('POST', '/api/session', { signInName: 'jz.clerk', password: testPassword });

  nothingHappened(await withoutAudit(attempt));
  assert.deepEqual(await sessionsOf('jz.clerk'), { n: 0, last: null });

  assert.equal((await attempt()).status, 200, 'positive control');
  assert.equal((await sessionsOf('jz.clerk'))?.n, 1);
});

test('a change of identity that fails leaves the old session and its cookie in force', async () => {
  await owner.query(
    `insert into office.assignment (agency_id, id, person_id, section_id, post_id, title, main, valid_from)
     values ($1, $2, $3, $4, $5, '兼职', false, '2025-01-01')`,
    [
      agency.id,
      '0199d3c4-0000-7000-8000-000000000001',
      agency.people.get('officer'),
      agency.sections.get('office'),
      agency.posts.get('officer'),
    ],
  );
  await owner.query('update office.agency set configuration_version = configuration_version + 1');
  const officer = await signIn(house.app, 'jz.officer', testPassword);
  const choose = () =>
    officer.send('POST', '/api/session/identity', { assignmentId: '0199d3c4-0000-7000-8000-000000000001' });

  nothingHappened(await withoutAudit(choose));

  assert.equal((await officer.get('/api/session/list')).status, 200);
  assert.match(String((await choose()).headers['set-cookie']), /^session=[\w-]{43};/, 'positive control');
});

test('a sign-out that fails does not look like one', async () => {
  const head = await signIn(house.app, 'jz.head', testPassword);
  const out = () => head.send('DELETE', '/api/session');

  nothingHappened(await withoutAudit(out));

  assert.equal((await head.get('/api/session/list')).status, 200);
  assert.match(String((await out()).headers['set-cookie']), /Max-Age=0/);
});

test('the platform is not set up without its first audit row', async () => {
  const duties = ['SYSTEM', 'SECURITY', 'AUDIT'] as const;
  const administrators = duties.map((duty) => ({
    duty,
    name: duty,
    signInName: `root.${duty.toLowerCase()}`,
    password: `long-enough-for-${duty}`,
  }));
  const code = await printedSetUpCode(house);
  const setUp = () => visitor(house.app).send('POST', '/api/setup', { code, platformName: '云平台', administrators });

  nothingHappened(await withoutAudit(setUp));

  assert.equal((await visitor(house.app).get('/api/session')).body.state, 'setup');
  assert.equal((await setUp()).status, 200);
  const { rows } = await owner.query(`select 1 from office.audit_event where event = 'identity.set-up'`);
  assert.equal(rows.length, 1);
});
