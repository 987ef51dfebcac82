import { type Desk, phoneScreen, signIn } from '../../browser/desk.ts';
import { clickHastily } from '../../browser/hasty-click.ts';
import type { Scene } from '../../browser/journey.ts';
import { activate } from './activate.ts';
import { agencyThree, staff } from './people.ts';

/** 开通账号: the administrator hands out one-time codes, the security administrator agrees, each person chooses name and password alone. */
export async function giveAccounts(scene: Scene, administrator: Desk): Promise<void> {
  const { page } = administrator;
  await page.getByRole('navigation', { name: '主菜单' }).first().getByRole('link', { name: '账号' }).click();
  await page.getByRole('heading', { name: '账号', level: 1 }).waitFor();
  await page.getByRole('row', { name: /刘思远/ }).waitFor();
  await administrator.picture('accounts');
  await administrator.checkAccessibility();
  const codes: string[] = [];
  for (const [index, one] of staff.entries()) codes.push(await codeFor(administrator, one.who, index === 0));
  await page
    .getByText(/等安全管理员同意/)
    .first()
    .waitFor();
  await administrator.picture('accounts-wait');
  await agree(scene);
  for (const [index, one] of staff.entries()) await ownAccount(scene, codes[index] ?? '', one);
  await administrator.visit('/accounts');
  await page.getByText('在任的人都有账号。').waitFor();
  await administrator.picture('accounts-open');
}

async function codeFor(administrator: Desk, who: string, shown: boolean): Promise<string> {
  const { page } = administrator;
  await page.getByRole('button', { name: `${who}：开通账号…` }).click();
  if (shown) await administrator.picture('code-question');
  const { sentOnce } = await clickHastily(page.getByRole('button', { name: '生成一次性码' }), /code$/);
  const code = (await page.locator('.one-time-code').textContent()) ?? '';
  sentOnce();
  if (shown) {
    await administrator.picture('code-shown');
    await page.keyboard.press('Escape');
    await page.getByText(`码还没有交给${who}。关掉后看不到了，只能重新发。`).waitFor();
    await administrator.picture('code-asked');
    await page.getByRole('button', { name: '先不关' }).click();
  }
  await page.getByRole('button', { name: `已交给${who}` }).click();
  return code;
}

/** The security administrator agrees to all codes in one go. */
async function agree(scene: Scene): Promise<void> {
  const desk = await scene.visitor({}, agencyThree.security.who);
  const { page } = desk;
  await signIn(desk, agencyThree.security);
  await page.getByRole('link', { name: '去核实同意' }).waitFor();
  await desk.picture('codes-wait-at-home');
  await page.getByRole('link', { name: '去核实同意' }).click();
  await page.getByRole('checkbox', { name: '姓名（全选）' }).check();
  await desk.picture('codes-ticked');
  await desk.checkAccessibility();
  await page.setViewportSize(phoneScreen);
  await desk.picture('codes-ticked-phone');
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.getByRole('button', { name: `同意勾选的 ${staff.length} 个一次性码` }).click();
  await page.getByText('没有等您同意的一次性码。').waitFor();
  await desk.picture('codes-agreed');
}

async function ownAccount(scene: Scene, code: string, one: (typeof staff)[number]): Promise<void> {
  const shown = one === staff[0];
  const desk = await scene.visitor(shown ? { viewport: phoneScreen } : {}, one.who);
  await activate(desk, { code, one, shown });
}
