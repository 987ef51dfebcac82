import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { ConfigurationRefused, readConfiguration } from '#apps/server/configuration.ts';
import { registry } from '#apps/server/registry.generated.ts';
import { openSealedBytes } from '#platform/server/files/open-sealed-bytes.ts';
import { PlaceUnusable } from '#platform/server/files/s3-sealed-bytes.ts';
import { type TestHouse, testHouse } from '#platform/testkit/house.ts';
import { startS3, type TestS3 } from '#platform/testkit/s3-server.ts';
import { signIn } from '#platform/testkit/sign-in.ts';
import { smallAgency, testPassword } from '#platform/testkit/small-agency.ts';

let s3: TestS3;
let house: TestHouse;
const secret = 'S3RVER';
const settings = (more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({
  FILES_URL: `s3://${s3.place.bucket}/office?endpoint=${s3.place.endpoint}&region=us-east-1`,
  S3_ACCESS_KEY: 'S3RVER',
  S3_SECRET_KEY: secret,
  ...more,
});
const refusal = async (env: NodeJS.ProcessEnv): Promise<string> => {
  const opened = openSealedBytes(readConfiguration(env).files, () => 'probe');
  const error = await opened.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof PlaceUnusable, String(error));
  return error.message;
};

before(async () => {
  s3 = await startS3();
  house = await testHouse(registry, { files: readConfiguration(settings()).files });
  await smallAgency(house.house, 'jz');
});
after(async () => {
  await house.close();
  await s3.stop();
});

test('an attachment kept in an S3 bucket comes back whole and in ranges, and lies there encrypted', async () => {
  const officer = await signIn(house.app, 'jz.officer', testPassword);
  const { matterId } = (await officer.send('POST', '/api/matters', { kindCode: 'leave-request' })).body;
  const content = Buffer.from('关于差旅安排的说明。'.repeat(300_000));

  const added = await officer.upload(`/api/matters/${matterId}/attachments`, [{ name: '说明.txt', content }]);

  assert.equal(added.status, 200, JSON.stringify(added.body));
  const address = `/api/matters/${matterId}/attachments/${added.body.attachments[0].id}`;
  const headers = { host: 'office.test', cookie: officer.cookie };
  const part = await house.app.inject({ url: address, headers: { ...headers, range: 'bytes=5000000-5000099' } });
  assert.deepEqual([part.statusCode, part.rawPayload], [206, content.subarray(5_000_000, 5_000_100)]);
  const whole = await house.app.inject({ url: address, headers });
  assert.ok(whole.rawPayload.equals(content));
  const objects = (await readdir(s3.directory, { recursive: true })).filter((name) => name.endsWith('_object'));
  assert.equal(objects.length, 3, 'segments of 4 MB');
  assert.ok(objects.every((name) => name.startsWith(`${s3.place.bucket}/office/`)));
});

test('a bucket that is not there, wrong keys and a server that is down are told apart at the start, without the key', async () => {
  const missing = await refusal(settings({ FILES_URL: settings().FILES_URL?.replace('office-files', 'nowhere') }));
  const wrongKey = await refusal(settings({ S3_ACCESS_KEY: 'not-the-key', S3_SECRET_KEY: 'not-the-secret' }));
  const down = await refusal(settings({ FILES_URL: 's3://office-files?endpoint=http://127.0.0.1:9' }));

  assert.match(missing, /“nowhere” 不存在.*先建好存储桶/);
  assert.match(wrongKey, /用不了.*S3_SECRET_KEY/);
  assert.match(down, /127\.0\.0\.1:9 .*用不了（ECONNREFUSED）/);
  for (const sentence of [missing, wrongKey, down]) assert.doesNotMatch(sentence, /not-the-secret|not-the-key|S3RVER/);
});

test('an address without a place or with keys in it is refused in words', () => {
  const refused = (more: NodeJS.ProcessEnv) => () => readConfiguration(settings(more));

  assert.throws(refused({ FILES_URL: 's3://office-files' }), /s3:\/\/存储桶\?endpoint=/);
  assert.throws(refused({ FILES_URL: 's3://x?endpoint=http://127.0.0.1:9' }), ConfigurationRefused);
  assert.throws(refused({ S3_SECRET_KEY: undefined }), /S3_ACCESS_KEY 和 S3_SECRET_KEY/);
  assert.throws(refused({ FILES_URL: 's3://k:s@office-files?endpoint=http://127.0.0.1:9' }), /不能写在地址里/);
  assert.throws(refused({ FILES_URL: 'ftp://somewhere' }), /只支持/);
});
