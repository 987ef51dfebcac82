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
  await fillPastedTable(desk);
}

const ordered = `<table><tr><td>领用部门</td><td></td><td>领用日期</td><td></td></tr>
<tr><td>品名</td><td>规格</td><td>数量</td><td>金额（元）</td></tr>${'<tr><td></td><td></td><td></td><td></td></tr>'.repeat(3)}
<tr><td>部门意见</td><td colspan=3></td></tr></table>`;

/** The empty cells of what was pasted become fields by one button, rows below headings a detail table; one 撤销 brings the cells back. */
async function fillPastedTable(desk: Desk): Promise<void> {
  const { page } = desk;
  await page.keyboard.press('Control+End');
  await runIn(desk, pasteHtml, ordered);
  const pasted = paper(desk).locator('table').last();
  await pasted.getByText('领用部门').waitFor();
  const fill = page.getByRole('button', { name: '把空格子认作填写项（认出 4 处）' });
  await page.getByRole('button', { name: '不要明细表，一格一项（15 处）' }).waitFor();
  await desk.checkAccessibility();
  await desk.picture('pasted-table-offer');
  await fill.click();
  await pasted.locator('.paper-field').getByText('领用日期').waitFor();
  await pasted
    .locator('.paper-detail')
    .getByText('金额（元）')
    .or(pasted.locator('.paper-detail').getByText('金额'))
    .first()
    .waitFor();
  await pasted.locator('.paper-opinions').getByText('意见栏：部门意见').waitFor();
  await page.getByText('认出来的填写项，请看一遍：').waitFor();
  await desk.picture('pasted-table-filled');
  await page.getByRole('button', { name: '撤销' }).click();
  await pasted.locator('.paper-field').first().waitFor({ state: 'detached' });
  assert.equal(await pasted.locator('td, th').count(), 22, 'the table is there as it was pasted');
  await page.getByRole('button', { name: '重做' }).click();
  await pasted.locator('.paper-detail').waitFor();
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
