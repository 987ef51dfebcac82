import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Client } from 'pg';
import { type TestDatabase, testDatabase } from '#platform/testkit/database.ts';
import { lintCatalogue, refuseUnsoundCatalogue } from './catalogue-lint.ts';
import { catalogueRules } from './catalogue-rules.ts';
import { type Database, openDatabase } from './pool.ts';

let house: TestDatabase;
let database: Database;
let superuser: Client;

before(async () => {
  house = await testDatabase();
  database = openDatabase({ url: house.url, maximumConnections: 2 });
  superuser = new Client({ connectionString: house.superuserUrl });
  await superuser.connect();
});
after(async () => {
  await superuser.end();
  await database.stop();
  await house.drop();
});

const keyed = 'create table office.x (agency_id uuid not null, id uuid not null, primary key (agency_id, id))';
const owned = (what: string) => `alter ${what} owner to gov_owner`;

/** One way to break isolation each; the name is the rule that must notice. Undone after the look. */
const mutations: readonly (readonly [rule: string, breakIt: string, mendIt: string])[] = [
  ['side', 'create table office.x (id uuid primary key)', 'drop table office.x'],
  ['side', 'create table office.x (agency_id uuid, id uuid, unique (agency_id, id))', 'drop table office.x'],
  [
    'list',
    `insert into office.platform_table_reason values ('gone', 'was there once')`,
    `delete from office.platform_table_reason where table_name = 'gone'`,
  ],
  [
    'row security',
    'alter table office.section no force row level security',
    'alter table office.section force row level security',
  ],
  [
    'row security',
    'alter table office.section disable row level security',
    'alter table office.section enable row level security',
  ],
  ['agency policy', keyed, 'drop table office.x'],
  [
    'agency policy',
    'alter policy agency on office.section with check (true)',
    'alter policy agency on office.section with check (agency_id = (select office.current_agency()))',
  ],
  [
    'agency policy',
    'alter policy agency on office.section using (true)',
    'alter policy agency on office.section using (agency_id = (select office.current_agency()))',
  ],
  [
    'other policy',
    'create policy hole on office.section for select to gov_app using (true)',
    'drop policy hole on office.section',
  ],
  [
    'other policy',
    'create policy hole on office.section for all to gov_door_search using (true)',
    'drop policy hole on office.section',
  ],
  [
    'other policy',
    'create policy hole on office.section for select using (true)',
    'drop policy hole on office.section',
  ],
  ['keys', 'create unique index x on office.section (name)', 'drop index office.x'],
  [
    'references',
    'create table office.x (agency_id uuid not null, s uuid, a uuid, primary key (agency_id, s), foreign key (a, s) references office.section (agency_id, id))',
    'drop table office.x',
  ],
  ['views', 'create view office.x as select * from office.section', 'drop view office.x'],
  ['kinds of relation', 'create materialized view office.x as select 1 as one', 'drop materialized view office.x'],
  ['kinds of relation', 'create sequence office.x', 'drop sequence office.x'],
  ['enum types', `create type office.x as enum ('a')`, 'drop type office.x'],
  [
    'defaults',
    'alter table office.section add column x timestamptz default now()',
    'alter table office.section drop column x',
  ],
  [
    'defaults',
    'alter table office.section add column x uuid default gen_random_uuid()',
    'alter table office.section drop column x',
  ],
  [
    'definer functions',
    `create function office.x() returns int language sql security definer set search_path = pg_catalog, pg_temp as 'select 1'`,
    'drop function office.x()',
  ],
  [
    'definer functions',
    owned('function office.identities_of_account(uuid, date)'),
    'alter function office.identities_of_account(uuid, date) owner to gov_door_identities',
  ],
  [
    'search path',
    'alter function office.identities_of_account(uuid, date) reset search_path',
    'alter function office.identities_of_account(uuid, date) set search_path = pg_catalog, pg_temp',
  ],
  [
    'open functions',
    'grant execute on function office.identities_of_account(uuid, date) to public',
    'revoke execute on function office.identities_of_account(uuid, date) from public',
  ],
  ['ownership', 'alter table office.section owner to gov_app', 'alter table office.section owner to gov_owner'],
  ['ownership', 'grant create on schema office to gov_app', 'revoke create on schema office from gov_app'],
  ['privileges', 'grant truncate on office.section to gov_app', 'revoke truncate on office.section from gov_app'],
  ['privileges', 'grant select on office.section to public', 'revoke select on office.section from public'],
  [
    'privileges',
    'grant update on office.section to gov_door_identities',
    'revoke update on office.section from gov_door_identities',
  ],
];

/** What belongs to the whole server is tried inside a transaction that is rolled back: other tests run beside this one. */
const roleMutations: readonly (readonly [rule: string, breakIt: string])[] = [
  ['powers', 'alter role gov_app bypassrls'],
  ['powers', 'alter role gov_door_search createrole'],
  ['door logins', 'alter role gov_door_search login'],
  ['membership', 'grant gov_door_search to gov_app'],
];

const offendersOf = (name: string) => {
  const found = catalogueRules.find((rule) => rule.name === name);
  assert.ok(found, `there is no rule "${name}"`);
  return found.offenders;
};

test('the house as migrated keeps agencies apart', async () => {
  assert.deepEqual(await lintCatalogue(database), []);
  await refuseUnsoundCatalogue(database);
});

test('every way to break isolation in the catalogue is noticed and keeps the server from starting', async () => {
  for (const [rule, breakIt, mendIt] of mutations) {
    await superuser.query(breakIt);
    const offenders = await database.read(offendersOf(rule));
    assert.ok(offenders.length > 0, `not noticed by "${rule}": ${breakIt}`);
    await assert.rejects(refuseUnsoundCatalogue(database), /does not start/);
    await superuser.query(mendIt);
  }
  assert.deepEqual(await lintCatalogue(database), []);
});

test('a role with more power than it should have is noticed', async () => {
  for (const [rule, breakIt] of roleMutations) {
    await superuser.query('begin');
    await superuser.query(breakIt);
    await superuser.query('set local session authorization gov_app');
    const offenders = await superuser.query(offendersOf(rule).text);
    await superuser.query('rollback');
    assert.ok(offenders.rows.length > 0, `not noticed by "${rule}": ${breakIt}`);
  }
});

test('another login than the application role is noticed', async () => {
  const asOwner = openDatabase({ url: house.ownerUrl, maximumConnections: 1 });

  const findings = await lintCatalogue(asOwner);

  assert.ok(
    findings.some((finding) => finding.includes('signed in to the database as gov_owner')),
    findings.join('\n'),
  );
  await asOwner.stop();
});
