import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Client } from 'pg';
import { registry } from '#apps/server/registry.generated.ts';
import { type AgencyHouse, agencyHouse } from '#platform/testkit/agency-house.ts';
import type { TestHouse } from '#platform/testkit/house.ts';
import { signIn, type Visitor } from '#platform/testkit/sign-in.ts';
import { type SmallAgency, testPassword } from '#platform/testkit/small-agency.ts';
import { createHttpServer } from './http-server.ts';

let opened: AgencyHouse;
let house: TestHouse;
let agency: SmallAgency;
let owner: Client;
let officer: Visitor;
let system: Visitor;

before(async () => {
  opened = await agencyHouse(registry);
  ({ house, agency, owner } = opened);
  officer = await signIn(house.app, 'jz.officer', testPassword);
  system = await signIn(house.app, 'jz.system', testPassword);
});
after(() => opened.close());

const drawnFor = (assignmentId: string) => ({ 'x-working-identity': assignmentId });
async function identityOf(who: Visitor): Promise<string> {
  const { identities } = (await who.get('/api/session')).body;
  return identities.find((one: { current: boolean }) => one.current).assignmentId;
}
const audited = async (): Promise<number> =>
  Number(
    (await owner.query('select count(*) from office.audit_event where agency_id = $1', [agency.id])).rows[0]?.count,
  );
const accessOfClerk = async (): Promise<string> =>
  (await owner.query('select access from office.person where id = $1', [agency.people.get('clerk')])).rows[0]?.access;
const change = (access: 'OPEN' | 'STOPPED', headers: Record<string, string>) =>
  system.send('POST', `/api/accounts/${agency.people.get('clerk')}/access`, { access }, headers);

test('what a page drawn for somebody else sends is refused before anything happens, and nobody is accused of it', async () => {
  const former = await identityOf(officer);
  const rows = await audited();

  const act = await change('STOPPED', drawnFor(former));
  const signOut = await system.send('DELETE', '/api/session', undefined, drawnFor(former));
  const beyond = await system.send('POST', '/api/matters', { kindCode: 'leave-request' }, drawnFor(former));

  for (const answer of [act, signOut, beyond])
    assert.deepEqual([answer.status, answer.body.code], [409, 'http.other-identity'], JSON.stringify(answer.body));
  assert.match(act.body.message, /换了身份/);
  assert.match(act.body.nextStep, /换回原来的身份/);
  assert.deepEqual([await accessOfClerk(), await audited()], ['OPEN', rows]);
  assert.equal((await system.get('/api/session')).body.state, 'signed-in', 'the other one stays signed in');
});

test('reading is refused as well; the row by which a page finds out who is signed in answers', async () => {
  const header = drawnFor(await identityOf(officer));
  const read = (url: string, cookie = system.cookie) =>
    house.app.inject({ url, headers: { host: 'office.test', cookie, ...header } });

  assert.equal((await read('/api/session/list')).statusCode, 409);
  const session = (await read('/api/session')).json();
  assert.equal(session.state, 'signed-in');
  assert.equal((await read('/api/session/list', officer.cookie)).statusCode, 200, 'its owner reads');
});

test('requests for the identity that is signed in, and those that name none, pass', async () => {
  const own = await change('STOPPED', drawnFor(await identityOf(system)));
  const plain = await change('OPEN', {});

  assert.deepEqual([own.status, plain.status], [200, 200], JSON.stringify([own.body, plain.body]));
});

test('a refused page does not keep the session of the other person alive', async () => {
  const former = await identityOf(officer);
  const seen = async () =>
    (
      await owner.query('select max(last_seen_at) as at from office.session where person_id = $1', [
        agency.people.get('system'),
      ])
    ).rows[0]?.at;
  const before = await seen();
  house.clock.advance(5 * 60_000);

  await change('STOPPED', drawnFor(former));

  assert.deepEqual(await seen(), before);
  await change('STOPPED', {});
  assert.notDeepEqual(await seen(), before, 'positive control');
});

test('a stream of news is for the identity in its address alone', async () => {
  const options = { webDirectory: `${house.dataDirectory}/no-web`, trustProxy: false } as const;
  const app = await createHttpServer(house.house, options);
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  const open = (identity: string) =>
    fetch(`${address}/api/live?identity=${identity}`, { headers: { cookie: system.cookie } });

  const refused = await open(await identityOf(officer));
  const own = await open(await identityOf(system));

  assert.deepEqual([refused.status, own.status], [409, 200]);
  assert.match(await refused.text(), /http\.other-identity/);
  await app.close();
  assert.deepEqual(house.problems, []);
});
