/** What everybody does at a desk, whatever the work is. */
import type { Locator } from 'playwright-core';
import type { Desk } from './desk.ts';

export const bar = ({ page }: Desk): Locator => page.getByRole('region', { name: '办理', exact: true });
/** The line that says what just happened. */
export const happened = ({ page }: Desk): Locator => page.locator('.undo-line');

/**
 * Presses a line of the menu and arrives: document pages have another menu than the rest, so whoever presses the next
 * line before that presses in a menu that is about to go.
 */
export async function goTo({ page }: Desk, menuWords: string | RegExp): Promise<void> {
  const line = page.getByRole('navigation', { name: '主菜单' }).first().getByRole('link', { name: menuWords });
  await line.click();
  await line.and(page.locator('[aria-current=page]')).waitFor();
}

/** Presses a button of the bar by its words, and waits until the page says what happened. */
export async function act(desk: Desk, words: RegExp, said: RegExp): Promise<void> {
  await bar(desk).getByRole('button', { name: words }).click();
  await happened(desk).getByText(said).waitFor();
}
