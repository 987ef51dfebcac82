import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nameFitsContent } from './name-and-content.ts';

const text = 'text/plain; charset=utf-8';
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

test('a file whose content is what its name says is taken, whatever the case of its ending', () => {
  for (const [name, type] of [
    ['通知.pdf', 'application/pdf'],
    ['通知.PDF', 'application/pdf'],
    ['江建发〔2026〕86号.docx', word],
    ['照片.jpg', 'image/png'],
    ['很大的文档.docx', 'application/zip'],
    ['旧稿.wps', 'application/msword'],
    ['v1.2 名单.csv', text],
  ] as const)
    assert.ok(nameFitsContent(name, type).fits, name);
});

test('text called a PDF, a page called a picture and a program called nothing are told apart', () => {
  assert.deepEqual(nameFitsContent('合同.pdf', text), {
    fits: false,
    code: 'files.name-unlike-content',
    content: '纯文本',
  });
  assert.equal(nameFitsContent('照片.png', 'application/pdf').fits, false);
  assert.equal(nameFitsContent('启动.ps1', text).fits, false);
});

test('a name without an ending says nothing of the content', () => {
  for (const name of ['合同', '.pdf', '合同.', '第1. 章'])
    assert.deepEqual(nameFitsContent(name, text), { fits: false, code: 'files.no-ending', content: '纯文本' }, name);
});
