import assert from 'node:assert/strict';
import { test } from 'node:test';
import { zipSync } from 'fflate';
import { mediaTypeReader } from './media-type.ts';

const typeOf = (content: Uint8Array | string, chunk = 65_536): string | undefined => {
  const bytes = Buffer.from(content as string);
  const reader = mediaTypeReader();
  for (let at = 0; at < bytes.length; at += chunk) reader.update(bytes.subarray(at, at + chunk));
  return reader.result();
};
const zip = (...names: readonly string[]) =>
  zipSync(Object.fromEntries(names.map((name) => [name, Buffer.from('内容'.repeat(20))])));
const compound = (stream: string) =>
  Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(70_000),
    Buffer.from(`${stream}\0`, 'utf16le'),
    Buffer.alloc(500),
  ]);

test('the kinds of file an office exchanges are known from their content', () => {
  const cases: readonly (readonly [Uint8Array | string, string])[] = [
    ['%PDF-1.7\n', 'application/pdf'],
    [Buffer.from('89504e470d0a1a0a0000', 'hex'), 'image/png'],
    [Buffer.from('ffd8ffe000104a464946', 'hex'), 'image/jpeg'],
    ['GIF89a......', 'image/gif'],
    ['RIFF\0\0\0\0WEBPVP8 ', 'image/webp'],
    [zip('说明.txt'), 'application/zip'],
    [zip('OFD.xml', 'Doc_0/Document.xml'), 'application/ofd'],
    [
      zip('[Content_Types].xml', 'word/document.xml'),
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
    [
      zip('[Content_Types].xml', 'xl/workbook.xml'),
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ],
    [
      zip('[Content_Types].xml', 'ppt/presentation.xml'),
      'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    ],
    [compound('WordDocument'), 'application/msword'],
    [compound('Workbook'), 'application/vnd.ms-excel'],
    [compound('PowerPoint Document'), 'application/vnd.ms-powerpoint'],
    ['关于召开会议的通知\r\n各单位：\r\n', 'text/plain; charset=utf-8'],
  ];
  for (const [content, expected] of cases) {
    assert.equal(typeOf(content), expected);
    assert.equal(typeOf(content, 997), expected, `${expected} in small pieces`);
  }
});

test('pages, pictures with scripts, programs, macros and unknown bytes are not taken', () => {
  for (const content of [
    '<!DOCTYPE html><script>alert(1)</script>',
    '  \n<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    '\uFEFF<?xml version="1.0"?><a/>',
    '<!-- --><html></html>',
    '#!/bin/sh\nrm -rf /',
    'MZ\x90\0\x03\0\0\0',
    '\x7fELF\x02\x01\x01\0',
    zip('[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin'),
    zip('META-INF/MANIFEST.MF', 'Main.class'),
    compound('SomethingElse'),
    Buffer.from([0xc4, 0xe3, 0xba, 0xc3]),
    '',
  ]) {
    assert.equal(typeOf(content), undefined, JSON.stringify(content.slice(0, 20)));
  }
});
