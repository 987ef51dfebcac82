import { act, bar, goTo, happened } from '../../browser/at-the-desk.ts';
import type { Desk } from '../../browser/desk.ts';
import { clickHastily } from '../../browser/hasty-click.ts';
import type { Scene } from '../../browser/journey.ts';
import { openFromInbox, slip, writeOpinion } from './at-the-desk.ts';
import { subject, title } from './drafting.ts';

const proposal = '拟由建设科办理，请谢局长批示。';
const instruction = '请建设科抓紧落实，月底前报结果。';
const outcome = '已按通知要求部署落实，各项举措列入年度计划。';
export const returnWords = '我区不在推广范围内，请核对主送机关。';

/** Opens the received document in 公文交换. */
async function openReceived(desk: Desk): Promise<void> {
  await goTo(desk, /公文交换/);
  await desk.page
    .getByRole('link', { name: new RegExp(subject) })
    .first()
    .click();
  await desk.page.getByRole('heading', { name: title, level: 1 }).waitFor();
}

/** 签收 in 临浦区: what came is the sender's document, it becomes an incoming matter, which is registered. */
export async function signFor(scene: Scene, documentNumber: string): Promise<Desk> {
  const clerk = await scene.seat('linpu.wenshu');
  await openReceived(clerk);
  await clerk.page.getByText(documentNumber).first().waitFor();
  await clerk.picture('received');
  await clerk.checkAccessibility();
  await signOnce(clerk);
  await clerk.picture('signed-for');
  await clerk.checkAccessibility();
  await happened(clerk).getByRole('link', { name: '打开收文' }).click();
  await slip(clerk).getByText(documentNumber).or(clerk.page.getByLabel('来文字号')).first().waitFor();
  await clerk.picture('registering');
  await act(clerk, /^登记/, /已送冯刚/);
  await clerk.picture('registered');
  return clerk;
}

/**
 * A hasty double click signs once. Then the page offers what may still be done, no longer tells to count the files
 * before signing, and one less waits beside 公文交换 – without opening anything anew.
 */
async function signOnce(clerk: Desk): Promise<void> {
  const { page } = clerk;
  const waiting = await waitingInMenu(clerk).textContent();
  await page.getByText('签收前可以先打开清点').waitFor();
  const { sentOnce } = await clickHastily(page.getByRole('button', { name: '签收，登记为收文' }), /sign-for$/);
  await happened(clerk)
    .getByText(/已签收/)
    .waitFor();
  sentOnce();
  await page.getByRole('button', { name: /^初审不合要求，退回给江州市/ }).waitFor();
  await page.getByText('签收前可以先打开清点').waitFor({ state: 'hidden' });
  const left = Number(waiting) - 1;
  if (left === 0) await waitingInMenu(clerk).waitFor({ state: 'hidden' });
  else await waitingInMenu(clerk).getByText(String(left), { exact: true }).waitFor();
}

/** The number beside 公文交换 in the menu. */
const waitingInMenu = ({ page }: Desk) =>
  page
    .getByRole('navigation', { name: '主菜单' })
    .first()
    .getByRole('link', { name: /公文交换/ })
    .locator('.count');

/** 拟办 → 批示 → 承办 → 办结, each on the own screen of that person. */
export async function handleIncoming(scene: Scene): Promise<Desk> {
  const director = await scene.seat('linpu.zhuren');
  await openFromInbox(director, subject);
  await writeOpinion(director, proposal);
  await director.picture('proposal');
  await act(director, /送谢广平/, /已送谢广平/);

  const chief = await scene.seat('linpu.juzhang');
  await openFromInbox(chief, subject);
  await slip(chief).getByText(proposal).waitFor();
  await writeOpinion(chief, instruction);
  await chief.picture('instruction');
  await chooseHandler(chief, '江海洋');

  const head = await scene.seat('linpu.kezhang');
  await openFromInbox(head, subject);
  await slip(head).getByText(instruction).waitFor();
  await head.picture('handling');
  await head.checkAccessibility();
  await writeOpinion(head, outcome);
  await act(head, /办结/, /已办结/);
  await slip(head).getByText(outcome).waitFor();
  await head.picture('closed');
  return head;
}

/** 批示 leaves open who handles it: the leader ticks the head of a section. */
async function chooseHandler(chief: Desk, name: string): Promise<void> {
  await bar(chief).getByRole('button', { name: /^批示/ }).click();
  const dialog = chief.page.getByRole('dialog', { name: '送给谁办' });
  await dialog.getByRole('checkbox', { name: new RegExp(name) }).check();
  await chief.picture('who-handles');
  await chief.checkAccessibility();
  await dialog.getByRole('button', { name: new RegExp(name) }).click();
  await happened(chief).getByText(new RegExp(name)).waitFor();
}

/** 退文 in 北山区: a reason of the list and words. */
export async function returnDocument(scene: Scene): Promise<void> {
  const clerk = await scene.seat('beishan.wenshu');
  await openReceived(clerk);
  await clerk.page.getByRole('button', { name: /^退回给/ }).click();
  const dialog = clerk.page.getByRole('dialog', { name: /^退回给/ });
  await dialog.getByRole('radio').last().check();
  await dialog.getByRole('textbox').fill(returnWords);
  await clerk.picture('return-to-sender');
  await clerk.checkAccessibility();
  await dialog.getByRole('button', { name: /^退回给/ }).click();
  await happened(clerk).getByText(/退回/).waitFor();
  await clerk.picture('returned-to-sender');
}
