import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { bar, happened } from '../../browser/at-the-desk.ts';
import { type Desk, officeScreen, phoneScreen } from '../../browser/desk.ts';
import type { Scene } from '../../browser/journey.ts';
import { chooseMore, dialog, openFrom, opinion, pickPerson, title, traced } from './at-the-desk.ts';

const remark = '请财务科一并看看价格。';

/** 依次传阅: an order that is put right by every hand, one reader after the other, and a change on the way. */
export async function circulateInTurn(scene: Scene, colleague: Desk): Promise<void> {
  await chooseMore(colleague, /^传阅/);
  const choice = dialog(colleague, '传阅');
  for (const name of ['邱岚', '韩雪', '孙倩']) await pickPerson(colleague, choice, name);
  await choice.getByRole('radio', { name: /^依次/ }).check();
  await putInOrder(colleague, choice);
  await atBothWidths(colleague, 'in-turn-dialog');
  await choice.getByRole('button', { name: '依次传阅，先给孙倩' }).click();
  await happened(colleague).getByText('已依次传阅：孙倩 → 邱岚 → 韩雪，现在在孙倩处').waitFor();
  await stands(colleague, '孙倩 → 邱岚 → 韩雪，现在在孙倩处');

  const first = await scene.seat('sunqian');
  await openFrom(first, '待阅', title);
  await stands(first, '孙倩 → 邱岚 → 韩雪，现在在孙倩处');
  await opinion(first).fill(remark);
  await bar(first).getByRole('button', { name: '已阅' }).click();
  await traced(colleague, '孙倩', '已阅', '轮到邱岚阅', remark).waitFor();
  await changeOnTheWay(colleague);

  const second = await scene.seat('qiulan');
  await openFrom(second, '待阅', title);
  await bar(second).getByRole('button', { name: '已阅' }).click();
  await stands(colleague, '孙倩 → 邱岚 → 周敏，现在在周敏处');
  await colleague.picture('in-turn-with-the-last');
}

/** By the buttons with the keyboard alone, by dragging, and with Alt and the arrows. */
async function putInOrder(desk: Desk, choice: Locator): Promise<void> {
  const { page } = desk;
  const readers = choice.getByRole('list', { name: '传阅次序' }).getByRole('listitem');
  const inOrder = async (...names: readonly string[]) => {
    for (const [place, name] of names.entries()) await readers.nth(place).getByText(name).waitFor();
  };
  await inOrder('邱岚', '韩雪', '孙倩');
  await choice.getByRole('button', { name: '把孙倩上移' }).focus();
  await page.keyboard.press('Enter');
  await inOrder('邱岚', '孙倩', '韩雪');
  await page.keyboard.press('Enter');
  await inOrder('孙倩', '邱岚', '韩雪');
  await readers.filter({ hasText: '韩雪' }).dragTo(readers.first());
  await inOrder('韩雪', '孙倩', '邱岚');
  await choice.getByRole('button', { name: '把韩雪下移' }).focus();
  await page.keyboard.press('Alt+ArrowDown');
  await inOrder('孙倩', '韩雪', '邱岚');
  await page.keyboard.press('Alt+ArrowDown');
  await inOrder('孙倩', '邱岚', '韩雪');
}

/** 收回 who has not had it, and one more at the end. */
async function changeOnTheWay(colleague: Desk): Promise<void> {
  await stands(colleague, '孙倩 → 邱岚 → 韩雪，现在在邱岚处');
  await chooseMore(colleague, /^调整依次传阅/);
  const change = dialog(colleague, '调整依次传阅');
  assert.equal(await change.getByRole('button', { name: '收回孙倩' }).count(), 0, 'who has read stays');
  await change.getByRole('button', { name: '收回韩雪', exact: true }).click();
  await pickPerson(colleague, change, '周敏');
  await atBothWidths(colleague, 'change-in-turn-dialog');
  await change.getByRole('button', { name: '收回韩雪，最后加周敏' }).click();
  await happened(colleague).getByText('已收回韩雪，最后加周敏').waitFor();
  await traced(colleague, '马晓东', '调整依次传阅：收回韩雪，最后加周敏').waitFor();
}

const stands = ({ page }: Desk, words: string): Promise<void> =>
  page.getByRole('list', { name: '现在等谁' }).getByText(`依次传阅：${words}`).waitFor();

async function atBothWidths(desk: Desk, name: string): Promise<void> {
  await desk.picture(name);
  await desk.checkAccessibility();
  await desk.page.setViewportSize(phoneScreen);
  await desk.picture(`${name}-phone`);
  await desk.page.setViewportSize(officeScreen);
}
