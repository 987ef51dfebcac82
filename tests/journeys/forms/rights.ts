import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import type { Desk } from '../../browser/desk.ts';

const right = ({ page }: Desk, field: string, step: string, words: string): Locator =>
  page.getByRole('button', { name: `${field}，${step}：${words}`, exact: true });

/** 谁能看和填: one cell by keys, a whole row at once, and the process gets its next version. */
export async function giveRights(desk: Desk, step: string): Promise<void> {
  const { page } = desk;
  await desk.visit('/forms');
  await page.getByRole('link', { name: '请假申请单' }).click();
  await page.getByRole('link', { name: '谁能看和填' }).click();
  await right(desk, '联系电话', step, '可填').focus();
  await page.getByText(`在“${step}”可以填“联系电话”，也可以不填。`).waitFor();
  await page.keyboard.press('Space');
  await right(desk, '联系电话', step, '仅本人所填').waitFor();
  await page.keyboard.press('Space');
  await right(desk, '联系电话', step, '看').waitFor();
  await desk.checkAccessibility();
  await desk.picture('rights');
  await page.getByText(/草稿 \d+:\d\d 已存/).waitFor();
  // a tab of its own keeps nothing of this one: the draft of the process does
  const later = await desk.anotherTab();
  await later.visit(new URL(page.url()).pathname);
  await right(later, '联系电话', step, '看').waitFor();
  const today = later.page.locator('.rights-today').first();
  assert.match((await today.getAttribute('title')) ?? '', /^(今天是 |由.+发起时是 |今天没有人)/);
  assert.ok((await today.textContent())?.trim(), 'the names themselves stand in the head');
  await later.page.close();
  await page.getByRole('button', { name: /^恢复到第 \d+ 版$/ }).click();
  await right(desk, '联系电话', step, '可填').waitFor();
  await page.getByText('没有未发布的修改').waitFor();
  await page.getByRole('button', { name: '工作代理人', exact: true }).click();
  await page.getByText('工作代理人：一起改成').waitFor();
  await page.getByRole('radio', { name: '不可见' }).check();
  await right(desk, '工作代理人', step, '不可见').waitFor();
  await page.getByRole('button', { name: /^发布流程第 \d+ 版…$/ }).click();
  const dialog = page.getByRole('dialog', { name: /^发布“.+”第 \d+ 版$/ });
  await dialog.getByText('以后发起的事项').waitFor();
  await desk.checkAccessibility();
  await desk.picture('publish-rights');
  await dialog.getByRole('button', { name: '先不发布' }).click();
  await page.getByRole('button', { name: /^恢复到第 \d+ 版$/ }).click();
  await page.getByText('没有未发布的修改').waitFor();
}
