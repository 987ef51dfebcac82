import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tableText } from './table-text.ts';

test('什么样的开头都不会被当成公式；别的一个字不改', () => {
  for (const text of ['=1+1', '+86', '-5', '@x', '\t=1', '\r=1', '\n=1']) assert.equal(tableText(text), `'${text}`);
  for (const text of ['', '购置设备', '1-2', ' =1', "'=1"]) assert.equal(tableText(text), text);
});
