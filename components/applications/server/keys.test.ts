import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type AgencyId, ok } from '@gov/base';
import { type Office, openOffice } from '#components/applications/testing/office.ts';
import { agreedKey, makeKey, type Program, programWith } from '#components/applications/testing/programs.ts';
import { sql } from '#platform/server/database/sql.ts';
import type { Json } from '#platform/testkit/sign-in.ts';

let office: Office;
let outing: string;
let seal: string;
before(async () => {
  office = await openOffice();
  outing = (await office.install('outing')).id;
  seal = (await office.install('seal')).id;
});
after(() => office.close());

const seat = (key: string) => office.agency.assignments.get(key);
const values = (destination: string) => ({
  outingKind: 'BUSINESS',
  period: { from: '2026-12-01', to: '2026-12-03' },
  destination,
  reason: '参加会议',
});
const start = (program: Program, body: object, command: string | undefined = crypto.randomUUID(), id = outing) =>
  program.post(`/api/applications/${id}/matters`, body, command ? { 'idempotency-key': command } : {});
const codeOf = ({ status, body }: { readonly status: number; readonly body: Json }) => [status, body.code];

async function officersKey(more: object = {}) {
  const wanted = { assignmentId: seat('officer'), applicationIds: [outing], ...more };
  const { id, key } = await agreedKey(office.administrator, office.who('officer'), wanted);
  return { id, key, program: programWith(office.house, key) };
}

const audited = async (agencyId: AgencyId, event: string, objectId: string): Promise<readonly Json[]> => {
  const found = await office.house.house.database.agency(agencyId, async (tx) =>
    ok(
      await tx.all(sql<Json>`
        select person_name as who, details, session_ref as "sessionRef" from office.audit_event
        where agency_id = ${agencyId} and event = ${event} and object_id = ${objectId} order by at, id`),
    ),
  );
  return found.ok ? found.value : [];
};

test('管理员建、本人同意以后，程序才能查清单、查结构、发起、读一件和查记录', async () => {
  const wanted = { name: '门户', assignmentId: seat('officer'), applicationIds: [outing] };
  const { id, key } = await makeKey(office.administrator, wanted);
  const program = programWith(office.house, key);
  assert.deepEqual(codeOf(await program.get('/api/applications')), [401, 'http.key'], '同意以前什么也打不开');

  assert.equal((await office.who('officer').send('POST', `/api/applications/own-keys/${id}/agree`)).status, 200);
  const { applications } = (await program.get('/api/applications')).body;
  assert.deepEqual(
    applications.map(({ name, mayStart }: Json) => [name, mayStart]),
    [['外出报备', true]],
    '只看到给它的应用',
  );
  const { schema, required, formVersionId } = (await program.get(`/api/applications/${outing}/schema`)).body;
  assert.ok(required.includes('destination') && schema.properties.destination);

  const started = await start(program, { values: values('省城'), submit: true });
  assert.equal(started.status, 200, JSON.stringify(started.body));
  const { matterId } = started.body;
  const record = (await program.get(`/api/applications/${outing}/matters/${matterId}`)).body;
  assert.deepEqual(
    [record.title, record.state, record.starter, record.values.destination, record.formVersionId],
    ['刘思远外出报备（省城）', 'RUNNING', '刘思远', '省城', formVersionId],
  );
  const where = encodeURIComponent(JSON.stringify({ words: '省城' }));
  const page = (await program.get(`/api/applications/${outing}/records?where=${where}&pageSize=1`)).body;
  assert.deepEqual([page.total, page.pageSize, page.rows[0].matterId], [1, 1, matterId]);

  const { trace } = await office.view('head', matterId);
  assert.ok(JSON.stringify(trace).includes('通过应用密钥发起'), '经办人看得出不是本人在页面上填的');
  const uses = await audited(office.agency.id, 'platform.key-used', id);
  assert.deepEqual(
    uses.map(({ details }) => details.route),
    [
      'applications.list',
      'applications.schema',
      'applications.startMatter',
      'applications.record',
      'applications.records',
    ],
  );
  assert.ok(uses.every(({ who, details }) => who === '刘思远' && details.key === id));
  assert.ok(!JSON.stringify(uses).includes('省城'));
  const [reading] = await audited(office.agency.id, 'applications.record-read', matterId);
  assert.equal(reading.details.key, id);
});

