import { act, bar, happened } from '../../browser/at-the-desk.ts';
import type { Desk } from '../../browser/desk.ts';
import { dialog, openFrom, opinion, paper, traced } from '../everyday/at-the-desk.ts';
import { before, mayDecide, openQueue, primary } from '../leader/queue.ts';
import { about, type Colleagues, handIn, lookAt } from './colleagues.ts';

/** 三分之二: two agree, one of them in 领导批阅; the third, whose page lies open, sees that it is decided. */
export async function twoOfThree({ officer, head, legal, clerk }: Colleagues, kind: string): Promise<void> {
  const title = about('关于设立职工书屋');
  await openQueue(head);
  await handIn(officer, kind, title);
  await openFrom(clerk, '待办', title);
  await lookAt(clerk, 'vote');
  await before(head, title).waitFor();
  await mayDecide(head).waitFor();
  await opinion(head).fill('同意，经费从工会列支。');
  await head.picture('vote-in-leader-mode');
  await primary(head).click();
  await happened(head)
    .getByText(/已办理，还要等其他人办理/)
    .waitFor();
  await traced(clerk, '陈国栋', '同意').waitFor();
  await openFrom(legal, '待办', title);
  await traced(legal, '陈国栋').first().waitFor();
  await act(legal, /^同意/, /已送刘思远承办落实/);
  await bar(clerk).waitFor({ state: 'detached' });
  await lookAt(clerk, 'vote-decided-meanwhile');
  await officer.page.reload();
  await paper(officer).getByText('同意，经费从工会列支。').waitFor();
  await officer.picture('vote-passed');
  // 领导批阅 has the window to itself, without a menu
  await head.visit('/');
}

/** 弃权 counts in no part: of the two who are left one refuses, so two thirds cannot be reached any more. */
export async function abstained({ officer, head, legal, clerk }: Colleagues, kind: string): Promise<void> {
  const title = about('关于调整值班安排');
  await handIn(officer, kind, title);
  await openFrom(clerk, '待办', title);
  await opinion(clerk).fill('本人在外学习，不便表态。');
  await act(clerk, /^弃权/, /已/);
  await traced(officer, '邱岚', '弃权', '不便表态').waitFor();
  await openFrom(legal, '待办', title);
  await openFrom(head, '待办', title);
  await refuse(head);
  await officer.page.getByText('不同意，已结束').first().waitFor();
  await traced(officer, '陈国栋', '不同意', '人手不够').waitFor();
  await lookAt(officer, 'vote-failed');
  await bar(legal).getByRole('button', { name: /^同意/ }).waitFor({ state: 'detached' });
  await legal.picture('vote-failed-seen-by-the-third');
}

async function refuse(head: Desk): Promise<void> {
  await bar(head)
    .getByRole('button', { name: /^不同意/ })
    .click();
  const refusing = dialog(head, '不同意');
  await refusing.getByRole('textbox').fill('人手不够，暂不调整。');
  await head.picture('vote-refuse');
  await refusing.getByRole('button', { name: /^不同意/ }).click();
  await happened(head).waitFor();
}
