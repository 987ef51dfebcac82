import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileForm, type DocumentNode } from '@gov/forms';
import { pack, sheetParts, wordLine, wordParts, wordTable } from '../../testing/office-files.ts';
import { readForm } from './import-form.ts';
import { openPackage } from './office-package.ts';
import { firstSheet } from './sheet-cells.ts';
import { withWordLooks } from './word-looks.ts';

const read = async (fileName: string, bytes: Uint8Array): Promise<DocumentNode> => {
  const result = await readForm({ fileName, bytes });
  assert.ok(result.ok, JSON.stringify(result.ok ? '' : result.rejection));
  assert.ok(compileForm(result.value.template).ok);
  return result.value.template.document;
};

/** `黑体字 hei 三号 bold`, for each text of the paper. */
const looksIn = (node: DocumentNode): readonly string[] =>
  node.type === 'text'
    ? [[node.text, ...(node.marks ?? []).flatMap(({ type, attrs }) => Object.values(attrs ?? { type }))].join(' ')]
    : (node.content ?? []).flatMap(looksIn);
const all = (node: DocumentNode, type: string): readonly DocumentNode[] => [
  ...(node.type === type ? [node] : []),
  ...(node.content ?? []).flatMap((child) => all(child, type)),
];

/** Words with the properties of their run, to be put where a fixture writes words. */
const words = (text: string, properties: string): string =>
  `</w:t></w:r><w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r><w:r><w:t>`;
const font = (name: string): string => `<w:rFonts w:ascii="Times New Roman" w:eastAsia="${name}"/>`;

const wordStyles = `<?xml version="1.0"?><w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:rPr><w:sz w:val="44"/>${font('楷体')}</w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/><w:pPr><w:jc w:val="right"/></w:pPr><w:rPr><w:b/>${font('仿宋_GB2312')}</w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="ring"><w:basedOn w:val="ring"/><w:rPr><w:u w:val="single"/></w:rPr></w:style>
</w:styles>`;

test('Word 文件里的字体、字号、粗细、红字、下划线和位置都在，文件自己的正文样式不算', async () => {
  const document = await read(
    '表.docx',
    pack({
      ...wordParts(
        wordLine(words('市住建局用印审批单', `${font('方正小标宋简体')}<w:sz w:val="44"/><w:color w:val="FF0000"/>`)) +
          `<w:p><w:pPr><w:pStyle w:val="b"/></w:pPr><w:r><w:t>编号：____</w:t></w:r><w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t>号</w:t></w:r></w:p>` +
          wordTable(
            [2000, 4000],
            [
              {
                cells: [
                  words(
                    '用 印 单 位',
                    `${font('黑体')}<w:sz w:val="28"/><w:rPrChange><w:rPr><w:b/></w:rPr></w:rPrChange>`,
                  ),
                  '',
                ],
              },
              { cells: ['用印事由', `${words('一、', '<w:u w:val="single"/>')}填写：`] },
              { cells: [{ text: '备注', span: 2 }] },
            ],
          ),
      ),
      'word/styles.xml': wordStyles,
    }),
  );

  assert.deepEqual(looksIn(document), [
    '市住建局用印审批单 title 二号 red',
    '编号： bold fang',
    '号 fang',
    '用 印 单 位 hei 四号',
    '用印事由',
    '一、 underline',
    '填写：',
    '备注',
  ]);
  const [number] = all(document, 'paragraph');
  assert.equal(number?.attrs?.textAlign, 'right');
});

test('样式互相套成一圈也读得完，没有说过样子的还是原来的样子', async () => {
  const paragraph = `<w:p><w:pPr><w:pStyle w:val="ring"/><w:jc w:val="both"/></w:pPr><w:r><w:t>电话：____</w:t></w:r></w:p>`;
  const parts = wordParts(paragraph + wordTable([2000, 4000], [{ cells: ['姓名', ''] }]));
  const document = await read('表.docx', pack({ ...parts, 'word/styles.xml': wordStyles }));

  assert.deepEqual(looksIn(document), ['电话： underline', '姓名']);
  assert.deepEqual(
    all(document, 'paragraph').map(({ attrs }) => attrs?.textAlign),
    ['left', 'center', 'left'],
  );
});

