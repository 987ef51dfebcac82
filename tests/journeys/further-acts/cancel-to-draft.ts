import { act, happened } from '../../browser/at-the-desk.ts';
import { type Desk, officeScreen, phoneScreen } from '../../browser/desk.ts';
import type { Scene } from '../../browser/journey.ts';
import { dialog, openFrom, paper, startKind, traced } from '../everyday/at-the-desk.ts';
import { choose } from '../first-run/opening.ts';

const title = '办公室打印机硒鼓';

/** 撤销，回到草稿: what was sent is changed by who started it and sent again; who keeps the course of things asks who handles it. */
export async function takeItBackToDraft(scene: Scene): Promise<void> {
  const officer = await scene.seat('liusiyuan');
  const { page } = officer;
  await startKind(officer, '采购申请');
  await page.getByLabel('采购事项').or(page.getByLabel('标题')).first().fill(title);
  await page.getByLabel(/金额/).first().fill('1200');
  await page
    .getByLabel(/内容|理由|说明/)
    .first()
    .fill('硒鼓用完，拟购四支。');
  await act(officer, /^提交/, /已送陈国栋/);
  await cancel(officer);
  await paper(officer).waitFor();
  await traced(officer, '刘思远', '撤销，回到草稿', '数量写错了').first().waitFor();
  await officer.picture('back-in-hand');
  await act(officer, /^提交/, /已送陈国栋/);
  await findAgain(scene);
  await openFrom(await scene.seat('chenguodong'), '待办', title);
}

async function cancel(officer: Desk): Promise<void> {
  const { page } = officer;
  await page.getByRole('button', { name: '更多' }).last().click();
  await page.getByRole('menuitem', { name: '撤销，回到草稿…' }).click();
  const asking = dialog(officer, '撤销，回到草稿');
  await asking.getByText('回到您这里，接着办').waitFor();
  await asking.getByRole('textbox').fill('数量写错了');
  await officer.checkAccessibility();
  await officer.picture('cancel-to-draft');
  await asking.getByRole('button', { name: '撤销，由我修改' }).click();
  await happened(officer).getByText('已撤销，回到您这里，改好可以再提交').waitFor();
}

/** 重新确定办理人: where the organisation has not changed, the dialog says so and nothing can be confirmed. */
async function findAgain(scene: Scene): Promise<void> {
  const keeper = await scene.seat('系统管理员');
  const { page } = keeper;
  keeper.watch.expect(/409/);
  await page.getByRole('link', { name: '流程监控' }).first().click();
  await choose(keeper, '类别', '采购申请');
  const row = page.getByRole('row', { name: /采购申请/ }).first();
  await row.getByRole('button', { name: /^调整/ }).click();
  const mending = dialog(keeper, '调整流程');
  await mending.getByRole('radio', { name: /^重新确定办理人/ }).check();
  await mending.getByText('按现在的组织机构，还是由这些人办，没有变化。').waitFor();
  await keeper.checkAccessibility();
  await keeper.picture('find-again');
  await page.setViewportSize(phoneScreen);
  await keeper.picture('find-again-phone');
  await page.setViewportSize(officeScreen);
}
