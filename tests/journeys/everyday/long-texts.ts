import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { bar } from '../../browser/at-the-desk.ts';
import { type Desk, officeScreen, phoneScreen } from '../../browser/desk.ts';
import { openFrom, paper } from './at-the-desk.ts';

/** 退回 with pages of reasons, at the desk and on a phone: the dialog stays in the window, its buttons in view. */
export async function writeLongReason(head: Desk): Promise<void> {
  const { page } = head;
  await openFrom(head, '待办', /事假/);
  await bar(head).getByRole('button', { name: '退回修改…' }).click();
  const dialog = page.getByRole('dialog', { name: '退回修改' });
  await dialog.getByRole('textbox').first().fill('请把起止日期和去往地点写清楚，另附证明材料。\n'.repeat(100));
  for (const [screen, name] of [
    [officeScreen, 'long-reason'],
    [phoneScreen, 'long-reason-phone'],
  ] as const) {
    await page.setViewportSize(screen);
    await insideWindow(dialog.getByRole('button', { name: '先不退' }), screen.height);
    await insideWindow(dialog.getByText('退回修改', { exact: true }).first(), screen.height);
    await insideWindow(dialog.getByText(/^多了 \d+ 个字/), screen.height);
    await head.picture(name);
  }
  await page.setViewportSize(officeScreen);
  await dialog.getByRole('button', { name: '先不退' }).click();
}

async function insideWindow(part: Locator, height: number): Promise<void> {
  await part.waitFor();
  const box = await part.boundingBox();
  assert.ok(box && box.y >= 0 && box.y + box.height <= height, `in view without scrolling: ${JSON.stringify(box)}`);
}

/** On A4 the page is as narrow as a tablet: its tabs are for the screen alone. */
export async function printMatter(head: Desk): Promise<void> {
  const { page } = head;
  await page.setViewportSize({ width: 794, height: 1123 });
  await page.getByRole('tab', { name: '过程' }).waitFor();
  await page.emulateMedia({ media: 'print' });
  await paper(head).waitFor();
  assert.equal(await page.getByRole('tab').count(), 0, 'no tabs on paper');
  await head.picture('printed');
  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('tab', { name: '过程' }).waitFor();
  await page.setViewportSize(officeScreen);
}
