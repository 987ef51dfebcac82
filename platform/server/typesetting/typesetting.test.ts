import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Instant } from '@gov/base';
import { fromPlainText } from '@gov/gongwen';
import { exampleDocuments } from '@gov/gongwen/examples';
import type { DocumentDescription } from '@gov/typeset';
import { typesetDocument } from '@gov/typeset';
import type { TextRun } from './text-runs.ts';
import { createTypesetter } from './typesetting.ts';
import { createEngine } from './typst-engine.ts';

const fontsDir = fileURLToPath(new URL('../../../fonts', import.meta.url));
const typesetter = createTypesetter(fontsDir);
const engine = createEngine(fontsDir);
const createdAt = '2026-11-24T02:00:00.000Z' as Instant; // reason: a fixed instant for the test
after(() => typesetter.close());

const millimetres = (points: number): number => (points * 25.4) / 72;
const near = (actual: number, expected: number, tolerance: number, what: string): void =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${what}: ${actual.toFixed(3)} instead of ${expected}`);

const notice = (over: Partial<DocumentDescription> = {}): DocumentDescription => ({
  layout: 'ORDINARY',
  issuerMark: ['江州市住房和城乡建设局'],
  markWithDocumentWord: true,
  documentNumber: '江建发〔2026〕86号',
  title: '江州市住房和城乡建设局关于做好冬季安全工作的通知',
  mainRecipients: '各区住房和城乡建设局',
  body: fromPlainText('请认真贯彻执行。'),
  signatures: ['江州市住房和城乡建设局'],
  sealing: 'SEALED',
  ...over,
});

function pagesOf(description: DocumentDescription): readonly (readonly TextRun[])[] {
  const laid = engine.lay(typesetDocument(description, typesetter.fonts), {});
  assert.ok(laid.ok, JSON.stringify(laid));
  return laid.value.runs;
}

const hanzi = '江河湖海山川日月星辰风雨雷电春夏秋冬东西南北天地玄黄宇宙洪荒';
const threePages = Array.from({ length: 1600 }, (_, i) => hanzi[(i * 7) % hanzi.length]).join('');

test('一页满排的正文是 22 行、每行 28 字，版心 156×225 毫米，天头 37、订口 28 毫米', () => {
  const pages = pagesOf(notice({ body: fromPlainText(threePages) }));

  const lines = (pages[1] ?? []).filter((run) => !run.text.includes('—'));

  assert.equal(lines.length, 22);
  assert.deepEqual([...new Set(lines.map((line) => line.glyphs.length))], [28]);
  const size = lines[0]?.size ?? 0;
  for (const [index, line] of lines.entries()) {
    near(millimetres(line.x), 28, 0.01, 'left edge');
    near(millimetres((line.glyphs.at(-1)?.x ?? 0) + size), 184, 0.05, 'right edge');
    near(millimetres(line.y - 0.88 * size), 37 + (index * 225) / 22, 0.02, `top of line ${index + 1}`);
  }
});

test('页码为四号，单页居右空一字、双页居左空一字，一字线上距版心下边缘 7 毫米', () => {
  const pages = pagesOf(notice({ body: fromPlainText(threePages) }));

  const numbers = pages.map((runs) => runs.find((run) => /^— \d+ —$/.test(run.text)));

  for (const [index, number] of numbers.entries()) {
    assert.ok(number, `page ${index + 1} has a number`);
    near(number.size, 14, 0.01, 'size');
    near(millimetres(number.y - 0.311 * 14), 269, 0.05, 'top of the dash');
    const end = millimetres((number.glyphs.at(-1)?.x ?? 0) + 14);
    if (index % 2 === 0) near(end, 184 - millimetres(14), 0.1, 'right end');
    else near(millimetres(number.x), 28 + millimetres(14), 0.01, 'left end');
  }
});

test('信函格式首页没有页码，也没有“文件”二字和印发机关', () => {
  const pages = pagesOf(notice({ layout: 'LETTER', printedBy: '江州市住房和城乡建设局办公室' }));

  const texts = pages.flat().map((run) => run.text);

  assert.equal(pages.length, 1);
  assert.ok(texts.includes('江州市住房和城乡建设局'));
  assert.ok(!texts.some((text) => text.includes('文件') || text.includes('办公室') || text.includes('— 1 —')));
});

test('成文日期右空四字，署名以成文日期为准居中，且与正文同页', () => {
  const pages = pagesOf(
    notice({
      documentDate: '2026-11-24' as DocumentDescription['documentDate'] & string,
      body: fromPlainText(threePages),
    }),
  );

  const last = pages.at(-1) ?? [];
  const date = last.find((run) => run.text === '2026年11月24日');
  const name = last.filter((run) => run.text === '江州市住房和城乡建设局').at(-1);

  assert.ok(date && name, 'signature and date stand on the last page');
  const right = (run: TextRun): number => (run.glyphs.at(-1)?.x ?? 0) + run.size;
  near(millimetres(right(date)), 184 - 4 * millimetres(date.size), 0.05, 'right end of the date');
  near((name.x + right(name)) / 2, (date.x + right(date)) / 2, 0.1, 'centre of the name');
  assert.ok(
    last.some((run) => hanzi.includes(run.text[0] ?? '-') && run.text.length > 1 && run.y < name.y),
    'text beside them',
  );
});

test('PDF 是 A4，字体全部嵌入，同样的输入得到同样的字节', async () => {
  const source = typesetDocument(
    notice({ body: fromPlainText(`一、总体要求\n（一）坚持原则。${threePages}`) }),
    typesetter.fonts,
  );

  const first = await typesetter.pdf(source, { createdAt });
  const second = await typesetter.pdf(source, { createdAt });

  assert.ok(first.ok && second.ok);
  const text = Buffer.from(first.value).toString('latin1');
  assert.deepEqual([...new Set(text.match(/\/MediaBox ?\[[^\]]*\]/g))], ['/MediaBox [0 0 595.2756 841.8898]']);
  const descriptors = text.match(/\/Type ?\/FontDescriptor\b[^>]*>>/g) ?? [];
  assert.ok(descriptors.length >= 5, `${descriptors.length} faces: title, text, 黑体, 楷体, page number`);
  assert.ok(
    descriptors.every((descriptor) => descriptor.includes('/FontFile2')),
    'every face is embedded',
  );
  assert.equal(Buffer.compare(first.value, second.value), 0);
});

test('每份示例公文都能排版，正文一字不少', () => {
  for (const example of exampleDocuments) {
    const body = fromPlainText(example.lines.join('\n'));
    const attachments = example.attachments.map((a) => ({
      title: a.title,
      titleLines: a.titleLines,
      body: fromPlainText(a.lines.join('\n')),
    }));

    const pages = pagesOf(notice({ title: example.title, body, attachments }));

    const set = pages
      .flat()
      .filter((run) => !/^— \d+ —$/.test(run.text))
      .map((run) => run.text)
      .join('')
      .replace(/\s/g, '');
    for (const line of example.lines) {
      const wanted = line.replace(/\s/g, '');
      assert.ok(set.includes(wanted), `${example.name}: ${wanted.slice(0, 30)}`);
    }
  }
});

test('正文里的任何符号都只是文字，不会成为排版指令', () => {
  const hostile = '#read("/etc/passwd") \\" ] #eval("1") $x$ *a* _b_ `c` <d> @e // f /* g */ \\u{41}';

  const texts = pagesOf(notice({ title: `关于${hostile}的通知`, titleLines: [hostile], body: fromPlainText(hostile) }))
    .flat()
    .map((run) => run.text)
    .join('')
    .replace(/\s/g, '');

  assert.equal(texts.split(hostile.replace(/\s/g, '')).length - 1, 2);
});

test('字体里没有的字会被指出来，不会悄悄换掉', async () => {
  const source = typesetDocument(notice({ body: fromPlainText('收件人：\u{20bb7}野先生。') }), typesetter.fonts);

  const refused = await typesetter.pdf(source, { createdAt });
  const rare = await typesetter.pdf(typesetDocument(notice({ body: fromPlainText('㼆') }), typesetter.fonts), {
    createdAt,
  });

  assert.deepEqual(refused, {
    ok: false,
    rejection: { code: 'typesetting.missing-character', data: { characters: '“\u{20bb7}”（U+20BB7）' } },
  });
  assert.ok(rare.ok, 'a rare character of the fallback face is set');
});

test('不排版也说得出哪些字排不出来，与排版时说的一样', () => {
  const strange = '\u{20bb7}\u{210c1}\u{1f600}ขא';
  const common = '汉字Aé①⑳㈠㎡℃Ω〔2026〕—…“”《》￥¥㼆ꀀ\u3000\u200d、。';
  const laid = (text: string) => engine.lay(typesetDocument(notice({ title: text }), typesetter.fonts), {});

  const told = typesetter.missingIn(`${strange}${common}${strange}`);

  assert.deepEqual(told, [...strange]);
  assert.ok(laid(common).ok);
  for (const character of strange) assert.equal(laid(character).ok, false, character);
});

test('缺少的字体和读不出的图片都会被拒绝', async () => {
  const missing = typesetDocument(notice(), { ...typesetter.fonts, body: { family: '方正仿宋', weight: 400 } });
  const picture = { type: 'doc', content: [{ type: 'image', attrs: { src: 'plan.png' } }] } as const;

  const font = await typesetter.pdf(missing, { createdAt });
  const image = await typesetter.pdf(typesetDocument(notice({ body: picture }), typesetter.fonts), {
    createdAt,
    assets: { 'plan.png': new Uint8Array([1, 2, 3]) },
  });

  assert.equal(font.ok ? '' : font.rejection.code, 'typesetting.missing-font');
  assert.equal(image.ok ? '' : image.rejection.code, 'typesetting.unreadable-image');
});

test('预览逐页给出图片和文字，图片不含脚本、样式和外部引用', async () => {
  const source = typesetDocument(notice({ body: fromPlainText(threePages) }), typesetter.fonts);

  const pages = await typesetter.pages(source, { createdAt });

  assert.ok(pages.ok);
  assert.ok(pages.value.length >= 3);
  for (const { svg, text } of pages.value) {
    assert.ok(svg.startsWith('<svg ') && svg.endsWith('</svg>'));
    assert.ok(!/<script|<style|style=|foreignObject|https?:\/\/(?!www\.w3\.org)/.test(svg));
    assert.ok(text.length > 0);
  }
});
