import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { Client } from 'pg';
import { registry } from '#apps/server/registry.generated.ts';
import { permissionsOfManifests } from '#platform/server/identity/permissions.ts';
import { type TestHouse, testHouse } from '#platform/testkit/house.ts';
import { printedSetUpCode } from '#platform/testkit/set-up-platform.ts';
import { signIn, visitor } from '#platform/testkit/sign-in.ts';
import { smallAgency, testPassword } from '#platform/testkit/small-agency.ts';

const duties = ['SYSTEM', 'SECURITY', 'AUDIT'] as const;
type Duty = (typeof duties)[number];
const names = { SYSTEM: '钱一', SECURITY: '钱二', AUDIT: '钱三' };
const passwordOf = (duty: Duty) => `first-run-of-${duty.toLowerCase()}`;
const nameOf = (duty: Duty) => `platform.${duty.toLowerCase()}`;

const three = () =>
  duties.map((duty) => ({ duty, name: names[duty], signInName: nameOf(duty), password: passwordOf(duty) }));
const setUp = (house: TestHouse, code: string, administrators: readonly object[] = three()) =>
  visitor(house.app).send('POST', '/api/setup', { code, platformName: '江州市政务办公云', administrators });
const stateOf = async (house: TestHouse) => (await visitor(house.app).get('/api/session')).body.state;

describe('the first-run ceremony', () => {
  let house: TestHouse;
  let code: string;
  beforeEach(async () => {
    house = await testHouse(registry);
    code = await printedSetUpCode(house);
  });
  afterEach(() => house.close());

  test('makes the platform with three administrators, once', async () => {
    assert.equal((await visitor(house.app).get('/api/session')).body.state, 'setup');

    const made = await setUp(
      house,
      code,
      three().map((one) => ({ ...one, name: `${one.name}\u200b` })),
    );

    assert.equal(made.status, 200, JSON.stringify(made.body));
    assert.equal((await visitor(house.app).get('/api/session')).body.state, 'anonymous');
    for (const duty of duties) {
      const administrator = await signIn(house.app, nameOf(duty), passwordOf(duty));
      const { person, agency } = (await administrator.get('/api/session')).body;
      assert.deepEqual([person.name, agency.kind], [names[duty], 'PLATFORM']);
    }
    const again = await setUp(house, code);
    assert.deepEqual([again.status, again.body.code], [409, 'identity.already-set-up']);
    assert.deepEqual(house.problems, []);
  });

  test('is held once even when two begin it at the same moment', async () => {
    const answers = await Promise.all([setUp(house, code), setUp(house, code)]);

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
      const refused = await setUp(house, code, administrators as object[]); // reason: three rows, some made wrong
      assert.deepEqual([refused.status, refused.body.code], [422, 'identity.three-administrators']);
    }
    const two = await setUp(house, code, three().slice(0, 2));
    assert.equal(two.status, 400);

    assert.equal((await visitor(house.app).get('/api/session')).body.state, 'setup', 'nothing was made');
    assert.equal((await setUp(house, code)).status, 200, 'positive control');
  });
});

test('a password that is easily guessed says whose of the three it is', async () => {
  const house = await testHouse(registry);
  const [system, security, auditor] = three();

  const refused = await setUp(house, await printedSetUpCode(house), [
    system ?? {},
    { ...security, password: 'password1234' },
    auditor ?? {},
  ]);

  assert.deepEqual([refused.status, refused.body.code], [422, 'identity.administrator-password']);
  assert.match(refused.body.message, /^安全管理员钱二的密码很容易被猜到/);
  assert.equal(await stateOf(house), 'setup', 'nothing was made');
  await house.close();
});

