import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ok } from '@gov/base';
import { defineComponent, defineRoutes } from '@gov/base/component';
import { Client } from 'pg';
import Type from 'typebox';
import { registry } from '#apps/server/registry.generated.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { RegisteredComponent } from '#platform/server/components/registered-component.ts';
import { sql } from '#platform/server/database/sql.ts';
import { type TestHouse, testHouse } from '#platform/testkit/house.ts';
import { signIn, type Visitor } from '#platform/testkit/sign-in.ts';
import { smallAgency, testPassword } from '#platform/testkit/small-agency.ts';

const manifest = defineComponent({
  id: 'test-slow',
  name: '慢活',
  foundation: false,
  needs: ['identity'],
  tables: [],
  permissions: [{ code: 'test-slow.use', words: '试用', byDefault: true }],
  settings: [],
  menu: [],
  widgets: [],
  events: [],
  auditEvents: { 'test-slow.done': { words: '做完' } },
  errors: {},
});
const path = '/api/test-slow/:way' as const;
const routes = defineRoutes({
  work: {
    method: 'POST',
    path,
    summary: 'Slow work between two runs of a use case',
    permission: 'test-slow.use',
    changes: true,
    input: { params: Type.Object({ way: Type.String() }) },
    reply: Type.Object({ runs: Type.Integer(), seen: Type.Array(Type.Integer()) }),
  },
});

let database: Client;
let runs = 0;
/** Open transactions of the house, counted while the slow work was done. */
let seen: number[] = [];

async function slowWork(): Promise<void> {
  const open = await database.query(
    'select count(*)::int as n from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null',
  );
  seen.push(open.rows[0].n);
}

async function work(context: UseCaseContext, input: { readonly params: { readonly way: string } }) {
  runs++;
  await context.tx.all(sql`select 1 as one from office.person where agency_id = ${context.tx.agencyId} limit 1`);
  const { way } = input.params;
  if (way === 'in-place') await slowWork();
  const missing = way === 'once' ? seen.length === 0 : way === 'always';
  const later = missing ? context.outside(slowWork) : undefined;
  if (later) return later;
  if (missing) await slowWork();
  context.audit({ event: 'test-slow.done', objectKind: 'test', objectId: context.tx.agencyId });
  return ok({ runs, seen });
}

let house: TestHouse;
let visitor: Visitor;
before(async () => {
  const slow = { manifest, routes, server: { handlers: { work } } } as unknown as RegisteredComponent; // reason: the registry loosens the types of its rows in the same way
  house = await testHouse([...registry, slow]);
  await smallAgency(house.house, 'jz', '江州市住建局');
  visitor = await signIn(house.app, 'jz.officer', testPassword);
  database = new Client({ connectionString: house.superuserUrl });
  await database.connect();
});
after(async () => {
  await database.end();
  await house.close();
});

async function asked(way: string) {
  runs = 0;
  seen = [];
  const answer = await visitor.send('POST', `/api/test-slow/${way}`);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body as { readonly runs: number; readonly seen: readonly number[] };
}

test('work asked for outside is done while no transaction is open, and the use case then runs again', async () => {
  assert.deepEqual(await asked('in-place'), { runs: 1, seen: [1] });

  assert.deepEqual(await asked('once'), { runs: 2, seen: [0] });
});

test('a use case that finds something else each time does its work in place at last, and is audited once', async () => {
  const count = async () =>
    (await database.query(`select count(*)::int as n from office.audit_event where event = 'test-slow.done'`)).rows[0]
      .n;
  const before = await count();

  assert.deepEqual(await asked('always'), { runs: 3, seen: [0, 0, 1] });

  assert.equal(await count(), before + 1);
});
