import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { registry } from '#apps/server/registry.generated.ts';
import { type TestHouse, testHouse } from '#platform/testkit/house.ts';
import { signIn, type Visitor } from '#platform/testkit/sign-in.ts';
import { type SmallAgency, smallAgency, testPassword } from '#platform/testkit/small-agency.ts';
import { draftingSlipValues, winterSafety } from '../examples/winter-safety.ts';
import { opinionsThatStand } from '../testing/document-office.ts';

let house: TestHouse;
let jz: SmallAgency;
let lp: SmallAgency;
let stranger: Visitor;
const people: Record<string, Visitor> = {};
const who = (key: string): Visitor => people[key] ?? assert.fail(key);

before(async () => {
  house = await testHouse(registry);
  jz = await smallAgency(house.house, 'jz', '江州市住建局');
  lp = await smallAgency(house.house, 'lp', '临浦区住建局');
  await smallAgency(house.house, 'bs', '北山区住建局');
  for (const key of ['officer', 'head', 'legal', 'director', 'deputy', 'chief', 'clerk'])
    people[key] = await signIn(house.app, `jz.${key}`, testPassword);
  for (const key of ['clerk', 'director', 'chief', 'head'])
    people[`lp.${key}`] = await signIn(house.app, `lp.${key}`, testPassword);
  stranger = await signIn(house.app, 'bs.clerk', testPassword);
});
after(() => house.close());

async function view(visitor: Visitor, matterId: string) {
  const answer = await visitor.get(`/api/matters/${matterId}`);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body;
}

async function complete(visitor: Visitor, matterId: string, extra: object = {}) {
  const seen = await view(visitor, matterId);
  assert.ok(seen.myTask, `no task: ${JSON.stringify(seen.openTasks)} ${seen.incident ?? ''}`);
  return visitor.send('POST', `/api/matters/${matterId}/tasks/${seen.myTask.taskId}/complete`, {
    expectedVersion: seen.version,
    decision: 'agree',
    ...extra,
  });
}

async function done(visitor: Visitor, matterId: string, extra: object = {}) {
  const answer = await complete(visitor, matterId, extra);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body;
}

const documentOf = async (visitor: Visitor, matterId: string) => {
  const answer = await visitor.get(`/api/gongwen/documents/${matterId}`);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body;
};
const save = (visitor: Visitor, matterId: string, baseVersion: number, body: unknown) =>
  visitor.send('PUT', `/api/gongwen/documents/${matterId}/body`, { baseVersion, body });

const slip = (title: string) =>
  draftingSlipValues([{ id: lp.id, name: '临浦区住建局' }, { name: '各建筑企业' }], title);

/** A draft with a body, ready to be submitted. */
async function draft(): Promise<string> {
  const created = await who('officer').send('POST', '/api/matters', { kindCode: 'outgoing-document' });
  assert.equal(created.status, 200, JSON.stringify(created.body));
  const { matterId } = created.body;
  const parsed = await who('officer').send('POST', `/api/gongwen/documents/${matterId}/from-text`, {
    text: winterSafety.text,
  });
  assert.equal(parsed.status, 200, JSON.stringify(parsed.body));
  const saved = await save(who('officer'), matterId, 0, parsed.body.body);
  assert.equal(saved.status, 200, JSON.stringify(saved.body));
  assert.equal(saved.body.version, 1);
  return matterId;
}

const { title } = winterSafety;

async function signedOff(): Promise<string> {
  const matterId = await draft();
  await done(who('officer'), matterId, { values: slip(title) });
  await done(who('head'), matterId);
  for (const key of ['director', 'deputy', 'chief']) await done(who(key), matterId);
  return matterId;
}

/** Signed off and passed by 复核: waits for its number. */
async function rechecked(): Promise<string> {
  const matterId = await signedOff();
  await done(who('clerk'), matterId);
  return matterId;
}

