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

/** A new form of this name with an empty paper, made on the page of the forms. */
export async function beginForm(desk: Desk, name: string): Promise<void> {
  const { page } = desk;
  await desk.visit('/forms');
  await page.getByRole('button', { name: '新建表单…' }).click();
  const dialog = page.getByRole('dialog', { name: '新建表单' });
  await dialog.getByRole('textbox', { name: '名称' }).fill(name);
  await dialog.getByRole('button', { name: `新建“${name}”` }).click();
  await paper(desk).getByText('本单位名称').waitFor();
  await paper(desk).locator('p').last().click();
}

/** A table where the cursor is, as large as this. */
export async function insertTable(desk: Desk, rows: number, columns: number): Promise<void> {
  await tool(desk, '插入表格…').click();
  const size = desk.page.getByRole('form', { name: '插入表格' });
  await size.getByRole('spinbutton', { name: '行数' }).fill(String(rows));
  await size.getByRole('spinbutton', { name: '列数' }).fill(String(columns));
  await size.getByRole('button', { name: `插入 ${rows} 行 ${columns} 列` }).click();
  await cell(desk, rows * columns - 1).waitFor();
}
