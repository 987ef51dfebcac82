import assert from 'node:assert/strict';
import type { Desk } from '../../browser/desk.ts';

/** 帮助: the manual is read inside the product, with its pictures, and found by its headings. */
export async function readHelp(desk: Desk): Promise<void> {
  const { page } = desk;
  await page.getByRole('link', { name: '帮助', exact: true }).click();
  await page.getByRole('heading', { name: '帮助', level: 1 }).waitFor();
  const manual = page.getByRole('article', { name: '使用手册' });
  await manual.getByRole('heading', { name: '4 发文' }).waitFor();
  await desk.picture('help');
  await desk.checkAccessibility();
  const first = manual.getByRole('img').first();
  await first.scrollIntoViewIfNeeded();
  await page.waitForFunction('[...document.images].some((image) => image.complete && image.naturalWidth > 300)');
  await page.getByLabel('按标题查找').fill('收文');
  await manual.getByRole('heading', { name: '5 收文' }).waitFor();
  assert.equal(await manual.getByRole('heading', { name: '4 发文' }).count(), 0);
  await desk.picture('help-found');
}
