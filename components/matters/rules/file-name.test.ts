import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleanFileName, isProgramName } from './file-name.ts';

test('a path, hidden marks and leading dots are dropped from a file name', () => {
  assert.equal(cleanFileName('C:\\文件\\附件1.pdf'), '附件1.pdf');
  assert.equal(cleanFileName('../../etc/passwd'), 'passwd');
  assert.equal(cleanFileName('通知\u202efdp.exe'), '通知fdp.exe');
  assert.equal(cleanFileName('通\u061c\u00ad\u2060\ufeff知\u{e0041}.pdf'), '通知.pdf');
  assert.equal(cleanFileName('...'), '未命名');
});

test('a very long name keeps its ending', () => {
  const name = cleanFileName(`${'长'.repeat(400)}.docx`);
  assert.equal(name.length, 255);
  assert.ok(name.endsWith('.docx'));
});

test('signs that Windows cannot store become lines; an ending hidden behind dots shows', () => {
  assert.equal(cleanFileName('请示：a:b*?.txt'), '请示：a_b__.txt');
  assert.equal(cleanFileName('通知.exe. . '), '通知.exe');
});

test('programs and scripts are known by their ending, documents are not taken for them', () => {
  for (const name of ['😀.exe', '通知.PDF.bat', '表.VBS', 'a.ps1', 'b.js', 'c.url'])
    assert.ok(isProgramName(name), name);
  for (const name of ['通知.pdf', '表.xlsx', 'exe', '图.png', '公司.com.docx']) assert.ok(!isProgramName(name), name);
});
