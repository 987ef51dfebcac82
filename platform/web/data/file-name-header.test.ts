import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileNameHeader } from './file-name-header.ts';

test('a long file name is cut between characters, also where a rare one stands at the cut', () => {
  const name = `${'长'.repeat(199)}𠮷.pdf`;

  assert.equal(decodeURIComponent(fileNameHeader(name)), `${'长'.repeat(199)}𠮷`);
  assert.equal(decodeURIComponent(fileNameHeader('通知.pdf')), '通知.pdf');
});

test('half a character in a name, as some systems write it, stops no upload', () => {
  assert.equal(decodeURIComponent(fileNameHeader('通\ud842知.pdf')), '通\ufffd知.pdf');
});
