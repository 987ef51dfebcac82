import { type Desk, phoneScreen } from '../../browser/desk.ts';
import type { Scene } from '../../browser/journey.ts';
import { dialog } from '../everyday/at-the-desk.ts';
import { choose } from '../first-run/opening.ts';

/** 流程监控: the administrator stops the matter and lets it go on; who has it open sees it without a reload. */
export async function stopAndGoOn(scene: Scene, officer: Desk): Promise<void> {
  const keeper = await scene.seat('系统管理员');
  const { page } = keeper;
  await page.getByRole('link', { name: '流程监控' }).first().click();
  await page.getByRole('heading', { name: '流程监控' }).waitFor();
  await choose(keeper, '类别', '签报');
  const row = page.getByRole('row', { name: /签报/ }).first();
  await row.getByRole('button', { name: '暂停…' }).waitFor();
  await keeper.checkAccessibility();
  await keeper.picture('monitor');
  await row.getByRole('button', { name: '暂停…' }).click();
  const asking = dialog(keeper, '暂停办理');
  await asking
    .getByText(/会停下/)
    .first()
    .waitFor();
  await asking.getByRole('textbox', { name: /为什么暂停/ }).fill('等财政局批复预算。');
  await keeper.checkAccessibility();
  await keeper.picture('suspend');
  await asking.getByRole('button', { name: '暂停，期限不再计算' }).click();
  await page.getByText(/^已暂停，.*的办理停下/).waitFor();
  await officer.page
    .getByText(/已暂停：.*等财政局批复预算/)
    .first()
    .waitFor();
  await officer.picture('suspended');
  await page.setViewportSize(phoneScreen);
  await keeper.picture('monitor-phone');
  await row.getByRole('button', { name: '恢复办理' }).click();
  await page.getByText(/^已恢复，由.*接着办理/).waitFor();
  await officer.page
    .getByText(/已暂停：/)
    .first()
    .waitFor({ state: 'detached' });
  await endAndBringBack(keeper, officer);
}

async function endAndBringBack(keeper: Desk, officer: Desk): Promise<void> {
  const { page } = keeper;
  const row = page.getByRole('row', { name: /签报/ }).first();
  await row.getByRole('button', { name: '终止…' }).click();
  const ending = dialog(keeper, '终止办理');
  await ending.getByRole('textbox', { name: /为什么终止/ }).fill('改由办公室统一采购。');
  await ending
    .getByText(/会停下/)
    .first()
    .waitFor();
  await keeper.picture('terminate-phone');
  await ending.getByRole('button', { name: '终止，不再办理' }).click();
  await officer.page
    .getByText(/已终止：.*改由办公室统一采购/)
    .first()
    .waitFor();
  await page.getByText('已终止', { exact: true }).first().click();
  await page.getByRole('button', { name: '恢复办理…' }).first().click();
  const back = dialog(keeper, '恢复已终止的办理');
  await back.getByRole('textbox', { name: /为什么恢复/ }).fill('预算科同意单独采购。');
  await back
    .getByText(/会再收到/)
    .first()
    .waitFor();
  await back.getByRole('button', { name: '恢复，接着办理' }).click();
  await page.getByText(/^已恢复，由.*接着办理/).waitFor();
  await officer.page
    .getByText(/已终止：/)
    .first()
    .waitFor({ state: 'detached' });
}
