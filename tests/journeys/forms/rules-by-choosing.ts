import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import type { Desk } from '../../browser/desk.ts';
import { phoneScreen } from '../../browser/desk.ts';
import { choose, pick, tabTo, type } from '../process-designer/by-keys.ts';
import { cell, field, offer, paper, saved, settings, tool } from './designing.ts';

const name = '出差费用单';
const warning = '返回日期不能早于出发日期';

/** Rules of a form by choosing alone, with the keyboard; as a sentence, and back; taken back a step at a time; tried out. */
export async function rulesByChoosing(desk: Desk): Promise<void> {
  await formWithFields(desk);
  await checkOfTwoDays(desk);
  await asSentence(desk);
  await totalOrReason(desk);
  await backAndForth(desk);
  await onPhone(desk);
  await triedOut(desk);
}

const rule = (desk: Desk, number: number): Locator =>
  settings(desk).getByRole('group', { name: `第 ${number} 条规则` });
const sentence = (desk: Desk, number: number): Locator => rule(desk, number).locator('.rule-sentence');
const reads = (desk: Desk, number: number, words: string): Promise<void> =>
  sentence(desk, number).getByText(words, { exact: true }).waitFor();

async function formWithFields(desk: Desk): Promise<void> {
  const { page } = desk;
  await desk.visit('/forms');
  await page.getByRole('button', { name: '新建表单…' }).click();
  const dialog = page.getByRole('dialog', { name: '新建表单' });
  await dialog.getByRole('textbox', { name: '名称' }).fill(name);
  await dialog.getByRole('button', { name: `新建“${name}”` }).click();
  await paper(desk).getByText('本单位名称').waitFor();
  await paper(desk).locator('p').last().click();
  await tool(desk, '插入表格…').click();
  const size = page.getByRole('form', { name: '插入表格' });
  await size.getByRole('spinbutton', { name: '行数' }).fill('3');
  await size.getByRole('spinbutton', { name: '列数' }).fill('4');
  await size.getByRole('button', { name: '插入 3 行 4 列' }).click();
  await cell(desk, 11).waitFor();
  for (const [at, words, kind] of [
    [0, '出发日期', '日期'],
    [2, '返回日期', '日期'],
    [4, '预算', '金额'],
    [6, '说明', '单行文字'],
  ] as const) {
    await cell(desk, at).click();
    await page.keyboard.type(words);
    await cell(desk, at + 1).click();
    await offer(desk, kind).click();
    await field(desk, words).waitFor();
  }
  await cell(desk, 8).click();
  await page.keyboard.type('费用明细');
  await cell(desk, 9).click();
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await tool(desk, '合并单元格').click();
  await offer(desk, '明细表').click();
  await settings(desk).getByRole('button', { name: '加一列' }).click();
  await settings(desk).getByRole('textbox', { name: '第 2 列的名称' }).fill('金额');
  await pick(desk, settings(desk).getByRole('combobox', { name: '金额填什么' }), '金额');
  await paper(desk).locator('.paper-detail').getByText('金额').waitFor();
  await saved(desk);
}

/** 检查: one day against another, chosen field by field without a mouse. */
async function checkOfTwoDays(desk: Desk): Promise<void> {
  const { page } = desk;
  await paper(desk).locator('h1').click();
  await tabTo(desk, settings(desk).getByRole('button', { name: '加一条规则' }));
  await page.keyboard.press('Enter');
  await rule(desk, 1).getByRole('combobox', { name: '做什么' }).and(page.locator(':focus')).waitFor();
  await settings(desk).getByText('第 1 行：还没有选字段').waitFor();
  await pick(desk, settings(desk).getByRole('combobox', { name: '做什么' }), '检查并提示');
  await tick(desk, rule(desk, 1).getByRole('combobox', { name: '提示写在这些字段旁' }), '返回日期');
  await choose(desk, '第 1 行的字段', '返回日期');
  await pick(desk, settings(desk).getByRole('combobox', { name: '第 1 行怎么比' }), '不早于…');
  await pick(desk, settings(desk).getByRole('combobox', { name: '第 1 行和什么比' }), '和另一栏比');
  await choose(desk, '第 1 行和哪一栏比', '出发日期');
  await type(desk, '不能送出时说什么', warning);
  await reads(desk, 1, `要返回日期不早于“出发日期”一栏，不然不能送出，在“返回日期”旁边说：“${warning}”。`);
  await saved(desk);
  await desk.checkAccessibility();
  await desk.picture('rule-of-two-days');
}

/** The same condition as words and back in rows; a sentence that cannot be read stays and takes nothing away. */
async function asSentence(desk: Desk): Promise<void> {
  const first = rule(desk, 1);
  await first.getByRole('button', { name: '直接写一句' }).click();
  const words = first.getByRole('textbox', { name: '要符合' });
  assert.equal(await words.inputValue(), '返回日期不早于“出发日期”一栏');
  await words.fill('返回日期晚于今天');
  await reads(desk, 1, `要返回日期晚于今天，不然不能送出，在“返回日期”旁边说：“${warning}”。`);
  await words.fill('返回日期要好');
  await first.getByText('这句话还读不懂', { exact: false }).waitFor();
  await first.getByRole('button', { name: '一项一项选' }).click();
  await first.getByText('直接写的那一句还读不懂', { exact: false }).waitFor();
  await first.getByText('今天', { exact: true }).first().waitFor();
  await desk.checkAccessibility();
  await desk.picture('rule-unread');
  await first.getByRole('button', { name: '直接写一句' }).click();
  assert.equal(await words.inputValue(), '返回日期要好');
  await words.fill('返回日期不早于“出发日期”一栏');
  await first.getByRole('button', { name: '一项一项选' }).click();
  await first.getByRole('combobox', { name: '第 1 行和哪一栏比' }).waitFor();
}

