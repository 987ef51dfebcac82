/** What programs do beside starting: attachments, asking what has ended, and from where they may call. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Office, openOffice } from '#components/applications/testing/office.ts';
import { agreedKey, type Program, programWith } from '#components/applications/testing/programs.ts';
import { type Answer, type Json, signIn } from '#platform/testkit/sign-in.ts';
import { testPassword } from '#platform/testkit/small-agency.ts';

const values = {
  outingKind: 'BUSINESS',
  period: { from: '2026-12-01', to: '2026-12-02' },
  destination: '省城',
  reason: '开会',
};
let office: Office;
let outing: string;
let supplies: string;
let key: string;
let portal: Program;
let used = 0;

before(async () => {
  office = await openOffice();
  outing = (await office.install('outing')).id;
  supplies = (await office.install('supplies')).id;
  key = await keyFor([outing]);
  portal = programWith(office.house, key);
});
after(async () => {
  assert.deepEqual(office.house.problems, []);
  await office.close();
});

const keyOf = (applicationIds: readonly string[], extra: object = {}) =>
  agreedKey(office.administrator, office.who('officer'), {
    assignmentId: office.agency.assignments.get('officer'),
    applicationIds,
    ...extra,
  });
const keyFor = async (applicationIds: readonly string[], extra: object = {}): Promise<string> =>
  (await keyOf(applicationIds, extra)).key;

const once = () => ({ 'idempotency-key': `further-${++used}` });
const begin = (submit: boolean, by = portal): Promise<Answer<Json>> =>
  by.post(`/api/applications/${outing}/matters`, { values, submit }, once());

async function upload(
  matterId: string,
  options: { readonly by?: string; readonly in?: string; readonly name?: string } = {},
) {
  const name = options.name ?? '会议通知.pdf';
  const reply = await office.house.app.inject({
    method: 'POST',
    url: `/api/applications/${options.in ?? outing}/matters/${matterId}/attachments`,
    headers: {
      host: 'office.test',
      authorization: `Bearer ${options.by ?? key}`,
      'content-type': 'multipart/form-data; boundary=cut',
      ...once(),
    },
    payload: `--cut\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/pdf\r\n\r\n%PDF-1.7\r\n--cut--\r\n`,
  });
  return { status: reply.statusCode, body: reply.json() as Json };
}
const send = (matterId: string, more: object = {}, by = portal) =>
  by.post(`/api/applications/${outing}/matters/${matterId}/send`, { values: more }, once());

test('附件只传得进这个密钥自己存的草稿：本人的草稿、送出去的、别的应用、别的密钥的都当没有', async () => {
  const { matterId } = (await begin(false)).body;
  const own = (await office.who('officer').send('POST', '/api/matters', { kindCode: `app-${outing}` })).body.matterId;
  const otherKey = await keyFor([outing, supplies], { name: '另一个系统' });
  const readingKey = await keyFor([outing], { name: '只看的系统', mayStart: false });

  assert.equal((await upload(matterId)).status, 200);
  assert.equal((await upload(own)).body.code, 'matters.not-found', '本人在页面上写的草稿');
  assert.equal((await upload(matterId, { by: otherKey })).body.code, 'matters.not-found', '别的密钥存的');
  assert.equal((await upload(matterId, { by: otherKey, in: supplies })).body.code, 'matters.not-found');
  assert.equal((await upload(matterId, { by: readingKey })).body.code, 'http.key-scope');
  assert.equal((await upload(matterId, { name: '通知.exe' })).body.code, 'files.name-unlike-content');
  assert.equal((await send(own)).body.code, 'matters.not-found');
  assert.equal((await send(matterId, { reason: '' })).status, 422, '缺必填的还是草稿');
  assert.equal((await send(matterId, { reason: '开会两天' })).status, 200);
  assert.equal((await send(matterId)).body.code, 'matters.not-found', '送出去就不是草稿了');
  assert.equal((await upload(matterId)).body.code, 'matters.not-found');
  const page = await office.view('officer', matterId);
  assert.deepEqual(
    [page.state, page.values.reason, page.attachments.map(({ name }: Json) => name)],
    ['RUNNING', '开会两天', ['会议通知.pdf']],
  );
});

const phone = 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/120.0.0.0 Mobile Safari/537.36';
const computer = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/102.0.0.0 Safari/537.36';

test('办理过程记着每一步从什么设备办：同样的送出，密钥送的是程序接口，手机送的是手机；系统自己办的没有', async () => {
  const byProgram = (await begin(true)).body.matterId;
  const byPhone = (await begin(false)).body.matterId;
  const { version: expectedVersion, myTask } = await office.view('officer', byPhone);
  const sent = await office
    .who('officer')
    .send(
      'POST',
      `/api/matters/${byPhone}/tasks/${myTask.taskId}/complete`,
      { expectedVersion, decision: 'agree' },
      { 'user-agent': phone },
    );
  assert.equal(sent.status, 200, JSON.stringify(sent.body));
  const pressed = await office
    .who('officer')
    .send('POST', `/api/matters/${byPhone}/press`, {}, { 'user-agent': computer });
  assert.equal(pressed.status, 200, JSON.stringify(pressed.body));

  const devices = async (matterId: string) =>
    (await office.view('officer', matterId)).trace.flatMap(({ act, device }: Json) =>
      device ? [`${act.slice(0, 2)} ${device}`] : [],
    );
  assert.deepEqual(await devices(byProgram), ['发起 程序接口']);
  assert.deepEqual(await devices(byPhone), ['催办 电脑', '发起 手机']);
});

test('两个同名的密钥不共用草稿：草稿跟着密钥走，不跟着名字走', async () => {
  const name = '报名系统';
  const former = await keyOf([outing], { name });
  const { matterId } = (await begin(false, programWith(office.house, former.key))).body;
  const stopped = await office.administrator.send('POST', `/api/applications/keys/${former.id}/revoke`, {
    reason: '换一个',
  });
  assert.equal(stopped.status, 200, JSON.stringify(stopped.body));
  const next = await keyOf([outing], { name });

  assert.equal((await upload(matterId, { by: next.key })).body.code, 'matters.not-found');
  assert.equal((await send(matterId, {}, programWith(office.house, next.key))).body.code, 'matters.not-found');
  const own = (await begin(false, programWith(office.house, next.key))).body.matterId;
  assert.equal((await upload(own, { by: next.key })).status, 200, '自己存的还可以');
});

test('办完的按先后取，一分钟后才有，接着上次的取不会漏也不会重；别的单位和没有的位置说不行', async () => {
  const ended = async (query = '') => portal.get(`/api/applications/${outing}/ended${query}`);
  const done: string[] = [];
  for (let made = 0; made < 3; made += 1) {
    const { matterId } = (await begin(true)).body;
    await office.handleToEnd(matterId);
    office.house.clock.advance(1000);
    done.push(matterId);
  }
  const still = (await begin(true)).body.matterId;

  assert.deepEqual((await ended()).body, { rows: [], more: false }, '刚办完的还没有');
  office.house.clock.advance(60_000);
  const first = (await ended()).body;
  assert.deepEqual(
    first.rows.map(({ matterId, state }: Json) => [matterId, state]),
    done.map((id) => [id, 'DONE']),
  );
  assert.deepEqual((await ended(`?after=${first.next}`)).body, { rows: [], more: false, next: first.next });
  await office.handleToEnd(still);
  office.house.clock.advance(61_000);
  const second = (await ended(`?after=${first.next}`)).body;
  assert.deepEqual(
    second.rows.map(({ matterId }: Json) => matterId),
    [still],
  );
  assert.deepEqual((await ended(`?after=${first.next}`)).body, second, '再取一次还是那些');
  for (const wrong of ['x', Buffer.from('2026 1').toString('base64url'), Buffer.from(`' or 1=1`).toString('base64url')])
    assert.equal((await ended(`?after=${wrong}`)).body.code, 'applications.cursor', wrong);
  const theirs = await office.strangersOfficer.get(`/api/applications/${outing}/ended`);
  assert.equal(theirs.body.code, 'applications.not-found');
  const clerk = await office.who('legal').get(`/api/applications/${outing}/ended`);
  assert.deepEqual(clerk.body.rows, [], '看不到的人，一件也没有');
});

test('写明了地址的密钥只从那里能用，别处和无效一样；写错的地址不收；管理员看得到别处来过', async () => {
  const wanted = {
    name: '门禁系统',
    assignmentId: office.agency.assignments.get('officer'),
    applicationIds: [outing],
    mayRead: true,
    mayStart: true,
    lastDay: '2027-06-30',
  };
  const wrong = await office.administrator.send('POST', '/api/applications/keys', {
    ...wanted,
    addresses: ['10.1.0.0/0'],
  });
  assert.equal(wrong.body.code, 'applications.key-address');
  assert.match(wrong.body.message, /10\.1\.0\.0\/0/);

  const here = await keyFor([outing], { name: '本机的', addresses: ['127.0.0.0/8', '10.1.2.3'] });
  const elsewhere = await keyFor([outing], { name: '门禁系统', addresses: ['10.1.0.0/16'] });

  assert.equal((await programWith(office.house, here).get('/api/applications')).status, 200);
  const refused = await programWith(office.house, elsewhere).get('/api/applications');
  const garbled = await programWith(office.house, 'gok_nothing').get('/api/applications');
  assert.deepEqual([refused.status, refused.body.code], [401, 'http.key']);
  assert.equal(refused.body.message, garbled.body.message, '和无效的说得一样');
  const { keys } = (await office.administrator.get('/api/applications/keys')).body;
  const line = keys.find(({ name }: Json) => name === '门禁系统');
  assert.deepEqual([line.state, line.addresses, line.lastUsedAt], ['GOOD', ['10.1.0.0/16'], undefined]);
  assert.ok(line.lastRefusedAt);
  const audit = await signIn(office.house.app, 'jz.auditor', testPassword);
  const entries = (await audit.get('/api/audit?event=platform.key-refused')).body;
  assert.match(JSON.stringify(entries), /ELSEWHERE/);
});
