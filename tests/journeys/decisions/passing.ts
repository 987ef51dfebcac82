import assert from 'node:assert/strict';
import { act, bar, happened } from '../../browser/at-the-desk.ts';
import type { Desk } from '../../browser/desk.ts';
import { chooseMore, dialog, openFrom, opinion, paper, pickPerson, takeBack, traced } from '../everyday/at-the-desk.ts';
import { about, type Colleagues, handIn, lookAt, nothingOf } from './colleagues.ts';

const words = '拟同意，请法规科把关。';

/** 委派 and 收回委派, 加签 after, 取回 that gives the opinion back, and one that comes too late; in the end everybody waits for an answer. */
export async function passAlong(all: Colleagues, kind: string, title: string): Promise<void> {
  const { officer, head, legal, clerk } = all;
  await handIn(officer, kind, title);
  await recallDelegation(head, clerk, title);
  await addAfter(head);
  await opinion(head).fill(words);
  await act(head, /^同意/, /已送邱岚/);
  await openFrom(clerk, '待办', title);
  await clerk.page
    .getByText(/陈国栋/)
    .first()
    .waitFor();
  await lookAt(clerk, 'asked-after');
  await opinion(clerk).fill('预算够用。');
  await bar(clerk).locator('.ant-btn-primary').click();
  await happened(clerk).getByText(/孙倩/).waitFor();
  await traced(officer, '邱岚', '预算够用。').first().waitFor();
  await openFrom(legal, '待办', title);
  await act(legal, /^同意，送邱岚审定/, /已送邱岚审定/);
  await openFrom(clerk, '待办', title);
  await act(clerk, /^同意/, /已办理/);
}

async function recallDelegation(head: Desk, clerk: Desk, title: string): Promise<void> {
  await openFrom(head, '待办', title);
  await chooseMore(head, /^委派/);
  const giving = dialog(head, '委派同事先办');
  await pickPerson(head, giving, '邱岚');
  await giving.getByRole('button', { name: '委派邱岚先办' }).click();
  await happened(head).getByText('已委派邱岚先办，办完后回到您这里').waitFor();
  await openFrom(clerk, '待办', title);
  await bar(clerk).waitFor();
  const direct = bar(head).getByRole('button', { name: /^收回委派/ });
  await direct
    .or(bar(head).getByRole('button', { name: '更多' }))
    .first()
    .waitFor();
  if (await direct.isVisible()) await direct.click();
  else await chooseMore(head, /^收回委派/);
  const asking = dialog(head, '收回委派');
  await asking.getByText(/邱岚.*会停下/).waitFor();
  await lookAt(head, 'recall-delegation');
  await asking.getByRole('button', { name: '收回，由我办理' }).click();
  await happened(head).getByText('已收回，由您办理').waitFor();
  await bar(clerk).waitFor({ state: 'detached' });
  await traced(clerk, '陈国栋', '收回委派').waitFor();
  await clerk.picture('delegation-recalled');
}

async function addAfter(head: Desk): Promise<void> {
  await chooseMore(head, /^加签/);
  const adding = dialog(head, '加签');
  await adding.getByRole('radio', { name: /在我之后/ }).check();
  await pickPerson(head, adding, '邱岚');
  await adding.getByRole('textbox', { name: /请他们看什么/ }).fill('请看预算够不够。');
  await lookAt(head, 'add-after');
  await adding.getByRole('button', { name: '加邱岚' }).click();
  await happened(head).getByText(/邱岚/).waitFor();
}

/** 取回: who had it has it no longer, and what was written stands in the field again; the second time a colleague is faster. */
export async function backAndTooLate({ officer, head, legal }: Colleagues, kind: string): Promise<void> {
  const title = about('关于修订差旅审批办法');
  await handIn(officer, kind, title);
  await openFrom(head, '待办', title);
  await opinion(head).fill(words);
  await act(head, /^同意，送孙倩法规科复核/, /已送孙倩法规科复核/);
  await openFrom(legal, '待办', title);
  await takeBack(head, /孙倩.*会停下/);
  assert.equal(await opinion(head).inputValue(), words);
  await head.picture('opinion-given-back');
  await legal.page.getByText('陈国栋已取回这件，您不用再办').waitFor();
  await lookAt(legal, 'taken-back-from');
  await act(head, /^同意，送孙倩法规科复核/, /已送孙倩法规科复核/);
  await happened(head).getByRole('button', { name: '取回' }).click();
  const asking = dialog(head, '取回');
  await asking.getByText(/孙倩.*会停下/).waitFor();
  head.watch.expect(/409/);
  await openFrom(legal, '待办', title);
  await act(legal, /^同意，送邱岚审定/, /已送邱岚审定/);
  await asking.getByText(/孙倩.*已经/).waitFor();
  await lookAt(head, 'too-late-to-take-back');
  await asking.getByRole('button', { name: '不取回' }).click();
}

/** 特送: past the step between, with a reason everybody reads; whom it would have come to has nothing. */
export async function jumpAhead({ officer, head, legal, clerk }: Colleagues, kind: string): Promise<void> {
  const title = about('关于汛期值守用车');
  await handIn(officer, kind, title);
  await openFrom(head, '待办', title);
  await chooseMore(head, /^特送/);
  const asking = dialog(head, '特送');
  await asking.getByText(/邱岚/).first().waitFor();
  await asking.getByRole('textbox').fill('今晚有大雨，局长已口头同意。');
  await lookAt(head, 'jump');
  await asking.getByRole('button', { name: '特送到“审定”' }).click();
  await happened(head).getByText('已特送到“审定”').waitFor();
  await nothingOf(legal, title);
  await openFrom(clerk, '待办', title);
  await traced(clerk, '陈国栋', '特送到“审定”', '今晚有大雨').waitFor();
  await clerk.picture('jumped');
  await officer.page.reload();
  await paper(officer).waitFor();
  await traced(officer, '陈国栋', '特送到“审定”').waitFor();
}
