import assert from 'node:assert/strict';
import { goTo } from '../../browser/at-the-desk.ts';
import type { Desk } from '../../browser/desk.ts';
import { cellsOfTable, chosenRightAfterClick } from './cells.ts';
import { cell, field, insertTable, offer, paper, saved, settings, tool } from './designing.ts';

export const formName = '用印申请单';
const name = formName;

/** A form from a blank paper: what is usual by mouse, the rest by keys alone. */
export async function designFromBlank(desk: Desk): Promise<void> {
  await begin(desk);
  await byMouse(desk);
  await byKeys(desk);
  await chosenRightAfterClick(desk);
  await opinionInMergedCells(desk);
  await cellsOfTable(desk);
  await rowsAndRule(desk);
  await undone(desk);
  await tryOut(desk);
  await publish(desk);
}

async function begin(desk: Desk): Promise<void> {
  const { page } = desk;
  await goTo(desk, '表单');
  await page.getByRole('heading', { name: '表单', level: 1 }).waitFor();
  await page.getByRole('link', { name: '请假申请单' }).waitFor();
  await desk.checkAccessibility();
  await desk.picture('list');
  await page.getByRole('button', { name: '新建表单…' }).click();
  const dialog = page.getByRole('dialog', { name: '新建表单' });
  await dialog.getByRole('textbox', { name: '名称' }).fill(name);
  await desk.checkAccessibility();
  await desk.picture('new');
  await dialog.getByRole('button', { name: `新建“${name}”` }).click();
  await paper(desk).getByText('本单位名称').waitFor();
}

/** A table, words in it, and a field beside the words, which is named after them. */
async function byMouse(desk: Desk): Promise<void> {
  const { page } = desk;
  await paper(desk).locator('p').last().click();
  await insertTable(desk, 4, 4);
  await cell(desk, 0).click();
  await page.keyboard.type('申请人');
  await tool(desk, '标题格').click();
  await cell(desk, 1).click();
  await offer(desk, '人员').click();
  const label = settings(desk).getByRole('textbox', { name: '名称' });
  await label.waitFor();
  assert.equal(await label.inputValue(), '申请人');
  await settings(desk).getByRole('switch', { name: /^必填/ }).click();
  await field(desk, '申请人').getByText('必填').waitFor();
  await offer(desk, '日期').dragTo(cell(desk, 3));
  await field(desk, '日期').waitFor();
  await saved(desk);
  await desk.checkAccessibility();
  await desk.picture('by-mouse');
}

/** The second row without a mouse: words, Tab to the next cell, F6 to the fields, Enter, F2 to the settings, Esc back. */
async function byKeys(desk: Desk): Promise<void> {
  const { page } = desk;
  const { keyboard } = page;
  await cell(desk, 4).click();
  await keyboard.type('用印种类');
  await keyboard.press('Tab');
  await keyboard.press('Shift+F6');
  await keyboard.type('单选');
  await keyboard.press('Tab');
  await keyboard.press('Tab');
  await offer(desk, '单选').and(page.locator(':focus')).waitFor();
  await keyboard.press('Enter');
  await field(desk, '用印种类').waitFor();
  await page.getByText('“用印种类”还没有选项').first().waitFor();
  await keyboard.press('F2');
  await settings(desk).getByRole('textbox', { name: '名称' }).and(page.locator(':focus')).waitFor();
  await keyboard.press('Tab');
  await keyboard.press('Enter');
  await keyboard.press('Enter');
  const words = settings(desk).getByRole('textbox', { name: /^第 \d 个选项$/ });
  await words.nth(1).waitFor();
  await words.nth(0).fill('公章');
  await words.nth(1).fill('合同章');
  await words.nth(1).press('Escape');
  await paper(desk).and(page.locator(':focus')).waitFor();
  await page.getByText('“用印种类”还没有选项').first().waitFor({ state: 'detached' });
  await saved(desk);
  await desk.picture('by-keys');
}

