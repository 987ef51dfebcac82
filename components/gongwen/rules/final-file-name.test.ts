import assert from 'node:assert/strict';
import { test } from 'node:test';
import { finalFileName } from './final-file-name.ts';

test('the finished document cannot be named so that its ending reads as another one', () => {
  assert.equal(finalFileName('关于防汛的通知'), '关于防汛的通知.pdf');
  assert.equal(finalFileName('\u202efdp.\u2066通\u200b知\u061c\u{e0041}'), 'fdp.通知.pdf');
  assert.equal(finalFileName('../关于："a"|b?的通知. '), '关于：ab的通知.pdf');
  assert.equal(finalFileName('\u202e'), '公文.pdf');
  assert.equal(finalFileName('𠮷'.repeat(90)), `${'𠮷'.repeat(80)}.pdf`);
});
