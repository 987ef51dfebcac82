import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { sm3Stream, verify } from '@gov/gm';
import { Client } from 'pg';
import { registry } from '#apps/server/registry.generated.ts';
import { runWakeUp } from '#platform/server/components/run-wake-up.ts';
import { type TestHouse, testHouse } from '#platform/testkit/house.ts';
import { signIn, type Visitor } from '#platform/testkit/sign-in.ts';
import { type SmallAgency, smallAgency, testPassword } from '#platform/testkit/small-agency.ts';
import { bodyBytes, testDocuments } from '../testing/test-documents.ts';

let house: TestHouse;
let jz: SmallAgency;
let lp: SmallAgency;
let bs: SmallAgency;
let sender: Visitor;
let receiver: Visitor;
let stranger: Visitor;
let database: Client;

before(async () => {
  const components = [...registry.filter(({ manifest }) => manifest.id !== 'gongwen'), testDocuments];
  house = await testHouse(components);
  jz = await smallAgency(house.house, 'jz', '海州市住建局');
  lp = await smallAgency(house.house, 'lp', '临浦区住建局');
  bs = await smallAgency(house.house, 'bs', '北山区住建局');
  sender = await signIn(house.app, 'jz.clerk', testPassword);
  receiver = await signIn(house.app, 'lp.clerk', testPassword);
  stranger = await signIn(house.app, 'bs.clerk', testPassword);
  database = new Client({ connectionString: house.superuserUrl });
  await database.connect();
});
after(async () => {
  await database.end();
  await house.close();
});

const send = async (title: string, more: object = {}) => {
  const recipients = [{ agencyId: lp.id, name: '临浦区住建局' }];
  const answer = await sender.send('POST', '/api/test-documents', { recipients, title, ...more });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body as { dispatchId: string; matterId: string };
};
const dispatchOf = async (dispatchId: string) => {
  const answer = await sender.get(`/api/exchange/dispatches/${dispatchId}`);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body;
};
const lineOf = async (dispatchId: string) => (await dispatchOf(dispatchId)).lines[0];
const inboxOf = async (who: Visitor, box: string) =>
  (await who.get(`/api/exchange/inbox?box=${box}&limit=100`)).body.rows;

async function arrived(title: string) {
  const { dispatchId, matterId } = await send(title);
  await house.relay.settle();
  const rows = await inboxOf(receiver, 'waiting');
  const row = rows.find((one: { title: string }) => one.title === title);
  assert.ok(row, `${title} did not arrive: ${JSON.stringify(await lineOf(dispatchId))}`);
  return { dispatchId, matterId, exchangeId: row.exchangeId as string };
}

const storedReceipt = async (exchangeId: string, kind: string) => {
  const found = await database.query(
    'select bytes, signature from office.delivery_receipt where exchange_id = $1 and kind = $2',
    [exchangeId, kind],
  );
  return found.rows[0] as { bytes: Buffer; signature: string };
};
const publicKeyOf = async (agency: SmallAgency): Promise<Buffer> =>
  (await database.query('select public_key from office.exchange_public_key where agency_id = $1', [agency.id])).rows[0]
    .public_key;

