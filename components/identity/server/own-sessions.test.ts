import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ok } from '@gov/base';
import { registry } from '#apps/server/registry.generated.ts';
import { sql } from '#platform/server/database/sql.ts';
import { bumpConfiguration } from '#platform/server/identity/agency-store.ts';
import { furnishAgency } from '#platform/server/identity/furnish-agency.ts';
import { type TestHouse, testHouse } from '#platform/testkit/house.ts';
import { type Json, signIn, type Visitor, visitor } from '#platform/testkit/sign-in.ts';
import { type SmallAgency, smallAgency, testPassword } from '#platform/testkit/small-agency.ts';

let house: TestHouse;
let ours: SmallAgency;
let theirs: SmallAgency;

before(async () => {
  house = await testHouse(registry);
  ours = await smallAgency(house.house, 'jz', '江州市住建局');
  theirs = await smallAgency(house.house, 'lp', '临浦区住建局');
  await seconded();
});
after(() => house.close());

/** 马晓东 of our legal section also works in the other agency's office. */
async function seconded(): Promise<void> {
  const accountId = ours.accounts.get('helper') ?? '';
  await house.house.database.agency(theirs.id, async (tx) => {
    tx.write(bumpConfiguration(theirs.id));
    return ok(
      await furnishAgency(
        tx,
        { now: house.clock.now(), newId: <B extends string>() => house.house.ids.next() as B }, // reason: a fresh id
        {
          validFrom: '2025-01-01' as never, // reason: written in the branded form
          sections: [{ key: 'group', name: '专班' }],
          posts: [{ key: 'member', name: '专班成员', role: 'officer' }],
          people: [
            {
              key: 'seconded',
              name: '马晓东',
              account: { accountId },
              assignments: [{ key: 'seconded', section: 'group', post: 'member', title: '专班成员', main: true }],
            },
          ],
          deputyAreas: [],
          grants: [],
        },
      ),
    );
  });
}

/** The helper, acting for our own agency. */
async function helperAtHome(): Promise<Visitor> {
  const assignmentId = ours.assignments.get('helper');
  const body = { signInName: 'jz.helper', password: testPassword, assignmentId };
  return visitor(house.app, tokenOf(await visitor(house.app).send('POST', '/api/session', body)));
}

const tokenOf = (answer: { readonly headers: Readonly<Record<string, unknown>> }) =>
  String(answer.headers['set-cookie']).split(';')[0];

test('a person sees the own sessions and ends one of them', async () => {
  const here = await signIn(house.app, 'jz.clerk', testPassword);
  const elsewhere = await signIn(house.app, 'jz.clerk', testPassword);
  const { sessions } = (await here.get('/api/session/list')).body;
  assert.equal(sessions.length, 2);
  const other = sessions.find((s: Json) => !s.current);

  const ended = await here.send('DELETE', `/api/session/${other.id}`);

  assert.equal(ended.status, 200);
  assert.equal((await elsewhere.get('/api/session/list')).status, 401);
  assert.equal((await here.get('/api/session/list')).body.sessions.length, 1);
  assert.equal((await here.send('DELETE', `/api/session/${other.id}`)).status, 404, 'ended once');
});

test("another account's session looks like one that does not exist", async () => {
  const clerk = await signIn(house.app, 'jz.clerk', testPassword);
  const chief = await signIn(house.app, 'jz.chief', testPassword);
  const { sessions } = (await chief.get('/api/session/list')).body;
  const nobody = '0199ffff-ffff-7fff-8fff-ffffffffffff';

  const foreign = await clerk.send('DELETE', `/api/session/${sessions[0].id}`);
  const unknown = await clerk.send('DELETE', `/api/session/${nobody}`);

  assert.deepEqual([foreign.status, foreign.body.code], [404, 'identity.not-yours']);
  assert.deepEqual([unknown.status, unknown.body.code], [404, 'identity.not-yours']);
  assert.equal((await chief.get('/api/session/list')).status, 200, 'nothing was ended');
});

test('a person of two agencies sees both identities and changes between them with a new token', async () => {
  const helper = await helperAtHome();
  const before = (await helper.get('/api/session')).body;
  assert.deepEqual(before.identities.map((i: Json) => i.agencyName).sort(), ['临浦区住建局', '江州市住建局']);
  assert.equal(before.agency.name, '江州市住建局');
  const other = before.identities.find((i: Json) => !i.current);

  const chosen = await helper.send('POST', '/api/session/identity', { assignmentId: other.assignmentId });

  assert.equal(chosen.status, 200, JSON.stringify(chosen.body));
  assert.notEqual(tokenOf(chosen), helper.cookie);
  assert.equal((await helper.get('/api/session/list')).status, 401, 'the old token is dead');
  const there = (await visitor(house.app, tokenOf(chosen)).get('/api/session')).body;
  assert.deepEqual([there.agency.name, there.person.sectionName], ['临浦区住建局', '专班']);
  const clerk = await signIn(house.app, 'jz.clerk', testPassword);
  assert.equal((await clerk.get('/api/session')).body.identities.length, 1, 'others have one');
  const theft = await clerk.send('POST', '/api/session/identity', { assignmentId: other.assignmentId });
  assert.deepEqual([theft.status, theft.body.code], [404, 'identity.not-yours']);
});

test('changing identities does not prolong a session: it ends twelve hours after sign-in', async () => {
  let helper = await helperAtHome();
  for (let hours = 1; hours <= 11; hours++) {
    house.clock.advance(3_600_000);
    const other = (await helper.get('/api/session')).body.identities.find((i: Json) => !i.current);
    const chosen = await helper.send('POST', '/api/session/identity', { assignmentId: other.assignmentId });
    assert.equal(chosen.status, 200, `after ${hours} hours`);
    helper = visitor(house.app, tokenOf(chosen));
  }

  house.clock.advance(3_600_000);

  assert.equal((await helper.get('/api/session/list')).status, 401);
});

test("an agency's audit does not tell that somebody also works elsewhere", async () => {
  const helper = await helperAtHome();
  const { identities } = (await helper.get('/api/session')).body;
  const other = identities.find((i: Json) => i.agencyId === theirs.id);
  await helper.send('POST', '/api/session/identity', { assignmentId: other.assignmentId });

  const rows = await house.house.database.agency(ours.id, async (tx) =>
    ok(
      await tx.all(sql<{ readonly event: string; readonly row: string }>`
        select event, to_jsonb(e)::text as row from office.audit_event e where agency_id = ${ours.id}`),
    ),
  );

  assert.ok(rows.ok);
  assert.ok(
    rows.value.some((row) => row.event === 'identity.identity-chosen'),
    'the change itself is kept',
  );
  const traces = [theirs.id, '临浦', other.assignmentId, '专班'];
  for (const { row } of rows.value) for (const trace of traces) assert.ok(!row.includes(trace), row);
});

test('an assignment that ended opens nothing any more', async () => {
  const helper = await helperAtHome();
  const identity = (await helper.get('/api/session')).body.identities.find((i: Json) => i.agencyId === theirs.id);
  await house.house.database.agency(theirs.id, async (tx) =>
    ok(
      await tx.all(sql`
        with ended as (update office.assignment set valid_to = '2026-11-01'
          where agency_id = ${theirs.id} and id = ${identity.assignmentId})
        update office.agency set configuration_version = configuration_version + 1 where id = ${theirs.id}`),
    ),
  );

  const chosen = await helper.send('POST', '/api/session/identity', { assignmentId: identity.assignmentId });

  assert.equal(chosen.status, 404);
  assert.equal((await helper.get('/api/session')).body.identities.length, 1);
  assert.deepEqual(house.problems, []);
});