test('three who chose one password are not three: the second of two is asked for another one', async () => {
  const house = await testHouse(registry);
  const code = await printedSetUpCode(house);
  const [system, security, auditor] = three();
  const withPassword = (one: object | undefined, password: string) => ({ ...one, password });

  const two = await setUp(house, code, [
    system ?? {},
    security ?? {},
    withPassword(auditor, passwordOf('SYSTEM').replace('f', 'ｆ')),
  ]);
  const all = await setUp(
    house,
    code,
    three().map((one) => withPassword(one, passwordOf('AUDIT'))),
  );

  assert.deepEqual([two.status, two.body.code], [422, 'identity.shared-password']);
  assert.match(two.body.message, /^审计管理员钱三的密码和系统管理员钱一的一样/);
  assert.equal(all.body.code, 'identity.shared-password');
  assert.equal(await stateOf(house), 'setup', 'nothing was made');
  assert.equal((await setUp(house, code)).status, 200, 'the same code goes on');
  await house.close();
});

describe('the code of the first-run ceremony', () => {
  let house: TestHouse;
  let owner: Client;
  beforeEach(async () => {
    house = await testHouse(registry);
    owner = new Client({ connectionString: house.superuserUrl });
    await owner.connect();
  });
  afterEach(async () => {
    await owner.end();
    await house.close();
  });

  test('is asked for: without it, or with another one, nobody becomes an administrator', async () => {
    const before = await setUp(house, 'K7Q2-9FMT-3XWD-8HPC');
    assert.deepEqual([before.status, before.body.code], [403, 'identity.set-up-code'], 'before any start printed one');
    const code = await printedSetUpCode(house);

    const answers = [await setUp(house, 'K7Q2-9FMT-3XWD-8HPC'), await setUp(house, code.slice(0, -1))];
    const without = await visitor(house.app).send('POST', '/api/setup', {
      platformName: '平台',
      administrators: three(),
    });

    for (const answer of answers) assert.deepEqual([answer.status, answer.body.code], [403, 'identity.set-up-code']);
    assert.deepEqual([without.status, without.body.fields?.[0]?.path], [400, 'body.code']);
    assert.equal(await stateOf(house), 'setup');
    const typed = code.toLowerCase().replaceAll('-', ' ');
    assert.equal((await setUp(house, typed)).status, 200, 'positive control, typed in another way');
  });

  test('stands nowhere in the database, and goes when it was used', async () => {
    const code = await printedSetUpCode(house);
    const rows = async () => (await owner.query('select c::text as text from office.set_up_code c')).rows;
    const [row] = await rows();
    assert.ok(row && !row.text.includes(code) && !row.text.includes(code.replaceAll('-', '')));

    assert.equal((await setUp(house, code)).status, 200);

    assert.deepEqual(await rows(), []);
    await assert.rejects(printedSetUpCode(house), /stands already/, 'a later start prints none');
  });

  test('of an earlier start holds no longer', async () => {
    const [lost, fresh] = [await printedSetUpCode(house), await printedSetUpCode(house)];

    assert.equal((await setUp(house, lost)).body.code, 'identity.set-up-code');
    assert.equal((await setUp(house, fresh)).status, 200);
  });

  test('cannot be guessed at: wrong ones lock the ceremony, also for the right one, for a while or until a restart', async () => {
    const code = await printedSetUpCode(house);
    const guess = () => setUp(house, 'K7Q2-9FMT-3XWD-8HPC');
    for (let time = 1; time <= 5; time++) assert.equal((await guess()).body.code, 'identity.set-up-code');

    const locked = await setUp(house, code);

    assert.deepEqual([locked.status, locked.body.code], [429, 'identity.set-up-locked']);
    assert.match(locked.body.nextStep, /30 秒/);
    house.clock.advance(31_000);
    assert.equal((await guess()).body.code, 'identity.set-up-code', 'counted on, not from the beginning');
    assert.equal((await setUp(house, code)).body.code, 'identity.set-up-locked');
    assert.equal((await setUp(house, await printedSetUpCode(house))).status, 200, 'a restart opens it again');
  });
});

describe('system, security and audit administration', () => {
  let house: TestHouse;
  before(async () => {
    house = await testHouse(registry);
    await setUp(house, await printedSetUpCode(house));
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
      const places = [await held(agency[duty], testPassword), await held(nameOf(duty), passwordOf(duty))];
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
