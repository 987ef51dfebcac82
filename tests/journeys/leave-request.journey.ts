import assert from 'node:assert/strict';
import { type Desk, phoneScreen } from '../browser/desk.ts';
import { journey } from '../browser/journey.ts';

const reason = '回乡探望父母';

/** Opens the matter from the list of what waits for this person. */
async function openFromInbox(desk: Desk): Promise<void> {
  const { page } = desk;
  await page
    .getByRole('navigation', { name: '主菜单' })
    .first()
    .getByRole('link', { name: /待我办/ })
    .click();
  await page.getByRole('link', { name: /请假/ }).first().click();
  await page.getByRole('article', { name: '请假申请单' }).waitFor();
}

const paper = ({ page }: Desk) => page.getByRole('article', { name: '请假申请单' });
const happened = ({ page }: Desk) => page.locator('.undo-line');

journey('leave-request', async (scene) => {
  const officer = await scene.seat('liusiyuan');
  await officer.page.getByRole('heading', { name: '发起', exact: true }).waitFor();
  await officer.picture('home');

  await officer.page.getByRole('navigation', { name: '主菜单' }).first().getByRole('link', { name: '发起' }).click();
  await officer.page.getByRole('heading', { name: '发起', level: 1 }).waitFor();
  await officer.picture('start');
  await officer.page.getByRole('button', { name: '请假申请' }).click();
  await paper(officer).waitFor();
  await officer.picture('empty-draft');

  officer.watch.expect(/422/);
  await officer.page.getByRole('button', { name: /^提交，送陈国栋/ }).click();
  await officer.page.getByText('还差 3 处，没有送出。写好的内容都在。').waitFor();
  await officer.picture('refused');

  await officer.page.getByLabel('请假类别').selectOption({ label: '年休假' });
  await officer.page.getByLabel('开始日期').fill('2026-12-01');
  await officer.page.getByLabel('结束日期').fill('2026-12-03');
  await officer.page.getByLabel('请假事由').fill(reason);
  await officer.page.getByText(/^草稿 \d+:\d\d 已存$/).waitFor();
  await paper(officer).getByText('3 天').waitFor();
  await officer.checkAccessibility();
  await officer.picture('filled');

  await officer.page.getByRole('button', { name: /^提交，送陈国栋/ }).click();
  await happened(officer).getByText('已送陈国栋科室负责人审批').waitFor();
  await officer.picture('submitted');
  const address = new URL(officer.page.url()).pathname;

  const head = await scene.seat('chenguodong');
  await head.page
    .getByRole('navigation', { name: '主菜单' })
    .first()
    .getByRole('link', { name: /待我办/ })
    .click();
  await head.page.getByRole('link', { name: /请假/ }).first().waitFor();
  await head.checkAccessibility();
  await head.picture('inbox');
  await openFromInbox(head);
  await head.page.getByRole('heading', { name: '为什么到我这里' }).waitFor();
  await head.picture('handling');

  await head.page.getByRole('button', { name: '退回修改…' }).click();
  const dialog = head.page.getByRole('dialog', { name: '退回修改' });
  await dialog.getByRole('radio', { name: '直接送回我这里' }).check();
  await dialog.getByRole('textbox', { name: /要改什么/ }).fill('请写明去往地点。');
  await dialog.getByRole('heading', { name: '退回后会这样' }).waitFor();
  await head.checkAccessibility();
  await head.picture('return-dialog');
  await dialog.getByRole('button', { name: '退回给刘思远修改' }).click();
  await happened(head).getByText('已退回给刘思远修改').waitFor();
  await head.picture('returned');

  await openFromInbox(officer);
  await officer.page.getByText('陈国栋退回修改：请写明去往地点。').waitFor();
  await officer.page.getByLabel('去往地点').fill('江西南昌');
  await officer.picture('corrected');
  await officer.page.getByRole('button', { name: /送陈国栋/ }).click();
  await happened(officer)
    .getByText(/陈国栋/)
    .waitFor();

  await openFromInbox(head);
  await paper(head).getByText('江西南昌').waitFor();
  await head.page.getByRole('textbox', { name: '科室负责人意见' }).fill('同意，注意交接工作。');
  await head.page.getByRole('button', { name: '同意，送王建华局长审批' }).click();
  await happened(head).getByText('已送王建华局长审批').waitFor();

  const chief = await scene.seat('wangjianhua', { viewport: phoneScreen });
  await chief.visit('/inbox');
  await chief.page.getByRole('link', { name: /请假/ }).first().waitFor();
  await chief.picture('phone-inbox');
  await chief.page.getByRole('link', { name: /请假/ }).first().click();
  await paper(chief).getByText('同意，注意交接工作。').waitFor();
  await chief.checkAccessibility();
  await chief.picture('phone-handling');
  await chief.page.getByRole('tab', { name: '过程' }).click();
  await chief.picture('phone-trace');
  await chief.page.getByRole('button', { name: '同意，办结' }).click();
  await happened(chief).getByText('已办结').waitFor();
  await chief.picture('phone-done');

  await officer.page
    .getByRole('link', { name: /在办|跟踪/ })
    .first()
    .click();
  await officer.page.getByText('已办结').first().waitFor();
  await officer.picture('tracking');
  await officer.page.getByRole('link', { name: /请假/ }).first().click();
  await paper(officer).getByText('同意。').waitFor();
  await officer.page.locator('.matter-head').getByText('办结', { exact: true }).waitFor();
  await officer.page.getByText('流程图', { exact: true }).click();
  await officer.picture('closed');

  const stranger = await scene.seat('linpu.wenshu');
  stranger.watch.expect(/404/);
  await stranger.visit(address);
  await stranger.page.getByText('没有找到这件事项，或者您不能看它。').waitFor();
  assert.equal(await stranger.page.getByText(reason).count(), 0, 'nothing of a foreign agency is shown');
  await stranger.picture('stranger');
});
