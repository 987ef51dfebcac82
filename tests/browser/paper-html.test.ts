import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { cellSides, type DocumentNode, type FormTemplate, paperFaces, paperSizes } from '@gov/forms';
import { draftingSlip, handlingSlip, leaveRequest } from '@gov/forms/examples';
import fc from 'fast-check';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { openBrowser } from './browser.ts';

const root = join(import.meta.dirname, '../..');
const editor = join(root, 'components/forms/web/editor');

/** The editor's own parts in a page: what is copied from one paper is pasted over another, as Ctrl+A, Ctrl+C, Ctrl+V do it. */
const inPage = `
  import { getSchema } from '@tiptap/core';
  import { DOMParser, DOMSerializer } from '@tiptap/pm/model';
  import { AllSelection, EditorState } from '@tiptap/pm/state';
  import { EditorView } from '@tiptap/pm/view';
  import { paperExtensions } from '${editor}/paper-schema.ts';
  import { cleanPastedPaper } from '${editor}/paste.ts';
  import { paperOf, templateOf } from '${editor}/template-paper.ts';
  const schema = getSchema([...paperExtensions()]);
  const opened = (doc) => {
    const state = EditorState.create({ doc });
    return new EditorView(null, {
      state: state.apply(state.tr.setSelection(new AllSelection(doc))),
      transformPastedHTML: cleanPastedPaper,
    });
  };
  window.pastedHtml = (html) => {
    const to = opened(schema.nodeFromJSON({ type: 'doc', content: [{ type: 'paragraph' }] }));
    to.pasteHTML(html);
    return templateOf(to.state.doc.toJSON()).document.content;
  };
  const told = (doc, attrs) => templateOf({ ...doc.toJSON(), attrs });
  window.throughHtml = (template) => {
    const doc = schema.nodeFromJSON(paperOf(template));
    doc.check();
    const frame = document.createElement('div');
    frame.append(DOMSerializer.fromSchema(schema).serializeFragment(doc.content));
    const again = document.implementation.createHTMLDocument('').createElement('div');
    again.innerHTML = frame.innerHTML;
    const read = DOMParser.fromSchema(schema).parse(again, { preserveWhitespace: true });
    const from = opened(doc);
    const copied = from.serializeForClipboard(from.state.selection.content()).dom.innerHTML;
    const to = opened(schema.nodeFromJSON({ type: 'doc', content: [{ type: 'paragraph' }] }));
    to.pasteHTML(copied);
    to.state.doc.check();
    return {
      before: told(doc, doc.attrs),
      read: told(read, doc.attrs),
      pasted: told(to.state.doc, doc.attrs),
    };
  };
`;

const entry = join(editor, 'in-page.js');

async function bundled(): Promise<string> {
  const built = await build({
    root,
    configFile: false,
    logLevel: 'silent',
    build: { write: false, minify: false, rolldownOptions: { input: entry, output: { format: 'iife' } } },
    plugins: [
      {
        name: 'in-page',
        enforce: 'pre',
        resolveId: (id) => (id === entry ? id : undefined),
        load: (id) => (id === entry ? inPage : undefined),
      },
    ],
  });
  assert.ok('output' in built);
  return built.output[0].code;
}

// Words that have broken HTML before: brackets, handlers, ends of comments, blanks.
const words = fc.oneof(
  fc.constantFrom(
    '申请人',
    ' 两边有空格 ',
    'a < b > c',
    'x"y\'z',
    '<b>粗</b>',
    '&nbsp;&amp;',
    '甲　　乙',
    'if one = 1',
    '-->',
  ),
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
    .filter((text) => !/[\p{Cc}\p{Cs}\p{Cn}\p{Co}\u2028\u2029]|\{agency\}/u.test(text)),
);
const align = fc.constantFrom(null, 'left', 'center', 'right');
const attrsOf = (given: Readonly<Record<string, unknown>>): Pick<DocumentNode, 'attrs'> => {
  const told = Object.entries(given).filter(([, value]) => value !== null && value !== undefined);
  // reason: the values are JSON
  return told.length > 0 ? { attrs: Object.fromEntries(told) as DocumentNode['attrs'] & object } : {};
};

/** In the order in which the editor keeps them. */
const marks = fc
  .tuple(
    fc.boolean(),
    fc.boolean(),
    fc.option(fc.constantFrom(...paperFaces.map(({ value }) => value))),
    fc.option(fc.constantFrom(...paperSizes.map(({ value }) => value))),
    fc.boolean(),
  )
  .map(([bold, underline, face, size, red]) => [
    ...(bold ? [{ type: 'bold' }] : []),
    ...(underline ? [{ type: 'underline' }] : []),
    ...(face ? [{ type: 'face', attrs: { face } }] : []),
    ...(size ? [{ type: 'size', attrs: { size } }] : []),
    ...(red ? [{ type: 'red' }] : []),
  ]);
