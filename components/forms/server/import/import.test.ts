import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { compileForm, type DocumentNode } from '@gov/forms';
import {
  handlingSlipFile,
  leaveSheetFile,
  type Parts,
  pack,
  sheetParts,
  wordFile,
  wordLine,
  wordParts,
  wordTable,
} from '../../testing/office-files.ts';
import { readForm } from './import-form.ts';

const read = async (fileName: string, bytes: Uint8Array) => {
  const result = await readForm({ fileName, bytes });
  assert.ok(result.ok, JSON.stringify(result.ok ? '' : result.rejection));
  assert.ok(compileForm(result.value.template).ok);
  return result.value.template;
};

const refusal = async (bytes: Uint8Array, fileName = '表.docx'): Promise<string> => {
  const result = await readForm({ fileName, bytes });
  return result.ok ? '' : result.rejection.code;
};

const kinds = (template: { readonly fields: readonly { readonly label: string; readonly kind: string }[] }) =>
  Object.fromEntries(template.fields.map((field) => [field.label, field.kind]));

const tableOf = (document: DocumentNode): DocumentNode =>
  document.content?.find((node) => node.type === 'table') ?? assert.fail('没有表格');

test('Word 的收文处理单：合并、列宽、行高都在，空格成为字段和意见栏', async () => {
  const template = await read('处理单.docx', handlingSlipFile());

  assert.equal(template.name, '收文处理单');
  assert.deepEqual(kinds(template), {
    收文编号: 'documentNumber',
    收文日期: 'date',
    来文单位: 'text',
    来文字号: 'text',
    紧急程度: 'urgency',
    密级: 'secrecy',
    标题: 'text',
    承办处室: 'section',
    联系电话: 'text',
    备注: 'multiline',
  });
  assert.deepEqual(
    template.opinionBlocks.map((block) => block.label),
    ['拟办意见', '领导批示'],
  );
  const rows = tableOf(template.document).content ?? [];
  assert.deepEqual(
    rows[0]?.content?.map((cell) => cell.attrs?.colwidth),
    [[94], [222], [94], [208]],
  );
  assert.deepEqual(
    rows.map((row) => row.attrs?.minLines),
    [2, 2, 2, 3, 5, 6, 2, 2],
  );
  assert.equal(rows[4]?.content?.[0]?.attrs?.rowspan, 2);
  assert.equal(rows[4]?.content?.[1]?.attrs?.colspan, 3);
});

test('Excel 的请假条：没有框线的题头成为标题，隐藏的工作表不看，拼音不算文字', async () => {
  const template = await read('请假条.xlsx', leaveSheetFile());

  assert.equal(template.name, '工作人员请假条');
  assert.deepEqual(kinds(template), {
    申请人: 'person',
    所在科室: 'section',
    请假类别: 'choice',
    起止日期: 'dateRange',
    请假事由: 'multiline',
  });
  assert.deepEqual(
    template.opinionBlocks.map((block) => block.label),
    ['科室负责人意见'],
  );
  const rows = tableOf(template.document).content ?? [];
  assert.equal(rows[3]?.attrs?.minLines, 3);
  assert.equal(rows[3]?.content?.[1]?.attrs?.colspan, 3);
});

test('文件里的代码只成为文字或者什么也不是', async () => {
  const evil = '&lt;script&gt;alert(1)&lt;/script&gt;';
  const template = await read(
    '表.docx',
    wordFile(wordLine(`申请表${evil}`) + wordTable([1, 1], [{ cells: [`姓名${evil}`, ''] }, { cells: ['部门', ''] }])),
  );

  assert.equal(template.fields[0]?.label, '姓名<script>alert(1)</script>'.slice(0, 30));
  assert.equal(tableOf(template.document).content?.length, 2);
});

test('宏、密码、旧格式、别的文件、没有空格的文件各有一句说明', async () => {
  const word = wordParts(wordLine('请示') + wordTable([1, 1], [{ cells: ['姓名', ''] }]));
  const old = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

  assert.equal(await refusal(pack(word)), '', '对照：同一个文件不带宏能导入');
  assert.equal(await refusal(pack({ ...word, 'word/vbaProject.bin': 'x' })), 'forms.import-macros');
  assert.equal(await refusal(pack(word), '表.docm'), 'forms.import-macros');
  assert.equal(
    await refusal(
      pack({ ...word, '[Content_Types].xml': '<a t="application/vnd.ms-word.document.macroEnabled.main+xml"/>' }),
    ),
    'forms.import-macros',
  );
  assert.equal(await refusal(old, '表.doc'), 'forms.import-old-format');
  assert.equal(
    await refusal(Buffer.concat([old, Buffer.from('EncryptedPackage', 'utf16le')])),
    'forms.import-password',
  );
  assert.equal(await refusal(Buffer.from('%PDF-1.7')), 'forms.import-kind');
  assert.equal(await refusal(pack({ 'a.txt': 'x' })), 'forms.import-kind');
  assert.equal(await refusal(new Uint8Array()), 'files.empty');
  assert.equal(await refusal(wordFile(wordLine('关于放假的通知'))), 'forms.import-empty');
});