test('a document is sent, delivered, signed for, registered and finished, and the sender sees each step', async () => {
  const { dispatchId, matterId, exchangeId } = await arrived('关于防汛工作的通知');

  const delivered = await lineOf(dispatchId);
  assert.equal(delivered.stage, 'DELIVERED');
  assert.equal(delivered.words, '等待签收');
  const seen = (await receiver.get(`/api/exchange/inbox/${exchangeId}`)).body;
  assert.deepEqual(
    seen.files.map((file: { name: string; role: string }) => [file.role, file.name]),
    [
      ['BODY', '通知.pdf'],
      ['ATTACHMENT', '附件1.pdf'],
    ],
  );
  const file = await receiver.get(`/api/exchange/inbox/${exchangeId}/files/${seen.files[0].fileId}`);
  assert.equal(file.status, 200);
  assert.equal(file.body, bodyBytes.toString('utf8'));

  // The test's files only begin like a PDF: what cannot be shown says so, and can still be downloaded.
  const shown = await receiver.get(`/api/exchange/inbox/${exchangeId}/files/${seen.files[0].fileId}/pages`);
  assert.deepEqual([shown.status, shown.body.code], [422, 'typesetting.unreadable-pdf']);

  house.clock.advance(60_000);
  const signed = await receiver.send('POST', `/api/exchange/inbox/${exchangeId}/sign-for`);
  assert.equal(signed.status, 200, JSON.stringify(signed.body));
  assert.ok(signed.body.matterId);
  await house.relay.settle();
  const line = await lineOf(dispatchId);
  assert.equal(line.stage, 'SIGNED');
  assert.equal(line.identical, true);
  assert.deepEqual(
    line.points.map((point: { kind: string; by: string }) => [point.kind, point.by]),
    [
      ['DELIVERED', '系统'],
      ['SIGNED_FOR', '办公室文书'],
    ],
  );

  await receiver.send('POST', '/api/test-documents/finish', { exchangeId });
  await house.relay.settle();
  const { row, lines } = await dispatchOf(dispatchId);
  assert.equal(lines[0].words, '已办结');
  assert.deepEqual([row.receivers, row.delivered, row.signed, row.finished, row.problems], [1, 1, 1, 1, []]);
  const matter = (await sender.get(`/api/matters/${matterId}`)).body;
  const acts = matter.trace.map((one: { act: string }) => one.act);
  for (const act of ['发送给 1 个单位', '临浦区住建局已签收', '临浦区住建局已办结']) assert.ok(acts.includes(act), act);
  const panel = (await sender.get(`/api/exchange/matters/${matterId}/dispatches`)).body;
  assert.equal(panel.dispatches[0].lines[0].exchangeId, exchangeId);
  assert.deepEqual(house.problems, []);
});

test('a document whose stored title holds a tab is sent with a blank there', async () => {
  const { dispatchId } = await send('关于\t做好防汛工作的通知\n');
  await house.relay.settle();

  const waiting = await inboxOf(receiver, 'waiting');

  assert.equal((await dispatchOf(dispatchId)).row.title, '关于 做好防汛工作的通知');
  assert.ok(waiting.some((one: { title: string }) => one.title === '关于 做好防汛工作的通知'));
});

test('a document goes back with a reason, and sending it again replaces the returned one', async () => {
  const { dispatchId, matterId, exchangeId } = await arrived('缺附件的通知');
  const address = `/api/exchange/inbox/${exchangeId}/return`;

  const unsaid = await receiver.send('POST', address, { reasonCode: '33', text: ' ', stage: 'RECEIVED' });
  assert.equal(unsaid.body.code, 'exchange.return-reason');
  const returned = await receiver.send('POST', address, { reasonCode: '14', text: '缺附件 2', stage: 'RECEIVED' });
  assert.equal(returned.status, 200, JSON.stringify(returned.body));
  await house.relay.settle();

  const line = await lineOf(dispatchId);
  assert.equal(line.stage, 'RETURNED');
  assert.equal(line.reason, '附件不全：缺附件 2');
  const late = await receiver.send('POST', `/api/exchange/inbox/${exchangeId}/sign-for`);
  assert.equal(late.body.code, 'exchange.already-returned');

  const again = await send('缺附件的通知', { matterId });
  const sealed = await database.query('select envelope from office.delivery where dispatch_id = $1', [
    again.dispatchId,
  ]);
  assert.equal(JSON.parse(sealed.rows[0].envelope.toString('utf8')).supersedes, exchangeId);
  await house.relay.settle();
});

test('the same envelope brought twice is answered with the same bytes and kept once', async () => {
  const { exchangeId } = await arrived('送两次的通知');
  const first = await storedReceipt(exchangeId, 'DELIVERED');
  // The answer got lost: the sender knows nothing of it.
  await database.query('delete from office.delivery_receipt where exchange_id = $1', [exchangeId]);
  await database.query(`update office.delivery set stage = 'UNRESOLVED', delivered_at = null where exchange_id = $1`, [
    exchangeId,
  ]);

  house.clock.advance(3_600_000);
  const queued = await sender.send('POST', `/api/exchange/deliveries/${exchangeId}/queue`);
  assert.equal(queued.status, 200, JSON.stringify(queued.body));
  await house.relay.settle();

  const second = await storedReceipt(exchangeId, 'DELIVERED');
  assert.ok(first.bytes.equals(second.bytes));
  assert.equal(first.signature, second.signature);
  const kept = await database.query('select count(*)::int as n from office.inbox_file where exchange_id = $1', [
    exchangeId,
  ]);
  assert.equal(kept.rows[0].n, 2);
});

