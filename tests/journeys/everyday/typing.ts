import assert from 'node:assert/strict';
import { act, bar, goTo } from '../../browser/at-the-desk.ts';
import type { Desk } from '../../browser/desk.ts';
import { opinion, title, traced } from './at-the-desk.ts';
import { hearNothing } from './sending.ts';

const first = '同意更换。';
const second = '请把数量再核对一遍。';
const third = '经费从年初预算中列支，同意。';

/** The same task in two tabs: done in one, the other says so and keeps what was being written. */
export async function workInTwoTabs(colleague: Desk): Promise<void> {
  const other = await colleague.anotherTab();
  await other.visit(new URL(colleague.page.url()).pathname);
  await opinion(other).fill(second);
  const hearAgain = await hearNothing(other);
  await opinion(colleague).fill(first);
  await act(colleague, /^同意，送/, /^已送/);

  other.watch.expect(/409/);
  await bar(other)
    .getByRole('button', { name: /^同意，送/ })
    .click();
  await other.page.getByRole('alert').getByText('这一步已经办过了，没有重复提交。').waitFor();
  assert.equal(await opinion(other).inputValue(), second, 'what was typed stands in its field');
  await other.picture('second-tab-refused');
  hearAgain();
  await other.page.getByRole('alert').getByRole('button', { name: '看新的情况' }).click();
  await other.page.getByText('您写的意见没有送出。').waitFor();
  await other.page.getByText(second).waitFor();
  await other.picture('second-tab-keeps-the-text');
  await other.checkAccessibility();
  assert.equal(await traced(other, '马晓东 办理完毕').count(), 1, 'done once');
  await other.page.getByRole('button', { name: '不要了' }).click();
  await other.page.getByText(second).waitFor({ state: 'hidden' });
  await other.page.close();
}

/** The session ends in another window while somebody writes: after signing in again the text is there and goes out. */
export async function loseSession(deputy: Desk): Promise<void> {
  const { page } = deputy;
  await goTo(deputy, /待我办/);
  await page
    .getByRole('link', { name: new RegExp(title) })
    .first()
    .click();
  await opinion(deputy).fill(third);

  const other = await deputy.anotherTab();
  for (const one of [deputy, other]) one.watch.expect(/401/);
  await other.visit('/account');
  await other.page.getByRole('button', { name: /林涛/ }).first().click();
  await other.page.getByRole('menuitem', { name: '退出', exact: true }).click();
  await other.page.getByRole('textbox', { name: '用户名' }).waitFor();

  const notice = page.getByRole('dialog', { name: '登录已过期' });
  await page.bringToFront();
  await notice.waitFor();
  await deputy.picture('session-ended');
  const arriving = deputy.context.waitForEvent('page');
  await notice
    .getByRole('button', { name: '在新页面登录' })
    .or(notice.getByRole('link', { name: '在新页面登录' }))
    .click();
  const entrance = await arriving;
  await entrance.getByRole('textbox', { name: '用户名' }).fill('lintao');
  await entrance.getByLabel('密码', { exact: true }).fill('demo-2026-city');
  await entrance.getByRole('button', { name: /^登\s*录$/ }).click();
  await notice.waitFor({ state: 'hidden' });
  assert.equal(await opinion(deputy).inputValue(), third, 'the opinion outlives the session');
  await deputy.picture('signed-in-again');
  await act(deputy, /^同意，送王建华/, /已送王建华/);
  await other.page.close();
}
