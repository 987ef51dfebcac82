import assert from 'node:assert/strict';
import { act, bar, goTo, happened } from '../../browser/at-the-desk.ts';
import type { Desk } from '../../browser/desk.ts';
import type { Scene } from '../../browser/journey.ts';
import { chooseMore, dialog, openBox, openFrom, paper, rows, startKind, title, traced } from './at-the-desk.ts';

const refusal = '年内经费不足，明年再报。';
const cause = '行程有变，不请假了。';

/** 不同意 at the last decision: a reason is demanded, the matter ends by it, and the starter reads why. */
export async function disagree(scene: Scene, officer: Desk): Promise<void> {
  const chief = await scene.seat('wangjianhua');
  await openFrom(chief, '待办', title);
  await bar(chief)
    .getByRole('button', { name: /^不同意/ })
    .click();
  const question = dialog(chief, '不同意');
  assert.ok(await question.getByRole('button', { name: /^不同意/ }).isDisabled(), 'not without a reason');
  await question.getByRole('textbox', { name: /不同意的理由/ }).fill(refusal);
  await chief.picture('disagree-dialog');
  await chief.checkAccessibility();
  await question.getByRole('button', { name: /^不同意/ }).click();
  await happened(chief)
    .getByText(/不同意/)
    .waitFor();
  await paper(chief).getByText(refusal).waitFor();
  await chief.picture('disagreed');

  await traced(officer, '王建华', '不同意', refusal).waitFor();
  await officer.page
    .getByRole('banner')
    .or(officer.page.getByRole('main'))
    .getByText('不同意，已结束')
    .first()
    .waitFor();
  await officer.picture('refused-by-the-chief');
  await openBox(officer, '我发起');
  await rows(officer, title).filter({ hasText: '不同意，已结束' }).first().waitFor();
}

/** 撤销 by the starter: the dialog names whose work stops; that person's page says what became of it. */
export async function cancelRequest(officer: Desk, head: Desk): Promise<void> {
  const { page } = officer;
  await startKind(officer, '请假申请');
  await page.getByLabel('请假类别').selectOption({ label: '事假' });
  await page.getByLabel('开始日期').fill('2026-12-21');
  await page.getByLabel('结束日期').fill('2026-12-22');
  await page.getByLabel('请假事由').fill('家中有事');
  await act(officer, /^提交，送陈国栋/, /已送陈国栋/);
  await openFrom(head, '待办', /请假申请.*刘思远|刘思远.*事假/);

  await chooseMore(officer, /撤销这件事项/);
  const question = dialog(officer, '撤销这件事项');
  await question.getByText(/陈国栋的.+会停下/).waitFor();
  await question.getByRole('textbox', { name: /为什么撤销/ }).fill(cause);
  await officer.picture('cancel-dialog');
  await officer.checkAccessibility();
  await question.getByRole('button', { name: '撤销，不再办理' }).click();
  await happened(officer).getByText('已撤销，不再办理').waitFor();
  await traced(officer, '刘思远', '撤销', cause).waitFor();
  await officer.picture('cancelled');
  await traced(head, '刘思远', '撤销', cause).waitFor();
  assert.equal(await bar(head).count(), 0, 'nothing is left to do');
  await head.picture('cancelled-under-me');
  await goTo(head, /待我办/);
}
