import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ok } from '@gov/base';
import { sql } from '#platform/server/database/sql.ts';
import type { Statement } from '#platform/server/database/transaction.ts';
import { bumpConfiguration } from '#platform/server/identity/agency-store.ts';
import { furnishAgency, type OrganisationPlan, type PersonPlan } from '#platform/server/identity/furnish-agency.ts';
import { hashPassword } from '#platform/server/identity/password.ts';
import { signIn, type Visitor } from '#platform/testkit/sign-in.ts';
import { type SmallAgency, smallAgency, testPassword } from '#platform/testkit/small-agency.ts';
import { beginAs, doneAs, leaveValues, type Office, openOffice } from '../../testing/office.ts';

let office: Office;
let elsewhere: SmallAgency;
/** 陈国栋 heads our works section and, in another agency, two teams. */
let posts: Readonly<Record<'home' | 'first' | 'second', string>>;

before(async () => {
  office = await openOffice();
  elsewhere = await smallAgency(office.house.house, 'lp', '临浦区住建局');
  const made = await furnish(elsewhere, await twoTeams());
  const desk = (key: string) => made.get(key) ?? assert.fail(key);
  posts = { home: office.assignment('head'), first: desk('first'), second: desk('second') };
  await office.leaveRequest();
  for (const key of ['one', 'two', 'two']) await requestFrom(await signIn(office.house.app, `lp.${key}`, testPassword));
});
after(() => office.close());

async function twoTeams(): Promise<OrganisationPlan> {
  const passwordHash = await hashPassword(testPassword);
  const member = (key: string, section: string): PersonPlan => ({
    key,
    name: '专班成员',
    account: { signInName: `lp.${key}`, passwordHash, demo: false },
    assignments: [{ key, section, post: 'member', title: '成员', main: true }],
  });
  return {
    validFrom: '2025-01-01' as OrganisationPlan['validFrom'], // reason: written in the branded form
    sections: [
      { key: 'first', name: '一专班' },
      { key: 'second', name: '二专班' },
    ],
    posts: [
      { key: 'head', name: '组长', role: 'sectionHead' },
      { key: 'member', name: '成员', role: 'officer' },
    ],
    people: [
      {
        key: 'seconded',
        name: '陈国栋',
        account: { accountId: office.agency.accounts.get('head') ?? '' },
        assignments: [
          { key: 'first', section: 'first', post: 'head', title: '组长', main: true },
          { key: 'second', section: 'second', post: 'head', title: '组长', main: false },
        ],
      },
      member('one', 'first'),
      member('two', 'second'),
    ],
    deputyAreas: [],
    grants: [],
  };
}

async function furnish(agency: SmallAgency, plan: OrganisationPlan): Promise<ReadonlyMap<string, string>> {
  const { database, ids } = office.house.house;
  const made = await database.agency(agency.id, async (tx) => {
    tx.write(bumpConfiguration(agency.id));
    const making = { now: office.house.clock.now(), newId: <B extends string>() => ids.next() as B }; // reason: a fresh id
    return ok((await furnishAgency(tx, making, plan)).assignments);
  });
  return made.ok ? made.value : assert.fail(made.rejection.code);
}

async function requestFrom(who: Visitor): Promise<void> {
  await doneAs(who, await beginAs(who, 'leave-request'), { values: leaveValues });
}

async function counts(who: Visitor): Promise<Readonly<Record<string, readonly [todo: number, overdue: number]>>> {
  const { status, body } = await who.get('/api/matters/own-counts');
  assert.equal(status, 200, JSON.stringify(body));
  type Row = { readonly assignmentId: string; readonly todo: number; readonly overdue: number };
  return Object.fromEntries(body.identities.map((row: Row) => [row.assignmentId, [row.todo, row.overdue]]));
}

const inAgency = async <Row>({ id }: { readonly id: SmallAgency['id'] }, statement: Statement<Row>) => {
  const found = await office.house.house.database.agency(id, async (tx) => ok(await tx.all(statement)));
  return found.ok ? found.value : assert.fail(found.rejection.code);
};
const events = () => inAgency(elsewhere, sql`select id from office.audit_event where agency_id = ${elsewhere.id}`);

test('before changing identities one sees how much waits under each post, also in another agency, which hears nothing of it', async () => {
  const heard = (await events()).length;

  const seen = await counts(office.who('head'));

  assert.deepEqual(seen, { [posts.home]: [1, 0], [posts.first]: [1, 0], [posts.second]: [2, 0] });
  assert.equal((await events()).length, heard);
});

test("nobody else's posts are counted: not a colleague's, not a namesake's in the other agency", async () => {
  const head = await signIn(office.house.app, 'lp.head', testPassword);

  assert.deepEqual(await counts(office.who('legal')), { [office.assignment('legal')]: [0, 0] });
  assert.deepEqual(await counts(head), { [elsewhere.assignments.get('head') ?? '']: [0, 0] });
});

test('an administrator without work here may ask as well: his desk may stand elsewhere', async () => {
  const system = await office.as('system');

  assert.equal((await system.get('/api/matters/counts')).status, 403);
  assert.deepEqual(await counts(system), { [office.assignment('system')]: [0, 0] });
});

test('what is late is counted as late; what is to be read and what is done are no 待办', async () => {
  const officer = office.who('officer');
  const matterId = await beginAs(officer, 'leave-request');
  const sent = await doneAs(officer, matterId, { values: leaveValues });
  const { version } = await office.view('head', matterId);
  const round = { expectedVersion: version, assignmentIds: [posts.home, office.assignment('legal')] };
  const circulated = await office.who('head').send('POST', `/api/matters/${matterId}/circulate`, round);
  assert.equal(circulated.status, 200, JSON.stringify([sent, circulated.body]));
  await inAgency(
    office.agency,
    sql`update office.task set due_at = '2026-11-23T00:00:00Z' where agency_id = ${office.agency.id} and matter_id = ${matterId}`,
  );

  const seen = await counts(office.who('head'));
  await office.done('head', matterId);

  assert.deepEqual(seen[posts.home], [2, 1]);
  assert.deepEqual((await counts(office.who('head')))[posts.home], [1, 0]);
  assert.deepEqual((await counts(office.who('legal')))[office.assignment('legal')], [0, 0], '待阅');
});

test('a post that ended is no identity any more and counts nothing, whatever still waits there', async () => {
  const { id } = elsewhere;
  await inAgency(
    elsewhere,
    sql`update office.assignment set valid_to = '2026-11-01' where agency_id = ${id} and id = ${posts.second}`,
  );

  assert.deepEqual(Object.keys(await counts(office.who('head'))).toSorted(), [posts.home, posts.first].toSorted());
  assert.deepEqual(office.house.problems, []);
});
