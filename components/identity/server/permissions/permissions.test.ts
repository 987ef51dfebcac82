import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { registry } from '#apps/server/registry.generated.ts';
import { type TestHouse, testHouse } from '#platform/testkit/house.ts';
import { signIn, type Visitor } from '#platform/testkit/sign-in.ts';
import { type SmallAgency, smallAgency, testPassword } from '#platform/testkit/small-agency.ts';
import type { HeldPermissions, Holder, PermissionLine } from '../../contract.ts';

let house: TestHouse;
let ours: SmallAgency;
let security: Visitor;
let officer: Visitor;
let system: Visitor;

/** A permission that somebody must be given, whichever component brings it. */
let grantable: string;

before(async () => {
  const extra = {
    manifest: {
      id: 'library',
      name: '图书',
      foundation: true,
      needs: [],
      tables: [],
      permissions: [
        { code: 'library.lend', words: '办理借书' },
        { code: 'library.buy', words: '采购图书', standardRoles: ['documentClerk'] },
        { code: 'library.platform', words: '看全部单位的书', platformOnly: true },
      ],
      settings: [],
      menu: [],
      widgets: [],
      events: [],
      auditEvents: {},
      errors: {},
    },
    routes: {},
    server: { handlers: {} },
  };
  grantable = 'library.lend';
  const wanted = registry.filter(({ manifest }) => ['organisation', 'identity', 'audit'].includes(manifest.id));
  house = await testHouse([...wanted, extra]);
  ours = await smallAgency(house.house, 'jz');
  await smallAgency(house.house, 'lp');
  [security, officer, system] = await Promise.all([
    signIn(house.app, 'jz.security', testPassword),
    signIn(house.app, 'jz.officer', testPassword),
    signIn(house.app, 'jz.system', testPassword),
  ]);
});
after(() => house.close());

const grant = (extra: object = {}) =>
  security.send('POST', '/api/permissions/grants', {
    permission: grantable,
    granteeKind: 'PERSON',
    granteeId: ours.people.get('officer'),
    reason: '兼管图书室',
    from: '2026-11-24',
    ...extra,
  });

const line = async (code: string): Promise<PermissionLine | undefined> => {
  const answer = await security.get('/api/permissions');
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body.components
    .flatMap((component: { permissions: PermissionLine[] }) => component.permissions)
    .find((one: PermissionLine) => one.code === code);
};

const own = async (who: Visitor): Promise<HeldPermissions> => (await who.get('/api/account/permissions')).body;

test('the security administrator grants a permission, everybody concerned sees why, and takes it back', async () => {
  assert.ok(!(await own(officer)).permissions.some((one) => one.code === grantable));

  const granted = await grant();

  assert.equal(granted.status, 200, JSON.stringify(granted.body));
  const held = (await own(officer)).permissions.find((one) => one.code === grantable);
  assert.match(held?.why ?? '', /安全员授予刘思远.*兼管图书室/);
  assert.ok((await officer.get('/api/session')).body.permissions.includes(grantable));
  const holder = (await line(grantable))?.holders.find((one: Holder) => one.grant?.id === granted.body.id);
  assert.deepEqual([holder?.words, holder?.people, holder?.grant?.reason], ['刘思远', 1, '兼管图书室']);
  assert.equal((await grant()).body.code, 'identity.already-granted');

  const ended = await security.send('POST', `/api/permissions/grants/${granted.body.id}/end`, { on: '2026-11-24' });

  assert.equal(ended.status, 200, JSON.stringify(ended.body));
  assert.ok(!(await officer.get('/api/session')).body.permissions.includes(grantable));
  const again = await security.send('POST', `/api/permissions/grants/${granted.body.id}/end`, { on: '2026-11-24' });
  assert.equal(again.status, 404);
});

test('a grant to a post or section reaches who is there, from its first day on', async () => {
  const answer = await grant({
    granteeKind: 'SECTION',
    granteeId: ours.sections.get('works'),
    from: '2026-11-25',
    to: '2026-11-27',
  });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));

  const held = async () => (await own(officer)).permissions.some((one) => one.code === grantable);
  assert.equal(await held(), false);
  const holder = (await line(grantable))?.holders.find((one: Holder) => one.grant?.id === answer.body.id);
  assert.deepEqual([holder?.words, holder?.people, holder?.grant?.state], ['建管科的人员', 2, 'future']);
});

test('what belongs to a duty, to the platform or to nobody is not granted, nor anything to oneself', async () => {
  for (const permission of ['audit.read', 'identity.permissions', 'organisation.manage', 'library.platform', 'no.such'])
    assert.equal((await grant({ permission })).body.code, 'identity.unknown-permission', permission);
  const self = [
    { granteeKind: 'PERSON', granteeId: ours.people.get('security') },
    { granteeKind: 'SECTION', granteeId: ours.sections.get('office') },
    { granteeKind: 'POST', granteeId: ours.posts.get('officer') },
  ];
  for (const grantee of self) assert.equal((await grant(grantee)).body.code, 'identity.own-grant');
  assert.equal((await grant({ granteeId: ours.posts.get('head') })).body.code, 'identity.unknown-grantee');
  assert.equal((await grant({ from: '2026-11-23' })).body.code, 'identity.grant-days');
  assert.equal((await grant({ to: '2026-11-24' })).body.code, 'identity.grant-days');
});

test('only the security administrator sees and grants; everybody sees his own permissions', async () => {
  for (const who of [officer, system]) {
    assert.equal((await who.get('/api/permissions')).status, 403);
    assert.equal((await who.get(`/api/permissions/persons/${ours.people.get('officer')}`)).status, 403);
  }
  const mine = await own(system);
  assert.equal(mine.permissions.find((one) => one.code === 'organisation.manage')?.why, '担任系统管理员');
  assert.equal(mine.permissions.find((one) => one.code === 'identity.own')?.why, '每位有任职的人员都有');
});

test('the page "why" shows every working identity of a person; a stranger is not found', async () => {
  const clerk = await security.get(`/api/permissions/persons/${ours.people.get('clerk')}`);

  assert.equal(clerk.body.personName, '周敏');
  const buys = clerk.body.identities[0].permissions.find((one: { code: string }) => one.code === 'library.buy');
  assert.equal(buys.why, '文书岗位自带');
  const foreign = await signIn(house.app, 'lp.security', testPassword);
  assert.equal((await foreign.get(`/api/permissions/persons/${ours.people.get('clerk')}`)).status, 404);
  assert.deepEqual(house.problems, []);
});
