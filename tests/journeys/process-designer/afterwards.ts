import assert from 'node:assert/strict';
import { setTimeout as passes } from 'node:timers/promises';
import { goTo } from '../../browser/at-the-desk.ts';
import type { Desk } from '../../browser/desk.ts';
import { readReminders } from '../../browser/read-reminders.ts';
import { add, backToCard, cards, choose, openSettings, saved, stepCard, tabTo, type, walkTo } from './by-keys.ts';

const dialog = ({ page }: Desk, name: RegExp) => page.getByRole('dialog', { name });

/** One step more behind the vote, seen beside the version in use. */
export async function change(desk: Desk, name: string): Promise<void> {
  const { page } = desk;
  await openProcess(desk, name);
  await tabTo(desk, stepCard(desk, '填写申请'));
  await walkTo(desk, cards(desk).getByRole('button', { name: '在“结束”之前加一步' }));
  await add(desk, '步骤');
  await openSettings(desk);
  await type(desk, '步骤名称', '人事备案');
  await choose(desk, '按什么找人', '主要负责人');
  await stepCard(desk, '人事备案').waitFor();
  await backToCard(desk);
  await saved(desk);
  await page.getByRole('button', { name: '改了哪些' }).click();
  const compared = page.getByRole('region', { name: '两版对比' });
  await compared
    .getByText(/“人事备案”：由主要负责人办理/)
    .first()
    .waitFor();
  await desk.checkAccessibility();
  await desk.picture('changed');
  await compared.getByRole('button', { name: '不比了，接着画' }).click();
}

/** 试运行历史: what the draft would have done with what was decided so far, before anybody works by it. */
export async function rehearse(desk: Desk): Promise<void> {
  const { page } = desk;
  await page.getByRole('button', { name: '历史和在办' }).click();
  await page.getByRole('menuitem', { name: '试运行历史' }).click();
  await page.getByTitle('草稿（最近存下的）', { exact: true }).waitFor();
  await page.getByRole('button', { name: '开始试运行' }).click();
  await page.getByText(/^草稿.*走完了/).waitFor();
  const result = page.getByRole('region', { name: '结果' });
  // the matter under way has not come so far that anything would be different
  await result.getByRole('combobox', { name: '看哪些' }).waitFor();
  assert.equal(await result.getByText('多经过“人事备案”（王建华）').count(), 2);
  await result.getByText('有变化的（2）').first().waitFor();
  await desk.checkAccessibility();
  await desk.picture('rehearsed');
}

/** Published over the first version, once what was found has been read. */
export async function publishChange(desk: Desk): Promise<void> {
  const { page } = desk;
  await page.getByRole('link', { name: '设计', exact: true }).click();
  await page.getByRole('button', { name: '发布第 2 版…' }).click();
  const publishing = dialog(desk, /^发布第 2 版/);
  await readReminders(publishing);
  await desk.picture('publish-change');
  await publishing.getByRole('button', { name: '发布第 2 版' }).click();
  await page.getByText('现在用的是第 2 版，没有未发布的修改').waitFor();
}

/** 转到新版: the running matter goes on by the new version, and comes back as it was. */
export async function migrate(desk: Desk): Promise<void> {
  const { page } = desk;
  await page.getByRole('button', { name: '历史和在办' }).click();
  await page.getByRole('menuitem', { name: '转到新版' }).click();
  await page.getByText(/转到新版 1 件/).waitFor();
  await desk.checkAccessibility();
  await desk.picture('plan');
  // on a slow line a batch may first be seen when it has ended; what is still to be moved is right all the same
  await page.route(/\/moving$/, async (route) => {
    if (route.request().method() === 'GET') await passes(3_000);
    await route.continue();
  });
  await page.getByRole('button', { name: '把选中的 1 件转到第 2 版…' }).click();
  const asked = dialog(desk, /^把 1 件转到第 2 版/);
  await asked.getByRole('textbox', { name: '为什么转' }).fill('启用新版');
  await desk.picture('asked');
  await asked.getByRole('button', { name: '转 1 件' }).click();
  await page.getByText('1 件，转好 1 件').waitFor();
  await page.getByText(/在办的都已经按第 2 版走/).waitFor();
  await desk.checkAccessibility();
  await desk.picture('moved');
  await page.getByRole('button', { name: '把这 1 件转回原来的版本…' }).click();
  const goingBack = dialog(desk, /^把 1 件转回原来的版本/);
  await goingBack.getByRole('textbox', { name: /^为什么转回/ }).fill('新版有误');
  await desk.picture('asked-back');
  await goingBack.getByRole('button', { name: '转回 1 件' }).click();
  await page.getByText('转到第 1 版').waitFor();
  await page.getByText(/转到新版 1 件/).waitFor();
  await page.getByText('1 件，转好 1 件').nth(1).waitFor();
  await desk.picture('moved-back');
}

/** The first version is used again, as the third. */
export async function rollBack(desk: Desk, name: string): Promise<void> {
  const { page } = desk;
  await openProcess(desk, name);
  await page.getByRole('button', { name: '版本', exact: true }).click();
  await page.getByRole('button', { name: '改回用第 1 版…' }).click();
  await desk.picture('roll-back');
  const goingBack = dialog(desk, /^改回用第 1 版/);
  await readReminders(goingBack);
  await goingBack.getByRole('button', { name: '改回用第 1 版' }).click();
  await page.getByText('现在用的是第 3 版，没有未发布的修改').waitFor();
  await stepCard(desk, '人事备案').waitFor({ state: 'detached' });
  await desk.checkAccessibility();
  await desk.picture('rolled-back');
}

async function openProcess(desk: Desk, name: string): Promise<void> {
  await desk.visit('/');
  await goTo(desk, /^流程$/);
  await desk.page.getByRole('link', { name, exact: true }).click();
  await cards(desk).getByRole('button').first().waitFor();
}
