import type { Locator } from 'playwright-core';
import type { Desk } from '../../browser/desk.ts';

const palette = ({ page }: Desk): Locator => page.getByRole('navigation', { name: '可以放的字段' });
/** One line of the palette. */
export const offer = (desk: Desk, words: string): Locator =>
  palette(desk).getByRole('button', { name: words, exact: true });
export const settings = ({ page }: Desk): Locator => page.getByRole('complementary', { name: '设置' });
export const paper = ({ page }: Desk): Locator => page.getByRole('textbox', { name: '稿纸' });
export const tool = ({ page }: Desk, words: string): Locator =>
  page.getByRole('toolbar', { name: '稿纸格式' }).getByRole('button', { name: words, exact: true });
/** A cell of the paper's table, counted in reading order. */
export const cell = (desk: Desk, place: number): Locator => paper(desk).locator('td, th').nth(place);
/** A field where it stands on paper. */
export const field = (desk: Desk, label: string): Locator =>
  paper(desk).locator('.paper-field').filter({ hasText: label });
/** Everything that was changed is on the server. */
export const saved = ({ page }: Desk): Promise<void> => page.getByText(/草稿 \d+:\d\d 已存/).waitFor();
