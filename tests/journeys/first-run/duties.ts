import { type Desk, signIn } from '../../browser/desk.ts';
import type { Scene } from '../../browser/journey.ts';
import { staff } from './people.ts';

/** 三员: the system administrator proposes another's hand-over and takes it back, then his own passes on with the new one's consent. */
export async function handDutyOver(scene: Scene, desk: Desk): Promise<void> {
  const { page } = desk;
  await page.getByRole('navigation', { name: '主菜单' }).first().getByRole('link', { name: '三员' }).click();
  await page.getByRole('heading', { name: '三员', level: 1 }).waitFor();
  await page.getByRole('button', { name: '移交系统管理员职责…', exact: true }).waitFor();
  await desk.picture('duties');
  await desk.checkAccessibility();

  await fill(desk, '提出移交审计管理员职责…', '陈国栋');
  await desk.picture('duty-of-another');
  await page.getByRole('button', { name: '提出，等安全管理员和陈国栋同意' }).click();
  await page.getByText(/丁浩提出从 .* 起移交给陈国栋/).waitFor();
  await desk.picture('duty-waits');
  await page.getByRole('button', { name: '撤回这次移交' }).click();
  await page.getByText('已撤回').waitFor();

  await fill(desk, '移交系统管理员职责…', '刘思远');
  await desk.picture('own-duty');
  await desk.checkAccessibility();
  await page.getByRole('button', { name: '提出，等刘思远同意' }).click();
  await page.getByText(/现在等刘思远登录后同意/).waitFor();
  await accepts(scene);
  desk.watch.expect(/403/);
  await page.reload();
  await page.getByText('只有本单位的三员能查看和移交管理员职责。').waitFor();
  await desk.picture('duty-gone');
}

/** The officer signs in, is asked on the home page and accepts. */
async function accepts(scene: Scene): Promise<void> {
  const [officer] = staff;
  const desk = await scene.visitor({}, officer.who);
  await signIn(desk, officer);
  await desk.page.getByRole('heading', { name: '请您担任系统管理员' }).waitFor();
  await desk.picture('duty-offered');
  await desk.page.getByRole('button', { name: '同意担任…' }).click();
  await desk.page.getByRole('button', { name: /^同意，接替/ }).click();
  await desk.page.getByRole('heading', { name: '请您担任系统管理员' }).waitFor({ state: 'detached' });
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
