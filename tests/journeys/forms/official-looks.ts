import assert from 'node:assert/strict';
import type { Desk } from '../../browser/desk.ts';
import { beginForm, cell, insertTable, offer, paper, saved, settings, tool } from './designing.ts';

const name = '红头登记单';

/** What official forms look like: face, 号, red, the red line, cells and frame; and what an opinion block prints, from whose steps. */
export async function officialLooks(desk: Desk): Promise<void> {
  await begin(desk);
  await looksOfWords(desk);
  await looksOfTable(desk);
  await opinionBlock(desk);
  await tried(desk);
  await stepsThatWrite(desk);
}

async function begin(desk: Desk): Promise<void> {
  const { page } = desk;
  await beginForm(desk, name);
  await tool(desk, '红线').click();
  await paper(desk).locator('hr').waitFor();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('编号：');
  await page.keyboard.press('Enter');
  await insertTable(desk, 2, 2);
}

/** By the toolbar and by keys; a field that is chosen by name, never by points. */
async function looksOfWords(desk: Desk): Promise<void> {
  const { page } = desk;
  const format = page.getByRole('toolbar', { name: '稿纸格式' });
  await paper(desk).getByText('编号：').click();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+End');
  // the browser tells of a selection after it is made; nobody is at the toolbar sooner
  await page.evaluate('new Promise((done) => setTimeout(done, 300))');
  await format.getByLabel('字体').selectOption({ label: '楷体' });
  await format.getByLabel('字号').selectOption({ label: '三号' });
  await tool(desk, '下划线').click();
  await page.keyboard.press('Alt+Shift+R');
  const said = paper(desk).locator('[data-red]').filter({ hasText: '编号：' }).first();
  await said.waitFor();
  assert.equal(await paper(desk).locator('[data-face="kai"]').first().textContent(), '编号：');
  await page.keyboard.press('Control+Shift+>');
  await paper(desk).locator('[data-size="小二"]').waitFor();
  const height = await page.evaluate(`getComputedStyle(document.querySelector('.form-editor [data-size]')).fontSize`);
  assert.equal(height, '24px', '18 points');
  await saved(desk);
}

async function looksOfTable(desk: Desk): Promise<void> {
  await cell(desk, 0).click();
  await desk.page.keyboard.type('承办意见');
  await settings(desk).getByText('靠上', { exact: true }).click();
  await paper(desk).locator('[data-vertical="top"]').filter({ hasText: '承办意见' }).waitFor();
  await settings(desk).getByText('粗', { exact: true }).click();
  await paper(desk).locator('table[data-frame="thick"]').waitFor();
  await saved(desk);
  await desk.checkAccessibility();
  await desk.picture('official-looks');
}

async function opinionBlock(desk: Desk): Promise<void> {
  await cell(desk, 1).click();
  await offer(desk, '意见栏').click();
  await paper(desk).getByText('意见栏：承办意见').waitFor();
  await settings(desk).getByText('日期和时间', { exact: true }).click();
  await paper(desk).getByText('姓名　年　月　日　时分').waitFor();
  await settings(desk).getByText('还没有流程用这张表单', { exact: false }).waitFor();
  await saved(desk);
  await desk.checkAccessibility();
  await desk.picture('opinion-settings');
}

/** As it is filled in and read it looks the same. */
async function tried(desk: Desk): Promise<void> {
  const { page } = desk;
  await page.getByRole('button', { name: '打印' }).click();
  const form = page.getByRole('article', { name });
  await form.locator('hr.gov-form-red-line').waitFor();
  assert.equal(await form.locator('[data-size="小二"][data-face="kai"][data-red]').textContent(), '编号：');
  assert.equal(await form.locator('table').getAttribute('data-frame'), 'thick');
  await desk.picture('official-looks-print');
  await page.getByRole('button', { name: '稿纸' }).click();
}

/** Of a form that is in use the panel offers the steps of its process, ticked as the process says it. */
async function stepsThatWrite(desk: Desk): Promise<void> {
  const { page } = desk;
  await desk.visit('/forms');
  await page.getByRole('link', { name: '请假申请单' }).click();
  await paper(desk).getByText('意见栏：', { exact: false }).first().click();
  const steps = settings(desk).getByRole('region', { name: '哪些步骤的意见写进来' });
  await steps.getByRole('checkbox').first().waitFor();
  await steps.getByRole('link').first().waitFor();
  await desk.checkAccessibility();
  await desk.picture('opinion-steps');
}