const text: fc.Arbitrary<DocumentNode> = fc
  .tuple(words, marks)
  .map(([said, looks]) => ({ type: 'text', text: said, ...(looks.length > 0 ? { marks: looks } : {}) }));
const inline: fc.Arbitrary<DocumentNode> = fc.oneof(
  { weight: 4, arbitrary: text },
  { weight: 1, arbitrary: fc.constant({ type: 'text', text: '{agency}' }) },
  { weight: 1, arbitrary: fc.constant({ type: 'hardBreak' }) },
  { weight: 2, arbitrary: fc.constant({ type: 'formField' }) },
);
/** A line does not end in a break: nobody sees one there, and a browser puts one of its own. */
const withoutLastBreak = (content: readonly DocumentNode[]): readonly DocumentNode[] =>
  content.at(-1)?.type === 'hardBreak' ? withoutLastBreak(content.slice(0, -1)) : content;
const line: fc.Arbitrary<DocumentNode> = fc
  .tuple(
    fc.constantFrom('paragraph', 'paragraph', 'heading'),
    align,
    fc.constantFrom(1, 2),
    fc.array(inline, { maxLength: 5 }),
  )
  .map(([type, textAlign, level, content]) => {
    const kept = withoutLastBreak(content);
    return {
      type,
      ...attrsOf({ ...(type === 'heading' ? { level } : {}), textAlign }),
      ...(kept.length > 0 ? { content: kept } : {}),
    };
  });
const block: fc.Arbitrary<DocumentNode> = fc.oneof(
  { weight: 4, arbitrary: line },
  { weight: 1, arbitrary: fc.constantFrom({ type: 'opinionBlock' }, { type: 'detailTable' }) },
);

/** Rows of cells that fill the grid: the first column may go over two rows, the last two columns may be one cell. */
const table: fc.Arbitrary<DocumentNode> = fc
  .tuple(
    fc.integer({ min: 1, max: 3 }),
    fc.boolean(),
    fc.array(fc.integer({ min: 40, max: 150 }), { minLength: 3, maxLength: 3 }),
  )
  .chain(([pairs, sized, widths]) => {
    const cell = (column: number, colspan: number, rowspan: number): fc.Arbitrary<DocumentNode> =>
      fc
        .tuple(
          fc.boolean(),
          fc.subarray([...cellSides]),
          fc.constantFrom(null, 'top', 'bottom'),
          fc.array(block, { minLength: 1, maxLength: 2 }),
        )
        .map(([header, unruled, vertical, content]) => ({
          type: header ? 'tableHeader' : 'tableCell',
          ...attrsOf({
            colspan,
            rowspan,
            colwidth: sized ? widths.slice(column, column + colspan) : null,
            unruled: unruled.length > 0 ? unruled : null,
            vertical,
          }),
          content: header ? content.filter(({ type }) => type === 'paragraph' || type === 'heading') : content,
        }))
        .map((made) => (made.content.length > 0 ? made : { ...made, content: [{ type: 'paragraph' }] }));
    const row = (cells: readonly fc.Arbitrary<DocumentNode>[]): fc.Arbitrary<DocumentNode> =>
      fc
        .tuple(fc.constantFrom(null, 2, 7, 40), fc.tuple(...cells))
        .map(([minLines, content]) => ({ type: 'tableRow', ...attrsOf({ minLines }), content }));
    const pair = fc
      .boolean()
      .chain((joined) =>
        fc.tuple(
          row(joined ? [cell(0, 1, 2), cell(1, 2, 1)] : [cell(0, 1, 2), cell(1, 1, 1), cell(2, 1, 1)]),
          row([cell(1, 1, 1), cell(2, 1, 1)]),
        ),
      );
    return fc
      .tuple(fc.constantFrom(null, 'thin', 'thick'), fc.array(pair, { minLength: pairs, maxLength: pairs }))
      .map(([frame, all]) => ({ type: 'table', ...attrsOf({ frame }), content: all.flat() }));
  });

const template: fc.Arbitrary<FormTemplate> = fc
  .tuple(
    fc.array(
      fc.oneof(
        { weight: 2, arbitrary: block },
        { weight: 1, arbitrary: fc.constant({ type: 'redLine' }) },
        { weight: 1, arbitrary: table },
      ),
      {
        minLength: 1,
        maxLength: 4,
      },
    ),
    words,
  )
  .map(([content, label]) => named({ type: 'doc', content }, label));