test('an altered envelope and an altered file are refused, and the sender reads why', async () => {
  const altered = await send('关于改动的通知');
  await database.query(
    `update office.delivery set envelope = convert_to(replace(convert_from(envelope, 'UTF8'), '改动', '变动'), 'UTF8')
     where dispatch_id = $1`,
    [altered.dispatchId],
  );
  const wrongFile = await send('文件不符的通知', { wrongDigest: true });
  await house.relay.settle();

  const line = await lineOf(altered.dispatchId);
  assert.deepEqual([line.words, line.reason], ['没有送达', '签名不对，可能在途中被改动']);
  const other = await dispatchOf(wrongFile.dispatchId);
  assert.equal(other.lines[0].reason, '文件与封装时不一致');
  assert.deepEqual(other.row.problems, [{ words: '1 家没有送达', severe: true }]);
  const titles = (await inboxOf(receiver, 'waiting')).map((row: { title: string }) => row.title);
  assert.ok(!titles.some((title: string) => /变动|改动|文件不符/.test(title)));
});

test('a file that cannot be read now is tried again later and arrives', async () => {
  const { dispatchId } = await send('稍后送达的通知');
  const files = join(house.dataDirectory, 'files', jz.id);
  await rename(files, `${files}.away`);
  await house.relay.settle();
  assert.equal((await lineOf(dispatchId)).stage, 'RETRY_WAIT');

  await rename(`${files}.away`, files);
  house.clock.advance(3000);
  await house.relay.settle();

  assert.equal((await lineOf(dispatchId)).stage, 'DELIVERED');
});

const filesOf = (agency: SmallAgency): readonly string[] =>
  readdirSync(join(house.dataDirectory, 'files', agency.id), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

test('60 MB that break off in the middle leave nothing; the next attempt brings them once, with the same ciphertext', async () => {
  const senderHad = new Set(filesOf(jz));
  const { dispatchId } = await send('带大图纸的通知', { bodyMegabytes: 60 });
  const large = filesOf(jz).find((path) => !senderHad.has(path) && statSync(path).size > 60_000_000);
  assert.ok(large);
  const receiverHad = new Set(filesOf(lp));
  const ours = () => filesOf(lp).filter((path) => !receiverHad.has(path));

  const sealed = readFileSync(large);
  truncateSync(large, 30_000_000);
  await house.relay.settle();
  assert.equal((await lineOf(dispatchId)).stage, 'RETRY_WAIT');
  assert.deepEqual(ours(), []);

  writeFileSync(large, sealed);
  house.clock.advance(3000);
  await house.relay.settle();

  const line = await lineOf(dispatchId);
  assert.equal(line.stage, 'DELIVERED');
  const rows = await database.query('select file_id, bytes from office.inbox_file where exchange_id = $1', [
    line.exchangeId,
  ]);
  assert.equal(rows.rows.length, 2);
  assert.equal(ours().length, 2);
  const copy = ours().find((path) => statSync(path).size === sealed.length);
  assert.ok(copy && readFileSync(copy).equals(sealed));
  const whole = sm3Stream();
  for await (const part of house.house.files.read(lp.id, rows.rows[0].file_id)) whole.update(part);
  const { envelope } = (
    await database.query('select envelope from office.delivery where dispatch_id = $1', [dispatchId])
  ).rows[0];
  assert.equal(whole.hex(), JSON.parse(envelope.toString('utf8')).parts[0].sm3);
});

test('two processes that bring the same envelope at once leave one document with its files', async () => {
  const { dispatchId } = await send('两个进程同时送的通知');
  const { exchange_id: exchangeId } = (
    await database.query('select exchange_id from office.delivery where dispatch_id = $1', [dispatchId])
  ).rows[0];
  const work = { agencyId: jz.id, kind: 'exchange.send', key: exchangeId, token: 0, attempts: 0 };
  const carry = () =>
    runWakeUp(
      house.house,
      work,
      async (body) => house.house.database.agency(jz.id, body),
      async () => undefined,
    );

  await Promise.all([carry(), carry()]);
  house.clock.advance(10_000);
  await house.relay.settle();

  assert.equal((await lineOf(dispatchId)).stage, 'DELIVERED');
  const kept = await database.query(
    `select (select count(*) from office.inbox_document where exchange_id = $1)::int as documents,
      (select count(*) from office.inbox_file where exchange_id = $1)::int as files,
      (select count(*) from office.inbox_receipt where exchange_id = $1)::int as receipts,
      (select count(*) from office.delivery_receipt where exchange_id = $1)::int as taken`,
    [exchangeId],
  );
  assert.deepEqual(kept.rows[0], { documents: 1, files: 2, receipts: 1, taken: 1 });
});

test('signing for and returning at the same moment: one is done, the other is told so', async () => {
  for (let round = 0; round < 5; round++) {
    const { dispatchId, exchangeId } = await arrived(`同时处理的通知 ${round}`);
    const answers = await Promise.all([
      receiver.send('POST', `/api/exchange/inbox/${exchangeId}/sign-for`),
      receiver.send('POST', `/api/exchange/inbox/${exchangeId}/return`, {
        reasonCode: '14',
        text: '',
        stage: 'RECEIVED',
      }),
    ]);
    assert.deepEqual(answers.map((answer) => answer.status).toSorted(), [200, 409]);
    await house.relay.settle();
    const { stage } = await lineOf(dispatchId);
    assert.equal(stage, answers[0]?.status === 200 ? 'SIGNED' : 'RETURNED');
  }
});

test('signing for twice gives one receipt and one matter', async () => {
  const { exchangeId } = await arrived('签收两次的通知');
  const address = `/api/exchange/inbox/${exchangeId}/sign-for`;

  const answers = await Promise.all([1, 2, 3].map(() => receiver.send('POST', address)));

  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 200, 200],
  );
  assert.equal(new Set(answers.map(({ body }) => body.matterId)).size, 1);
  await house.relay.settle();
});

