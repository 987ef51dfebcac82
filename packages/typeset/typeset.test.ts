import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { breakTitle, literal } from './index.ts';

const width = (line: string): number => [...line].reduce((sum, c) => sum + (c.charCodeAt(0) < 0x2000 ? 0.5 : 1), 0);

test('短标题一行，长标题按词断开，不断在“关于”后面', () => {
  assert.deepEqual(breakTitle('关于做好冬季安全工作的通知'), ['关于做好冬季安全工作的通知']);
  assert.deepEqual(breakTitle('国务院关于促进综合保税区高水平开放高质量发展的若干意见'), [
    '国务院关于促进综合保税区',
    '高水平开放高质量发展的若干意见',
  ]);
});

const words = fc.constantFrom(
  '江州市',
  '住房和城乡建设局',
  '关于',
  '进一步加强',
  '城镇燃气',
  '安全管理',
  '《办法》',
  '（试行）',
  '2026年',
  '工作的',
);

test('断行不增减文字，每行不超过版心', () => {
  fc.assert(
    fc.property(fc.array(words, { minLength: 1, maxLength: 14 }), (parts) => {
      const title = `${parts.join('')}通知`;
      const lines = breakTitle(title);
      assert.equal(lines.join(''), title);
      assert.ok(
        lines.every((line) => width(line) <= 20),
        lines.join('/'),
      );
    }),
  );
});

const anyText = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 0x2ff }), fc.integer({ min: 0, max: 0x10ffff })), { maxLength: 40 })
  .map((codes) => String.fromCodePoint(...codes));

test('a title of 200 characters is broken at once, however many ways there are', () => {
  const title = '很长的标题和很多的词语要分行'.repeat(15).slice(0, 200);
  const start = performance.now();
  const lines = breakTitle(title);

  assert.equal(lines.join(''), title);
  assert.ok(lines.length >= 11 && lines.every((line) => [...line].length <= 19), lines.join('|'));
  assert.deepEqual(breakTitle('a'.repeat(50)), ['a'.repeat(38), 'a'.repeat(12)], 'no word to break at');
  assert.ok(performance.now() - start < 2000, 'the ways are compared, not listed');
});

test('任何文字写进排版程序都只是一个字符串', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const written = literal(text);
      assert.match(written, /^"(?:[^"\\\p{Cc}]|\\["\\]|\\u\{[0-9a-f]+\})*"$/u);
    }),
  );
});
