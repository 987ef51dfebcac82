import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import Type from 'typebox';
import { registry } from '#apps/server/registry.generated.ts';
import { type TestHouse, testHouse } from '#platform/testkit/house.ts';
import { setUpPlatform } from '#platform/testkit/set-up-platform.ts';
import { signIn, type Visitor, visitor } from '#platform/testkit/sign-in.ts';
import { type SmallAgency, smallAgency, testPassword } from '#platform/testkit/small-agency.ts';
import type { AgencyLine, ComponentLine, NameLine, RelationLine, SettingLine } from '../contract.ts';

let house: TestHouse;
let city: SmallAgency;
let platform: Visitor;
let system: Visitor;
let furnished: string[];

/** A component that can be switched off, has a parameter and puts something into new agencies. */
const canteen = {
  manifest: {
    id: 'canteen',
    name: '食堂',
    foundation: false,
    needs: ['organisation'],
    tables: [],
    permissions: [],
    settings: [{ key: 'seats', words: '座位数', schema: Type.Integer({ minimum: 1, maximum: 500 }), initial: 40 }],
    menu: [],
    widgets: [],
    events: [],
    auditEvents: {},
    errors: {},
  },
  routes: {},
  server: {
    handlers: {},
    furnish: async (context: { readonly agency: { readonly code: string } }) => {
      furnished.push(context.agency.code);
      return { ok: true as const, value: undefined };
    },
  },
};

const administrator = (duty: string, name: string) => ({ duty, name });

const three = () => [
  administrator('SYSTEM', '甲一'),
  administrator('SECURITY', '乙二'),
  administrator('AUDIT', '丙三'),
];

before(async () => {
  furnished = [];
  const wanted = registry.filter(({ manifest }) =>
    ['organisation', 'identity', 'audit', 'agencies'].includes(manifest.id),
  );
  house = await testHouse([...wanted, canteen]);
  await setUpPlatform(house);
  city = await smallAgency(house.house, 'jz');
  platform = await signIn(house.app, 'platform.system', testPassword);
  system = await signIn(house.app, 'jz.system', testPassword);
});
after(() => house.close());

const open = (who: Visitor, extra: object = {}) =>
  who.send('POST', '/api/agencies', {
    code: 'dq-jsj',
    name: '东桥区建设局',
    shortName: '东桥建设局',
    level: 'DISTRICT',
    parentId: city.id,
    administrators: three(),
    ...extra,
  });

const agencies = async (): Promise<AgencyLine[]> => (await platform.get('/api/agencies')).body.agencies;

test('an agency opened by a form stands with its organisation, and every component has furnished it', async () => {
  const opened = await open(platform);
  assert.equal(opened.status, 200, JSON.stringify(opened.body));

  await house.relay.settle();

  assert.ok(furnished.includes('dq-jsj'), 'every component puts its standard contents in');
});

test('the list shows the tree with numbers of persons; only the platform sees it', async () => {
  const list = await agencies();

  const fresh = list.find((agency) => agency.code === 'dq-jsj');
  assert.deepEqual([fresh?.depth, fresh?.people, fresh?.ready, fresh?.levelWords], [1, 3, true, '区县级']);
  assert.equal(list.find((agency) => agency.code === 'jz')?.people, 12);
  assert.equal((await system.get('/api/agencies')).status, 403);
  assert.equal((await open(system, { code: 'x-1' })).status, 403);
});

test('a code, a name or an administrator twice is refused and opens nothing', async () => {
  const before = (await agencies()).length;
  const other = { code: 'xx-jsj', name: '西溪区建设局' };

  assert.equal((await open(platform)).body.code, 'agencies.code-taken');
  assert.equal((await open(platform, { ...other, name: '东桥区建设局' })).body.code, 'agencies.name-taken');
  assert.equal((await open(platform, { ...other, name: '东桥区\u200b建设局' })).body.code, 'agencies.name-taken');
  assert.equal((await open(platform, { ...other, shortName: '西\u200b' })).body.code, 'http.input');
  for (const third of [administrator('SYSTEM', '丁四'), administrator('AUDIT', '甲\u200b一')]) {
    const twice = [...three().slice(0, 2), third];
    assert.equal(
      (await open(platform, { ...other, administrators: twice })).body.code,
      'agencies.three-administrators',
    );
  }
  const named = three().map((one) => ({ ...one, signInName: 'jia.yi', password: testPassword }));
  assert.equal(
    (await open(platform, { ...other, administrators: named })).body.code,
    'http.input',
    'nobody types it for them',
  );
  const nowhere = { ...other, parentId: '0199ffff-ffff-7fff-8fff-ffffffffffff' };
  assert.equal((await open(platform, nowhere)).body.code, 'agencies.unknown-parent');

  assert.equal((await agencies()).length, before);
});

const standing = async (id: string) => (await platform.get(`/api/agencies/${id}/standing`)).body;
const change = (id: string, what: string, body: object, who = platform) =>
  who.send('POST', `/api/agencies/${id}/${what}`, body);

test('a suspended agency is refused with a sentence and goes on where it stopped', async () => {
  assert.equal((await system.get('/api/organisation/tree')).status, 200);

  assert.equal((await change(city.id, 'state', { state: 'SUSPENDED' })).status, 200);

  const refused = await system.get('/api/organisation/tree');
  assert.deepEqual([refused.status, refused.body.code], [403, 'http.suspended']);
  const entering = await visitor(house.app).send('POST', '/api/session', {
    signInName: 'jz.clerk',
    password: testPassword,
  });
  assert.equal(entering.body.code, 'identity.no-assignment');
  assert.equal((await agencies()).find((one) => one.id === city.id)?.people, 12, 'nothing is lost');
  assert.equal((await change(city.id, 'state', { state: 'OPEN' })).status, 200);
  assert.equal((await system.get('/api/organisation/tree')).status, 200, 'the same session goes on');
  const own = (await agencies()).find((one) => one.isPlatform)?.id ?? '';
  assert.equal((await change(own, 'state', { state: 'SUSPENDED' })).body.code, 'agencies.platform-stays');
  assert.equal((await change(city.id, 'state', { state: 'SUSPENDED' }, system)).status, 403);
});

