import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { goTo } from '../browser/at-the-desk.ts';
import { type Desk, phoneScreen } from '../browser/desk.ts';
import { journey } from '../browser/journey.ts';
import { decideForEach } from './process-course/deciding.ts';

/**
 * 试运行历史 and 运行情况: an administrator looks how a process goes, and how the version in use would have done; matters whose
 * step is gone are moved each where somebody says. Nothing is left open behind it.
 */
journey('process-course', async (scene) => {
  const administrator = await scene.seat('zjj.system');
  await rehearse(administrator);
  const { pathname } = new URL(administrator.page.url());
  await course(administrator);
  const phone = await scene.seat('zjj.system', { viewport: phoneScreen });
  await onAPhone(phone, pathname);
  await stopHalfway(administrator);
  await decideForEach(administrator, await scene.seat('liusiyuan'));
});

const result = ({ page }: Desk) => page.getByRole('region', { name: '结果' });

/** The version in use does what was done, every matter alike. */
async function rehearse(desk: Desk): Promise<void> {
  const { page } = desk;
  await goTo(desk, /^流程$/);
  await page.getByRole('link', { name: '采购审批', exact: true }).click();
  await page.getByRole('button', { name: '历史和在办' }).click();
  await page.getByRole('menuitem', { name: '试运行历史' }).click();
  await page.getByRole('button', { name: '开始试运行' }).waitFor();
  await desk.checkAccessibility();
  await desk.picture('before');
  await page.getByRole('button', { name: '开始试运行' }).click();
  await page.getByText(/走完了/).waitFor();
  await result(desk).getByText('走完的都和实际一样。').waitFor();
  await desk.checkAccessibility();
  await desk.picture('same');
  await page.getByRole('combobox', { name: '看哪些' }).click();
  await page.getByText(/^全部（/).click();
  await result(desk).getByText('和实际一样').first().waitFor();
  await desk.picture('all');
  await page.getByRole('tab', { name: '在图上看' }).click();
  await desk.picture('drawing');
  await page.getByRole('tab', { name: '一步一步看' }).click();
  await result(desk).getByRole('columnheader', { name: '试运行经过' }).waitFor();
  await desk.checkAccessibility();
  await desk.picture('steps');
}

/** Where the time goes, and what would be moved. */
async function course(desk: Desk): Promise<void> {
  const { page } = desk;
  await page.getByRole('link', { name: '运行情况' }).click();
  await page.getByRole('columnheader', { name: '等人打开（天）' }).waitFor();
  await desk.checkAccessibility();
  await desk.picture('course');
  await page.getByRole('link', { name: '转到新版' }).click();
  await page.getByText(/在办的都已经按第 \d+ 版走/).waitFor();
  await desk.picture('nothing-to-move');
}

async function onAPhone(desk: Desk, path: string): Promise<void> {
  const { page } = desk;
  await desk.visit(path);
  await page.getByRole('button', { name: '开始试运行' }).click();
  await page.getByText(/走完了/).waitFor();
  await desk.picture('phone');
}

/** More than are walked at once: stopped between two requests, what was walked by then stays, and it is begun anew. */
async function stopHalfway(desk: Desk): Promise<void> {
  const { page } = desk;
  await desk.visit('/processes');
  await page.getByRole('link', { name: '请假审批', exact: true }).click();
  await page.getByRole('button', { name: '历史和在办' }).click();
  await page.getByRole('menuitem', { name: '试运行历史' }).click();
  const slow = await holdSecond(page, /\/rehearsal$/);
  await page.getByRole('button', { name: '开始试运行' }).click();
  const far = page.getByRole('status').filter({ hasText: /正在走：.*25\/\d+ 件/ });
  await far.waitFor();
  const percent = Number(await page.getByRole('progressbar', { name: '走了多少件' }).getAttribute('aria-valuenow'));
  assert.ok(percent > 0 && percent < 100, `${percent} of a hundred`);
  await desk.picture('halfway');
  await page.getByRole('button', { name: '停下', exact: true }).click();
  await page.getByText(/25\/\d+ 件，已停下；下面是已经走完的。/).waitFor();
  await result(desk)
    .getByText(/，25 件$/)
    .waitFor();
  slow.letGo();
  await desk.checkAccessibility();
  await desk.picture('stopped');
  await page.getByRole('button', { name: '重新试运行' }).click();
  await page.getByText(/走完了/).waitFor();
}

/** A slow line: the second of such requests is under way until it is let go, so that what is seen meanwhile does not hang on luck. */
async function holdSecond(page: Page, address: RegExp): Promise<{ readonly letGo: () => void }> {
  const held = Promise.withResolvers<void>();
  let asked = 0;
  await page.route(address, async (route) => {
    if (route.request().method() === 'POST') asked += 1;
    if (asked === 2) await held.promise;
    await route.continue();
  });
  return { letGo: held.resolve };
}