/** The pages as their pictures, each of which was audited. */
async function readOnPage(visitor: Visitor, address: string): Promise<readonly string[]> {
  const counted = await visitor.get(address);
  assert.equal(counted.status, 200, JSON.stringify(counted.body));
  const numbers = Array.from({ length: counted.body.pages }, (_, index) => index + 1);
  const pages = await Promise.all(numbers.map((page) => visitor.get(`${address}/${page}`)));
  for (const { status, body } of pages) {
    assert.equal(status, 200);
    assert.ok(String(body).startsWith('<svg'));
    assert.doesNotMatch(String(body), /<script|<text/);
  }
  const beyond = await visitor.get(`${address}/${numbers.length + 1}`);
  assert.equal(beyond.body.code, 'typesetting.no-such-page');
  return pages.map(({ body }) => String(body));
}

/** What came sealed is nobody's to take away; an own scan beside it is. */
async function officialFilesStay(visitor: Visitor, matterId: string) {
  const address = `/api/matters/${matterId}/attachments`;
  const [official] = (await view(visitor, matterId)).attachments;
  assert.equal(official.removable, false);

  const refused = await visitor.send('DELETE', `${address}/${official.id}`);
  const scan = await attach(visitor, matterId, Buffer.from('来文签收单'));
  const removed = await visitor.send('DELETE', `${address}/${scan.id}`);

  assert.equal(refused.status, 409);
  assert.equal(refused.body.message, '这是来文原件或正式文件，不能移除。');
  assert.equal(scan.removable, true);
  assert.equal(removed.status, 200, JSON.stringify(removed.body));
  const left = (await view(visitor, matterId)).attachments;
  assert.deepEqual(
    left.map((one: { id: string }) => one.id),
    [official.id],
  );
}

async function attach(visitor: Visitor, matterId: string, content: Buffer) {
  const added = await visitor.upload(`/api/matters/${matterId}/attachments`, [{ name: 'scan.txt', content }]);
  assert.equal(added.status, 200, JSON.stringify(added.body));
  return added.body.attachments[0];
}

