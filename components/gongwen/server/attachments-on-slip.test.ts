import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Json, Visitor } from '#platform/testkit/sign-in.ts';
import { type DocumentOffice, documentOffice } from '../testing/document-office.ts';

let office: DocumentOffice;
before(async () => {
  office = await documentOffice();
});
after(() => office.close());

/** The row 附件 of the paper as this reader sees it. */
async function onSlip(reader: Visitor, matterId: string): Promise<readonly Json[]> {
  const { form } = (await reader.get(`/api/matters/${matterId}`)).body;
  const [slot] = slotsIn(form).filter((one) => one.key === 'attachments');
  return slot?.value ?? [];
}

function slotsIn(part: unknown): readonly Json[] {
  if (typeof part !== 'object' || part === null) return [];
  const own = 'kind' in part && part.kind === 'field' ? [part as Json] : []; // reason: a field of the paper, looked at only
  return [...own, ...Object.values(part).flatMap(slotsIn)];
}

const names = (files: readonly Json[]): string[] => files.map(({ name }) => name);

async function eachOpens(reader: Visitor, matterId: string): Promise<void> {
  const files = await onSlip(reader, matterId);
  assert.ok(files.length > 0);
  for (const { fileId } of files)
    assert.equal((await reader.get(`/api/matters/${matterId}/attachments/${fileId}`)).status, 200);
}

test('the slip lists the attachments as soon as they are there, each opens from there, and what is taken off is gone', async () => {
  const { who, draft, done, slip } = office;
  const officer = who('officer');
  const matterId = await draft();
  assert.deepEqual(await onSlip(officer, matterId), []);

  const content = Buffer.from('名单');
  const added = await officer.upload(`/api/matters/${matterId}/attachments`, [
    { name: '检查表.txt', content },
    { name: '名单.txt', content },
  ]);
  assert.equal(added.status, 200, JSON.stringify(added.body));
  assert.deepEqual(names(await onSlip(officer, matterId)), ['检查表.txt', '名单.txt']);
  await eachOpens(officer, matterId);

  const [, list] = added.body.attachments;
  assert.equal((await officer.send('DELETE', `/api/matters/${matterId}/attachments/${list.id}`)).status, 200);
  assert.deepEqual(names(await onSlip(officer, matterId)), ['检查表.txt']);

  await done(officer, matterId, { values: slip('关于检查的通知') });
  await eachOpens(who('head'), matterId);
});

test('the finished PDF is no attachment of the document it is', async () => {
  const { who, draft, done, slip } = office;
  const matterId = await draft();
  const added = await who('officer').upload(`/api/matters/${matterId}/attachments`, [
    { name: '检查表.txt', content: Buffer.from('表') },
  ]);
  assert.equal(added.status, 200, JSON.stringify(added.body));
  await done(who('officer'), matterId, { values: slip('关于抽查的通知') });
  // the last two are 复核 and 编号排版
  for (const key of ['head', 'director', 'deputy', 'chief', 'clerk', 'clerk']) await done(who(key), matterId);

  const attached = (await who('officer').get(`/api/matters/${matterId}`)).body.attachments;
  assert.deepEqual(names(attached), ['检查表.txt', '关于抽查的通知.pdf']);
  assert.deepEqual(names(await onSlip(who('officer'), matterId)), ['检查表.txt']);
});
