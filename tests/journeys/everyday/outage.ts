import assert from 'node:assert/strict';
import { bar } from '../../browser/at-the-desk.ts';
import type { Desk } from '../../browser/desk.ts';
import { chooseMore, dialog, startKind } from './at-the-desk.ts';

const phone = '0571-88888888';

/** The network is away while slip and text are written: both save themselves when it is back, and what was refused meanwhile is over. */
export async function writeThroughAnOutage(officer: Desk): Promise<void> {
  const { page } = officer;
  officer.watch.expect(/ERR_INTERNET_DISCONNECTED|422/);
  await startKind(officer, '发文');
  await page.getByLabel('标题', { exact: true }).fill('关于开展冬季施工安全检查的通知');
  await page.getByText(/^草稿 \d+:\d\d 已存$/).waitFor();
  // refused for fields first: what they are must not hide what else is wrong
  await bar(officer).getByRole('button', { name: /^送/ }).click();
  await page.getByText(/^还差 \d+ 处/).waitFor();

  await page.context().setOffline(true);
  await page.getByLabel('联系电话').fill(phone);
  const inBar = page.locator('.decision-area').getByRole('alert');
  await inBar.getByText('没有连上服务器，这一稿还没有存上。').waitFor();
  await page.getByText('还没存上，原因见页面下方').waitFor();
  await page.locator('.ProseMirror').pressSequentially('停电时写的一句。');
  await bar(officer).getByRole('button', { name: /^送/ }).click();
  await page.getByRole('button', { name: '再存一次' }).waitFor();
  await inBar.getByText('恢复以后会再存一次').waitFor();
  await officer.picture('written-while-offline');

  await page.context().setOffline(false);
  await page.getByText(/^草稿 \d+:\d\d 已存$/).waitFor();
  await page.getByText(/^正文 .*已存$/).waitFor();
  await inBar.waitFor({ state: 'hidden' });
  await page.reload();
  assert.equal(await page.getByLabel('联系电话').inputValue(), phone);
  await page.getByText('停电时写的一句。').waitFor();
  await chooseMore(officer, /丢弃草稿/);
  await dialog(officer, '丢弃草稿').getByRole('button', { name: '丢弃草稿' }).click();
  await page.getByRole('tab', { name: /^草稿/ }).waitFor();
}