test('a document goes from draft over countersigning, sign-off, number and PDF to another agency, which handles it', async () => {
  const matterId = await draft();
  const legalSection = { id: jz.sections.get('legal') ?? '', name: '法规科' };
  await done(who('officer'), matterId, { values: { ...slip(title), countersignSectionA: legalSection } });
  await done(who('head'), matterId);
  assert.equal((await view(who('legal'), matterId)).myTask.step, '会签');
  await done(who('legal'), matterId, { opinion: '无不同意见。' });
  const preview = await who('director').send('POST', `/api/gongwen/documents/${matterId}/preview`, {});
  assert.equal(preview.status, 200, JSON.stringify(preview.body));
  assert.match(preview.body.texts[0], /江州市住建局/);
  await done(who('director'), matterId);
  await done(who('deputy'), matterId);
  assert.equal((await documentOf(who('chief'), matterId)).statusWords, '待签发');
  await done(who('chief'), matterId, { opinion: '同意，请印发。' });

  const frozen = await documentOf(who('officer'), matterId);
  assert.equal(frozen.frozen.by, '王建华');
  assert.equal(frozen.documentDate, '2026-11-24');
  assert.equal(frozen.statusWords, '已签发');

  await done(who('clerk'), matterId);
  assert.equal((await documentOf(who('clerk'), matterId)).statusWords, '已复核');
  await done(who('clerk'), matterId);
  const typeset = await documentOf(who('clerk'), matterId);
  assert.match(typeset.number, /^江州市住建发〔2026〕\d+号$/);
  assert.equal(typeset.finalFile.name, `${title}.pdf`);
  const pdf = await who('officer').get(`/api/gongwen/documents/${matterId}/pdf`);
  assert.equal(pdf.status, 200);
  assert.ok(String(pdf.body).startsWith('%PDF'));
  assert.deepEqual(
    (await view(who('officer'), matterId)).attachments.map((one: { name: string }) => one.name),
    [`${title}.pdf`],
  );
  await done(who('officer'), matterId);
  await done(who('clerk'), matterId);
  assert.equal((await view(who('officer'), matterId)).state, 'DONE');
  assert.equal((await view(who('officer'), matterId)).number, typeset.number);

  await house.relay.settle();
  const waiting = (await who('lp.clerk').get('/api/exchange/inbox?box=waiting')).body.rows;
  assert.deepEqual(
    waiting.map((row: { title: string }) => row.title),
    [title],
  );
  const inbox = `/api/exchange/inbox/${waiting[0].exchangeId}`;
  const [bodyFile] = (await who('lp.clerk').get(inbox)).body.files;
  const finished = await readOnPage(who('officer'), `/api/gongwen/documents/${matterId}/pages`);
  assert.ok(finished.length > 0);
  assert.deepEqual(await readOnPage(who('lp.clerk'), `${inbox}/files/${bodyFile.fileId}/pages`), finished);
  assert.equal((await who('clerk').get(`${inbox}/files/${bodyFile.fileId}/pages/1`)).status, 404);
  const signed = await who('lp.clerk').send('POST', `/api/exchange/inbox/${waiting[0].exchangeId}/sign-for`);
  assert.equal(signed.status, 200, JSON.stringify(signed.body));
  const received: string = signed.body.matterId;
  const arrived = await view(who('lp.clerk'), received);
  assert.equal(arrived.values.sourceNumber, typeset.number);
  await officialFilesStay(who('lp.clerk'), received);
  assert.deepEqual(await readOnPage(who('lp.clerk'), `/api/gongwen/documents/${received}/pages`), finished);
  await done(who('lp.clerk'), received);
  assert.match((await view(who('lp.director'), received)).values.registerNumber, /^收〔2026〕1号$/);
  const file = await who('lp.director').get(`/api/gongwen/documents/${received}/pdf`);
  assert.ok(String(file.body).startsWith('%PDF'));
  await done(who('lp.director'), received, { opinion: '拟请建管科办理，请局长批示。' });
  const choices = (await view(who('lp.chief'), received)).myTask.choices;
  assert.equal(choices[0]?.step, '承办', JSON.stringify(choices));
  const chosen = {
    [choices[0].node]: [choices[0].candidates.find((c: { name: string }) => c.name === '陈国栋').assignmentId],
  };
  await done(who('lp.chief'), received, { opinion: '请建管科阅办。', chosen });
  await done(who('lp.head'), received, { opinion: '已布置检查。' });
  assert.equal((await view(who('lp.clerk'), received)).state, 'DONE');
  await house.relay.settle();
  const sent = (await who('clerk').get(`/api/exchange/matters/${matterId}/dispatches`)).body;
  assert.equal(sent.dispatches[0].lines[0].words, '已办结');
  const { trace } = await view(who('clerk'), matterId);
  const byHand = trace.find(({ act }: { readonly act: string }) => act === '另行送达');
  assert.equal(byHand?.detail, '各建筑企业');

  const incoming = (await who('lp.clerk').get('/api/gongwen/registers/incoming')).body.rows;
  assert.deepEqual(
    incoming.map((row: { number: string; statusWords: string }) => [row.number, row.statusWords]),
    [['收〔2026〕1号', '办结']],
  );
  const outgoing = (await who('clerk').get('/api/gongwen/registers/outgoing')).body.rows;
  assert.equal(outgoing[0].number, typeset.number);
  assert.equal(outgoing[0].statusWords, '已分发');
  assert.deepEqual(house.problems, []);
});

test('after sign-off nobody saves the text, and a returned and edited one must be signed off anew', async () => {
  const matterId = await signedOff();
  const { body, bodyVersion } = await documentOf(who('officer'), matterId);

  const refused = await save(who('officer'), matterId, bodyVersion, body);
  assert.equal(refused.body.code, 'gongwen.text-frozen');

  const seen = await view(who('clerk'), matterId);
  const target = seen.myTask.returnTargets.find((one: { step: string }) => one.step === '办公室核稿');
  const returned = await who('clerk').send('POST', `/api/matters/${matterId}/tasks/${seen.myTask.taskId}/return`, {
    expectedVersion: seen.version,
    target: target.target,
    mode: 'rewalk',
    reason: '第二条有错字',
  });
  assert.equal(returned.status, 200, JSON.stringify(returned.body));
  const edited = await save(who('director'), matterId, bodyVersion, body);
  assert.equal(edited.status, 200, JSON.stringify(edited.body));
  const reopened = await documentOf(who('officer'), matterId);
  assert.deepEqual([reopened.frozen, reopened.documentDate, reopened.statusWords], [undefined, undefined, '退回修改']);
  assert.equal((await view(who('officer'), matterId)).values.documentDate, undefined);
  for (const key of ['director', 'deputy', 'chief', 'clerk', 'clerk']) await done(who(key), matterId);
  assert.equal((await documentOf(who('clerk'), matterId)).statusWords, '已排版');
});

