import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import type { Desk } from '../../browser/desk.ts';
import { cell, field, offer, paper, saved, settings, tool } from './designing.ts';

const name = '键盘登记单';
/** More than anything stands apart on these pages. */
const farthest = 90;

/** Presses of a pointer that reached the page since it was loaded. */
const countPointers = `window.pointerPresses = 0;
for (const kind of ['pointerdown', 'mousedown', 'touchstart']) addEventListener(kind, () => { window.pointerPresses += 1; }, true);`;

const hasFocus = async ({ page }: Desk, target: Locator): Promise<boolean> =>
  (await target.and(page.locator(':focus')).count()) > 0;

/** Walks with one key to what is meant, as who has no mouse does. */
async function walkTo(desk: Desk, target: Locator, key = 'Tab'): Promise<void> {
  await target.first().waitFor();
  for (let presses = 0; presses < farthest; presses += 1) {
    if (await hasFocus(desk, target)) return;
    await desk.page.keyboard.press(key);
  }
  assert.fail(`${key} does not lead to ${String(target)} in ${farthest} presses`);
}

async function press(desk: Desk, target: Locator, key = 'Tab'): Promise<void> {
  await walkTo(desk, target, key);
  await desk.page.keyboard.press('Enter');
}

/** From the main menu to the published form without a mouse: table, fields, their settings, a rule. */
export async function byKeysAlone(desk: Desk): Promise<void> {
  const { page } = desk;
  await page.addInitScript(countPointers);
  await desk.visit('/');
  await begin(desk);
  await table(desk);
  await fields(desk);
  await rule(desk);
  await publish(desk);
  assert.equal(await page.evaluate('window.pointerPresses'), 0, 'no pointer was used');
  await page.mouse.click(5, 400);
  assert.notEqual(await page.evaluate('window.pointerPresses'), 0, 'one would have been seen');
}

async function begin(desk: Desk): Promise<void> {
  const { page } = desk;
  const menu = page.getByRole('navigation', { name: '主菜单' }).first();
  await press(desk, menu.getByRole('link', { name: '表单', exact: true }));
  await press(desk, page.getByRole('button', { name: '新建表单…' }));
  const dialog = page.getByRole('dialog', { name: '新建表单' });
  await walkTo(desk, dialog.getByRole('textbox', { name: '名称' }));
  await page.keyboard.type(name);
  await press(desk, dialog.getByRole('button', { name: `新建“${name}”` }));
  await paper(desk).getByText('本单位名称').waitFor();
}

/** F6 to the paper, Alt F10 to its toolbar, arrows along it. */
async function table(desk: Desk): Promise<void> {
  const { page } = desk;
  const { keyboard } = page;
  await walkTo(desk, paper(desk), 'F6');
  await keyboard.press('Control+End');
  await keyboard.press('Alt+F10');
  await press(desk, tool(desk, '插入表格…'), 'ArrowRight');
  const size = page.getByRole('form', { name: '插入表格' });
  await size.getByRole('spinbutton', { name: '行数' }).and(page.locator(':focus')).waitFor();
  await keyboard.press('Control+A');
  await keyboard.type('3');
  await walkTo(desk, size.getByRole('spinbutton', { name: '列数' }));
  await keyboard.press('Control+A');
  await keyboard.type('2');
  await keyboard.press('Enter');
  await cell(desk, 5).waitFor();
  await paper(desk).and(page.locator(':focus')).waitFor();
}

/** Words into a cell, a field into the one beside it; the paper has the focus before and after. */
async function piece(desk: Desk, words: string, kind: string): Promise<void> {
  const { page } = desk;
  await page.keyboard.type(words);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Shift+F6');
  await page.keyboard.type(kind);
  await press(desk, offer(desk, kind));
  await paper(desk).getByText(words).nth(1).waitFor();
  await paper(desk).and(page.locator(':focus')).waitFor();
}

async function fields(desk: Desk): Promise<void> {
  const { page } = desk;
  const { keyboard } = page;
  await piece(desk, '登记人', '单行文字');
  await keyboard.press('F2');
  await settings(desk).getByRole('textbox', { name: '名称' }).and(page.locator(':focus')).waitFor();
  await walkTo(desk, settings(desk).getByRole('switch', { name: /^必填/ }));
  await keyboard.press('Space');
  await field(desk, '登记人').getByText('必填').waitFor();
  await keyboard.press('Escape');
  await keyboard.press('Tab');
  await piece(desk, '种类', '单选');
  await keyboard.press('F2');
  const add = settings(desk).getByRole('button', { name: '加一个选项' });
  await press(desk, add);
  await keyboard.press('Enter');
  const words = settings(desk).getByRole('textbox', { name: /^第 \d 个选项$/ });
  await words.nth(1).waitFor();
  await walkTo(desk, words.nth(0), 'Shift+Tab');
  await keyboard.press('Control+A');
  await keyboard.type('普通');
  await walkTo(desk, words.nth(1));
  await keyboard.press('Control+A');
  await keyboard.type('加急');
  await keyboard.press('Escape');
  await keyboard.press('Tab');
  await piece(desk, '意见', '意见栏');
  await saved(desk);
  await desk.picture('keys-only-fields');
}

/** The settings of the whole form are there where nothing is selected; a rule is a sentence. */
async function rule(desk: Desk): Promise<void> {
  const { page } = desk;
  const { keyboard } = page;
  await keyboard.press('Control+Home');
  await keyboard.press('F2');
  await press(desk, settings(desk).getByRole('button', { name: '加一条规则' }));
  await settings(desk).getByRole('combobox', { name: '做什么' }).and(page.locator(':focus')).waitFor();
  await press(desk, settings(desk).getByRole('button', { name: '直接写一句' }));
  await walkTo(desk, settings(desk).getByRole('textbox', { name: '当' }));
  await keyboard.type('种类是加急');
  await walkTo(desk, settings(desk).getByRole('combobox', { name: '这些字段' }), 'Shift+Tab');
  await keyboard.type('登记人');
  await keyboard.press('Enter');
  await keyboard.press('Escape');
  await saved(desk);
  await desk.picture('keys-only-rule');
}

/** The head stands before the fields: F6 round to them, one step back. */
async function publish(desk: Desk): Promise<void> {
  const { page } = desk;
  await walkTo(desk, page.getByRole('textbox', { name: '找字段' }), 'F6');
  await press(desk, page.getByRole('button', { name: '发布第 1 版…' }), 'Shift+Tab');
  const dialog = page.getByRole('dialog', { name: '发布第 1 版' });
  await press(desk, dialog.getByRole('button', { name: '发布第 1 版' }));
  await page.getByText('现在用的是第 1 版，没有未发布的修改').waitFor();
  await desk.picture('keys-only-published');
}
