import { type Desk, officeScreen, phoneScreen } from '../../browser/desk.ts';
import { field, saved, settings } from './designing.ts';

/** The form gets its next version while a matter is under way: what is different, what would happen, and it goes on with the new one. */
export async function upgradeUnderWay(desk: Desk, application: string): Promise<void> {
  const { page } = desk;
  await desk.visit('/application-settings');
  await page.getByRole('link', { name: application, exact: true }).click();
  await page.getByRole('link', { name: '改这张表单' }).click();
  await field(desk, '同行的同事').click();
  await settings(desk).getByRole('textbox', { name: '名称' }).fill('同行人员名单');
  await field(desk, '同行人员名单').waitFor();
  await saved(desk);
  await page.getByRole('button', { name: '发布第 4 版…' }).click();
  await page.getByRole('dialog', { name: '发布第 4 版' }).getByRole('button', { name: '发布第 4 版' }).click();
  await page.getByText('现在用的是第 4 版，没有未发布的修改').waitFor();
  await desk.visit(`${new URL(page.url()).pathname}/upgrade`);
  await page.getByRole('heading', { name: '升级在办事项', level: 1 }).waitFor();
  await page
    .getByText(/同行人员名单/)
    .first()
    .waitFor();
  await page.getByRole('button', { name: '先看看会怎样' }).click();
  await page.getByText(/^在办 1 件：/).waitFor();
  await desk.checkAccessibility();
  await desk.picture('upgrade-preview');
  await page.setViewportSize(phoneScreen);
  await desk.picture('upgrade-phone');
  await page.setViewportSize(officeScreen);
  await page.getByRole('button', { name: '升级在办的事项…' }).click();
  const dialog = page.getByRole('dialog', { name: '从第 3 版升级到第 4 版' });
  await dialog.getByLabel('为什么升级').fill('表上的名称改得更清楚。');
  await desk.checkAccessibility();
  await desk.picture('upgrade-dialog');
  await dialog.getByRole('button', { name: '升级在办的 1 件' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('1 件中 1 件已改用新版。').waitFor();
  await desk.checkAccessibility();
  await desk.picture('upgraded');
}
