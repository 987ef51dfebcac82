import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Client } from 'pg';
import { registry } from '#apps/server/registry.generated.ts';
import { permissionsOfManifests } from '#platform/server/identity/permissions.ts';
import { type TestHouse, testHouse } from '#platform/testkit/house.ts';
import { passwordOf, setUpPlatform } from '#platform/testkit/set-up-platform.ts';
import { signIn, type Visitor } from '#platform/testkit/sign-in.ts';
import { type SmallAgency, smallAgency, testPassword } from '#platform/testkit/small-agency.ts';
import type { PermissionLine } from '../../contract.ts';

const office = permissionsOfManifests(registry.map((c) => c.manifest)).filter((row) => row.notWithDuty);
const duties = ['system', 'security', 'auditor'] as const;

let house: TestHouse;
let agency: SmallAgency;
let security: Visitor;

before(async () => {
  house = await testHouse(registry);
  agency = await smallAgency(house.house, 'jz');
  await setUpPlatform(house);
  security = await signIn(house.app, 'jz.security', testPassword);
});
after(() => house.close());

const as = (key: string) => {
  const name = key.includes('.') ? key : `jz.${key}`;
  return signIn(house.app, name, passwordOf(name));
};
const held = async (who: Visitor): Promise<readonly string[]> => (await who.get('/api/session')).body.permissions;
const grant = (permission: string, granteeKind: string, granteeId: string | undefined) =>
  security.send('POST', '/api/permissions/grants', {
    permission,
    granteeKind,
    granteeId,
    reason: '兼办业务',
    from: '2026-11-24',
  });

test('the work of the office is what starts, reads and handles matters and documents', () => {
  const codes = office.map((row) => row.code).sort();
  assert.deepEqual(codes, [
    'applications.use',
    'exchange.receive',
    'exchange.track',
    'gongwen.documents',
    'gongwen.registers',
    'matters.handle',
    'matters.start',
    'matters.work-secret',
    'processes.sections',
  ]);
});

test('an administrator starts, reads and handles nothing, in an agency as on the platform', async () => {
  const officer = await as('officer');
  const everybody = ['matters.handle', 'matters.start', 'gongwen.documents'];
  assert.deepEqual(
    everybody.filter((code) => !office.some((row) => row.code === code)),
    [],
  );
  const own = await held(officer);
  assert.ok(
    everybody.every((code) => own.includes(code)),
    'positive control: an officer has them',
  );

  for (const key of [...duties, 'platform.system', 'platform.security', 'platform.audit']) {
    const permissions = await held(await as(key));
    assert.deepEqual(
      office.filter((row) => permissions.includes(row.code)).map((row) => row.code),
      [],
      key,
    );
  }
});

test('every page of that work is refused to an administrator and opened to the clerk', async () => {
  const codes = new Set<string>(office.map((row) => row.code));
  const pages = registry
    .flatMap((c) => Object.values(c.routes))
    .filter((row) => row.method === 'GET' && codes.has(row.permission) && !row.path.includes(':') && !row.transfer)
    .filter((row) => !(row.input.query?.required ?? []).length);
  assert.ok(pages.length >= 5, `${pages.length} pages`);
  const clerk = await as('clerk');
  const administrators = await Promise.all(duties.map(as));

  for (const { path } of pages) {
    assert.equal((await clerk.get(path)).status, 200, `positive control ${path}`);
    for (const administrator of administrators) {
      const refused = await administrator.get(path);
      assert.deepEqual([refused.status, refused.body.code], [403, 'http.permission'], path);
    }
  }
});

test('nobody grants an administrator the work of the office', async () => {
  for (const { code } of office) {
    const refused = await grant(code, 'PERSON', agency.people.get('system'));
    assert.deepEqual([refused.status, refused.body.code], [409, 'identity.administrator-grant'], code);
    assert.match(refused.body.message, /^系统员是三员之一/);
  }

  const answer = await grant('gongwen.registers', 'PERSON', agency.people.get('officer'));
  assert.equal(answer.status, 200, `positive control ${JSON.stringify(answer.body)}`);
});

test('a grant that an earlier release let through gives an administrator nothing', async () => {
  const owner = new Client({ connectionString: house.superuserUrl });
  await owner.connect();
  const rows = [
    ['PERSON', agency.people.get('system')],
    ['POST', agency.posts.get('officer')],
    ['EVERYBODY', null],
  ];
  for (const [kind, id] of rows)
    await owner.query(
      `insert into office.permission_grant (agency_id, id, permission, grantee_kind, grantee_id, granted_at, valid_from)
       values ($1, $2, 'exchange.receive', $3, $4, '2026-01-01T00:00:00Z', '2026-01-01')`,
      [agency.id, house.house.ids.next(), kind, id],
    );
  await owner.query('update office.agency set configuration_version = configuration_version + 1');
  await owner.end();

  assert.ok(!(await held(await as('system'))).includes('exchange.receive'));
  assert.ok((await held(await as('helper'))).includes('exchange.receive'), 'positive control');
});

test('the page of permissions counts those who really hold it', async () => {
  const { body } = await security.get('/api/permissions');
  const lines: readonly PermissionLine[] = body.components.flatMap(
    (component: { readonly permissions: readonly PermissionLine[] }) => component.permissions,
  );

  const [standing] = lines.find((line) => line.code === 'matters.handle')?.holders ?? [];
  const [everybody] = lines.find((line) => line.code === 'organisation.view')?.holders ?? [];

  assert.deepEqual([standing?.words, standing?.people], ['每位有任职的人员，三员除外', 9]);
  assert.deepEqual([everybody?.words, everybody?.people], ['每位有任职的人员', 12]);
  assert.deepEqual(house.problems, []);
});

test('a refusal says who can do it, and asks nobody for a grant that would be refused', async () => {
  const nextStep = async (who: string, path: string) => (await (await as(who)).get(path)).body.nextStep;

  assert.match(await nextStep('officer', '/api/audit'), /请联系审计管理员：它随职责取得/);
  assert.match(await nextStep('system', '/api/matters/counts'), /三员不发起、查看和办理/);
  assert.match(await nextStep('legal', '/api/gongwen/registers/outgoing'), /请本单位的安全管理员授权/);
});