test('密钥只显示一次，库里和各个页面上都只有它的摘要', async () => {
  const { id, key } = await officersKey();
  const secret = Buffer.from(key.slice(4), 'base64url').subarray(32).toString('base64url');
  const rows = await office.house.house.database.agency(office.agency.id, async (tx) =>
    ok(
      await tx.all(sql<Json>`
        select to_jsonb(k)::text as text from office.application_key k where agency_id = ${tx.agencyId} and id = ${id}
        union all select to_jsonb(c)::text from office.command c where agency_id = ${tx.agencyId}
        union all select to_jsonb(e)::text from office.audit_event e where agency_id = ${tx.agencyId}`),
    ),
  );
  const texts = rows.ok ? rows.value.map(({ text }) => text) : [];
  assert.ok(texts.length > 3);
  assert.ok(!texts.some((text) => text.includes(key) || text.includes(secret)));
  const lists = [
    await office.administrator.get('/api/applications/keys'),
    await office.who('officer').get('/api/applications/own-keys'),
  ];
  for (const { body } of lists) {
    assert.ok(JSON.stringify(body).includes(id));
    assert.ok(!JSON.stringify(body).includes(secret));
  }
});

test('同一个编号发两次只办一次；换了内容就拒绝；没有编号不办', async () => {
  const { id, program } = await officersKey();
  const body = { values: values('邻市'), submit: true };
  const first = await start(program, body, '订单 2026-118');
  const again = await start(program, body, '订单 2026-118');
  assert.deepEqual([first.status, again.status], [200, 200]);
  assert.equal(again.body.matterId, first.body.matterId);
  const changed = await start(program, { ...body, values: values('别处') }, '订单 2026-118');
  assert.deepEqual(codeOf(changed), [409, 'http.command-used']);
  assert.deepEqual(codeOf(await start(program, body, '')), [400, 'http.command-missing']);
  const total = (
    await program.get(`/api/applications/${outing}/records?where=${encodeURIComponent('{"words":"邻市"}')}`)
  ).body.total;
  assert.equal(total, 1);
  const uses = await audited(office.agency.id, 'platform.key-used', id);
  assert.ok(
    uses.some(({ details }) => details.code === 'http.answered-before'),
    '没有再办的那次也记下来',
  );

  const other = await officersKey();
  const same = await start(other.program, { values: values('第三处'), submit: true }, '订单 2026-118');
  assert.equal(same.status, 200, '两个密钥的编号互不相干');
  const both = await Promise.all(
    ['并发', '并发'].map((command) => start(program, { values: values('并发'), submit: true }, command)),
  );
  assert.deepEqual(
    both.map(({ status }) => status),
    [200, 200],
    JSON.stringify(both.map(({ body: said }) => said)),
  );
  assert.equal(both[0]?.body.matterId, both[1]?.body.matterId);
});

test('第一步不让填的、隐藏的、不认识的、公式里的、类型不对的都拒绝，说清楚是哪一项，什么也没有留下', async () => {
  const { id, program } = await officersKey();
  const total = async () => (await program.get(`/api/applications/${outing}/records`)).body.total;
  const before = await total();
  const good = values('高新区');
  for (const wrong of [
    { ...good, unknown: '1' },
    { ...good, days: '100' },
    { ...good, approval: '同意' },
    { ...good, outingKind: 'NOWHERE' },
    { ...good, period: { from: '2026-12-09', to: '2026-12-01' } },
    { ...good, destination: 7 },
    { ...good, destination: { $gt: '' } },
  ]) {
    const answer = await start(program, { values: wrong, submit: true });
    assert.equal(answer.status, 422, JSON.stringify([wrong, answer.body]));
    assert.match(answer.body.message, /[\u4e00-\u9fff]/);
  }
  const incomplete = await start(program, { values: {}, submit: true });
  assert.equal(incomplete.body.code, 'matters.incomplete');
  assert.ok(incomplete.body.fields.length > 0);
  assert.equal(await total(), before);
  const uses = await audited(office.agency.id, 'platform.key-used', id);
  assert.ok(
    uses.some(({ details }) => details.code === 'matters.incomplete'),
    '被拒绝的也记下来',
  );
});

