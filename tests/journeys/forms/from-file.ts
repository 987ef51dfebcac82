import assert from 'node:assert/strict';
import { handlingSlipFile, wordFile, wordLine, wordTable } from '#components/forms/testing/office-files.ts';
import { type Desk, phoneScreen } from '../../browser/desk.ts';
import { pasteHtml, runIn } from '../drafting/pasting.ts';
import { cell, paper, saved } from './designing.ts';

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** A Word table of the office becomes a form with fields where its cells were empty. */
export async function fromWordFile(desk: Desk): Promise<void> {
  const { page } = desk;
  await desk.visit('/forms');
  await page.getByRole('button', { name: '新建表单…' }).click();
  const dialog = page.getByRole('dialog', { name: '新建表单' });
  await dialog.getByRole('radio', { name: '从 Word 或 Excel 文件导入' }).check();
  await dialog
    .getByLabel('文件', { exact: true })
    .setInputFiles({ name: '来文处理笺.docx', mimeType: docx, buffer: Buffer.from(handlingSlipFile()) });
  await dialog.getByRole('button', { name: '新建“来文处理笺”' }).click();
  await paper(desk).locator('.paper-field').first().waitFor();
  assert.ok((await paper(desk).locator('.paper-field, .paper-opinions').count()) > 4, 'fields were found');
  const [table, sheet] = [await paper(desk).locator('table').first().boundingBox(), await paper(desk).boundingBox()];
  assert.ok(table && sheet && table.width < sheet.width, 'the table fits on the paper');
  await desk.checkAccessibility();
  await desk.picture('from-word-file');
}

const purchase = (): Uint8Array =>
  wordFile(
    wordLine('办公用品采购单') +
      wordTable(
        [1400, 2600, 1600, 1600, 2000],
        [
          { cells: ['申请人', { text: '', span: 2 }, '日期', ''] },
          { cells: ['序号', '品名', '规格', '数量', '金额（元）'] },
          ...['1', '2', '3'].map((number) => ({ cells: [number, '', '', '', ''] })),
          { cells: [{ text: '合计', span: 3 }, '', ''] },
        ],
      ),
  );

/** Headings over empty rows are a detail table; one 撤销 makes single fields of them, one 重做 the table again. */
export async function detailFromFile(desk: Desk): Promise<void> {
  const { page } = desk;
  await desk.visit('/forms');
  await page.getByRole('button', { name: '新建表单…' }).click();
  const dialog = page.getByRole('dialog', { name: '新建表单' });
  await dialog.getByRole('radio', { name: '从 Word 或 Excel 文件导入' }).check();
  await dialog
    .getByLabel('文件', { exact: true })
    .setInputFiles({ name: '办公用品采购单.docx', mimeType: docx, buffer: Buffer.from(purchase()) });
  await dialog.getByRole('button', { name: '新建“办公用品采购单”' }).click();
  await paper(desk).locator('.paper-detail').getByText('品名').waitFor();
  await page.getByText('表头下面的 3 行空格合成了一张明细表').waitFor();
  await desk.checkAccessibility();
  await desk.picture('detail-from-file');
  await page.getByRole('button', { name: '撤销' }).click();
  await paper(desk).locator('.paper-field').getByText('品名3').waitFor();
  assert.equal(await paper(desk).locator('.paper-detail').count(), 0);
  assert.equal(await page.getByRole('button', { name: '撤销' }).isDisabled(), true, 'one step, not more');
  await desk.picture('single-fields-from-file');
  await page.getByRole('button', { name: '重做' }).click();
  await paper(desk).locator('.paper-detail').getByText('品名').waitFor();
  await saved(desk);
  await page.reload();
  await paper(desk).locator('.paper-detail').getByText('品名').waitFor();
}

const hostile = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>td{color:red}</style></head><body>
<table border=1 onclick="window.pasted=1"><tr><td colspan=2 style="width:99pt;position:fixed"><p align=center>粘来的表头</p></td>
<td rowspan=2><p>备注<script>window.pasted = 1</script><img src=x onerror="window.pasted=1"></p></td></tr>
<tr><td width=90><p><o:p>甲</o:p></p></td><td width=180><p>乙<span style="mso-list:Ignore">丙</span></p></td></tr></table></body></html>`;

/** A table from Word keeps its spans and words; styles, scripts and pictures stay behind, and nothing of it runs. */
export async function pasteTable(desk: Desk): Promise<void> {
  const { page } = desk;
  await paper(desk).locator('p').last().click();
  await page.keyboard.press('Control+End');
  const before = await cell(desk, 0).and(paper(desk).locator('td, th')).count();
  assert.ok(before > 0);
  await runIn(desk, pasteHtml, hostile);
  const pasted = paper(desk).locator('table').last();
  await pasted.getByText('粘来的表头').waitFor();
  assert.equal(await pasted.locator('td').first().getAttribute('colspan'), '2');
  assert.equal(await pasted.locator('td').nth(1).getAttribute('rowspan'), '2');
  assert.equal(await pasted.locator('td').nth(3).textContent(), '乙丙');
  assert.doesNotMatch(await paper(desk).innerHTML(), /onclick|onerror|position|mso-|<script|<o:p|img src/);
  assert.equal(await page.evaluate('window.pasted'), undefined);
  await saved(desk);
}

/** On a phone everything is there, one below the other. */
export async function onAPhone(desk: Desk): Promise<void> {
  const { page } = desk;
  await page.setViewportSize(phoneScreen);
  await desk.picture('phone');
  await desk.checkAccessibility();
  assert.equal(
    await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth'),
    true,
    'the page does not scroll sideways',
  );
  await page.setViewportSize({ width: 1024, height: 768 });
  await desk.picture('tablet');
  await page.setViewportSize({ width: 1366, height: 768 });
}
