import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleanFileName } from './file-name.ts';

test('a path, hidden marks and leading dots are dropped from a file name', () => {
  assert.equal(cleanFileName('C:\\文件\\附件1.pdf'), '附件1.pdf');
  assert.equal(cleanFileName('../../etc/passwd'), 'passwd');
  assert.equal(cleanFileName('通知\u202efdp.exe'), '通知fdp.exe');
  assert.equal(cleanFileName('...'), '未命名');
});

test('a very long name keeps its ending', () => {
  const name = cleanFileName(`${'长'.repeat(400)}.docx`);
  assert.equal(name.length, 255);
  assert.ok(name.endsWith('.docx'));
});