test('Excel 文件里的字体、字号、粗细、红字和位置都在，和整本常用的一样的不算', async () => {
  const plan = {
    rows: [
      ['用车申请单', null],
      ['用车人', ''],
      ['事由', ''],
    ],
    borderFrom: 2,
    merges: ['A1:B1'],
  };
  const parts = sheetParts(plan);
  const fonts =
    '<fonts><font><sz val="12"/><name val="宋体"/></font><font><b/><sz val="18"/><color rgb="FFFF0000"/><name val="黑体"/></font></fonts>';
  const looks =
    '<cellXfs><xf borderId="0" fontId="1"/><xf borderId="1" fontId="1"><alignment horizontal="right" vertical="top"/></xf></cellXfs>';
  const styles = `${parts['xl/styles.xml']}`
    .replace('<borders>', `${fonts}<borders>`)
    .replace(/<cellXfs>.*<\/cellXfs>/, looks);
  const rich = '<si><r><t>事</t></r><r><rPr><u/><sz val="12"/><rFont val="楷体"/></rPr><t>由</t></r></si>';
  const document = await read(
    '单.xlsx',
    pack({
      ...parts,
      'xl/styles.xml': styles,
      'xl/sharedStrings.xml': `${parts['xl/sharedStrings.xml']}`.replace('<si><r><t>事由</t></r>', rich.slice(0, -5)),
      'xl/worksheets/sheet1.xml': `${parts['xl/worksheets/sheet1.xml']}`.replace('<c r="A1"', '<c r="A1" s="0"'),
    }),
  );

  assert.deepEqual(looksIn(document), [
    '用车申请单 bold hei 小二 red',
    '用车人 bold hei 小二 red',
    '事 bold hei 小二 red',
    '由 underline kai',
  ]);
  const [first] = [...all(document, 'tableHeader'), ...all(document, 'tableCell')];
  assert.equal(first?.attrs?.vertical, 'top');
  assert.equal(all(document, 'paragraph')[0]?.attrs?.textAlign, 'right');
});

test('对齐写成别的词，也只是没有说过', async () => {
  const line = (words: string): string =>
    `<w:p><w:pPr><w:jc w:val="${words}"/></w:pPr><w:r><w:t>电话：____</w:t></w:r></w:p>`;
  const body = line('constructor') + line('__proto__') + wordTable([2000, 4000], [{ cells: ['姓名', ''] }]);
  const document = await read('表.docx', pack(wordParts(body)));
  assert.deepEqual(
    all(document, 'paragraph').map(({ attrs }) => attrs?.textAlign),
    ['left', 'left', 'center', 'left'],
  );

  const parts = sheetParts({ rows: [['姓名', '']] });
  const styles = `${parts['xl/styles.xml']}`.replace(
    /<cellXfs>.*<\/cellXfs>/,
    '<cellXfs><xf borderId="0"/><xf borderId="1"><alignment horizontal="toString"/></xf></cellXfs>',
  );
  const sheet = await read('单.xlsx', pack({ ...parts, 'xl/styles.xml': styles }));
  for (const { attrs } of all(sheet, 'paragraph')) assert.match(String(attrs?.textAlign), /^(left|center)$/);
});

test('几万段不同样子的字，每一段只看一遍', () => {
  const runs = '<w:r><w:t>字</w:t></w:r>'.repeat(24_000);
  const document = `<w:document><w:body><w:p><w:pPr><w:jc w:val="right"/></w:pPr>${runs}</w:p></w:body></w:document>`;
  const begun = process.cpuUsage();
  const read = withWordLooks([{ kind: 'line', text: '字'.repeat(24_000), heading: false }], document, undefined);
  const { user } = process.cpuUsage(begun);
  assert.ok(read.ok && read.value[0]?.kind === 'line' && read.value[0].looks?.align === 'right');
  assert.ok(user < 2_000_000, `${user} µs: not each piece with all before it`);
});

test('一段几千种样子的字被许多格引用：每格只留表单用得上的，不成倍地长', async () => {
  const cells = Array.from({ length: 60 }, (_, at) => `<c r="A${at + 1}" s="1" t="s"><v>0</v></c>`);
  const rows = cells.map((cell, at) => `<row r="${at + 1}">${cell}<c r="B${at + 1}" s="1"/></row>`).join('');
  const runs = `<r><rPr><b/></rPr><t>${'字'.repeat(60)}</t></r><r><t>${'词'.repeat(60)}</t></r>`.repeat(500);
  const parts = sheetParts({ rows: [['姓名', '']] });
  const put = (name: string, from: RegExp, to: string): Record<string, string> => ({
    [name]: `${parts[name]}`.replace(from, to),
  });
  const bytes = pack({
    ...parts,
    ...put('xl/worksheets/sheet1.xml', /<sheetData>.*<\/sheetData>/s, `<sheetData>${rows}</sheetData>`),
    ...put('xl/sharedStrings.xml', /<si>.*<\/si>/s, `<si>${runs}</si>`),
  });
  const opened = openPackage(bytes);
  assert.ok(opened.ok);
  const sheet = firstSheet(opened.value);
  assert.ok(sheet.ok);
  for (const { text, looks } of sheet.value.cells) {
    assert.ok(text.length <= 4000, `${text.length}`);
    assert.ok((looks?.runs.length ?? 0) <= 40);
  }
  assert.equal((await readForm({ fileName: '单.xlsx', bytes })).ok, true);
});