test('一个单位的密钥读不到、动不了另一个单位的任何东西；自己的可以', async () => {
  const { program } = await officersKey();
  const theirs = (await office.stranger.send('POST', '/api/applications/packs/install', { pack: 'outing' })).body.id;
  const foreign = await office.strangersOfficer.send('POST', `/api/applications/${theirs}/matters`, {
    values: values('临浦'),
    submit: true,
  });
  const own = (await start(program, { values: values('江州'), submit: true })).body.matterId;
  const ask = (id: string, matterId: string) => [
    program.get(`/api/applications/${id}/schema`),
    program.get(`/api/applications/${id}/records`),
    program.get(`/api/applications/${id}/matters/${matterId}`),
    start(program, { values: values('x'), submit: false }, undefined, id),
  ];
  for (const answer of await Promise.all(ask(theirs, foreign.body.matterId)))
    assert.deepEqual(codeOf(answer), [404, 'applications.not-found']);
  for (const answer of await Promise.all(ask(seal, own)))
    assert.deepEqual(codeOf(answer), [404, 'applications.not-found'], '没有给它的应用');
  const through = await program.get(`/api/applications/${outing}/matters/${foreign.body.matterId}`);
  assert.deepEqual(codeOf(through), [404, 'matters.not-found']);
  for (const answer of await Promise.all(ask(outing, own)))
    assert.equal(answer.status, 200, JSON.stringify(answer.body));

  const strangers = await agreedKey(office.stranger, office.strangersOfficer, {
    assignmentId: (await ownAssignment(office.strangersOfficer)) ?? '',
    applicationIds: [theirs],
  });
  const abroad = programWith(office.house, strangers.key);
  assert.equal(
    (await abroad.get(`/api/applications/${theirs}/matters/${foreign.body.matterId}`)).status,
    200,
    'positive control',
  );
  assert.equal((await abroad.get(`/api/applications/${outing}/matters/${own}`)).status, 404);
});

const ownAssignment = async (who: {
  get(path: string): Promise<{ readonly body: Json }>;
}): Promise<string | undefined> =>
  (await who.get('/api/session')).body.identities.find((one: Json) => one.current)?.assignmentId;

test('密钥只读得到本人读得到的，别人的一件也没有', async () => {
  const { program } = await officersKey();
  const others = await office
    .who('helper')
    .send('POST', `/api/applications/${outing}/matters`, { values: values('法规科'), submit: true });
  const answer = await program.get(`/api/applications/${outing}/matters/${others.body.matterId}`);
  assert.deepEqual(codeOf(answer), [404, 'matters.not-found']);
  const { rows } = (await program.get(`/api/applications/${outing}/records?pageSize=100`)).body;
  assert.ok(!JSON.stringify(rows).includes('法规科'));
  const draft = (await start(program, { values: values('草稿'), submit: false })).body.matterId;
  assert.equal((await program.get(`/api/applications/${outing}/matters/${draft}`)).status, 404, '草稿不给');
  assert.equal((await office.view('officer', draft)).state, 'DRAFT', '本人在页面上接着办');
});

test('用途不够、密钥写在网址里、和登录信息一起、从别的网站发来的都拒绝', async () => {
  const { app } = office.house;
  const reader = await officersKey({ mayStart: false });
  assert.equal((await reader.program.get('/api/applications')).body.applications[0].mayStart, false);
  assert.deepEqual(codeOf(await start(reader.program, { values: values('x'), submit: false })), [
    403,
    'http.key-scope',
  ]);
  const starter = await officersKey({ mayRead: false });
  assert.deepEqual(codeOf(await starter.program.get(`/api/applications/${outing}/records`)), [403, 'http.key-scope']);
  assert.equal((await start(starter.program, { values: values('x'), submit: false })).status, 200);

  const inAddress = await app.inject({
    method: 'GET',
    url: `/api/applications?key=${starter.key}`,
    headers: { host: 'office.test' },
  });
  assert.deepEqual([inAddress.statusCode, inAddress.json().code], [400, 'http.key-in-address']);
  const { cookie } = office.who('officer');
  assert.deepEqual(codeOf(await starter.program.get('/api/applications', { cookie })), [400, 'http.two-callers']);
  const mixed = await starter.program.post(
    `/api/applications/${outing}/matters`,
    { values: {}, submit: false },
    { cookie, 'idempotency-key': 'x' },
  );
  assert.deepEqual(codeOf(mixed), [400, 'http.two-callers']);
  const elsewhere = await starter.program.post(
    `/api/applications/${outing}/matters`,
    { values: {}, submit: false },
    { origin: 'https://elsewhere.example', 'idempotency-key': 'x' },
  );
  assert.deepEqual(codeOf(elsewhere), [403, 'http.origin']);
  const huge = await starter.program.post(
    `/api/applications/${outing}/matters`,
    { values: { reason: '长'.repeat(3_500_000) }, submit: false },
    { 'idempotency-key': 'huge' },
  );
  assert.deepEqual(codeOf(huge), [413, 'http.too-large']);
  const basic = await app.inject({
    method: 'GET',
    url: '/api/applications',
    headers: { host: 'office.test', cookie, authorization: 'Basic cHJveHk6cHJveHk=' },
  });
  assert.equal(basic.statusCode, 200, '前面代理自己的登录不相干');
});