test('a sign-off taken back leaves nothing signed; a number that was issued is not taken back', async () => {
  const matterId = await signedOff();
  const withdraw = async (visitor: Visitor) =>
    visitor.send('POST', `/api/matters/${matterId}/withdraw`, {
      expectedVersion: (await view(visitor, matterId)).version,
    });
  assert.ok((await documentOf(who('chief'), matterId)).signatory);

  const back = await withdraw(who('chief'));

  assert.equal(back.status, 200, JSON.stringify(back.body));
  const open = await documentOf(who('chief'), matterId);
  assert.deepEqual([open.signatory, open.documentDate, open.status], [undefined, undefined, 'PENDING_SIGN_OFF']);
  const page = await view(who('chief'), matterId);
  assert.ok(page.trace.some(({ act }: { readonly act: string }) => act === '签发取回，签发人和成文日期失效'));
  assert.ok(!JSON.stringify(page.form).includes('documentDate":"2026'), 'the slip shows no date');
  for (const key of ['chief', 'clerk', 'clerk']) await done(who(key), matterId);
  const tooLate = await withdraw(who('clerk'));
  assert.equal(tooLate.status, 409, JSON.stringify(tooLate.body));
  assert.equal(tooLate.body.code, 'workflow.irreversible-step');
  assert.match(tooLate.body.message, /编号/);
});

test('the attachments in the row 附件 of the slip open by the same link as those beside it', async () => {
  const matterId = await draft();
  await attach(who('officer'), matterId, Buffer.from('检查表'));
  await done(who('officer'), matterId, { values: slip(title) });

  const [written] = (await view(who('head'), matterId)).values.attachments;

  assert.equal(written.name, 'scan.txt');
  assert.equal((await who('head').get(`/api/matters/${matterId}/attachments/${written.fileId}`)).status, 200);
});

test('beside a list the text begins to be read only where it is public', async () => {
  const beginningOf = async (values: object) => {
    const matterId = await draft();
    await done(who('officer'), matterId, { values: { ...slip(title), ...values } });
    const { status, body } = await who('head').get(`/api/matters/${matterId}/preview`);
    assert.equal(status, 200, JSON.stringify(body));
    return body.beginning;
  };

  assert.match(await beginningOf({}), /\p{Script=Han}{8}/u);
  assert.equal(await beginningOf({ secrecyLevel: 'INTERNAL' }), undefined);
});

test('after sign-off no attachment comes or goes; back with its drafter it may', async () => {
  const matterId = await signedOff();
  const attach = (key: string) =>
    who(key).upload(`/api/matters/${matterId}/attachments`, [{ name: '附件.txt', content: Buffer.from('内容') }]);
  assert.equal((await view(who('clerk'), matterId)).mayAttach, false);

  const refused = await attach('clerk');

  assert.deepEqual([refused.status, refused.body.code], [409, 'gongwen.attachments-frozen']);
  const page = await view(who('clerk'), matterId);
  const drafting = page.myTask.returnTargets.find((one: { step: string }) => one.step === '拟稿');
  const returned = await who('clerk').send('POST', `/api/matters/${matterId}/tasks/${page.myTask.taskId}/return`, {
    expectedVersion: page.version,
    target: drafting.target,
    mode: 'rewalk',
    reason: '补附件',
  });
  assert.equal(returned.status, 200, JSON.stringify(returned.body));
  assert.equal((await attach('officer')).status, 200);
});

test('a stale save is refused and says who saved since', async () => {
  const matterId = await draft();
  await done(who('officer'), matterId, { values: slip(title) });
  const { body } = await documentOf(who('head'), matterId);
  const beat = await who('head').send('POST', `/api/gongwen/documents/${matterId}/editing`, { editing: true });
  assert.deepEqual(beat.body, {});

  assert.equal((await save(who('head'), matterId, 1, body)).status, 200);
  const stale = await save(who('head'), matterId, 1, body);

  assert.equal(stale.status, 409);
  assert.equal(stale.body.code, 'gongwen.body-stale');
  assert.match(stale.body.message, /在 \d+月\d+日 \d+:\d\d 改过/);
  assert.match(stale.body.message, /陈国栋/);
  const other = await who('officer').send('POST', `/api/gongwen/documents/${matterId}/editing`, { editing: true });
  assert.equal(other.body.otherEditor.name, '陈国栋');
  const versions = (await who('officer').get(`/api/gongwen/documents/${matterId}/versions`)).body.versions;
  assert.deepEqual(
    versions.map((one: { version: number; by: string }) => [one.version, one.by]),
    [
      [2, '陈国栋'],
      [1, '刘思远'],
    ],
  );
});

