import { act, bar, happened } from '../../browser/at-the-desk.ts';
import type { Desk } from '../../browser/desk.ts';
import { chooseMore, dialog, openFrom, paper, traced } from '../everyday/at-the-desk.ts';
import { about, type Colleagues, handIn, lookAt, nothingOf } from './colleagues.ts';

const title = about('关于整理历年基建档案');

/** 调整会签次序: whose turn it is puts the last before the second; 抢办 behind it: claimed, given up, claimed by the other. */
export async function orderAndClaim(all: Colleagues, kind: string): Promise<void> {
  const { officer, head, legal, clerk } = all;
  await handIn(officer, kind, title);
  await openFrom(head, '待办', title);
  await reorder(head);
  await traced(officer, '陈国栋', '调整会签次序').waitFor();
  await act(head, /^同意，送邱岚/, /已送邱岚/);
  await nothingOf(legal, title);
  await openFrom(clerk, '待办', title);
  await act(clerk, /^同意，送孙倩/, /已送孙倩/);
  await openFrom(legal, '待办', title);
  await act(legal, /^同意/, /已/);
  await claim(all);
}

async function reorder(head: Desk): Promise<void> {
  await chooseMore(head, /^调整会签次序/);
  const asking = dialog(head, '调整会签次序');
  await asking.getByRole('listitem').filter({ hasText: '孙倩' }).waitFor();
  await asking.getByRole('button', { name: '把邱岚上移' }).click();
  await lookAt(head, 'reorder');
  await asking.getByRole('button', { name: '按这个次序会签' }).click();
  await happened(head).getByText('已按新的次序会签').waitFor();
}

/** Who is offered it sees at once that a colleague has it, and why he gave it up. */
async function claim({ officer, legal, clerk }: Colleagues): Promise<void> {
  await openFrom(clerk, '待办', title);
  await clerk.page
    .getByText(/谁先签收谁办/)
    .first()
    .waitFor();
  await lookAt(clerk, 'offered');
  await openFrom(legal, '待办', title);
  await act(legal, /^签收/, /已签收，由您办理/);
  await bar(clerk).getByRole('button', { name: /^签收/ }).waitFor({ state: 'detached' });
  await clerk.picture('claimed-by-a-colleague');
  await giveUp(legal);
  await traced(officer, '孙倩', '放弃签收', '图纸在您那里').waitFor();
  await bar(clerk).getByRole('button', { name: /^签收/ }).waitFor();
  await act(clerk, /^签收/, /已签收，由您办理/);
  await nothingOf(legal, title);
  await act(clerk, /^办理完毕/, /已办结/);
  await officer.page.reload();
  await paper(officer).waitFor();
  await traced(officer, '邱岚', '签收').first().waitFor();
  await lookAt(officer, 'claimed-and-done');
}

async function giveUp(legal: Desk): Promise<void> {
  await bar(legal)
    .getByRole('button', { name: /^放弃签收/ })
    .or(bar(legal).getByRole('button', { name: '更多' }))
    .first()
    .waitFor();
  const direct = bar(legal).getByRole('button', { name: /^放弃签收/ });
  if (await direct.isVisible()) await direct.click();
  else await chooseMore(legal, /^放弃签收/);
  const leaving = dialog(legal, '放弃签收');
  await leaving.getByRole('textbox').fill('图纸在您那里，请您归档。');
  await lookAt(legal, 'release');
  await leaving.getByRole('button', { name: '放弃签收' }).click();
  await happened(legal).getByText('已放弃签收，其他人可以签收办理').waitFor();
}
