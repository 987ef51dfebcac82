import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tooLarge } from './too-large.ts';

const megabyte = 1_048_576;
const file = (name: string, size: number) => ({ name, size });

test('a file over the limit is refused before it is sent, with the server’s sentence', () => {
  const refused = tooLarge([file('通知.pdf', 3), file('全部照片.zip', 200 * megabyte + 1)], 200);

  assert.equal(refused?.message, '文件“全部照片.zip”超过 200 MB，没有上传。');
  assert.deepEqual(
    [refused?.status, refused?.code, refused?.nextStep],
    [413, 'files.too-large', '压缩或拆分后再上传。'],
  );
});

test('files up to the limit are sent', () => {
  assert.equal(tooLarge([file('空.txt', 0), file('全部照片.zip', 200 * megabyte)], 200), undefined);
  assert.equal(tooLarge([], 1), undefined);
});
