import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { goTo } from '../../browser/at-the-desk.ts';
import type { Desk } from '../../browser/desk.ts';
import { slip } from '../main-job/at-the-desk.ts';

export const title = '江州市住房和城乡建设局关于开展冬季施工安全排查的通知';
export const bodyOf = ({ page }: Desk) => page.getByRole('textbox', { name: '正文' });

/** As Word 2016 puts it on the clipboard: conditional comments, its own elements, list numbers, a picture left behind. */
const fromWord = readFileSync(join(import.meta.dirname, 'from-word.txt'), 'utf8');
/** A grey point: small, and a real PNG. */
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==';

const gif = 'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

/** Runs in the page: the clipboard of a person, as the browser hands it to the text. Text, because tests know no page types. */
export const pasteHtml = `(html) => {
  const data = new DataTransfer();
  data.setData('text/html', html);
  data.setData('text/plain', '一、总体要求');
  document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
}`;
const pasteFile = `({ base64, type }) => {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const data = new DataTransfer();
  data.items.add(new File([bytes], '截图.png', { type }));
  document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
}`;

export const runIn = ({ page }: Desk, script: string, given: object | string): Promise<unknown> =>
  page.evaluate(`(${script})(${JSON.stringify(given)})`);

/** Begins a 发文, names it, and leaves the cursor in the empty body. */
export async function beginDocument(desk: Desk): Promise<void> {
  await goTo(desk, '发起');
  await desk.page.getByRole('button', { name: /^发文/ }).click();
  await slip(desk).waitFor();
  await desk.page.getByLabel('文种', { exact: true }).selectOption({ label: '通知' });
  await desk.page.getByLabel('公开属性').selectOption({ label: '主动公开' });
  await desk.page.getByLabel('标题', { exact: true }).fill(title);
  await bodyOf(desk).click();
}

/** Ctrl+V of Word: headings, table and words come, everything of Word's own goes. */
export async function pasteFromWord(desk: Desk): Promise<void> {
  const body = bodyOf(desk);
  await runIn(desk, pasteHtml, fromWord);
  await body.getByRole('table').waitFor();
  const html = await body.innerHTML();

  const texts = async (selector: string) => (await body.locator(selector).allTextContents()).map((one) => one.trim());
  assert.deepEqual(await texts('h1'), ['一、总体要求']);
  assert.deepEqual(await texts('h2'), ['（一）突出重点环节']);
  assert.deepEqual(await texts('h3'), ['1.深基坑和高支模。 由监理单位逐项签字。']);
  assert.deepEqual(await texts('h4'), ['（1）每日巡查。发现隐患立即停工。']);
  assert.deepEqual((await texts('p')).slice(0, 1), [
    '各区住房和城乡建设局要在2026年12月10日前完成一次全面排查，问题整改到位。',
  ]);
  assert.deepEqual(await texts('strong'), ['问题整改到位', '区县']);
  assert.deepEqual(await texts('tr:first-child > *'), ['区县', '排查数']);
  assert.equal(await body.locator('tr:first-child > *').first().getAttribute('colspan'), '2');
  assert.deepEqual(await texts('sup'), ['2']);
  assert.doesNotMatch(html, /Mso|mso-|<o:|<v:|file:\/\/|<a\b|<font|<ins|yellow|onclick|script/i);
  assert.notEqual(await desk.page.title(), 'pasted script ran');
  await desk.page.getByText('有 1 张图片没有粘贴进来。').waitFor();
  await desk.picture('pasted-from-word');
}

/** A screenshot from the clipboard becomes a picture of the body; a kind that cannot be printed is refused in words. */
export async function pastePictures(desk: Desk): Promise<void> {
  const body = bodyOf(desk);
  const paste = (type: string, base64: string) => runIn(desk, pasteFile, { base64, type });
  await body.locator('p').last().click();
  await paste('image/png', png);
  await body.locator('img[data-src]').waitFor();
  assert.equal(await body.locator('img').count(), 1);
  assert.equal(
    await runIn(desk, `(selector) => document.querySelector(selector).decode().then(() => true)`, 'img[data-src]'),
    true,
  );

  desk.watch.expect(/415 \(Unsupported Media Type\)/);
  await paste('image/gif', gif);
  await desk.page.getByText('正文图片只能是 PNG 或 JPEG。').waitFor();
  assert.equal(await body.locator('img').count(), 1);
  await desk.picture('pasted-picture');
  for (const _ of [1, 2]) await desk.page.getByRole('button', { name: '知道了' }).first().click();
  await desk.page.getByText('正文图片只能是 PNG 或 JPEG。').waitFor({ state: 'hidden' });
}

/** Four heading levels and a table by the toolbar; the pressed button says where the cursor is. */
export async function useToolbar(desk: Desk): Promise<void> {
  const { page } = desk;
  const body = bodyOf(desk);
  const tool = (name: string) =>
    page.getByRole('toolbar', { name: '正文格式' }).getByRole('button', { name, exact: true });
  await body.locator('p').first().click();
  for (const [level, name] of ['一级标题', '二级标题', '三级标题', '四级标题'].entries()) {
    await tool(name).click();
    assert.equal(await tool(name).getAttribute('aria-pressed'), 'true', name);
    await body.locator(`h${level + 1}`, { hasText: '各区住房和城乡建设局' }).waitFor();
  }
  await tool('正文').click();
  await body.locator('p', { hasText: '各区住房和城乡建设局' }).waitFor();

  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await tool('表格').click();
  assert.equal(await body.getByRole('table').count(), 2);
  const ofTable = page.getByRole('toolbar', { name: '表格', exact: true });
  await ofTable.getByRole('button', { name: '下面加一行' }).click();
  assert.equal(await body.getByRole('table').first().locator('tr').count(), 4);
  await page.keyboard.type('序号');
  await desk.picture('table');
  await desk.checkAccessibility();
  await ofTable.getByRole('button', { name: '删除表格' }).click();
  assert.equal(await body.getByRole('table').count(), 1);
  await page.getByText(/已存/).first().waitFor();
}
