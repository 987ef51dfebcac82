import assert from 'node:assert/strict';
import { bar, goTo, happened } from '../../browser/at-the-desk.ts';
import type { Desk } from '../../browser/desk.ts';
import { startKind, traced } from './at-the-desk.ts';

/** The answers of an act get lost behind the server: the page asks again by itself, and says so when it cannot know. */
export async function loseAnswers(officer: Desk): Promise<void> {
  const { page } = officer;
  officer.watch.expect(/ERR_FAILED|ERR_CONNECTION/);
  await fillLeaveRequest(officer);
  const once = await loseNext(officer, 1);
  await bar(officer).getByRole('button', { name: /^提交/ }).click();
  await happened(officer)
    .getByText(/已送陈国栋/)
    .waitFor();
  assert.equal(once.lost(), 1);
  assert.equal(await traced(officer, '刘思远', '发起').count(), 1, 'sent once');

  await goTo(officer, '发起');
  await fillLeaveRequest(officer);
  const twice = await loseNext(officer, 2);
  await bar(officer).getByRole('button', { name: /^提交/ }).click();
  await page.getByRole('alert').getByText('没有收到服务器的答复，不知道送出没有。').waitFor();
  assert.equal(twice.lost(), 2);
  // the page has found out by itself where the matter stands; what is sent again is still the same request
  await traced(officer, '刘思远', '发起').waitFor();
  await officer.picture('not-known-whether-sent');
  await page.getByRole('alert').getByRole('button', { name: '再试一次' }).click();
  await happened(officer)
    .getByText(/已送陈国栋/)
    .waitFor();
  assert.equal(await traced(officer, '刘思远', '发起').count(), 1, 'sent once, by the first request');
  assert.equal(new Set([...twice.ids()]).size, 1, 'one command id');
}

async function fillLeaveRequest(officer: Desk): Promise<void> {
  const { page } = officer;
  await startKind(officer, '请假申请');
  await page.getByLabel('请假类别').selectOption({ label: '事假' });
  await page.getByLabel('开始日期').fill('2026-12-21');
  await page.getByLabel('结束日期').fill('2026-12-21');
  await page.getByLabel('请假事由').fill('办理户口迁移');
  await page.getByText(/已存/).first().waitFor();
}

/** The server gets and does what is sent to complete a task; its next answers do not arrive. */
async function loseNext({ page }: Desk, count: number) {
  const ids: string[] = [];
  let lost = 0;
  await page.unroute(/\/complete$/);
  await page.route(/\/complete$/, async (route) => {
    ids.push(route.request().headers()['x-command-id'] ?? '');
    if (lost >= count) return route.continue();
    await route.fetch();
    lost++;
    await route.abort('failed');
  });
  return { lost: () => lost, ids: () => ids };
}
