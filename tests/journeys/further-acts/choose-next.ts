import { act, happened } from '../../browser/at-the-desk.ts';
import { type Desk, officeScreen, phoneScreen } from '../../browser/desk.ts';
import type { Scene } from '../../browser/journey.ts';
import { dialog, openFrom, opinion, paper, startKind, takeBack, traced } from '../everyday/at-the-desk.ts';

const title = '关于启用新会议室预约牌的签报';

/** 自选下一步: straight to the chief, past the countersigning; taken back once, then sent for good. */
export async function chooseTheNextStep(scene: Scene): Promise<void> {
  const officer = await scene.seat('liusiyuan');
  await startKind(officer, '签报');
  await officer.page.getByLabel('标题').fill(title);
  await officer.page.getByLabel('内容').fill('三楼会议室已换预约牌，拟即日启用。');
  await act(officer, /^呈报/, /已送陈国栋/);
  const head = await scene.seat('chenguodong');
  await openFrom(head, '待办', title);
  await opinion(head).fill('事项简单，请直接审定。');
  await send(head, true);
  await takeBack(head, /审定会停下/);
  await send(head, false);
  await officer.page.reload();
  await paper(officer).waitFor();
  await traced(officer, '陈国栋', '自选下一步（第 1 次，最多 3 次）').first().waitFor();
  await officer.picture('choose-next-trace');
}

async function send(head: Desk, looked: boolean): Promise<void> {
  await head.page.getByRole('button', { name: /^自选下一步/ }).click();
  const choosing = dialog(head, '自选下一步');
  await choosing.getByRole('radio', { name: /^主要负责人审定/ }).check();
  await choosing.getByText(/接着办“主要负责人审定”/).waitFor();
  if (looked) {
    await choosing.getByText('您的“科室负责人审核”现在办完，意见记“事项简单，请直接审定。”').waitFor();
    await head.checkAccessibility();
    await head.picture('choose-next');
    await head.page.setViewportSize(phoneScreen);
    await head.checkAccessibility();
    await head.picture('choose-next-phone');
    await head.page.setViewportSize(officeScreen);
  }
  await choosing.getByRole('button', { name: /^送.+主要负责人审定$/ }).click();
  await happened(head)
    .getByText(/已送.+主要负责人审定/)
    .waitFor();
}