test('展开后大得没有尽头、嵌套得没有尽头、声明实体、残缺的文件都拒绝', async () => {
  const body = wordLine('申请表');
  const swollen: Parts = { ...wordParts(body), 'word/styles.xml': ' '.repeat(20_000_000) };
  const deep = '<w:p>'.repeat(5000) + '</w:p>'.repeat(5000);
  const declared: Parts = {
    ...wordParts(body),
    'word/document.xml': '<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><x>&b;</x>',
  };
  const whole = wordFile(body + wordTable([1, 1], [{ cells: ['姓名', ''] }]));
  const many = Object.fromEntries(Array.from({ length: 2500 }, (_, index) => [`x/${index}`, '']));

  assert.ok(pack(swollen).length < 100_000, '对照：压缩后很小');
  assert.equal(await refusal(pack(swollen)), 'forms.import-too-much');
  assert.equal(await refusal(pack({ ...wordParts(body), ...many })), 'forms.import-too-much');
  assert.equal(await refusal(wordFile(deep)), 'forms.import-unreadable');
  assert.equal(await refusal(pack(declared)), 'forms.import-unreadable');
  assert.equal(await refusal(whole.subarray(0, whole.length - 40)), 'forms.import-unreadable');
  assert.equal(
    await refusal(whole.map((byte, index) => (index > 60 && index < 400 ? 7 : byte))),
    'forms.import-unreadable',
  );
});

test('工作表里写得很远的单元格和荒唐的合并不拖垮服务器', async () => {
  const parts = sheetParts({
    rows: [
      ['姓名', ''],
      ['部门', ''],
    ],
    merges: ['A1:XFD1048576', 'B9:A1', 'ZZZZ1'],
  });
  const sheet = String(parts['xl/worksheets/sheet1.xml']).replace(
    '</sheetData>',
    '<row r="1048576"><c r="XFD1048576" s="1"><v>1</v></c></row></sheetData>',
  );

  const code = await refusal(pack({ ...parts, 'xl/worksheets/sheet1.xml': sheet }), '表.xlsx');

  assert.ok(['', 'forms.import-empty'].includes(code), code);
});

const leaveSheet = (merges: readonly string[], change = (sheet: string): string => sheet): Uint8Array => {
  const rows = [
    ['姓名', '', '部门', ''],
    ['事由', '', '', ''],
  ];
  const parts = sheetParts({ rows, merges, widths: [10, 20, 10, 20] });
  return pack({ ...parts, 'xl/worksheets/sheet1.xml': change(String(parts['xl/worksheets/sheet1.xml'])) });
};

/** A child process, so that a loop without end is ended and seen. */
const inTime = (bytes: Uint8Array, fileName: string): string => {
  const source = `import { readForm } from ${JSON.stringify(new URL('./import-form.ts', import.meta.url).href)};
    const result = await readForm({ fileName: ${JSON.stringify(fileName)}, bytes: Buffer.from(process.argv[1], 'base64') });
    console.log(result.ok ? 'read' : result.rejection.code);`;
  const done = spawnSync(
    process.execPath,
    ['--input-type=module', '--eval', source, Buffer.from(bytes).toString('base64')],
    { encoding: 'utf8', timeout: 20_000 },
  );
  return done.error ? done.error.message : done.stdout.trim() + done.stderr;
};

test('列号写到负的一千亿，也只看纸上有的列', () => {
  const widths = '<cols><col min="-99999999999" max="100" width="9"/><col min="1.5" max="1e9" width="9"/></cols>';
  const bytes = leaveSheet([], (sheet) => sheet.replace(/<cols>.*<\/cols>/, widths));

  assert.equal(inTime(bytes, '表.xlsx'), 'read');
});

