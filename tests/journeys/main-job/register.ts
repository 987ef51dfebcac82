import assert from 'node:assert/strict';
import { type Desk, officeScreen, phoneScreen } from '../../browser/desk.ts';
import { subject } from './drafting.ts';

/** 发文登记簿 has the document; on a phone its whole line is in view, nothing of it beside the screen. */
export async function findInRegister(clerk: Desk, documentNumber: string): Promise<void> {
  const { page } = clerk;
  await page.setViewportSize(phoneScreen);
  await clerk.visit('/gongwen/outgoing');
  const line = page.getByRole('region', { name: '发文登记簿' }).locator('tr').filter({ hasText: documentNumber });
  for (const words of [subject, '王建华', '通知']) await line.getByText(words).first().waitFor();
  for (const cell of await line.locator('td').all()) {
    const box = await cell.boundingBox();
    if (box) assert.ok(box.x >= 0 && box.x + box.width <= phoneScreen.width, `in view: ${await cell.textContent()}`);
  }
  await clerk.checkAccessibility();
  await clerk.picture('register-phone');
  await page.setViewportSize(officeScreen);
}
