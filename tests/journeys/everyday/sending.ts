import assert from 'node:assert/strict';
import { act, bar, goTo, happened } from '../../browser/at-the-desk.ts';
import type { Desk } from '../../browser/desk.ts';
import type { Scene } from '../../browser/journey.ts';
import { dialog, openFrom, paper, rows, takeBack, title, traced } from './at-the-desk.ts';

/** A double click sends once; the next person's open list hears of it; taken back and sent again. */
export async function sendAndTakeBack(officer: Desk, head: Desk): Promise<void> {
  await goTo(head, /待我办/);
  await head.page.getByRole('tab', { name: /^待办/ }).waitFor();
  await rows(head, /./).first().or(head.page.locator('.list-state')).first().waitFor();
  await doubleClickSends(officer);
  await arrivesByItself(head);

  head.watch.expect(/404/);
  await takeBack(officer, /陈国栋的.+会停下/);
  await traced(officer, '刘思远', '取回').waitFor();
  await officer.picture('taken-back');
  await head.page.getByRole('heading', { name: '刘思远已取回这件，您不用再办' }).waitFor();
  assert.equal(await bar(head).count(), 0, 'nothing is left to do for who had it for a moment');
  assert.equal(await paper(head).count(), 0, 'nor to read');
  await head.picture('taken-back-from-me');
  await act(officer, /^呈报，送陈国栋|^呈报/, /已送陈国栋/);
}

async function doubleClickSends(officer: Desk): Promise<void> {
  await bar(officer).getByRole('button', { name: /^呈报/ }).dblclick();
  await happened(officer)
    .getByText(/已送陈国栋/)
    .waitFor();
  await traced(officer, '刘思远', '发起', '送陈国栋').waitFor();
  assert.equal(await traced(officer, '送陈国栋').count(), 1, 'sent once');
  assert.equal(await bar(officer).getByRole('alert').count(), 0, 'the second click is no mistake of his');
  await officer.picture('sent-by-double-click');
}

async function arrivesByItself(head: Desk): Promise<void> {
  const arrived = head.page.getByRole('status').filter({ hasText: /有 \d+ 件新到/ });
  await arrived.waitFor();
  await head.picture('arrived-live');
  await arrived.getByRole('button', { name: '显示' }).click();
  await rows(head, title).first().getByRole('link').first().click();
  await paper(head).getByText('灭火器').waitFor();
}

/** 催办: once, then refused with the time to wait; the pressed person reads who waits. */
export async function press(officer: Desk, head: Desk): Promise<void> {
  await openFrom(head, '待办', title);
  await bar(officer).getByRole('button', { name: '催办' }).click();
  const asked = dialog(officer, '催办');
  await asked.getByRole('textbox').fill('下午三点前要报厅里');
  await asked.getByRole('button', { name: '催陈国栋办理' }).click();
  await happened(officer).getByText('已催陈国栋').waitFor();
  await traced(officer, '刘思远', '催办陈国栋').waitFor();
  const note = head.page.getByRole('note').filter({ hasText: '刘思远催您办理这件：' });
  await note.getByText('下午三点前要报厅里').waitFor();
  await head.picture('pressed');

  officer.watch.expect(/429/);
  await bar(officer).getByRole('button', { name: '催办' }).click();
  await asked.getByRole('button', { name: '催陈国栋办理' }).click();
  await officer.page.getByRole('alert').getByText('一小时内已经催过。').waitFor();
  await officer.page
    .getByRole('alert')
    .getByText(/过 \d+ 分钟再催/)
    .waitFor();
  await officer.picture('pressed-too-often');
  await asked.getByRole('button', { name: '先不催' }).click();
  assert.equal(await traced(officer, '催办陈国栋').count(), 1);
}

/** 取回 after the next person has handled it: refused with the reason, on a page that has not heard of it yet. */
export async function takeBackTooLate(scene: Scene, colleague: Desk): Promise<Desk> {
  const office = await scene.seat('zhaolixin');
  await openFrom(office, '待办', title);
  const hearAgain = await hearNothing(colleague);
  await act(office, /^同意|^办理完毕/, /^已/);
  colleague.watch.expect(/409/);
  await bar(colleague).or(happened(colleague)).getByRole('button', { name: '取回' }).first().click();
  const question = dialog(colleague, '取回');
  await question.getByText('下一位已经办理，不能取回了。').waitFor();
  assert.ok(
    await question.getByRole('button', { name: '取回，我接着办' }).isDisabled(),
    'what is refused is not confirmed',
  );
  await colleague.picture('take-back-refused');
  hearAgain();
  await question.getByRole('button', { name: '看新的情况' }).click();
  await question.waitFor({ state: 'hidden' });
  await traced(colleague, '赵立新 办理完毕').waitFor();
  assert.equal(await colleague.page.getByRole('button', { name: '取回', exact: true }).count(), 0, 'no longer offered');
  return scene.seat('lintao');
}

/** A bad line: the page's own reading of the matter waits until it is let through. */
export async function hearNothing({ page }: Desk): Promise<() => void> {
  let letThrough = () => {};
  const through = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await page.route(/\/api\/matters\/[0-9a-f-]{36}$/, async (route) => {
    if (route.request().method() === 'GET') await through;
    await route.continue();
  });
  return letThrough;
}
