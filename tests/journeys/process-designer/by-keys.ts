import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import type { Desk } from '../../browser/desk.ts';

export const cards = ({ page }: Desk): Locator => page.getByRole('region', { name: '步骤卡片' });
/** The card of a step by its whole name; the “+” before it names it too. */
export const stepCard = (desk: Desk, name: string): Locator =>
  cards(desk).getByRole('button', { name: new RegExp(`^\\d+ ?${name}$`) });
export const settings = ({ page }: Desk): Locator => page.getByRole('complementary', { name: '设置' });
export const saved = ({ page }: Desk): Promise<void> => page.getByText(/草稿 \d+:\d\d 已存/).waitFor();

const focused = async (wanted: Locator): Promise<boolean> =>
  (await wanted.and(wanted.page().locator(':focus')).count()) + (await wanted.locator(':focus').count()) > 0;

/** Tab, or Shift+Tab, until this has the focus: nothing that a person without a mouse could not do. */
export async function tabTo(
  { page }: Pick<Desk, 'page'>,
  wanted: Locator,
  key: 'Tab' | 'Shift+Tab' = 'Tab',
): Promise<void> {
  await wanted.waitFor();
  for (let steps = 0; steps < 80; steps += 1) {
    if (await focused(wanted)) return;
    await page.keyboard.press(key);
  }
  assert.fail(`${wanted} is not reached by ${key}`);
}

/** A choice by its first words: typed, then Enter. */
export async function choose(desk: Desk, label: string, words: string): Promise<void> {
  const { page } = desk;
  await tabTo(desk, settings(desk).getByRole('combobox', { name: label }));
  await page.keyboard.type(words);
  await page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option-active')
    .getByText(words)
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)').waitFor({ state: 'detached' });
}

/** A choice among few: opened, then ↓ until these words are marked. */
export async function pick(desk: Desk, field: Locator, words: string): Promise<void> {
  const { page } = desk;
  await tabTo(desk, field);
  await page.keyboard.press('Enter');
  const active = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option-active');
  await active.waitFor();
  for (let steps = 0; steps < 20 && (await active.textContent())?.trim() !== words; steps += 1)
    await page.keyboard.press('ArrowDown');
  assert.equal((await active.textContent())?.trim(), words);
  await page.keyboard.press('Enter');
  await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)').waitFor({ state: 'detached' });
}

export async function type(desk: Desk, label: string, words: string): Promise<void> {
  const field = settings(desk).getByLabel(label, { exact: true });
  await tabTo(desk, field);
  await desk.page.keyboard.press('Control+A');
  await desk.page.keyboard.type(words);
}

/** ↓ or ↑ in the column until a card or “+” of this name has the focus. */
export async function walkTo(
  { page }: Desk,
  wanted: Locator,
  key: 'ArrowDown' | 'ArrowUp' = 'ArrowDown',
): Promise<void> {
  for (let steps = 0; steps < 60; steps += 1) {
    if (await focused(wanted)) return;
    await page.keyboard.press(key);
  }
  assert.fail(`${wanted} is not reached by ${key}`);
}

/** One of the menu behind a “+” that has the focus. */
export async function add({ page }: Desk, words: string): Promise<void> {
  await page.keyboard.press('Enter');
  const item = page
    .getByRole('menu', { name: '加什么' })
    .getByRole('menuitem', { name: new RegExp(`^${words}`) })
    .first();
  await item.waitFor();
  for (let steps = 0; steps < 9 && !(await focused(item)); steps += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.locator('[data-card]:focus').waitFor();
}

/** From a card into its settings, which follow a moment behind the cards: the next Tab starts in them. */
export const openSettings = async (desk: Desk): Promise<void> => {
  await desk.page.keyboard.press('Enter');
  await settings(desk).locator(':focus').waitFor();
};

/** From the settings back to the card they belong to; the focus is there before the next key is pressed. */
export const backToCard = async ({ page }: Desk): Promise<void> => {
  await page.keyboard.press('Escape');
  await page.locator('[data-card]:focus').waitFor();
};