test('管理员之外的人不能建、看、停；三员、别单位的人、过长的有效期、空的用途不能用来建；别人的不能同意', async () => {
  const { administrator, stranger } = office;
  const officer = office.who('officer');
  const wanted = {
    name: '试一试',
    assignmentId: seat('officer'),
    applicationIds: [outing],
    mayRead: true,
    mayStart: false,
    lastDay: '2027-06-30',
  };
  assert.equal((await officer.send('POST', '/api/applications/keys', wanted)).status, 403);
  assert.equal((await officer.get('/api/applications/keys')).status, 403);
  const make = async (more: object) =>
    codeOf(await administrator.send('POST', '/api/applications/keys', { ...wanted, ...more }));
  assert.deepEqual(await make({ assignmentId: seat('system') }), [422, 'applications.key-person']);
  assert.deepEqual(await make({ assignmentId: seat('security') }), [422, 'applications.key-person']);
  assert.deepEqual(await make({ assignmentId: await ownAssignment(office.strangersOfficer) }), [
    422,
    'applications.key-person',
  ]);
  assert.deepEqual(await make({ applicationIds: [crypto.randomUUID()] }), [422, 'applications.key-application']);
  assert.deepEqual(await make({ mayRead: false }), [422, 'applications.key-purpose']);
  assert.deepEqual(await make({ lastDay: '2026-11-23' }), [422, 'applications.key-day']);
  assert.deepEqual(await make({ lastDay: '2028-01-01' }), [422, 'applications.key-day']);
  assert.equal((await make({}))[0], 200);
  assert.deepEqual(await make({}), [409, 'applications.key-name']);

  const key = await makeKey(administrator, { assignmentId: seat('officer'), applicationIds: [outing] });
  const agree = `/api/applications/own-keys/${key.id}/agree`;
  assert.deepEqual(codeOf(await office.who('head').send('POST', agree)), [404, 'applications.unknown-key']);
  assert.deepEqual(codeOf(await office.strangersOfficer.send('POST', agree)), [404, 'applications.unknown-key']);
  assert.deepEqual(
    codeOf(await stranger.send('POST', `/api/applications/keys/${key.id}/revoke`, { reason: '别人的' })),
    [404, 'applications.unknown-key'],
  );
  assert.equal((await officer.send('POST', agree)).status, 200);
  assert.deepEqual(codeOf(await officer.send('POST', agree)), [409, 'applications.key-over']);
  const { keys } = (await officer.get('/api/applications/own-keys')).body;
  assert.equal(keys.find(({ id }: Json) => id === key.id).state, 'GOOD');
  assert.equal((await officer.send('POST', `/api/applications/own-keys/${key.id}/end`)).status, 200, '本人随时可以停');
  assert.equal((await programWith(office.house, key.key).get('/api/applications')).status, 401);
});

test('代表的人账号被停用，密钥马上不能用；恢复以后又能用', async () => {
  const { administrator, house } = office;
  const { program, id } = await officersKey();
  const personId = office.agency.people.get('officer');
  const access = (to: 'OPEN' | 'STOPPED') =>
    administrator.send('POST', `/api/accounts/${personId}/access`, { access: to });
  assert.equal((await program.get('/api/applications')).status, 200);
  const stopped = await access('STOPPED');
  assert.equal(stopped.status, 200, JSON.stringify(stopped.body));
  assert.deepEqual(codeOf(await program.get('/api/applications')), [403, 'http.key-person']);
  assert.deepEqual(codeOf(await start(program, { values: values('停用'), submit: true })), [403, 'http.key-person']);
  const { keys } = (await administrator.get('/api/applications/keys')).body;
  assert.equal(keys.find((one: Json) => one.id === id).personGone, true);
  assert.equal((await access('OPEN')).status, 200);
  assert.equal((await program.get('/api/applications')).status, 200);
  assert.deepEqual(house.problems, []);
});
