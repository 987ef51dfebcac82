import { act, bar, happened } from '../../browser/at-the-desk.ts';
import type { Desk } from '../../browser/desk.ts';
import type { Scene } from '../../browser/journey.ts';
import { openFromInbox, slip, writeOpinion } from './at-the-desk.ts';
import { firstHeading, subject } from './drafting.ts';

const wish = '请在正文中写明所需经费的来源。';
const addition = '推广所需经费在现有部门预算中统筹安排。';

/** 部门核稿: the head of the section reads what the drafter wrote, and agrees. */
export async function reviewInSection(scene: Scene): Promise<Desk> {
  const head = await scene.seat('chenguodong');
  await openFromInbox(head, subject);
  await head.page.getByRole('region', { name: '正文', exact: true }).getByText(firstHeading).waitFor();
  await head.page.getByRole('heading', { name: '为什么到我这里' }).waitFor();
  await head.picture('section-review');
  await head.checkAccessibility();
  await act(head, /^同意，送孙倩会签、邱岚会签/, /已送孙倩/);
  await head.picture('section-agreed');
  return head;
}

/** 会签 side by side: finance gives it back, which waits for the other section; that one agrees. */
export async function countersign(scene: Scene): Promise<Desk> {
  const finance = await scene.seat('qiulan');
  const legal = await scene.seat('sunqian');
  await openFromInbox(legal, subject);
  await openFromInbox(finance, subject);
  await finance.picture('countersign-finance');
  await giveBack(finance);
  await writeOpinion(legal, '无不同意见。');
  await legal.picture('countersign-legal');
  await act(legal, /同意|办理完毕/, /已/);
  await legal.picture('countersign-legal-done');
  return finance;
}

async function giveBack(finance: Desk): Promise<void> {
  await bar(finance).getByRole('button', { name: '退回修改…' }).click();
  const dialog = finance.page.getByRole('dialog', { name: '退回修改' });
  await dialog.getByRole('radio', { name: /刘思远/ }).check();
  await dialog.getByRole('textbox', { name: /要改什么/ }).fill(wish);
  await dialog.getByRole('heading', { name: '退回后会这样' }).waitFor();
  await finance.checkAccessibility();
  await finance.picture('return-dialog');
  await dialog.getByRole('button', { name: '退回给刘思远修改' }).click();
  await happened(finance).getByText(/退回/).waitFor();
  await finance.picture('returned');
}

/** 返工: the drafter sees the reason, mends the text and sends it the same way again. */
export async function rework(officer: Desk): Promise<void> {
  const { page } = officer;
  await openFromInbox(officer, subject);
  await page.getByText(wish).first().waitFor();
  await officer.picture('rework');
  const body = page.getByRole('textbox', { name: '正文' });
  await body.getByRole('paragraph').last().click();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  await page.keyboard.type(addition);
  await officer.picture('reworked');
  await keepTheOtherOpinion(officer);
}

/** The other section had agreed to the text as it was: the drafter must say that its opinion stays. */
async function keepTheOtherOpinion(officer: Desk): Promise<void> {
  await bar(officer)
    .getByRole('button', { name: /^送陈国栋/ })
    .click();
  const dialog = officer.page.getByRole('dialog', { name: '送出以前' });
  await dialog.getByText('孙倩（会签）的意见是修改之前写的').waitFor();
  await officer.checkAccessibility();
  await officer.picture('keep-or-ask-again');
  await dialog.getByRole('radio', { name: /保留他们的意见/ }).check();
  await dialog.getByRole('button', { name: '送出' }).click();
  await happened(officer)
    .getByText(/已送陈国栋/)
    .waitFor();
}

/** The section again, then only the countersigner who gave it back. */
export async function passAgain(head: Desk, finance: Desk): Promise<void> {
  await openFromInbox(head, subject);
  await head.page.getByText(addition).waitFor();
  await act(head, /^同意，送邱岚会签/, /已送邱岚/);
  await openFromInbox(finance, subject);
  await finance.page.getByText(addition).waitFor();
  await act(finance, /^同意，送赵立新/, /已送赵立新/);
  await slip(finance).getByText('无不同意见。').waitFor();
  await finance.picture('countersigned');
}

/** 办公室核稿, 分管领导审签 and 签发: after it the text is frozen. */
export async function signOff(scene: Scene): Promise<void> {
  const director = await scene.seat('zhaolixin');
  await openFromInbox(director, subject);
  await director.picture('office-review');
  await act(director, /送林涛/, /已送林涛/);
  const deputy = await scene.seat('lintao');
  await openFromInbox(deputy, subject);
  await act(deputy, /送王建华/, /已送王建华/);
  await slip(deputy).getByText('已审，同意。').waitFor();
  await deputy.picture('deputy-reviewed');
  const chief = await scene.seat('wangjianhua');
  await openFromInbox(chief, subject);
  await chief.page.getByRole('region', { name: '正文', exact: true }).getByText(addition).waitFor();
  await chief.picture('sign-off');
  await chief.checkAccessibility();
  await writeOpinion(chief, '同意，请印发。');
  await act(chief, /^签发/, /已送周敏复核/);
  await slip(chief).getByText('同意，请印发。').waitFor();
  await chief.picture('signed-off');
}
