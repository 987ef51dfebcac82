import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';

/**
 * Waits until an expression is true on the page. Asked anew each time: what the driver polls with by itself is refused by the
 * page's content security policy wherever the first answer is no.
 */
export async function untilTrue(page: Page, expression: string, words: string, patience = 30_000): Promise<void> {
  for (const began = Date.now(); Date.now() - began < patience; await page.waitForTimeout(200))
    if (await page.evaluate<boolean>(`!!(${expression})`)) return;
  assert.fail(`${page.url()}: ${words}`);
}
