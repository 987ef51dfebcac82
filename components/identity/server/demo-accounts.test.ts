import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { registry } from '#apps/server/registry.generated.ts';
import { sql } from '#platform/server/database/sql.ts';
import { createHttpServer } from '#platform/server/http/http-server.ts';
import { type TestHouse, testHouse } from '#platform/testkit/house.ts';
import { signIn, visitor } from '#platform/testkit/sign-in.ts';
import { smallAgency, testPassword } from '#platform/testkit/small-agency.ts';

let house: TestHouse;
/** A process of the same house that others than its own machine reach. */
let reached: FastifyInstance;

before(async () => {
  house = await testHouse(registry);
  await smallAgency(house.house, 'jz');
  await house.house.database.read(sql`update office.account set demo = true where sign_in_name = 'jz.helper'`);
  reached = await createHttpServer(
    { ...house.house, servesDemoAccounts: false },
    { webDirectory: `${house.dataDirectory}/no-web`, trustProxy: false },
  );
});
after(async () => {
  await reached.close();
  await house.close();
});

test('where others reach the server, its sign-in page offers no demo accounts and none signs in; real ones do', async () => {
  const offer = (signInName: string) =>
    visitor(reached).send('POST', '/api/session', { signInName, password: testPassword });

  assert.ok((await visitor(house.app).get('/api/session')).body.demo, 'positive control');
  assert.equal((await visitor(reached).get('/api/session')).body.demo, undefined);
  const refused = await offer('jz.helper');
  assert.deepEqual([refused.status, refused.body.code], [401, 'identity.sign-in']);
  assert.equal((await offer('jz.legal')).status, 200);
});

test('a demo account that signed in at a process of this machine is nobody at one that others reach', async () => {
  const helper = await signIn(house.app, 'jz.helper', testPassword);
  const legal = await signIn(house.app, 'jz.legal', testPassword);
  const stateAt = async (app: FastifyInstance, cookie: string) =>
    (await visitor(app, cookie).get('/api/session')).body.state;

  assert.equal(await stateAt(house.app, helper.cookie), 'signed-in');
  assert.notEqual(await stateAt(reached, helper.cookie), 'signed-in');
  assert.equal(await stateAt(reached, legal.cookie), 'signed-in');
});
