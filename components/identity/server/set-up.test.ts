import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { registry } from '#apps/server/registry.generated.ts';
import { permissionsOfManifests } from '#platform/server/identity/permissions.ts';
import { type TestHouse, testHouse } from '#platform/testkit/house.ts';
import { signIn, visitor } from '#platform/testkit/sign-in.ts';
import { smallAgency, testPassword } from '#platform/testkit/small-agency.ts';

const duties = ['SYSTEM', 'SECURITY', 'AUDIT'] as const;
type Duty = (typeof duties)[number];
const names = { SYSTEM: '钱一', SECURITY: '钱二', AUDIT: '钱三' };
const ceremonyPassword = 'first-run-2026';
const nameOf = (duty: Duty) => `platform.${duty.toLowerCase()}`;

const three = () =>
  duties.map((duty) => ({ duty, name: names[duty], signInName: nameOf(duty), password: ceremonyPassword }));
const setUp = (house: TestHouse, administrators: readonly object[] = three()) =>
  visitor(house.app).send('POST', '/api/setup', { platformName: '江州市政务办公云', administrators });

describe('the first-run ceremony', () => {
  let house: TestHouse;
  beforeEach(async () => {
    house = await testHouse(registry);
  });
  afterEach(() => house.close());

  test('makes the platform with three administrators, once', async () => {
    assert.equal((await visitor(house.app).get('/api/session')).body.state, 'setup');

    const made = await setUp(house);

    assert.equal(made.status, 200, JSON.stringify(made.body));
    assert.equal((await visitor(house.app).get('/api/session')).body.state, 'anonymous');
    for (const duty of duties) {
      const administrator = await signIn(house.app, nameOf(duty), ceremonyPassword);
      const { person, agency } = (await administrator.get('/api/session')).body;
      assert.deepEqual([person.name, agency.kind], [names[duty], 'PLATFORM']);
    }
    const again = await setUp(house);
    assert.deepEqual([again.status, again.body.code], [409, 'identity.already-set-up']);
    assert.deepEqual(house.problems, []);
  });

  test('is held once even when two begin it at the same moment', async () => {
    const answers = await Promise.all([setUp(house), setUp(house)]);

    assert.deepEqual(answers.map((a) => a.status).sort(), [200, 409], JSON.stringify(answers.map((a) => a.body)));
    assert.deepEqual(house.problems, []);
  });

  test('wants three different people with three different duties', async () => {
    const [system, security, auditor] = three();
    const wrong = [
      [system, security, { ...auditor, signInName: system?.signInName }],
      [system, security, { ...auditor, duty: 'SECURITY' }],
    ];

    for (const administrators of wrong) {
      const refused = await setUp(house, administrators as object[]); // reason: three rows, some made wrong
      assert.deepEqual([refused.status, refused.body.code], [422, 'identity.three-administrators']);
    }
    const two = await setUp(house, three().slice(0, 2));
    assert.equal(two.status, 400);

    assert.equal((await visitor(house.app).get('/api/session')).body.state, 'setup', 'nothing was made');
    assert.equal((await setUp(house)).status, 200, 'positive control');
  });
});

describe('system, security and audit administration', () => {
  let house: TestHouse;
  before(async () => {
    house = await testHouse(registry);
    await setUp(house);
    await smallAgency(house.house, 'jz');
  });
  after(() => house.close());

  const all = permissionsOfManifests(registry.map((c) => c.manifest));
  const ofDuty = (duty: Duty) => all.filter((p) => p.duty === duty).map((p) => p.code);
  const held = async (signInName: string, password: string): Promise<readonly string[]> =>
    (await (await signIn(house.app, signInName, password)).get('/api/session')).body.permissions;

  test('are held by three people who have none of each other’s permissions', async () => {
    const agency = { SYSTEM: 'jz.system', SECURITY: 'jz.security', AUDIT: 'jz.auditor' };
    for (const duty of duties) {
      const places = [await held(agency[duty], testPassword), await held(nameOf(duty), ceremonyPassword)];
      const foreign = duties.filter((d) => d !== duty).flatMap(ofDuty);
      for (const permissions of places)
        assert.deepEqual(
          permissions.filter((p) => foreign.includes(p)),
          [],
          duty,
        );
      const own = all.filter((p) => p.duty === duty && !p.platformOnly).map((p) => p.code);
      for (const permissions of places)
        assert.deepEqual(
          own.filter((code) => !permissions.includes(code)),
          [],
          `${duty} has its own`,
        );
    }
    for (const duty of duties) assert.ok(ofDuty(duty).length > 0, `there is something to do for ${duty}`);
  });

  test('are never all in one hand, and no duty goes with an office', async () => {
    const people = ['chief', 'deputy', 'director', 'clerk', 'head', 'officer', 'system', 'security', 'auditor'];
    const administrative = duties.flatMap(ofDuty);

    for (const key of people) {
      const permissions = await held(`jz.${key}`, testPassword);
      const heldDuties = duties.filter((duty) => ofDuty(duty).some((code) => permissions.includes(code)));
      assert.equal(heldDuties.length, ['system', 'security', 'auditor'].includes(key) ? 1 : 0, key);
      assert.ok(!all.every((p) => permissions.includes(p.code)), `${key} holds everything`);
    }
    assert.ok(administrative.length >= 3);
    assert.deepEqual(house.problems, []);
  });
});
