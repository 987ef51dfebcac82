import { goTo } from '../../browser/at-the-desk.ts';
import type { Desk } from '../../browser/desk.ts';
import { lookAt, showNews, slip } from './at-the-desk.ts';
import { subject } from './drafting.ts';
import { returnWords } from './receiving.ts';

/** One line per receiver, with the stage it has reached. */
const line = ({ page }: Desk, agency: string) => page.getByRole('row', { name: new RegExp(`^江州市${agency}`) });

const batchOf = ({ page }: Desk, documentNumber: string) => page.getByRole('row', { name: new RegExp(documentNumber) });

/** Before anybody has answered; the page stays open. */
export async function openSent(clerk: Desk, documentNumber: string): Promise<void> {
  await goTo(clerk, /公文交换/);
  await clerk.page.getByRole('link', { name: '发出的' }).click();
  await batchOf(clerk, documentNumber).getByText('等待签收').waitFor();
}

/** The open page of the sender tells of what came back; then how far each agency is. The drafter reads the same beside his document. */
export async function senderSeesBoth(clerk: Desk, officer: Desk, documentNumber: string): Promise<void> {
  const batch = batchOf(clerk, documentNumber);
  await showNews(clerk, batch.filter({ hasText: '1 家退回' }));
  await batch.getByRole('button', { name: new RegExp(subject) }).click();
  await bothStages(clerk);
  await clerk.picture('sender-batch');
  await clerk.checkAccessibility();
  await line(clerk, '北山区').getByRole('button').last().click();
  await clerk.page.getByText(/2 份回执的签名都已验过/).waitFor();
  await clerk.picture('sender-receipts');

  await goTo(officer, '在办跟踪');
  await officer.page
    .getByRole('link', { name: new RegExp(subject) })
    .first()
    .click();
  await slip(officer).getByText(documentNumber).waitFor();
  await bothStages(officer);
  await officer.picture('drafter-sees-both');
  await lookAt(officer, '版式');
  await officer.page.getByRole('img', { name: /^第 1 页/ }).waitFor();
  await officer.page.getByText('流程图', { exact: true }).click();
  await officer.picture('drafter-end');
}

async function bothStages(desk: Desk): Promise<void> {
  await line(desk, '临浦区').getByText('已办结').waitFor();
  await line(desk, '北山区')
    .getByText(/已退回|退回/)
    .first()
    .waitFor();
  await line(desk, '北山区').getByText(returnWords).waitFor();
}

/** 退文 comes to the drafter as something to read, with the reason; the clerk sends it to that agency once more. */
export async function senderSendsAgain(clerk: Desk, officer: Desk): Promise<void> {
  await goTo(officer, /待我办/);
  await officer.page.getByRole('tab', { name: /^待阅/ }).click();
  await officer.page
    .getByText(new RegExp(`退回：.*${returnWords}`))
    .first()
    .waitFor();
  await officer.picture('returned-to-read');

  await line(clerk, '北山区')
    .getByRole('button', { name: /^再次发送给/ })
    .click();
  const dialog = clerk.page.getByRole('dialog', { name: /^再次发送给/ });
  await dialog.getByText(returnWords).waitFor();
  await dialog.getByRole('textbox').fill('贵区属推广范围，见附件名单。');
  await clerk.picture('send-again');
  await clerk.checkAccessibility();
  await dialog.getByRole('button', { name: /^再次发送给/ }).click();
  await line(clerk, '北山区')
    .getByText(/已退回，已于 今天 \d+:\d\d 再次发送/)
    .waitFor();
  await clerk.picture('sent-again');
  await clerk.checkAccessibility();
  await followSentAgain(clerk);
}

/** The old batch waits for nobody any more and leads to the new one, in which that agency has not signed for it yet. */
async function followSentAgain(clerk: Desk): Promise<void> {
  const { page } = clerk;
  await line(clerk, '北山区')
    .getByRole('link', { name: /^看再次发送的情况/ })
    .click();
  const opened = page.getByRole('button', { expanded: true });
  await opened.filter({ hasText: subject }).filter({ hasText: '再次发送' }).waitFor();
  await line(clerk, '北山区').getByText('等待签收').waitFor();
  const former = page.getByRole('row', { name: /1 家已签收，1 家退回后已再次发送/ });
  await former.getByRole('button', { name: new RegExp(subject) }).waitFor();
  await clerk.picture('sent-again-followed');
}
