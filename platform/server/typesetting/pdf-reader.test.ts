import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Instant } from '@gov/base';
import { createPdfReader } from './pdf-reader.ts';
import { createTypesetter } from './typesetting.ts';

const typesetter = createTypesetter(fileURLToPath(new URL('../../../fonts', import.meta.url)));
const reader = createPdfReader();
const createdAt = '2026-11-24T02:00:00.000Z' as Instant; // reason: a fixed instant for the test
const sentence = '关于做好冬季安全工作的通知';
let pdf: Uint8Array;

before(async () => {
  const family = typesetter.fonts.body.family;
  const source = `#set page(paper: "a4")\n#set text(font: "${family}")\n${sentence}\n#pagebreak()\n第二页\n#pagebreak()\n三`;
  const made = await typesetter.pdf(source, { createdAt });
  assert.ok(made.ok, JSON.stringify(made));
  pdf = made.value;
});
after(async () => {
  reader.close();
  await typesetter.close();
});

/** A hand-made PDF of two pages of different sizes, its font not embedded. */
function plainPdf(): Buffer {
  const text = 'BT /F1 24 Tf 100 700 Td (Hello) Tj ET';
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R 6 0 R]/Count 2>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${text.length}>>stream\n${text}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 842 595]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
  ];
  let out = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const place = out.length;
    out += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`;
  const trailer = `trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${out.length}\n%%EOF\n`;
  return Buffer.from(out + table + trailer);
}

test('a received PDF is shown page by page with every character as an outline, on sheets of its own size', async () => {
  const count = await reader.countPages(pdf);
  const first = await reader.page(pdf, 1);
  const third = await reader.page(pdf, 3);

  assert.deepEqual(count, { ok: true, value: 3 });
  assert.ok(first.ok && third.ok);
  assert.match(first.value, /^<svg viewBox="0 0 595\.27\d* 841\.88\d*"/);
  assert.equal(first.value.match(/<use /g)?.length, sentence.length);
  assert.equal(third.value.match(/<use /g)?.length, 1);
  assert.doesNotMatch(first.value, /<text|<script|font-family/);
});

test('a PDF of another maker, its font not embedded, is shown too', async () => {
  const count = await reader.countPages(plainPdf());
  const wide = await reader.page(plainPdf(), 2);

  assert.deepEqual(count, { ok: true, value: 2 });
  assert.ok(wide.ok);
  assert.match(wide.value, /viewBox="0 0 842 595"/);
  assert.equal(wide.value.match(/<use /g)?.length, 5);
});

test('what is no PDF, is cut off, or has no such page is refused', async () => {
  const code = async (bytes: Uint8Array, page: number) => {
    const result = await reader.page(bytes, page);
    return result.ok ? 'ok' : result.rejection.code;
  };

  assert.equal(await code(pdf, 3), 'ok');
  assert.equal(await code(pdf, 4), 'typesetting.no-such-page');
  assert.equal(await code(pdf, 0), 'typesetting.unreadable-pdf');
  assert.equal(await code(Buffer.from('%PDF-1.7\n关于做好防汛工作的通知\n%%EOF\n'), 1), 'typesetting.unreadable-pdf');
  assert.equal(await code(pdf.subarray(0, 2000), 1), 'typesetting.unreadable-pdf');
});

test('a file that takes too long is refused; the next one is read by a new process', async () => {
  const limits = { millis: 1, residentBytes: 1_500_000_000 };
  const hasty = createPdfReader(limits);

  const late = await hasty.countPages(pdf);
  limits.millis = 20_000;
  const next = await hasty.countPages(pdf);

  assert.equal(late.ok || late.rejection.code, 'typesetting.unreadable-pdf');
  assert.deepEqual(next, { ok: true, value: 3 });
  hasty.close();
});
