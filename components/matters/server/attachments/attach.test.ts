import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ok } from '@gov/base';
import { sql } from '#platform/server/database/sql.ts';
import { unknownId } from '#platform/testkit/inspection/sample-value.ts';
import type { UploadedFile, Visitor } from '#platform/testkit/sign-in.ts';
import { type Office, openOffice } from '../../testing/office.ts';

let office: Office;
let officer: Visitor;
let helper: Visitor;
before(async () => {
  office = await openOffice();
  officer = office.who('officer');
  helper = office.who('helper');
});
after(() => office.close());

const attach = (who: Visitor, matterId: string, files: readonly UploadedFile[]) =>
  who.upload(`/api/matters/${matterId}/attachments`, files);

const draft = () => office.begin('officer', 'leave-request');

const filesOnRecord = async (): Promise<number> => {
  const counted = await office.house.house.database.agency(office.agency.id, async (tx) =>
    ok(
      await tx.first(sql<{ readonly files: number }>`
      select count(*)::int as files from office.file_object where agency_id = ${office.agency.id}`),
    ),
  );
  return counted.ok ? (counted.value?.files ?? 0) : assert.fail();
};

/** Of no kind at all, as a file that was damaged on its way. */
const noise = Buffer.from([7, 0, 255, 254, 1, 200, 3]);

const text = (letters: string): Buffer => Buffer.from(letters.repeat(200_000));

test('a refused file is named; content and ending must agree, and nothing of the others stays', async () => {
  const matterId = await draft();
  const plain = { name: '说明.txt', content: text('说明') };
  const refusals = [
    [
      { name: '合同.pdf', content: Buffer.from('这是纯文本') },
      'files.name-unlike-content',
      /文件“合同\.pdf”的内容是纯文本/,
    ],
    [{ name: '合同', content: Buffer.from('这是纯文本') }, 'files.no-ending', /文件“合同”没有扩展名/],
    [{ name: '页面.html', content: Buffer.from('<!doctype html>') }, 'files.kind-not-allowed', /^“页面\.html”这种文件/],
    [{ name: '页面.txt', content: Buffer.from('<!doctype html>') }, 'files.not-its-kind', /内容不是纯文本/],
    [{ name: '坏的.pdf', content: noise }, 'files.not-its-kind', /^文件“坏的\.pdf”的内容不是PDF/],
    [{ name: '坏的.docx', content: noise }, 'files.not-its-kind', /^文件“坏的\.docx”的内容不是Word 文档/],
    [{ name: '空.txt', content: Buffer.alloc(0) }, 'files.empty', /文件“空\.txt”是空的/],
  ] as const;

  for (const [file, code, words] of refusals) {
    const refused = await attach(officer, matterId, [plain, file]);
    assert.equal(refused.body.code, code, JSON.stringify(refused.body));
    assert.match(refused.body.message, words);
  }

  assert.deepEqual((await office.view('officer', matterId)).attachments, []);
  assert.equal((await attach(officer, matterId, [plain])).status, 200, 'positive control');
});

test('several files are attached at once and come back byte for byte, whole and in ranges', async () => {
  const matterId = await draft();
  const content = text('会议材料');

  const added = await attach(officer, matterId, [
    { name: '材料一.txt', content },
    { name: '../材料/二.txt', content: text('二') },
  ]);

  assert.equal(added.status, 200, JSON.stringify(added.body));
  const [first, second] = added.body.attachments;
  assert.equal(first.name, '材料一.txt');
  assert.ok(!second.name.includes('/'), second.name);
  const address = `/api/matters/${matterId}/attachments/${first.id}`;
  assert.equal((await officer.get(address)).body, content.toString('utf8'));
  const part = await office.house.app.inject({
    url: address,
    headers: { host: 'office.test', cookie: officer.cookie, range: 'bytes=70000-70099' },
  });
  assert.deepEqual(
    [part.statusCode, part.headers['content-range'], part.rawPayload],
    [206, `bytes 70000-70099/${content.length}`, content.subarray(70_000, 70_100)],
  );
  assert.deepEqual(office.house.problems, []);
});

test('who may not attach is told so before a byte is kept; who may is not', async () => {
  const matterId = await draft();
  const upload = [{ name: '材料.txt', content: text('材料') }];
  const before = await filesOnRecord();

  const unknown = await attach(officer, unknownId, upload);
  const unreadable = await attach(helper, matterId, upload);

  assert.deepEqual([unknown.status, unreadable.status], [404, 404]);
  assert.equal(await filesOnRecord(), before);
  assert.equal((await attach(officer, matterId, upload)).status, 200);
  assert.equal(await filesOnRecord(), before + 1);
});

test('a program under the name of a document is refused by what it is, and nothing is attached', async () => {
  const matterId = await draft();

  const program = await attach(officer, matterId, [
    { name: '通知.pdf', content: Buffer.from('MZ\x90\x00'.repeat(500), 'latin1') },
  ]);
  const page = await attach(officer, matterId, [
    { name: '通知.pdf', content: Buffer.from('<!doctype html><script>alert(1)</script>'.repeat(20)) },
  ]);

  const script = await attach(officer, matterId, [{ name: '通知.pdf.bat', content: text('echo ') }]);

  assert.deepEqual([program.status, page.status, script.status], [415, 415, 415], JSON.stringify(script.body));
  assert.match(program.body.message, /[\u4e00-\u9fff]/);
  assert.deepEqual((await officer.get(`/api/matters/${matterId}`)).body.attachments, []);
});

test('what was attached can be taken off again by who attached it, once', async () => {
  const matterId = await draft();
  const [one] = (await attach(officer, matterId, [{ name: '材料.txt', content: text('材料') }])).body.attachments;
  const address = `/api/matters/${matterId}/attachments/${one.id}`;

  assert.equal((await officer.send('DELETE', address)).status, 200);

  assert.equal((await officer.send('DELETE', address)).status, 404);
  assert.equal((await officer.get(address)).status, 404);
});

test('a discarded draft takes its files along, also one that was taken off before', async () => {
  const before = await filesOnRecord();
  const matterId = await draft();
  const upload = ['一', '二'].map((name) => ({ name: `材料${name}.txt`, content: text(name) }));
  const [one, two] = (await attach(officer, matterId, upload)).body.attachments;
  assert.equal((await officer.send('DELETE', `/api/matters/${matterId}/attachments/${one.id}`)).status, 200);
  assert.equal(await filesOnRecord(), before + 2);

  const discarded = await officer.send('DELETE', `/api/matters/${matterId}`);
  await office.house.relay.settle();

  assert.equal(discarded.status, 200, JSON.stringify(discarded.body));
  assert.equal((await officer.get(`/api/matters/${matterId}/attachments/${two.id}`)).status, 404);
  assert.equal(await filesOnRecord(), before);
  assert.deepEqual(office.house.problems, []);
});
