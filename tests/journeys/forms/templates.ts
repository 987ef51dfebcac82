import assert from 'node:assert/strict';
import { type Desk, phoneScreen } from '../../browser/desk.ts';
import type { Scene } from '../../browser/journey.ts';
import { paper, saved, settings } from './designing.ts';

/** 表单模板, how a form looks elsewhere, and the steps that write into an opinion block. */
export async function aroundTheForm(scene: Scene): Promise<void> {
  const desk = await scene.seat('zjj.system');
  await beginFromShipped(desk);
  await onOtherScreens(desk);
  await keepAsTemplate(desk);
  await beginFromOwn(desk);
  await onAPhone(desk);
  await stepsOfOpinions(desk);
}

const original = '模板用的处理单';
const template = '本局处理单';

async function beginFromShipped({ page, visit, picture, checkAccessibility }: Desk): Promise<void> {
  await visit('/forms/templates');
  await page.getByText('还没有模板。').waitFor();
  await picture('no-templates');
  await visit('/forms');
  await page.getByRole('button', { name: '新建表单…' }).click();
  const dialog = page.getByRole('dialog', { name: '新建表单' });
  await dialog.getByRole('textbox', { name: '名称' }).fill(original);
  await dialog.getByRole('radio', { name: '从模板开始' }).check();
  await dialog.getByRole('article').waitFor();
  await checkAccessibility();
  await picture('shipped-template');
  await dialog.getByRole('button', { name: `新建“${original}”` }).click();
}

async function onOtherScreens(desk: Desk): Promise<void> {
  const { page } = desk;
  await paper(desk).locator('.paper-field').first().waitFor();
  await saved(desk);
  await page.getByRole('button', { name: '试填' }).click();
  const form = page.getByRole('article', { name: original });
  await form.waitFor();
  const wide = await form.boundingBox();
  await page.getByText('平板', { exact: true }).click();
  await desk.picture('on-a-tablet');
  await page.getByText('手机', { exact: true }).click();
  await page.locator('.gov-form-paper.is-narrow').waitFor();
  const narrow = await form.boundingBox();
  assert.ok(wide && narrow && narrow.width < 400 && wide.width > 600, JSON.stringify({ wide, narrow }));
  await desk.checkAccessibility();
  await desk.picture('on-a-phone-screen');
  await page.getByRole('button', { name: '阅读' }).click();
  await page.locator('.gov-form-paper.is-narrow').waitFor();
  await page.getByRole('button', { name: '打印' }).click();
  assert.equal(await page.locator('.gov-form-paper.is-narrow').count(), 0, 'paper is paper');
  await page.getByRole('button', { name: '稿纸' }).click();
}

async function keepAsTemplate(desk: Desk): Promise<void> {
  const { page } = desk;
  await page.getByRole('button', { name: '发布第 1 版…' }).click();
  await page.getByRole('dialog', { name: '发布第 1 版' }).getByRole('button', { name: '发布第 1 版' }).click();
  await page.getByText('现在用的是第 1 版，没有未发布的修改').waitFor();
  await page.getByRole('button', { name: '版本', exact: true }).click();
  await page.getByRole('button', { name: /第 1 版（现在用的）/ }).click();
  await page.getByRole('button', { name: '存为模板…' }).click();
  const dialog = page.getByRole('dialog', { name: '把第 1 版存为模板' });
  await dialog.getByRole('textbox', { name: '模板叫什么' }).fill(template);
  await dialog.getByRole('button', { name: '存为模板' }).click();
  await page.getByText(`这一版就是模板“${template}”。`, { exact: false }).waitFor();
  await desk.checkAccessibility();
  await desk.picture('kept');
}

async function beginFromOwn(desk: Desk): Promise<void> {
  const { page } = desk;
  await page.getByRole('link', { name: '看所有表单模板' }).click();
  const row = page.getByRole('row', { name: new RegExp(template) });
  await row.getByRole('button', { name: '改名…' }).click();
  const naming = page.getByRole('dialog', { name: '给模板改名' });
  await naming.getByRole('textbox', { name: '模板叫什么' }).fill(`${template}（新）`);
  await naming.getByRole('button', { name: '存为模板' }).click();
  await naming.waitFor({ state: 'hidden' });
  await desk.checkAccessibility();
  await desk.picture('templates');
  await row.getByRole('button', { name: '看样子' }).click();
  await page.getByRole('dialog').getByRole('article').waitFor();
  await desk.picture('template-look');
  await page.keyboard.press('Escape');
  await row.getByRole('button', { name: '用它新建…' }).click();
  const dialog = page.getByRole('dialog', { name: '新建表单' });
  await dialog.getByRole('textbox', { name: '名称' }).fill('从模板来的表单');
  await dialog.getByRole('article').waitFor();
  await desk.picture('begin-from-own');
  await dialog.getByRole('button', { name: '新建“从模板来的表单”' }).click();
  await paper(desk).locator('.paper-field').first().waitFor();
}

async function onAPhone(desk: Desk): Promise<void> {
  const { page } = desk;
  const before = page.viewportSize();
  await page.setViewportSize(phoneScreen);
  await desk.visit('/forms/templates');
  await page.getByText(`${template}（新）`).waitFor();
  await desk.picture('templates-on-a-phone');
  assert.ok((await page.evaluate<number>('document.documentElement.scrollWidth')) <= phoneScreen.width);
  await page.getByRole('button', { name: '用它新建…' }).click();
  await page.getByRole('dialog').getByRole('article').waitFor();
  await desk.picture('begin-on-a-phone');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '不再作模板…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '不再作模板' }).click();
  await page.getByText('还没有模板。').waitFor();
  if (before) await page.setViewportSize(before);
}

/** Ticked beside the block, kept in the draft of the process, and taken back. */
async function stepsOfOpinions(desk: Desk): Promise<void> {
  const { page } = desk;
  await desk.visit('/forms');
  await page.getByRole('link', { name: '请假申请单', exact: true }).click();
  await paper(desk).locator('.paper-opinions').first().click();
  // other journeys may have made further processes for this form
  const own = settings(desk).getByRole('listitem').filter({ hasText: '流程“请假审批”' });
  await own.getByRole('checkbox').first().waitFor();
  const first = own.getByRole('checkbox', { checked: false }).first();
  const name = (await first.locator('xpath=ancestor::label').textContent()) ?? '';
  const box = own.getByRole('checkbox', { name });
  await box.click();
  await settings(desk).getByText('改动存在流程草稿里', { exact: false }).waitFor();
  await desk.checkAccessibility();
  await desk.picture('steps-of-opinions');
  await box.click();
  await settings(desk).getByText('改动存在流程草稿里', { exact: false }).waitFor({ state: 'detached' });
}
