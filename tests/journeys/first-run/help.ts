import assert from 'node:assert/strict';
import { type Desk, officeScreen, phoneScreen } from '../../browser/desk.ts';

/** 帮助: an administrator reads his manual inside the product and prints it; the other one is a click away, found by its headings. */
export async function readHelp(desk: Desk): Promise<void> {
  const { page } = desk;
  await page.getByRole('link', { name: '帮助', exact: true }).click();
  await page.getByRole('heading', { name: '帮助', level: 1 }).waitFor();
  const own = page.getByRole('article', { name: '管理员手册' });
  await own.getByRole('heading', { name: '2 第一次登录' }).waitFor();
  await desk.picture('help');
  await desk.checkAccessibility();
  await page.setViewportSize(phoneScreen);
  await desk.picture('help-phone');
  const width = await page.evaluate('document.documentElement.scrollWidth');
  assert.equal(width, phoneScreen.width, 'nothing stands beside a phone');
  await page.setViewportSize(officeScreen);
  await printIt(desk);
  await page.getByRole('link', { name: '使用手册' }).click();
  const manual = page.getByRole('article', { name: '使用手册' });
  await manual.getByRole('heading', { name: '4 发文' }).waitFor();
  await page.getByLabel('按标题查找').fill('收文');
  await manual.getByRole('heading', { name: '5 收文' }).waitFor();
  assert.equal(await manual.getByRole('heading', { name: '4 发文' }).count(), 0);
  await desk.picture('help-found');
}

/** On paper stands the manual without menu and contents, and every picture has arrived before it is printed. */
async function printIt({ page, picture }: Desk): Promise<void> {
  await page.evaluate(`window.print = () => {
    const pictures = [...document.images];
    const arrived = pictures.filter((one) => one.complete && one.naturalWidth > 300);
    document.documentElement.dataset.printed = arrived.length + ' of ' + pictures.length;
  }`);
  await page.getByRole('button', { name: '打印' }).click();
  const printed = page.locator('html[data-printed]');
  await printed.waitFor({ state: 'attached' });
  const [arrived, all] = (await printed.getAttribute('data-printed'))?.split(' of ') ?? [];
  assert.ok(Number(all) > 5);
  assert.equal(arrived, all, 'pictures on paper');
  await page.emulateMedia({ media: 'print' });
  await page.getByRole('heading', { name: '目录' }).waitFor({ state: 'hidden' });
  await picture('help-on-paper');
  await page.emulateMedia({ media: null });
}