/** Three cells of the last row are one, as high as three lines, and hold an opinion block. */
async function opinionInMergedCells(desk: Desk): Promise<void> {
  const { page } = desk;
  const { keyboard } = page;
  await cell(desk, 12).click();
  await keyboard.type('科室意见');
  await keyboard.press('Tab');
  await keyboard.press('Shift+ArrowRight');
  await keyboard.press('Shift+ArrowRight');
  await tool(desk, '合并单元格').click();
  await offer(desk, '意见栏').click();
  await paper(desk).getByText('意见栏：科室意见').waitFor();
  await tool(desk, '高一行').click();
  await tool(desk, '高一行').click();
  await page.getByText('行高：3 行起').waitFor();
  await saved(desk);
  await desk.checkAccessibility();
  await desk.picture('opinions');
}

/** A detail table in a row of the paper, and a rule in a sentence: the day is asked for the contract seal only. */
async function rowsAndRule(desk: Desk): Promise<void> {
  const { page } = desk;
  await cell(desk, 8).click();
  await page.keyboard.type('用印材料');
  await cell(desk, 9).click();
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await tool(desk, '合并单元格').click();
  await offer(desk, '明细表').click();
  await paper(desk).getByText('明细表：用印材料').waitFor();
  await settings(desk).getByRole('textbox', { name: '第 1 列的名称' }).fill('材料名称');
  await settings(desk).getByRole('button', { name: '加一列' }).click();
  await settings(desk).getByRole('textbox', { name: '第 2 列的名称' }).fill('份数');
  await paper(desk).locator('.paper-detail').getByText('份数').waitFor();
  await desk.checkAccessibility();
  await desk.picture('detail-table');
  await paper(desk).locator('h1').click();
  await settings(desk).getByRole('button', { name: '加一条规则' }).click();
  await settings(desk).getByRole('button', { name: '直接写一句' }).click();
  const when = settings(desk).getByRole('textbox', { name: '当' });
  await when.fill('天气很好');
  await settings(desk).getByText('这句话还读不懂', { exact: false }).waitFor();
  await when.fill('用印种类是合同章');
  const fields = settings(desk).getByRole('combobox', { name: '这些字段' });
  await fields.fill('日期');
  await fields.press('Enter');
  await fields.press('Escape');
  await saved(desk);
  await desk.checkAccessibility();
  await desk.picture('rule');
}

/** Settings and fields come back one step at a time. */
async function undone(desk: Desk): Promise<void> {
  const { page } = desk;
  await field(desk, '日期').click();
  await page.keyboard.press('Delete');
  await field(desk, '日期').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '撤销' }).click();
  await field(desk, '日期').waitFor();
}

async function tryOut(desk: Desk): Promise<void> {
  const { page } = desk;
  await page.getByRole('button', { name: '试填' }).click();
  const form = page.getByRole('article', { name });
  await form.getByLabel('用印种类').waitFor();
  assert.equal(await form.getByLabel('日期').count(), 0, 'the rule takes it off the paper');
  await form.getByLabel('用印种类').selectOption({ label: '合同章' });
  await form.getByLabel('日期').first().waitFor();
  await page.getByRole('button', { name: '检查填好没有' }).click();
  await page.getByText('还差 1 处，都标出来了。').waitFor();
  await desk.checkAccessibility();
  await desk.picture('try');
  await page.getByRole('button', { name: '打印' }).click();
  await form.getByText('同意。').waitFor();
  await desk.picture('print');
  await page.getByRole('button', { name: '稿纸' }).click();
}

async function publish(desk: Desk): Promise<void> {
  const { page } = desk;
  await saved(desk);
  await page.getByRole('button', { name: '发布第 1 版…' }).click();
  const dialog = page.getByRole('dialog', { name: '发布第 1 版' });
  await desk.checkAccessibility();
  await desk.picture('publish');
  await dialog.getByRole('button', { name: '发布第 1 版' }).click();
  await page.getByText('现在用的是第 1 版，没有未发布的修改').waitFor();
  await page.getByRole('link', { name: '表单' }).click();
  const row = page.getByRole('row', { name: new RegExp(name) }).first();
  await row.getByText('第 1 版').waitFor();
  await row.getByText('在用').waitFor();
}
