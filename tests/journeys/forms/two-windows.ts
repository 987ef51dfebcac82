import type { Desk } from '../../browser/desk.ts';
import { paper, saved } from './designing.ts';

const nameField = ({ page }: Desk) =>
  page.getByRole('complementary', { name: '设置' }).getByRole('textbox', { name: '名称' });

/** Two windows change the same draft: both are shown, nothing is lost, and an earlier version comes back as a draft. */
export async function designInTwoWindows(desk: Desk, formName: string): Promise<void> {
  const { page } = desk;
  await desk.visit('/forms');
  await page.getByRole('link', { name: formName, exact: true }).first().click();
  await paper(desk).waitFor();
  const other = await desk.anotherTab();
  await other.visit(new URL(page.url()).pathname);
  await paper(other).waitFor();

  await nameField(desk).fill(`${formName}甲`);
  await saved(desk);
  other.watch.expect(/409 \(Conflict\)/);
  await nameField(other).fill(`${formName}乙`);
  const choice = other.page.getByRole('dialog', { name: '别处先存了一稿，和您的不一样' });
  await choice.waitFor();
  await choice.getByRole('article', { name: `${formName}甲` }).waitFor();
  await choice.getByRole('article', { name: `${formName}乙` }).waitFor();
  await other.checkAccessibility();
  await other.picture('two-drafts');
  await choice.getByRole('button', { name: '用先存的那一稿' }).click();
  await other.page.getByRole('heading', { name: `${formName}甲`, level: 1 }).waitFor();
  await other.page.getByRole('button', { name: '撤销' }).click();
  await other.page.getByRole('heading', { name: `${formName}乙`, level: 1 }).waitFor();
  await saved(other);
  await earlierVersion(other, formName);
  await other.page.close();
}

async function earlierVersion(desk: Desk, formName: string): Promise<void> {
  const { page } = desk;
  await page.getByRole('button', { name: '版本' }).click();
  const drawer = page.getByRole('dialog', { name: '版本' });
  await drawer.getByRole('button', { name: /^第 1 版（现在用的）/ }).click();
  await drawer.getByRole('article', { name: formName, exact: true }).waitFor();
  await desk.picture('versions');
  await drawer.getByRole('button', { name: '取回第 1 版接着改' }).click();
  await page.getByRole('heading', { name: formName, level: 1, exact: true }).waitFor();
  await saved(desk);
  await page.getByRole('button', { name: '版本' }).click();
  await drawer.getByRole('button', { name: '丢弃草稿，回到第 1 版' }).click();
  await page.getByText('现在用的是第 1 版，没有未发布的修改').waitFor();
}
