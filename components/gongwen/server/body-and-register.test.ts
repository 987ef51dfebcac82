import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { registry } from '#apps/server/registry.generated.ts';
import { type TestHouse, testHouse } from '#platform/testkit/house.ts';
import { onePoint } from '#platform/testkit/one-point.ts';
import { signIn, type Visitor } from '#platform/testkit/sign-in.ts';
import { smallAgency, testPassword } from '#platform/testkit/small-agency.ts';

let house: TestHouse;
let officer: Visitor;
let clerk: Visitor;
let head: Visitor;

before(async () => {
  house = await testHouse(registry);
  await smallAgency(house.house, 'jz', '江州市住建局');
  officer = await signIn(house.app, 'jz.officer', testPassword);
  clerk = await signIn(house.app, 'jz.clerk', testPassword);
  head = await signIn(house.app, 'jz.head', testPassword);
});
after(() => house.close());

async function begin(who: Visitor, kindCode: string): Promise<string> {
  const created = await who.send('POST', '/api/matters', { kindCode });
  assert.equal(created.status, 200, JSON.stringify(created.body));
  return created.body.matterId;
}

async function complete(who: Visitor, matterId: string, extra: object = {}) {
  const seen = (await who.get(`/api/matters/${matterId}`)).body;
  const answer = await who.send('POST', `/api/matters/${matterId}/tasks/${seen.myTask.taskId}/complete`, {
    expectedVersion: seen.version,
    decision: 'agree',
    ...extra,
  });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
}

const addImage = (who: Visitor, matterId: string, content: Buffer) =>
  who.upload(`/api/gongwen/documents/${matterId}/images`, [{ name: 'plan.png', content }]);

test('a body or a picture makes a draft of what 发起 has opened', async () => {
  const drafts = async () => (await officer.get('/api/matters/counts')).body.drafts;
  const before = await drafts();
  const first = await begin(officer, 'outgoing-document');
  assert.equal(await drafts(), before);

  const body = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: '各区住建局：' }] }] };
  const saved = await officer.send('PUT', `/api/gongwen/documents/${first}/body`, { baseVersion: 0, body });
  assert.equal(saved.status, 200, JSON.stringify(saved.body));
  assert.equal(await drafts(), before + 1);
  const second = await begin(officer, 'outgoing-document');
  assert.notEqual(second, first);
  assert.equal((await addImage(officer, second, onePoint)).status, 200);
  assert.equal(await drafts(), before + 2);
});

test('a picture added to the body is printed; one from elsewhere is refused', async () => {
  const matterId = await begin(officer, 'outgoing-document');
  const address = `/api/gongwen/documents/${matterId}`;

  const added = await addImage(officer, matterId, onePoint);
  assert.equal(added.status, 200, JSON.stringify(added.body));
  const picture = (src: string) => ({ type: 'doc', content: [{ type: 'image', attrs: { src } }] });
  const foreign = await officer.send('PUT', `${address}/body`, { baseVersion: 0, body: picture(matterId) });
  const saved = await officer.send('PUT', `${address}/body`, { baseVersion: 0, body: picture(added.body.src) });

  assert.equal(foreign.body.code, 'gongwen.unknown-image');
  assert.equal(saved.status, 200, JSON.stringify(saved.body));
  const preview = await officer.send('POST', `${address}/preview`, {});
  assert.equal(preview.status, 200, JSON.stringify(preview.body));
  assert.ok(
    preview.body.pages.some((page: string) => page.includes('<image')),
    'one page shows it',
  );
  assert.equal((await officer.get(`${address}/images/${added.body.src}`)).status, 200);
  assert.equal((await head.get(`${address}/images/${added.body.src}`)).status, 404);
  assert.deepEqual(house.problems, []);
});

test('what is no picture, or no part of a document, is refused with a sentence and changes nothing', async () => {
  const matterId = await begin(officer, 'outgoing-document');
  const address = `/api/gongwen/documents/${matterId}`;

  const text = await addImage(officer, matterId, Buffer.from('没有图片'));
  const video = await officer.send('PUT', `${address}/body`, {
    baseVersion: 0,
    body: { type: 'doc', content: [{ type: 'video' }] },
  });

  assert.ok([415, 422].includes(text.status), JSON.stringify(text.body));
  assert.equal(video.status, 422);
  assert.match(video.body.message, /video/);
  assert.equal((await officer.get(address)).body.bodyVersion, 0);
});

test('a 函 is laid out as a letter unless the drafter chose otherwise, and earlier versions can be read', async () => {
  const matterId = await begin(officer, 'outgoing-document');
  const address = `/api/gongwen/documents/${matterId}`;
  const body = (text: string) => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] });
  await officer.send('PUT', `/api/matters/${matterId}/values`, {
    expectedVersion: 0,
    values: { documentKind: 'LETTER', title: '江州市住建局关于商请支持的函' },
  });
  await officer.send('PUT', `${address}/body`, { baseVersion: 0, body: body('第一稿') });

  const letter = (await officer.get(address)).body;
  await officer.send('PUT', `${address}/body`, { baseVersion: 1, body: body('第二稿'), format: 'ORDINARY' });
  const chosen = (await officer.get(address)).body;
  const first = await officer.get(`${address}/versions/1`);

  assert.equal(letter.format, 'LETTER');
  assert.equal(chosen.format, 'ORDINARY');
  assert.equal(first.body.body.content[0].content[0].text, '第一稿');
  assert.equal((await officer.get(`${address}/versions/9`)).status, 404);
});

