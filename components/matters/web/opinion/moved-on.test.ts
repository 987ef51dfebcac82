import assert from 'node:assert/strict';
import { test } from 'node:test';
import { movedOnWords } from './moved-on.ts';

const newest = { who: '王建华', act: '办理完毕', at: '1:51' };
const words = (reader: string, line: typeof newest | undefined = newest) => movedOnWords(line, reader, (at) => at);

test('what he did himself in another window is not told as if another had done it', () => {
  assert.equal(words('王建华'), '您 1:51 已在另一个窗口办理完毕，这一步现在不由您办理。');
  assert.equal(words('林涛'), '王建华 1:51 办理完毕，这一步现在不由您办理。');
});