test('another agency finds no document at any address', async () => {
  const matterId = await draft();
  const address = `/api/gongwen/documents/${matterId}`;

  const answers = await Promise.all([
    stranger.get(address),
    stranger.get(`${address}/checks`),
    stranger.get(`${address}/pdf`),
    stranger.get(`${address}/pages`),
    stranger.get(`${address}/pages/1`),
    stranger.get(`${address}/versions`),
    stranger.get(`${address}/versions/1`),
    stranger.send('POST', `${address}/preview`, {}),
    stranger.send('POST', `${address}/editing`, { editing: true }),
    stranger.send('POST', `${address}/from-text`, { text: '一' }),
    save(stranger, matterId, 1, { type: 'doc', content: [] }),
  ]);

  assert.deepEqual(
    answers.map(({ status }) => status),
    answers.map(() => 404),
  );
  assert.equal((await who('officer').get(address)).status, 200);
});

test('recipients are other agencies with what they are to ours', async () => {
  const { agencies } = (await who('officer').get('/api/gongwen/recipients')).body;

  const found = agencies.map((one: { name: string; relationWords: string }) => [one.name, one.relationWords]);
  assert.deepEqual(found, [
    ['临浦区住建局', '不相隶属机关'],
    ['北山区住建局', '不相隶属机关'],
  ]);
});

/** Back with its drafter: 法规科 returned it, 办公室 had agreed to the text as it was. */
async function returnedByOneOfTwo(): Promise<string> {
  const matterId = await draft();
  const section = (key: string, name: string) => ({ id: jz.sections.get(key) ?? '', name });
  const values = {
    ...slip(title),
    countersignSectionA: section('legal', '法规科'),
    countersignSectionB: section('office', '办公室'),
  };
  await done(who('officer'), matterId, { values });
  await done(who('head'), matterId);
  const seen = await view(who('legal'), matterId);
  const drafting = seen.myTask.returnTargets.find((one: { step: string }) => one.step === '拟稿');
  const task = `/api/matters/${matterId}/tasks/${seen.myTask.taskId}`;
  const how = { target: drafting.target, mode: 'rewalk' };
  const act = { kind: 'return', taskId: seen.myTask.taskId, ...how };
  const preview = { expectedVersion: seen.version, act };
  const told = await who('legal').send('POST', `/api/matters/${matterId}/preview-act`, preview);
  const effects = told.body.effects.map((one: { words: string }) => one.words);
  assert.ok(effects.includes('要等同时在办的其他人办完，才退回。'), JSON.stringify(told.body));
  assert.ok(effects.includes('改好以后，送到“部门核稿”。'), effects.join(''));
  const returned = await who('legal').send('POST', `${task}/return`, {
    expectedVersion: seen.version,
    ...how,
    reason: '依据条文已修订',
  });
  assert.equal(returned.status, 200, JSON.stringify(returned.body));
  assert.match(returned.body.said, /等/);
  await done(who('director'), matterId, { opinion: '仅同意原稿。' });
  const back = await view(who('officer'), matterId);
  assert.deepEqual([back.myTask.step, back.myTask.keeps], ['拟稿', [{ who: '赵立新', step: '会签' }]]);
  assert.deepEqual(opinionsThatStand(back.form, 'countersign'), ['赵立新']);
  assert.deepEqual(opinionsThatStand(back.form, 'sectionReview'), [], 'a round that was sent back');
  assert.equal((await documentOf(who('officer'), matterId)).mayEdit, true);
  return matterId;
}