/** Gives every piece of the document a key of its own and a definition. */
function named(document: DocumentNode, label: string): FormTemplate {
  const fields: FormTemplate['fields'][number][] = [];
  const opinionBlocks: FormTemplate['opinionBlocks'][number][] = [];
  const keyed = (node: DocumentNode): DocumentNode => {
    const key = `one${fields.length + opinionBlocks.length}`;
    if (node.type === 'formField')
      fields.push({ key, kind: 'formula', label, formula: `if one0 = 1 then "${label}" else ""`, result: 'text' });
    if (node.type === 'detailTable')
      fields.push({
        key,
        kind: 'detailTable',
        label,
        columns: [{ key: 'a', kind: 'text', label: `${label}<style>b</style>` }],
      });
    if (node.type === 'opinionBlock')
      opinionBlocks.push({ key, label, order: 'rank', samePerson: 'all', defaultText: `</style>${label}` });
    if (['formField', 'detailTable', 'opinionBlock'].includes(node.type)) return { ...node, attrs: { key } };
    return node.content ? { ...node, content: node.content.map(keyed) } : node;
  };
  return { name: '随便一张', document: keyed(document), fields, opinionBlocks };
}

interface Came {
  readonly before: FormTemplate;
  readonly read: FormTemplate;
  readonly pasted: FormTemplate;
}

describe('the paper of a form as HTML', () => {
  let browser: Browser;
  let page: Page;

  before(async () => {
    const [code, started] = await Promise.all([bundled(), openBrowser()]);
    browser = started;
    page = await browser.newPage();
    await page.addScriptTag({ content: code });
  });
  after(() => browser.close());

  const through = async (one: FormTemplate): Promise<Came> =>
    // reason: made above in this shape
    (await page.evaluate(`window.throughHtml(${JSON.stringify(one)})`)) as Came;

  for (const one of [leaveRequest, draftingSlip, handlingSlip])
    test(`${one.name} is the same form after it was written as HTML and read, copied and pasted`, async () => {
      const { before: whole, read, pasted } = await through(one);

      assert.deepEqual(read, whole);
      assert.deepEqual(pasted, whole);
    });

  test('words of Word keep face, 号, red and underline, and nothing else of their styles', async () => {
    const html = `<p class=MsoNormal align=center style='text-align:center;onclick:1'><b><span lang=ZH-CN style='font-size:
22.0pt;font-family:"方正小标宋简体";mso-fareast-font-family:"x";color:red;position:fixed'>江州市文件</span></b></p>
<p><u><span style='font-size:16pt;font-family:仿宋_GB2312'>编号</span></u><span style="color:blue;font-size:11.3pt">普通</span></p>`;
    const [title, line] = (await page.evaluate(
      `window.pastedHtml(${JSON.stringify(html)})`,
    )) as readonly DocumentNode[]; // reason: made above

    assert.deepEqual(title?.content, [
      {
        type: 'text',
        text: '江州市文件',
        marks: [
          { type: 'bold' },
          { type: 'face', attrs: { face: 'title' } },
          { type: 'size', attrs: { size: '二号' } },
          { type: 'red' },
        ],
      },
    ]);
    assert.deepEqual(line?.content, [
      {
        type: 'text',
        text: '编号',
        marks: [
          { type: 'underline' },
          { type: 'face', attrs: { face: 'fang' } },
          { type: 'size', attrs: { size: '三号' } },
        ],
      },
      { type: 'text', text: '普通' },
    ]);
  });

  test('a line across a cell does not break its table in two', async () => {
    const html = '<table><tr><td>上<hr>下</td><td>右</td></tr><tr><td>二</td><td>三</td></tr></table>';
    const content = (await page.evaluate(`window.pastedHtml(${JSON.stringify(html)})`)) as readonly DocumentNode[]; // reason: made above

    assert.deepEqual(
      content.map(({ type, content: rows = [] }) => [type, rows.map((row) => row.content?.length)]),
      [['table', [2, 2]]],
    );
  });

  test('any paper is the same after it was written as HTML and read, copied and pasted', async () => {
    await fc.assert(
      fc.asyncProperty(template, async (one) => {
        const { before: whole, read, pasted } = await through(one);
        assert.deepEqual([whole.fields, whole.opinionBlocks], [one.fields, one.opinionBlocks]);
        assert.deepEqual(read, whole);
        assert.deepEqual(pasted, whole);
      }),
      { numRuns: Number(process.env.RUNS ?? 40) },
    );
  });
});
