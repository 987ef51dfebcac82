import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Answer, Json, Visitor } from '#platform/testkit/sign-in.ts';
import { type DocumentOffice, documentOffice } from '../testing/document-office.ts';

let office: DocumentOffice;
before(async () => {
  office = await documentOffice();
});
after(() => office.close());

const boxes = ['todo', 'to-read', 'ongoing', 'done', 'closed', 'drafts', 'mine'];

interface Known {
  readonly matterId: string;
  readonly attachmentId: string;
  readonly title: string;
}

/** What somebody gets on every way to a document: status and code, and how often lists and search show it. */
async function waysOut(visitor: Visitor, { matterId, attachmentId, title }: Known) {
  const said = async (asked: Promise<Answer<Json>>) => {
    const { status, body } = await asked;
    return status === 200 ? 'reads' : `${status} ${body.code}`;
  };
  const document = `/api/gongwen/documents/${matterId}`;
  const opened: Record<string, string> = {
    matter: await said(visitor.get(`/api/matters/${matterId}`)),
    attachment: await said(visitor.get(`/api/matters/${matterId}/attachments/${attachmentId}`)),
    document: await said(visitor.get(document)),
    versions: await said(visitor.get(`${document}/versions`)),
    checks: await said(visitor.get(`${document}/checks`)),
    preview: await said(visitor.send('POST', `${document}/preview`, {})),
  };
  const files: Record<string, string> = {};
  for (const way of ['pdf', 'pages', 'pages/1']) files[way] = await said(visitor.get(`${document}/${way}`));
  const found = (await visitor.get(`/api/matters/search?q=${encodeURIComponent(title)}`)).body.rows.length;
  let listed = 0;
  for (const box of boxes) {
    const { rows } = (await visitor.get(`/api/matters?box=${box}`)).body;
    listed += rows.filter((row: { readonly matterId: string }) => row.matterId === matterId).length;
  }
  return { opened, files, shown: found + listed };
}

async function reads(key: string, known: Known): Promise<void> {
  const { opened, shown } = await waysOut(office.who(key), known);
  assert.deepEqual([...new Set(Object.values(opened))], ['reads'], `${key}: ${JSON.stringify(opened)}`);
  assert.ok(shown > 0, `${key} finds it`);
}

async function isStranger(key: string, known: Known): Promise<void> {
  const stranger = await waysOut(office.who('legal'), known);
  assert.equal(stranger.opened.matter, '404 matters.not-found');
  assert.deepEqual(await waysOut(office.who(key), known), stranger, `${key} is told what a stranger is told`);
}

async function sentToHead(): Promise<Known> {
  const { who, draft, done, slip } = office;
  const matterId = await draft();
  const title = `关于开展第${matterId.slice(-6)}次检查的通知`;
  const note = { name: '名单.txt', content: Buffer.from('名单') };
  const added = await who('officer').upload(`/api/matters/${matterId}/attachments`, [note]);
  assert.equal(added.status, 200, JSON.stringify(added.body));
  await done(who('officer'), matterId, { values: slip(title) });
  return { matterId, title, attachmentId: added.body.attachments[0].id };
}

async function takenBackBy(key: string, { matterId }: Known): Promise<void> {
  const answer = await office.takeBack(office.who(key), matterId);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
}

test('who had a document for a moment and did nothing reads nothing of it once its sender has taken it back', async () => {
  const { who, view, done } = office;
  const known = await sentToHead();
  await reads('head', known);

  await takenBackBy('officer', known);

  await isStranger('head', known);
  await reads('officer', known);
  const { version } = await view(who('officer'), known.matterId);
  const title = '关于改了主意的通知';
  const edit = { expectedVersion: version, values: { title } };
  assert.equal((await who('officer').send('PUT', `/api/matters/${known.matterId}/values`, edit)).status, 200);
  await isStranger('head', { ...known, title });

  await done(who('officer'), known.matterId);
  await reads('head', { ...known, title });
  assert.deepEqual(office.house.problems, []);
});

test('who has done a step keeps reading after a later one is taken back or returned; the next one does not', async () => {
  const { who, done, sendBack } = office;
  const known = await sentToHead();
  await done(who('head'), known.matterId);
  await reads('director', known);

  await takenBackBy('head', known);

  await isStranger('director', known);
  await reads('head', known);
  await done(who('head'), known.matterId);
  for (const key of ['director', 'deputy']) await done(who(key), known.matterId);
  await sendBack(who('chief'), known.matterId, '拟稿');
  for (const key of ['chief', 'director', 'head']) await reads(key, known);
  assert.deepEqual(office.house.problems, []);
});
