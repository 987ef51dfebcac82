/** What arrives broken, or not at all, on a real connection. */
import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { registry } from '#apps/server/registry.generated.ts';
import { type TestHouse, testHouse } from '#platform/testkit/house.ts';
import { signIn, type Visitor } from '#platform/testkit/sign-in.ts';
import { smallAgency, testPassword } from '#platform/testkit/small-agency.ts';

let house: TestHouse;
let officer: Visitor;
let port: number;
let attachments: string;

before(async () => {
  house = await testHouse(registry);
  await smallAgency(house.house, 'jz');
  officer = await signIn(house.app, 'jz.officer', testPassword);
  const { body } = await officer.send('POST', '/api/matters', { kindCode: 'leave-request' });
  attachments = `/api/matters/${body.matterId}/attachments`;
  port = Number(new URL(await house.app.listen({ port: 0, host: '127.0.0.1' })).port);
});
after(() => house.close());

/** Sends bytes as they are and reads the answer to its end. */
const exchange = (bytes: string): Promise<string> =>
  new Promise((resolve, refuse) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    let answer = '';
    socket.setTimeout(10_000, () => refuse(new Error(`no answer, only: ${answer}`)));
    socket.on('data', (part) => {
      answer += part.toString();
    });
    socket.on('close', () => resolve(answer)).on('error', refuse);
  });

const statusOf = (answer: string): number => Number(answer.split(' ')[1]);

function assertOurShape(answer: string, status: number, code: string): void {
  assert.equal(statusOf(answer), status, answer);
  const body = JSON.parse(answer.slice(answer.indexOf('\r\n\r\n') + 4));
  assert.equal(body.code, code);
  assert.match(body.message, /[\u4e00-\u9fff].*。$/);
  assert.match(body.nextStep, /[\u4e00-\u9fff]/);
  assert.match(body.traceId, /^[0-9A-F]{4}-[0-9A-F]{4}$/);
}

const request = (start: string, headers: Readonly<Record<string, string>>, body = ''): string =>
  [
    `${start} HTTP/1.1`,
    'Host: office.test',
    'Connection: close',
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    '',
    body,
  ].join('\r\n');

const form = 'multipart/form-data; boundary=edge';
const file = '--edge\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\n会议材料';
const whole = `${file}\r\n--edge--\r\n`;

const upload = (contentType: string, body: string, length = Buffer.byteLength(body)): string =>
  request(
    `POST ${attachments}`,
    {
      Origin: 'http://office.test',
      Cookie: officer.cookie,
      'Content-Type': contentType,
      'Content-Length': String(length),
    },
    body,
  );

test('an address nobody can read, headers without end and no HTTP at all are answered like everything else', async () => {
  assertOurShape(await exchange(request('GET /api/matters/%ff%fe', {})), 404, 'http.not-found');
  assertOurShape(await exchange(request('GET /%ff', {})), 404, 'http.not-found');
  assertOurShape(await exchange(request(`GET /api/matters/${'a'.repeat(400)}`, {})), 404, 'http.not-found');
  assertOurShape(await exchange(request('GET /', { Cookie: 'a'.repeat(40_000) })), 431, 'http.headers-too-large');
  assertOurShape(await exchange('这不是 HTTP\r\n\r\n'), 400, 'http.malformed');

  assert.equal(statusOf(await exchange(request('GET /healthz', {}))), 200);
});

test('a form without its boundary and one that ends in the middle are refused as what they are', async () => {
  assertOurShape(await exchange(upload('multipart/form-data', whole)), 400, 'http.upload-broken');
  assertOurShape(await exchange(upload(form, file)), 400, 'http.upload-broken');
  assertOurShape(
    await exchange(upload(form, '--edge\r\ncontent-disposition: form-data; na')),
    400,
    'http.upload-broken',
  );

  const answer = await exchange(upload(form, whole));
  assert.equal(statusOf(answer), 200, answer);
  assert.deepEqual(house.problems, []);
});

test('whoever goes away in the middle of an upload or a text is no trouble of the server', async () => {
  const leave = async (bytes: string) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.on('error', () => undefined);
    await pause(300);
    socket.resetAndDestroy();
    await pause(300);
  };

  await leave(upload(form, file, 1_000_000));
  await leave(upload('application/json', '{"a":', 1_000));

  assert.deepEqual(house.problems, []);
  assert.equal(statusOf(await exchange(upload(form, whole))), 200);
});

test('an upload that announces more than is taken is refused before its body is sent, with the limit; an empty one too', async () => {
  const limit = 200;
  const announced = (headers: Readonly<Record<string, string>>): Promise<string> =>
    exchange(
      request(
        `POST ${attachments}`,
        { Origin: 'http://office.test', Cookie: officer.cookie, 'Content-Type': form, ...headers },
        file,
      ),
    );
  const byOurPage = await announced({ 'Content-Length': '300000000', 'X-Largest-File': '299000000' });
  const byAnybody = await announced({ 'Content-Length': '5000000000' });

  for (const answer of [byOurPage, byAnybody]) {
    assertOurShape(answer, 413, 'files.too-large');
    assert.match(answer, new RegExp(`超过 ${limit} MB`));
  }
  const empty = file.replace('会议材料', '');
  assertOurShape(await exchange(upload(form, `${empty}\r\n--edge--\r\n`)), 422, 'files.empty');
  assert.equal(statusOf(await exchange(upload(form, whole))), 200, 'positive control');
  assert.deepEqual(house.problems, []);
});

/** A whole body and then its answer, as a program sends it that does not listen before it has sent everything. */
const sentWhole = (start: string, body: string, headers: Readonly<Record<string, string>>): Promise<string> =>
  new Promise((resolve, refuse) => {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    socket.setTimeout(20_000, () => refuse(new Error(`no answer, only: ${answer}`)));
    socket.on('close', () => resolve(answer)).on('error', refuse);
    socket.pause();
    socket.write(request(start, headers, body), () => {
      socket.on('data', (part) => {
        answer += part.toString();
      });
      socket.resume();
    });
  });

test('a body that is too large is refused with a sentence, also while it is still being sent, with a length or in pieces', async () => {
  const signedIn = { Origin: 'http://office.test', Cookie: officer.cookie, 'Content-Type': 'application/json' };
  const text = JSON.stringify({ kindCode: 'leave-request', text: '长'.repeat(5_000_000) });
  const pieces = `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n0\r\n\r\n`;
  const answers = await Promise.all([
    sentWhole('POST /api/matters', text, { ...signedIn, 'Content-Length': String(Buffer.byteLength(text)) }),
    sentWhole('POST /api/matters', pieces, { ...signedIn, 'Transfer-Encoding': 'chunked' }),
    sentWhole('POST /api/session', text, {
      'Content-Type': 'application/json',
      'Content-Length': String(Buffer.byteLength(text)),
    }),
  ]);

  for (const answer of answers) assertOurShape(answer, 413, 'http.too-large');
  const small = JSON.stringify({ kindCode: 'leave-request' });
  const taken = await sentWhole('POST /api/matters', small, { ...signedIn, 'Content-Length': String(small.length) });
  assert.equal(statusOf(taken), 200, taken);
  assert.deepEqual(house.problems, []);
});
