import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Client } from 'pg';
import type { TSchema } from 'typebox';
import { registry } from '#apps/server/registry.generated.ts';
import { type AgencyHouse, agencyHouse } from '#platform/testkit/agency-house.ts';
import type { TestHouse } from '#platform/testkit/house.ts';
import { signIn, type Visitor } from '#platform/testkit/sign-in.ts';
import { type SmallAgency, testPassword } from '#platform/testkit/small-agency.ts';

let opened: AgencyHouse;
let house: TestHouse;
let agency: SmallAgency;
let system: Visitor;
let owner: Client;

before(async () => {
  opened = await agencyHouse(registry);
  ({ house, agency, owner } = opened);
  system = await signIn(house.app, 'jz.system', testPassword);
});
after(() => opened.close());

const stored = async (): Promise<readonly { readonly route: string; readonly reply: string }[]> =>
  (await owner.query('select route, reply::text as reply from office.command order by at, route')).rows;
const person = (key: string) => agency.people.get(key) ?? '';
const command = (last: string) => ({ 'x-command-id': `0199d3c4-0000-4000-8000-00000000000${last}` });

test('a reply that shows a secret is never kept, also when its caller sent a command id', async () => {
  const begun = await system.send('POST', '/api/account/second-factor', { password: testPassword }, command('1'));
  const code = await system.send('POST', `/api/accounts/${person('officer')}/code`, undefined, command('2'));
  assert.deepEqual([begun.status, code.status], [200, 200], JSON.stringify([begun.body, code.body]));

  const kept = await stored();

  assert.deepEqual(kept, []);
  const text = (await owner.query('select json_agg(c)::text as all from office.command c')).rows[0]?.all ?? '';
  for (const secret of [begun.body.secret, code.body.code]) assert.ok(secret.length > 10 && !text.includes(secret));
});

test('the same command sent again shows a fresh secret; a plain reply is kept as before', async () => {
  const ask = () => system.send('POST', `/api/accounts/${person('head')}/code`, undefined, command('3'));

  const [first, again] = [await ask(), await ask()];

  assert.equal(again.status, 200, JSON.stringify(again.body));
  assert.notEqual(first.body.code, again.body.code);
  const stop = await system.send('POST', `/api/accounts/${person('mail')}/access`, { access: 'STOPPED' }, command('4'));
  assert.equal(stop.status, 200);
  assert.deepEqual(
    (await stored()).map((row) => row.route),
    ['changeAccess'],
    'positive control',
  );
});

test('what an earlier release kept is taken away, and the table is guarded as before', async () => {
  await owner.query(
    `insert into office.command (agency_id, command_id, person_id, route, reply, at)
     values ($1, $2, $3, 'issueCode', '{"code":"K7Q2-9FMT-3XWD-8HPC"}', '2026-11-01T00:00:00Z')`,
    [agency.id, '0199d3c4-0000-4000-8000-000000000009', person('system')],
  );
  const asOwner = new Client({ connectionString: house.ownerUrl });
  await asOwner.connect();

  await asOwner.query(await readFile(join(import.meta.dirname, 'db', '0002-secret-replies.sql'), 'utf8'));
  await asOwner.end();

  assert.ok((await stored()).every((row) => row.route !== 'issueCode'));
  const { rows } = await owner.query(
    `select relrowsecurity and relforcerowsecurity as guarded from pg_class where oid = 'office.command'::regclass`,
  );
  assert.equal(rows[0]?.guarded, true);
});

/** Names of members that hold something nobody else may learn. */
const secretMembers = /^(secret|code|token|password|uri|accessCode)$/;

function members(schema: TSchema): readonly string[] {
  const {
    properties = {},
    anyOf = [],
    items,
  } = schema as TSchema & {
    readonly properties?: Readonly<Record<string, TSchema>>;
    readonly anyOf?: readonly TSchema[];
    readonly items?: TSchema;
  };
  const below = [...Object.values(properties), ...anyOf, ...(items ? [items] : [])].flatMap(members);
  const texts = Object.entries(properties).filter(([, part]) => (part as { type?: string }).type === 'string');
  return [...texts.map(([name]) => name), ...below];
}

test('every changing route whose reply has a member named like a secret says so in its row', () => {
  const rows = registry.flatMap(({ manifest, routes }) =>
    Object.entries(routes).map(([name, route]) => ({ name: `${manifest.id}.${name}`, route })),
  );
  const suspects = rows.filter(
    ({ route }) => route.changes && members(route.reply).some((name) => secretMembers.test(name)),
  );

  const silent = suspects.filter(({ route }) => !route.secretReply).map(({ name }) => name);

  assert.deepEqual(silent, []);
  assert.deepEqual(suspects.map(({ name }) => name).sort(), [
    'agencies.issueFirstCodes',
    'identity.enrolSecondFactor',
    'identity.issueCode',
  ]);
});
