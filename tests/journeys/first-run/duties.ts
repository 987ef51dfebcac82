import type { Desk } from '../../browser/desk.ts';

/** 三员: the system administrator proposes another's hand-over and takes it back, then hands his own duty over. */
export async function handDutyOver(desk: Desk): Promise<void> {
  const { page } = desk;
  await page.getByRole('navigation', { name: '主菜单' }).first().getByRole('link', { name: '三员' }).click();
  await page.getByRole('heading', { name: '三员', level: 1 }).waitFor();
  await page.getByRole('button', { name: '移交系统管理员职责…', exact: true }).waitFor();
  await desk.picture('duties');
  await desk.checkAccessibility();

  await fill(desk, '提出移交审计管理员职责…', '陈国栋');
  await desk.picture('duty-of-another');
  await page.getByRole('button', { name: '提出，等安全管理员同意' }).click();
  await page.getByText(/丁浩提出从 .* 起移交给陈国栋/).waitFor();
  await desk.picture('duty-waits');
  await page.getByRole('button', { name: '撤回这次移交' }).click();
  await page.getByText('已撤回').waitFor();

  await fill(desk, '移交系统管理员职责…', '刘思远');
  await desk.picture('own-duty');
  await desk.checkAccessibility();
  desk.watch.expect(/403/);
  await page.getByRole('button', { name: '马上移交给刘思远' }).click();
  await page.getByText('只有本单位的三员能查看和移交管理员职责。').waitFor();
  await desk.picture('duty-gone');
}

async function fill({ page }: Desk, button: string, who: string): Promise<void> {
  await page.getByRole('button', { name: button }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: '移交给谁' }).fill(who);
  await dialog
    .getByRole('option', { name: new RegExp(who) })
    .first()
    .click();
  await dialog.getByLabel('理由').fill('岗位调整');
}