test('a new name holds from its day; the former one stays on record', async () => {
  const named = async () => (await system.get('/api/session')).body.agency.name;
  const former = await named();
  assert.equal((await change(city.id, 'name', { name: former, shortName: former, from: '2026-11-24' })).status, 422);
  const taken = { name: '东桥区\u2060建设局', shortName: '东桥', from: '2026-11-24' };
  assert.equal((await change(city.id, 'name', taken)).body.code, 'agencies.name-in-use');

  await change(city.id, 'name', { name: '江州市城乡建设局', shortName: '市建设局', from: '2026-11-24' });
  assert.equal(await named(), '江州市城乡建设局');
  const later = { name: '江州市建设委员会', shortName: '市建委', from: '2026-11-26' };
  await change(city.id, 'name', later);
  await house.relay.settle();
  assert.equal(await named(), '江州市城乡建设局', 'not before its day');
  house.clock.advance(2 * 86_400_000);
  await house.relay.settle();
  platform = await signIn(house.app, 'platform.system', testPassword);
  system = await signIn(house.app, 'jz.system', testPassword);

  assert.equal(await named(), '江州市建设委员会');
  const names = (await standing(city.id)).names.map((one: NameLine) => [one.from, one.formerName, one.applied]);
  assert.deepEqual(names, [
    ['2026-11-26', '江州市城乡建设局', true],
    ['2026-11-24', former, true],
  ]);
});

test('relations begin and end on days; 隶属 moves an agency in the tree', async () => {
  const district = (await agencies()).find((one) => one.code === 'dq-jsj')?.id ?? '';
  const depth = async () => (await agencies()).find((one) => one.id === district)?.depth;
  const [first] = (await standing(district)).relations as RelationLine[];
  assert.deepEqual([first?.relation, first?.otherId, first?.outgoing], ['SUBORDINATE_TO', city.id, true]);
  const guided = { toAgencyId: city.id, relation: 'BUSINESS_GUIDED_BY', from: '2026-12-01' };
  assert.equal((await change(district, 'relations', guided)).status, 200);
  assert.equal((await change(district, 'relations', guided)).body.code, 'agencies.relation-known');
  const circle = { toAgencyId: district, relation: 'SUBORDINATE_TO', from: '2026-11-26' };
  assert.equal((await change(city.id, 'relations', circle)).body.code, 'agencies.relation-circle');
  assert.equal(await depth(), 1);

  const end = { toAgencyId: city.id, relation: 'SUBORDINATE_TO', from: first?.from, on: '2026-11-28' };
  assert.equal((await change(district, 'relations/end', end)).status, 200);

  assert.equal(await depth(), 1, 'until its day');
  house.clock.advance(2 * 86_400_000);
  await house.relay.settle();
  platform = await signIn(house.app, 'platform.system', testPassword);
  system = await signIn(house.app, 'jz.system', testPassword);
  assert.equal(await depth(), 0);
  const states = (await standing(city.id)).relations.map((one: RelationLine) => [
    one.relation,
    one.outgoing,
    one.state,
  ]);
  assert.deepEqual(states, [
    ['BUSINESS_GUIDED_BY', false, 'future'],
    ['SUBORDINATE_TO', false, 'past'],
  ]);
  assert.equal(
    (await change(district, 'relations/end', { ...end, on: '2026-12-24' })).body.code,
    'agencies.unknown-relation',
  );
});

const settings = async (): Promise<{ components: ComponentLine[]; settings: SettingLine[] }> =>
  (await system.get('/api/agencies/own/settings')).body;
const seats = async () => (await settings()).settings.find((one) => one.key === 'seats');
const setSeats = (value: unknown, expectedVersion: number) =>
  system.send('POST', '/api/agencies/own/settings', { componentId: 'canteen', key: 'seats', value, expectedVersion });

test('a parameter is kept with a version; a wrong value and a stale page are refused', async () => {
  assert.deepEqual([(await seats())?.value, (await seats())?.version], [40, 0]);

  assert.deepEqual((await setSeats(60, 0)).body, { version: 1 });

  assert.deepEqual([(await seats())?.value, (await seats())?.version], [60, 1]);
  assert.equal((await house.house.agencies.current(city.id)).setting('canteen', 'seats'), 60);
  assert.equal((await setSeats(70, 0)).body.code, 'agencies.stale');
  assert.equal((await setSeats(0, 1)).body.code, 'agencies.setting-value');
  assert.equal((await setSeats('60', 1)).body.code, 'agencies.setting-value');
  assert.deepEqual((await setSeats(70, 1)).body, { version: 2 });
});

test('a component is switched off and on for one agency; the foundation stays', async () => {
  const send = (componentId: string, on: boolean) =>
    system.send('POST', '/api/agencies/own/components', { componentId, open: on });
  const isOpen = async () => (await system.get('/api/session')).body.openComponents.includes('canteen');

  assert.equal((await send('canteen', false)).status, 200);
  assert.equal(await isOpen(), false);
  assert.equal((await send('canteen', true)).status, 200);
  assert.equal(await isOpen(), true);
  assert.equal((await send('organisation', false)).body.code, 'agencies.foundation');
  assert.equal((await send('no-such', false)).body.code, 'agencies.unknown-component');
  assert.deepEqual(house.problems, []);
});