test('who follows deliveries and may not read the document sees its line without the title', async () => {
  const { dispatchId } = await send('关于人事安排的通知');
  await database.query(
    'delete from office.matter_reader where matter_id = (select matter_id from office.dispatch where id = $1)',
    [dispatchId],
  );

  const { row } = await dispatchOf(dispatchId);
  const { rows } = (await sender.get('/api/exchange/dispatches')).body;

  assert.doesNotMatch(JSON.stringify([row, rows[0]]), /人事安排/);
  assert.deepEqual([rows[0].dispatchId, rows[0].receivers], [dispatchId, 1]);
});

test('a third agency sees nothing of an exchange between two others', async () => {
  const { dispatchId, exchangeId } = await arrived('与第三方无关的通知');

  assert.equal((await receiver.get(`/api/exchange/inbox/${exchangeId}`)).status, 200);
  assert.equal((await stranger.get(`/api/exchange/inbox/${exchangeId}`)).status, 404);
  assert.equal((await stranger.get(`/api/exchange/dispatches/${dispatchId}`)).status, 404);
  assert.equal((await stranger.send('POST', `/api/exchange/inbox/${exchangeId}/sign-for`)).status, 404);
  assert.deepEqual(await inboxOf(stranger, 'waiting'), []);
  assert.deepEqual((await stranger.get('/api/exchange/dispatches')).body.rows, []);
  const officer = await signIn(house.app, 'lp.officer', testPassword);
  assert.equal((await officer.get('/api/exchange/inbox?box=waiting')).status, 403);
});

