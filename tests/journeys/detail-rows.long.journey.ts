import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import readXlsx from 'read-excel-file/node';
import writeXlsxFile from 'write-excel-file/node';
import { goTo } from '../browser/at-the-desk.ts';
import { type Desk, phoneScreen } from '../browser/desk.ts';
import { journey } from '../browser/journey.ts';
import { field, offer, settings } from './forms/designing.ts';
import { ask } from './leader/queue.ts';

const table = ({ page }: Desk) => page.getByRole('group', { name: '费用明细' });
const item = ({ page }: Desk, row: number) => page.getByLabel(`品名，第 ${row} 行`);

/** 明细表从 Excel 来: an empty table to fill in, an import that is looked at first and can be taken back, cells that are pasted. */
journey('detail-rows', async (scene) => {
  const administrator = await scene.seat('zjj.system');
  await ask(administrator, '/api/applications/packs/install', { pack: 'expense' });
  const officer = await scene.seat('liusiyuan');
  await goTo(officer, '办事应用');
  await officer.page.getByRole('button', { name: '发起“费用报销”' }).click();
  await table(officer).waitFor();
  await downloadEmpty(officer);
  await importRows(officer);
  await pasteCells(officer);
  await onAPhone(officer);
  await beginWith(administrator);
});

async function downloadEmpty(desk: Desk): Promise<void> {
  const waiting = desk.page.waitForEvent('download');
  await table(desk).getByRole('button', { name: '下载空表' }).click();
  const file = await waiting;
  assert.equal(file.suggestedFilename(), '费用明细（空表）.xlsx');
  const sheets = (await readXlsx(await readFile(await file.path()))) as unknown as { data: unknown[][] }[]; // reason: as its documentation says
  assert.deepEqual(sheets[0]?.data[0], ['品名', '数量', '单价（元）']);
}

async function workbook(): Promise<Buffer> {
  const rows = [
    ['报销明细', '', '', ''],
    ['序号', '单价', '品名', '数量'],
    ['1', '10.5', '打印纸', '2'],
    ['2', '面议', '墨盒', '3'],
    ['3', '1,200', '椅子', '1'],
  ];
  return writeXlsxFile(rows.map((row) => row.map((value) => ({ value, type: String })))).toBuffer();
}

async function importRows(desk: Desk): Promise<void> {
  const { page } = desk;
  await item(desk, 1).fill('原来的一行');
  await table(desk).getByRole('button', { name: '从 Excel 导入…' }).click();
  const dialog = page.getByRole('dialog', { name: '从 Excel 导入“费用明细”' });
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  const choose = dialog.getByLabel('Excel 文件');
  await choose.setInputFiles({ name: '旧表.xls', mimeType: 'application/vnd.ms-excel', buffer: Buffer.from('x') });
  await dialog.getByText(/另存为 \.xlsx/).waitFor();
  await choose.setInputFiles({ name: '明细.xlsx', mimeType, buffer: await workbook() });
  await dialog.getByText('“明细.xlsx”读到 3 行，其中 1 行有填不上的格。').waitFor();
  await dialog.getByText('第 4 行“单价”：请填数字，例如 12.5').waitFor();
  await desk.checkAccessibility();
  await desk.picture('import');
  await dialog.getByRole('button', { name: '导入 3 行' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('导入了 3 行。').waitFor();
  assert.equal(await item(desk, 1).inputValue(), '原来的一行');
  assert.equal(await item(desk, 4).inputValue(), '椅子');
  await desk.picture('imported');
  await page.getByText(/^草稿 \d+:\d\d 已存$/).waitFor();
  await page.getByRole('button', { name: '撤销导入' }).click();
  await item(desk, 4).waitFor({ state: 'detached' });
  assert.equal(await item(desk, 1).inputValue(), '原来的一行');
}

/** Runs in the page, as Excel puts cells on the clipboard. Text, because tests know no page types. */
const pasteInPage = `{
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', '2\\t10\\r\\n3\\t20\\r\\n');
  document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
}`;

async function pasteCells(desk: Desk): Promise<void> {
  const { page } = desk;
  await page.getByLabel('数量，第 1 行').focus();
  await page.evaluate(pasteInPage);
  await page.getByText('粘贴了 2 行。').waitFor();
  assert.equal(await page.getByLabel('单价，第 2 行').inputValue(), '20');
  assert.equal(await item(desk, 1).inputValue(), '原来的一行');
  await desk.picture('pasted');
  await page.getByRole('button', { name: '撤销粘贴' }).click();
  await page.getByLabel('单价，第 2 行').waitFor({ state: 'detached' });
}

async function onAPhone(desk: Desk): Promise<void> {
  const { page } = desk;
  const before = page.viewportSize();
  await page.setViewportSize(phoneScreen);
  await table(desk).getByRole('button', { name: '加一行' }).waitFor();
  assert.equal(await page.getByRole('button', { name: '从 Excel 导入…' }).count(), 0);
  await desk.picture('phone');
  if (before) await page.setViewportSize(before);
}

/** 一开始填好的: a tick, a dictionary's word or the starter's post are set where they are designed. */
async function beginWith(desk: Desk): Promise<void> {
  const { page } = desk;
  await goTo(desk, '表单');
  await page.getByRole('link', { name: '费用报销单' }).click();
  await field(desk, '费用类别').click();
  await offer(desk, '紧急程度').click();
  await settings(desk).getByRole('combobox', { name: '一开始填好的' }).click();
  await page.getByTitle('固定的内容').click();
  await settings(desk).getByText('平件').first().waitFor();
  await settings(desk)
    .getByText(/谁也搜不到/)
    .waitFor();
  await settings(desk).getByRole('combobox', { name: '一开始填好的' }).scrollIntoViewIfNeeded();
  await desk.picture('begin-with');
}
