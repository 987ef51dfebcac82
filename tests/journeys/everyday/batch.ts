import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { type Desk, officeScreen, phoneScreen } from '../../browser/desk.ts';
import type { Scene } from '../../browser/journey.ts';
import { ask, send } from '../leader/queue.ts';
import { dialog, openFrom, rows, traced } from './at-the-desk.ts';

const walls = '关于清洗办公楼外墙的签报';
const desks = '关于更换第一会议室和第二会议室桌椅、窗帘、音响设备以及补充会议用茶具、纸笔等物品的签报';
const doors = '关于维修门厅地面的签报';
const all = [walls, desks, doors];
const words = '同意，请抓紧办理。';
const chosenBox = ({ page }: Desk, title: string): Locator => page.getByRole('checkbox', { name: `选上“${title}”` });
const chosen = ({ page }: Desk, count: number): Locator => page.getByText(`已选 ${count} 件`, { exact: true });

/** 批量同意 and 批量已阅: chosen by box, key and range; told before, done one by one, told after; also on a phone. */
export async function handleTogether(scene: Scene, officer: Desk, head: Desk): Promise<void> {
  for (const title of all) await send(officer, title);
  await agreeTogether(officer, head);
  await readTogether(scene, officer);
}

async function agreeTogether(officer: Desk, head: Desk): Promise<void> {
  const { page } = head;
  // what is taken away meanwhile is refused alone, and its preview is gone
  head.watch.expect(/404/);
  await head.visit('/inbox');
  await chooseThree(head);
  await page.getByRole('button', { name: '批量同意 3 件…' }).click();
  const question = dialog(head, '批量同意');
  await question.getByText(/^3 件送/).waitFor();
  await question.getByRole('textbox', { name: /共同的意见/ }).fill(words);
  await head.checkAccessibility();
  await head.picture('batch-agree-dialog');

  await withdraw(officer, doors);
  await question.getByRole('button', { name: '同意 3 件' }).click();
  await question.getByText('已办 2 件，1 件没有办成。').waitFor();
  await question.getByRole('region', { name: '没有办成的 1 件' }).getByText(doors).waitFor();
  await head.checkAccessibility();
  await head.picture('batch-agreed');
  await question.getByRole('button', { name: '知道了' }).click();
  await question.waitFor({ state: 'hidden' });
  for (const title of all) await rows(head, title).first().waitFor({ state: 'hidden' });
  await openFrom(head, '已办', walls);
  await traced(head, '陈国栋', words).first().waitFor();
}

/** One by X, then from there to the third with ⇧; what lies between comes along. */
async function chooseThree(head: Desk): Promise<void> {
  const { page } = head;
  await rows(head, doors).getByRole('link').first().focus();
  await page.keyboard.press('x');
  await chosen(head, 1).waitFor();
  await chosenBox(head, walls).click({ modifiers: ['Shift'] });
  await chosen(head, 3).waitFor();
  for (const title of all) assert.equal(await chosenBox(head, title).isChecked(), true, title);
  await head.checkAccessibility();
  await head.picture('batch-chosen');
}

async function withdraw(officer: Desk, title: string): Promise<void> {
  const matterId = await idOf(officer, title);
  const { version } = await ask(officer, `/api/matters/${matterId}`);
  await ask(officer, `/api/matters/${matterId}/withdraw`, { expectedVersion: version });
}

async function idOf(officer: Desk, title: string): Promise<string> {
  const { rows: found } = await ask(officer, '/api/matters?box=mine&limit=50');
  const row = found.find((one: { readonly title: string }) => one.title === title);
  assert.ok(row, title);
  return row.matterId;
}

/** What was sent round is read at once, by whoever has nothing to say to it. */
async function readTogether(scene: Scene, officer: Desk): Promise<void> {
  const { persons } = await ask(officer, `/api/organisation/persons?query=${encodeURIComponent('孙倩')}`);
  for (const title of [walls, desks]) {
    const matterId = await idOf(officer, title);
    const { version } = await ask(officer, `/api/matters/${matterId}`);
    const assignmentIds = [persons[0].assignmentId];
    await ask(officer, `/api/matters/${matterId}/circulate`, { expectedVersion: version, assignmentIds });
  }
  const reader = await scene.seat('sunqian');
  const { page } = reader;
  await page.setViewportSize(phoneScreen);
  await reader.visit('/inbox?box=to-read');
  await rows(reader, desks).first().waitFor();
  await page.getByRole('checkbox', { name: '全选本页' }).click();
  const button = page.getByRole('button', { name: /^批量已阅 \d+ 件…/ });
  await button.waitFor();
  await reader.checkAccessibility();
  await reader.picture('batch-phone');
  const wide: number = await page.evaluate('document.documentElement.scrollWidth');
  assert.ok(wide <= phoneScreen.width, 'nothing hangs out on a phone');
  await button.click();
  const question = dialog(reader, '批量已阅');
  await question.getByText(/记为已阅/).waitFor();
  await reader.checkAccessibility();
  await reader.picture('batch-read-phone');
  await question.getByRole('button', { name: /^已阅 \d+ 件/ }).click();
  await question.getByText(/^已办 \d+ 件。/).waitFor();
  await reader.picture('batch-read-done-phone');
  await question.getByRole('button', { name: '知道了' }).click();
  for (const title of [walls, desks]) await rows(reader, title).first().waitFor({ state: 'hidden' });
  await page.setViewportSize(officeScreen);
}