test('one of two countersigning sections returns it; the drafter says that the opinion of the other one stays', async () => {
  const matterId = await returnedByOneOfTwo();

  const unsaid = await complete(who('officer'), matterId);
  assert.deepEqual([unsaid.status, unsaid.body.code], [409, 'matters.keep-or-ask-again']);
  await done(who('officer'), matterId, { askAgain: false });
  await done(who('head'), matterId);
  await done(who('legal'), matterId);

  const { myTask, form } = await view(who('director'), matterId);
  assert.equal(myTask.step, '办公室核稿');
  assert.deepEqual(opinionsThatStand(form, 'countersign').toSorted(), ['孙倩', '赵立新']);
});

test('one of two countersigning sections returns it; the drafter asks the other one again, because the text is another', async () => {
  const matterId = await returnedByOneOfTwo();

  await done(who('officer'), matterId, { askAgain: true });
  await done(who('head'), matterId);
  await done(who('legal'), matterId);

  assert.equal((await view(who('director'), matterId)).myTask.step, '会签');
});

test('a 阅件 is read by the sections the leader chose, each signs that it was read, and then it ends', async () => {
  const clerk = who('lp.clerk');
  const created = await clerk.send('POST', '/api/matters', { kindCode: 'incoming-document' });
  const { matterId } = created.body;
  const values = { title: '关于印发工作简报的通知', sourceAgency: '省住建厅', handlingClass: 'READING' };
  await done(clerk, matterId, { values });
  await done(clerk, matterId);
  await done(who('lp.director'), matterId, { opinion: '拟请建管科、法规科阅。' });
  const [choice] = (await view(who('lp.chief'), matterId)).myTask.choices;
  assert.equal(choice.node, 'circulation');
  const head = choice.candidates.find((one: { name: string }) => one.name === '陈国栋');
  await done(who('lp.chief'), matterId, { opinion: '请阅。', chosen: { circulation: [head.assignmentId] } });

  assert.equal((await view(who('lp.head'), matterId)).myTask.step, '传阅');
  await done(who('lp.head'), matterId);

  const { state, form } = await view(clerk, matterId);
  assert.equal(state, 'DONE');
  assert.deepEqual(opinionsThatStand(form, 'circulation'), ['陈国栋']);
});

test('what the format check calls wrong is not passed on by the office', async () => {
  const matterId = await draft();
  await done(who('officer'), matterId, { values: { ...slip('冬季安全工作'), mainRecipients: [] } });
  await done(who('head'), matterId);

  const { findings } = (await who('director').get(`/api/gongwen/documents/${matterId}/checks`)).body;
  const refused = await complete(who('director'), matterId);

  assert.ok(findings.some((one: { code: string }) => one.code === 'title-without-kind'));
  assert.equal(refused.status, 422);
  assert.equal(refused.body.code, 'gongwen.format-blocked');
  await done(who('director'), matterId, { values: slip(title) });
});

test('a cancelled document is void; a discarded draft leaves nothing behind', async () => {
  const cancelled = await draft();
  await done(who('officer'), cancelled, { values: slip(title) });
  const { version } = await view(who('officer'), cancelled);
  const answer = await who('officer').send('POST', `/api/matters/${cancelled}/cancel`, {
    expectedVersion: version,
    reason: '不再发文',
  });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  await house.relay.settle();
  assert.equal((await documentOf(who('officer'), cancelled)).statusWords, '作废');

  const discarded = await draft();
  assert.equal((await who('officer').send('DELETE', `/api/matters/${discarded}`)).status, 200);
  assert.equal((await who('officer').get(`/api/gongwen/documents/${discarded}`)).status, 404);
});

const atOnce = process.env.LONG ? 64 : 8;
test(`numbers of ${atOnce} documents numbered at once through the route follow each other`, async () => {
  const before = (await who('clerk').get('/api/gongwen/number-books')).body.books;
  const next = before.find((one: { prefix: string }) => one.prefix === '江州市住建发').next;
  // One after the other: two untouched drafts of one person are the same page.
  const matters: string[] = [];
  while (matters.length < atOnce) matters.push(await rechecked());

  await Promise.all(matters.map((matterId) => done(who('clerk'), matterId)));

  const numbers = await Promise.all(matters.map(async (id) => (await documentOf(who('clerk'), id)).number as string));
  const wanted = Array.from({ length: atOnce }, (_, i) => `江州市住建发〔2026〕${next + i}号`);
  assert.deepEqual(numbers.sort(), wanted.sort());
  assert.deepEqual(house.problems, []);
});