test('a document that was registered already is not registered again unseen', async () => {
  const values = (sourceNumber: string) => ({
    title: '关于防汛工作的通知',
    sourceAgency: '江州市水利局',
    sourceNumber,
    handlingClass: 'ACTION',
  });
  const arrive = async (sourceNumber: string) => {
    const matterId = await begin(clerk, 'incoming-document');
    await complete(clerk, matterId, { values: values(sourceNumber) });
    return matterId;
  };
  const first = await arrive('江水发〔2026〕7号');
  await complete(clerk, first);
  const { number } = (await clerk.get(`/api/matters/${first}`)).body;

  const again = await arrive('江水发 [2026] 07号');
  const warned = (await clerk.get(`/api/gongwen/documents/${again}`)).body.registeredBefore;
  assert.deepEqual(
    [warned.confirmed, warned.documents[0].matterId, warned.documents[0].number],
    [false, first, number],
  );
  const seen = (await clerk.get(`/api/matters/${again}`)).body;
  const address = `/api/matters/${again}/tasks/${seen.myTask.taskId}/complete`;
  const command = { expectedVersion: seen.version, decision: 'agree' };
  const refused = await clerk.send('POST', address, command);
  assert.equal(refused.status, 409);
  assert.equal(
    refused.body.message,
    `已登记过：${number}《关于防汛工作的通知》，来文单位和来文字号都相同，这次没有登记。`,
  );
  assert.equal((await officer.send('POST', `/api/gongwen/documents/${again}/no-duplicate`)).status, 404);

  assert.equal((await clerk.send('POST', `/api/gongwen/documents/${again}/no-duplicate`)).status, 200);
  await complete(clerk, again);
  const other = await arrive('江水发〔2026〕8号');
  await complete(clerk, other);

  assert.notEqual((await clerk.get(`/api/matters/${again}`)).body.number, number);
  assert.equal((await clerk.get(`/api/gongwen/documents/${again}`)).body.registeredBefore, undefined);
  assert.deepEqual(house.problems, []);
});

test('a paper document is registered by hand: it gets the next own number and stands in the register', async () => {
  const values = (title: string) => ({
    title,
    sourceAgency: '江州市人民政府',
    sourceNumber: title === '关于防汛工作的通知' ? '江政发〔2026〕31号' : '江政发〔2026〕32号',
    handlingClass: 'ACTION',
  });
  for (const title of ['关于防汛工作的通知', '关于节日值班的通知']) {
    const matterId = await begin(clerk, 'incoming-document');
    await complete(clerk, matterId, { values: values(title) });
    await complete(clerk, matterId);
  }

  const first = (await clerk.get('/api/gongwen/registers/incoming?year=2026')).body;
  const other = (await clerk.get('/api/gongwen/registers/incoming?year=2025')).body;

  const own = first.rows.filter((row: { sourceAgency: string }) => row.sourceAgency === '江州市人民政府');
  assert.deepEqual(own.map((row: { number: string; title: string }) => [row.number, row.title]).sort(), [
    ['收〔2026〕4号', '关于防汛工作的通知'],
    ['收〔2026〕5号', '关于节日值班的通知'],
  ]);
  assert.deepEqual(other.rows, []);
  assert.equal((await officer.get('/api/gongwen/registers/incoming')).status, 403);
  assert.equal((await clerk.get('/api/gongwen/registers/incoming?cursor=2026-02-31T00:00:00.000Z~x')).status, 400);
  assert.deepEqual(house.problems, []);
});

test('days that cannot be are marked in their fields and take no number of the book', async () => {
  const matterId = await begin(clerk, 'incoming-document');
  const source = { sourceAgency: '江州市人民政府', sourceNumber: '江政发〔2026〕33号', handlingClass: 'ACTION' };
  const days = { receivedOn: '2199-01-01', dueOn: '2020-01-01' };
  await complete(clerk, matterId, { values: { ...source, title: '关于春运的通知', ...days } });

  const refused = await registering(matterId);

  assert.deepEqual([refused.status, refused.body.code], [422, 'gongwen.received-dates']);
  assert.deepEqual(
    refused.body.fields.map(({ path }: { path: string }) => path),
    ['receivedOn', 'dueOn'],
  );
  assert.equal((await clerk.get(`/api/matters/${matterId}`)).body.number, undefined);
});

async function registering(matterId: string) {
  const { myTask, version } = (await clerk.get(`/api/matters/${matterId}`)).body;
  const body = { expectedVersion: version, decision: 'agree' };
  return clerk.send('POST', `/api/matters/${matterId}/tasks/${myTask.taskId}/complete`, body);
}
