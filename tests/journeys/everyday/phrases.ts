import assert from 'node:assert/strict';
import { bar } from '../../browser/at-the-desk.ts';
import type { Desk } from '../../browser/desk.ts';
import { opinion } from './at-the-desk.ts';

const own = '情况属实，同意呈报。';

/** 常用语 by keyboard: keep what is written, put it in, drop it. */
export async function usePhrases(head: Desk): Promise<void> {
  const { page } = head;
  const button = bar(head).getByRole('button', { name: '常用语' });
  const phrase = page.getByRole('list', { name: '常用语' }).getByRole('button', { name: own, exact: true });
  await opinion(head).fill(own);
  await button.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '把写的这句存为常用语' }).click();
  await phrase.waitFor();
  await head.picture('phrases');
  await head.checkAccessibility();
  await page.keyboard.press('Escape');
  await phrase.waitFor({ state: 'hidden' });

  await opinion(head).fill('');
  await button.focus();
  await page.keyboard.press('Enter');
  await phrase.waitFor();
  await phrase.focus();
  await page.keyboard.press('Enter');
  await phrase.waitFor({ state: 'hidden' });
  assert.equal(await opinion(head).inputValue(), own);
  await page.keyboard.type('请阅。');
  assert.equal(await opinion(head).inputValue(), `${own}请阅。`, 'the focus is back where one writes');

  await button.click();
  await page.getByRole('button', { name: `删掉常用语“${own}”` }).click();
  await phrase.waitFor({ state: 'hidden' });
  await page.keyboard.press('Escape');
  await opinion(head).fill('');
}
