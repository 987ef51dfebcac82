import type { Locator } from 'playwright-core';
import { act, goTo } from '../../browser/at-the-desk.ts';
import type { Desk } from '../../browser/desk.ts';
import type { Scene } from '../../browser/journey.ts';
import { startKind } from './at-the-desk.ts';

const tabs = 10;

/** Ten tabs of one person hear of news by one connection: a browser has only six to a host. */
export async function openTenTabs(officer: Desk, head: Desk): Promise<void> {
  const opened = await Promise.all(Array.from({ length: tabs }, () => openInbox(head)));
  await sendLeaveRequest(officer);
  await Promise.all(opened.map((tab) => news(tab, /有 1 件新到/).waitFor()));
  const [first, last] = [opened.at(0), opened.at(-1)];
  await last?.picture('tenth-tab');
  // none of them hangs: each still reads from the server
  await Promise.all(opened.map(showNews));
  await first?.page.getByRole('listitem').filter({ hasText: '年休假' }).first().waitFor();
  for (const tab of opened) await tab.page.close();
}

async function openInbox(head: Desk): Promise<Desk> {
  const tab = await head.anotherTab();
  await tab.visit('/inbox');
  await tab.page.getByRole('main').getByRole('listitem').first().waitFor();
  return tab;
}

const news = ({ page }: Desk, words: RegExp): Locator => page.getByRole('status').filter({ hasText: words });

async function showNews(tab: Desk): Promise<void> {
  await tab.page.getByRole('button', { name: '显示' }).click();
  await news(tab, /件新到/).waitFor({ state: 'hidden' });
}

async function sendLeaveRequest(officer: Desk): Promise<void> {
  const { page } = officer;
  await startKind(officer, '请假申请');
  await page.getByLabel('请假类别').selectOption({ label: '年休假' });
  await page.getByLabel('开始日期').fill('2026-12-28');
  await page.getByLabel('结束日期').fill('2026-12-29');
  await page.getByLabel('请假事由').fill('年休假');
  await act(officer, /^提交，送陈国栋/, /已送陈国栋/);
}

/** The oldest browser generation that offices still have. */
export async function visitInOldBrowser(scene: Scene, officer: Desk): Promise<void> {
  const matter = new URL(officer.page.url()).pathname;
  await startKind(officer, '签报');
  const draft = new URL(officer.page.url()).pathname;
  await goTo(officer, /待我办/);
  await scene.inOldBrowser(officer, ['/', '/inbox', matter, draft, '/organisation', '/search?q=请假']);
}