test('an agency cannot bring another agency’s letter as its own, and the attempt stands in the audit', async () => {
  const { exchangeId } = await arrived('被冒用的通知');
  // 北山区's rows name 海州市's sealed letter; foreign keys off, because no honest code writes them.
  await database.query('begin');
  await database.query('set local session_replication_role = replica');
  await database.query(
    `insert into office.dispatch select $1, id, matter_id, title, document_number, sent_at, sent_by, sent_by_name
     from office.dispatch where id = (select dispatch_id from office.delivery where exchange_id = $2)`,
    [bs.id, exchangeId],
  );
  await database.query(
    `insert into office.delivery (agency_id, exchange_id, dispatch_id, to_agency_id, to_name, envelope, sm3, signature, sealed_at, stage)
     select $1, exchange_id, dispatch_id, to_agency_id, to_name, envelope, sm3, signature, sealed_at, 'UNRESOLVED'
     from office.delivery where exchange_id = $2`,
    [bs.id, exchangeId],
  );
  await database.query('commit');

  const queued = await stranger.send('POST', `/api/exchange/deliveries/${exchangeId}/queue`);
  assert.equal(queued.status, 200, JSON.stringify(queued.body));
  await house.relay.settle();

  const { dispatch_id } = (
    await database.query('select dispatch_id from office.delivery where exchange_id = $1', [exchangeId])
  ).rows[0];
  const line = (await stranger.get(`/api/exchange/dispatches/${dispatch_id}`)).body.lines[0];
  assert.deepEqual([line.words, line.reason], ['没有送达', '本单位的签名密钥不在对方的信任名单里']);
  const audited = await database.query(
    `select details from office.audit_event where agency_id = $1 and event = 'exchange.envelope-refused' and object_id = $2`,
    [lp.id, bs.id],
  );
  assert.equal(audited.rows[0].details.problem, 'exchange.unknown-key');
});

test('a receipt is its agency’s alone, and stock openssl says so from the exported files', async (t) => {
  const { exchangeId } = await arrived('可自行验证的通知');
  const { bytes, signature } = await storedReceipt(exchangeId, 'DELIVERED');
  const der = Buffer.from(signature, 'hex');
  assert.equal(verify(await publicKeyOf(lp), bytes, der), true);
  assert.equal(verify(await publicKeyOf(jz), bytes, der), false);

  const folder = mkdtempSync(join(tmpdir(), 'exchange-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const exported = await house.app.inject({
    method: 'GET',
    url: `/api/exchange/deliveries/${exchangeId}/evidence`,
    headers: { host: 'office.test', cookie: sender.cookie },
  });
  assert.equal(exported.statusCode, 200);
  execFileSync('tar', ['-x', '-C', folder], { input: exported.rawPayload });
  const lines = readFileSync(join(folder, 'how-to-check.txt'), 'utf8').split('\n');
  const commands = lines.filter((line) => line.startsWith('openssl dgst -sm3 -sigopt')).map((line) => line.split(' '));
  assert.equal(commands.length, 2);
  const check = ([program = '', ...options]: readonly string[]) => spawnSync(program, options, { cwd: folder }).status;
  for (const command of commands) assert.equal(check(command), 0, command.join(' '));

  const [ofEnvelope = [], ofReceipt = []] = commands;
  const swapped = ofReceipt.map((word) => (word.startsWith('key-') ? (ofEnvelope[6] ?? '') : word));
  assert.notDeepEqual(swapped, ofReceipt);
  assert.notEqual(check(swapped), 0);
  appendFileSync(join(folder, 'receipt-1-delivered.json'), ' ');
  assert.notEqual(check(ofReceipt), 0);
});

test('who follows deliveries but may not read the document takes no evidence of it: the envelope tells what the list hides', async () => {
  const { dispatchId, exchangeId } = await arrived('只有承办人可看的通知');
  const follower = await signIn(house.app, 'jz.director', testPassword);

  const own = await lineOf(dispatchId);
  const seen = await follower.get(`/api/exchange/dispatches/${dispatchId}`);
  const taken = await follower.get(`/api/exchange/deliveries/${exchangeId}/evidence`);

  assert.deepEqual([own.mayExport, seen.status, seen.body.lines[0].mayExport], [true, 200, false]);
  assert.ok(!JSON.stringify(seen.body).includes('只有承办人可看的通知'));
  assert.deepEqual([taken.status, taken.body.code], [404, 'exchange.not-found']);
});

test('an unsigned document becomes late after the agency’s own limit', async () => {
  const { dispatchId, exchangeId } = await arrived('迟迟不签收的通知');
  house.clock.advance(67 * 3_600_000);
  sender = await signIn(house.app, 'jz.clerk', testPassword);
  receiver = await signIn(house.app, 'lp.clerk', testPassword);

  const { lines, row } = await dispatchOf(dispatchId);

  assert.equal(lines[0].words, '2 天 19 小时未签收');
  assert.deepEqual(row.problems, [{ words: '1 家超时未签收', severe: true }]);
  const waiting = await inboxOf(receiver, 'waiting');
  assert.equal(waiting.find((one: { exchangeId: string }) => one.exchangeId === exchangeId).late, true);
});