test('合并写了几万个、互相盖住，只认不重叠的，也不拖垮服务器', async () => {
  const bytes = leaveSheet(
    ['B2:D2', 'A1:CV500', 'C2:D2', ...Array.from({ length: 30_000 }, () => 'A1:CV500')],
    (sheet) => sheet.replace('</sheetData>', '<row r="500"><c r="CV500" s="1"/></row></sheetData>'),
  );
  const overlapping = await read('表.xlsx', leaveSheet(['B2:D2', 'A1:D2', 'C2:D2']));

  const [, second] = tableOf(overlapping.document).content ?? [];
  assert.deepEqual(
    second?.content?.map((cell) => cell.attrs?.colspan ?? 1),
    [1, 3],
  );
  assert.notEqual(inTime(bytes, '表.xlsx').slice(0, 5), 'spawn');
});

/** The directory at the end of a packed file, changed entry by entry. */
const forged = (bytes: Uint8Array, change: (entry: DataView, name: string, index: number) => void): Uint8Array => {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  let at = view.getUint32(copy.length - 6, true);
  for (let index = 0; index < view.getUint16(copy.length - 12, true); index += 1) {
    const name = Buffer.from(copy.subarray(at + 46, at + 46 + view.getUint16(at + 28, true))).toString();
    change(new DataView(copy.buffer, at), name, index);
    at += 46 + name.length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return copy;
};

test('谎报大小、同名、叠在一起的部分都拒绝', async () => {
  const body = wordLine('申请表') + wordTable([1, 1], [{ cells: ['姓名', ''] }]);
  const whole = pack({ ...wordParts(body), 'word/styles.xml': '<a/>'.padEnd(3_000_000, ' '), 'word/stylet.xml': 'x' });
  const stating = (size: number) =>
    forged(whole, (entry, name) => name === 'word/styles.xml' && entry.setUint32(24, size, true));
  let first = 0;
  const onePlace = forged(whole, (entry, _, index) => {
    if (index === 0) first = entry.getUint32(42, true);
    else entry.setUint32(42, first, true);
  });
  const sameName = forged(whole, (entry, name) => name === 'word/stylet.xml' && entry.setUint8(46 + 10, 0x73));

  assert.equal(await refusal(forged(whole, () => {})), '', '对照：没有改过的能导入');
  assert.equal(await refusal(stating(0)), 'forms.import-unreadable');
  assert.equal(await refusal(stating(2_999_999)), 'forms.import-unreadable');
  assert.equal(await refusal(onePlace), 'forms.import-unreadable');
  assert.equal(await refusal(sameName), 'forms.import-unreadable');
});

const unruledIn = (document: DocumentNode): readonly (readonly string[])[] =>
  (tableOf(document).content ?? []).map((row) =>
    (row.content ?? []).map(({ attrs }) => (Array.isArray(attrs?.unruled) ? attrs.unruled.join(' ') : '')),
  );

test('Word 里去掉了框线的格子没有框线；旁边的格子画着的线照画', async () => {
  const without = (text: string, ...unruled: string[]) => ({ text, unruled });
  const template = await read(
    '登记表.docx',
    wordFile(
      wordLine('登记表') +
        wordTable(
          [1000, 3000, 1000, 3000],
          [
            { cells: [without('姓名', 'top', 'start', 'end'), without('', 'start'), '电话', ''] },
            {
              cells: ['单位', '', without('备注', 'bottom'), { text: '', merge: 'restart' as const }],
            },
            { cells: ['地址', '', '邮编', { text: '', merge: 'continue' as const, unruled: ['bottom'] }] },
          ],
        ),
    ),
  );

  assert.deepEqual(unruledIn(template.document), [
    ['top right left', 'left', '', ''],
    ['', '', 'bottom', 'bottom'],
    ['', '', ''],
  ]);
});

test('Excel 里没画框线的格子没有框线，合并的格子也是', async () => {
  const template = await read(
    '登记表.xlsx',
    pack(
      sheetParts({
        rows: [
          ['姓名', '', '电话', ''],
          ['注：请用钢笔填写', null, null, null],
          ['单位', '', '地址', ''],
        ],
        merges: ['A2:D2'],
        bare: ['A2', 'B2', 'C2', 'D2'],
      }),
    ),
  );

  assert.deepEqual(unruledIn(template.document), [['', '', '', ''], ['right left'], ['', '', '', '']]);
});

test('Word 里只有一行另说的框线，不当作整张表的', async () => {
  const exception =
    '<w:tr><w:tblPrEx><w:tblBorders><w:top w:val="nil"/><w:insideH w:val="nil"/></w:tblBorders></w:tblPrEx>';
  const table = wordTable([1000, 3000], [{ cells: ['姓名', ''] }, { cells: ['电话', ''] }]);
  const template = await read('登记表.docx', wordFile(wordLine('登记表') + table.replace('<w:tr>', exception)));

  assert.deepEqual(unruledIn(template.document), [
    ['', ''],
    ['', ''],
  ]);
});