/** 必填: a total over the rows of the table against another field, or a row of the reason; joined by 或者. */
async function totalOrReason(desk: Desk): Promise<void> {
  const { page } = desk;
  await tabTo(desk, settings(desk).getByRole('button', { name: '加一条规则' }));
  await page.keyboard.press('Enter');
  const second = rule(desk, 2);
  await second.getByRole('combobox', { name: '做什么' }).and(page.locator(':focus')).waitFor();
  await pick(desk, second.getByRole('combobox', { name: '做什么' }), '这些字段必填');
  await tick(desk, second.getByRole('combobox', { name: '这些字段' }), '说明');
  await within(desk, second, '第 1 行的字段', '费用明细的金额合计');
  await pick(desk, second.getByRole('combobox', { name: '第 1 行怎么比' }), '大于…');
  await pick(desk, second.getByRole('combobox', { name: '第 1 行和什么比' }), '和另一栏比');
  await within(desk, second, '第 1 行和哪一栏比', '预算');
  await reads(desk, 2, '当费用明细的金额合计大于“预算”一栏时，“说明”必须填。');
  await tabTo(desk, second.getByRole('button', { name: '再加一行条件' }));
  await page.keyboard.press('Enter');
  await second.getByText('第 2 行：还没有选字段。选完之前，还按原来的条件').waitFor();
  await within(desk, second, '第 2 行的字段', '费用明细里最大的金额');
  await pick(desk, second.getByRole('combobox', { name: '第 2 行怎么比' }), '大于…');
  await tabTo(desk, second.getByRole('textbox', { name: '第 2 行的值' }));
  await page.keyboard.type('5000');
  await tabTo(desk, second.getByRole('combobox', { name: '几行之间' }), 'Shift+Tab');
  await pick(desk, second.getByRole('combobox', { name: '几行之间' }), '符合一行就行（或）');
  await reads(desk, 2, '当费用明细的金额合计大于“预算”一栏，或者费用明细里最大的金额大于5000元时，“说明”必须填。');
  await saved(desk);
  await desk.checkAccessibility();
  await desk.picture('rule-of-totals');
}

/** One of several, by its words; Tab leaves the field. */
async function tick(desk: Desk, place: Locator, words: string): Promise<void> {
  const { page } = desk;
  await tabTo(desk, place);
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)').waitFor({ state: 'detached' });
}

/** A choice in one rule of several, by its words. */
async function within(desk: Desk, place: Locator, label: string, words: string): Promise<void> {
  const { page } = desk;
  await tabTo(desk, place.getByRole('combobox', { name: label, exact: true }));
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
  await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)').waitFor({ state: 'detached' });
}

/** One 撤销 for what was chosen, one for the number that was typed; what is not whole stays while a field is looked at. */
async function backAndForth(desk: Desk): Promise<void> {
  const { page } = desk;
  const undo = page.getByRole('button', { name: '撤销' });
  await undo.click();
  await reads(desk, 2, '当费用明细的金额合计大于“预算”一栏，并且费用明细里最大的金额大于5000元时，“说明”必须填。');
  await undo.click();
  await reads(desk, 2, '当费用明细的金额合计大于“预算”一栏时，“说明”必须填。');
  const redo = page.getByRole('button', { name: '重做' });
  await redo.click();
  await redo.click();
  await reads(desk, 2, '当费用明细的金额合计大于“预算”一栏，或者费用明细里最大的金额大于5000元时，“说明”必须填。');
  await rule(desk, 1).getByRole('button', { name: '再加一组条件' }).click();
  await rule(desk, 1).getByText('第 2 组第 1 行：还没有选字段', { exact: false }).waitFor();
  await field(desk, '预算').click();
  await settings(desk).getByRole('textbox', { name: '名称' }).waitFor();
  await paper(desk).locator('h1').click();
  await rule(desk, 1).getByRole('group', { name: '第 2 组' }).waitFor();
  await desk.picture('rule-with-group');
  await rule(desk, 1).getByRole('button', { name: '去掉第 2 组', exact: true }).click();
  await rule(desk, 1).getByRole('group', { name: '第 2 组' }).waitFor({ state: 'detached' });
  await saved(desk);
}

async function onPhone(desk: Desk): Promise<void> {
  const { page } = desk;
  const before = page.viewportSize();
  await page.setViewportSize(phoneScreen);
  await rule(desk, 2).scrollIntoViewIfNeeded();
  assert.ok((await page.evaluate('document.documentElement.scrollWidth')) === phoneScreen.width, 'nothing is wider');
  await desk.checkAccessibility();
  await desk.picture('rule-on-phone');
  if (before) await page.setViewportSize(before);
}

async function triedOut(desk: Desk): Promise<void> {
  const { page } = desk;
  await page.getByRole('button', { name: '试填' }).click();
  const form = page.getByRole('article', { name });
  await form.getByLabel('出发日期').first().fill('2026-12-02');
  await form.getByLabel('返回日期').first().fill('2026-12-01');
  await form.getByLabel('返回日期').first().press('Tab');
  await page.getByRole('button', { name: '检查填好没有' }).click();
  await form.getByText(warning).first().waitFor();
  await desk.picture('rule-tried');
  await form.getByLabel('返回日期').first().fill('2026-12-03');
  await form.getByLabel('返回日期').first().press('Tab');
  await form.getByText(warning).first().waitFor({ state: 'detached' });
}
