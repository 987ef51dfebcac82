import { goTo } from '../../browser/at-the-desk.ts';
import type { Desk } from '../../browser/desk.ts';
import type { Scene } from '../../browser/journey.ts';
import { dialog } from '../everyday/at-the-desk.ts';
import { choose } from '../first-run/opening.ts';
import { keepOrganisation } from './keep-organisation.ts';
import { type Keep, take, takeDialog } from './keep-pictures.ts';

const officer = '孙倩';

/** 管理员手册, page by page. Dialogs are looked at and left; one code is made and agreed to, and nobody uses it. */
export async function keepAgency(scene: Scene, keep: Keep): Promise<void> {
  const keeper = await scene.seat('系统管理员');
  await keeper.page.getByRole('heading', { name: '停下的流程' }).waitFor();
  await take(keeper, '管理员首页', keep);
  await keepOrganisation(keeper, keep);
  const code = await giveCode(keeper, keep);
  await lookAtCode(scene, code, keep);
  await secure(scene, keep);
  await watchMatters(keeper, keep);
  await goTo(keeper, '单位设置');
  await keeper.page.getByLabel('发文机关代字').scrollIntoViewIfNeeded();
  await take(keeper, '单位设置', keep);
  await readAudit(scene, keep);
}

async function giveCode(keeper: Desk, keep: Keep): Promise<string> {
  const { page } = keeper;
  await goTo(keeper, '账号');
  await page.getByRole('button', { name: `${officer}：重设密码…` }).click();
  await page.getByRole('button', { name: '生成一次性码' }).click();
  const code = (await page.locator('.one-time-code').textContent()) ?? '';
  await page
    .getByText(/核对号/)
    .first()
    .waitFor();
  await takeDialog(keeper, page.getByRole('dialog'), '发一次性码', keep);
  await page.getByRole('button', { name: `已交给${officer}` }).click();
  return code;
}

/** What the person sees before the consent: whose code it is, and the 核对号. */
async function lookAtCode(scene: Scene, code: string, keep: Keep): Promise<void> {
  const visitor = await scene.visitor({}, officer);
  const { page } = visitor;
  await visitor.visit('/activate');
  await page.getByLabel(/^一次性码/).fill(code);
  await page.getByRole('button', { name: '看这个码是谁的' }).click();
  await page.getByRole('heading', { name: `${officer}，您好` }).waitFor();
  await take(visitor, '用一次性码', keep);
}

async function secure(scene: Scene, keep: Keep): Promise<void> {
  const guard = await scene.seat('安全管理员');
  const { page } = guard;
  await page.getByRole('link', { name: '去核实同意' }).click();
  await page.getByRole('checkbox', { name: officer }).check();
  await take(guard, '同意一次性码', keep);
  await page.getByRole('button', { name: /^同意勾选的 1 个/ }).click();
  await page.getByText(/^已同意 1 个一次性码/).waitFor();
  await page.getByRole('link', { name: '权限和授权' }).click();
  await page.getByRole('button', { name: '授予“签收和退回外单位来文”' }).click();
  const granting = dialog(guard, '授予“签收和退回外单位来文”');
  await choose(guard, '哪个岗位', '办公室主任（办公室）');
  await granting.getByLabel('理由').fill('收发员休假期间代为签收');
  await takeDialog(guard, granting, '授予权限', keep);
  await granting.getByRole('button', { name: '先不授予' }).click();
}

async function watchMatters(keeper: Desk, keep: Keep): Promise<void> {
  await goTo(keeper, '流程监控');
  const row = keeper.page.getByRole('row', { name: /签报/ }).first();
  await row.getByRole('button', { name: '暂停…' }).click();
  const asking = dialog(keeper, '暂停办理');
  await asking
    .getByText(/会停下/)
    .first()
    .waitFor();
  await takeDialog(keeper, asking, '暂停办理', keep);
  await asking.getByRole('button', { name: '先不暂停' }).click();
}

async function readAudit(scene: Scene, keep: Keep): Promise<void> {
  const auditor = await scene.seat('审计管理员');
  await goTo(auditor, '审计记录');
  await auditor.page
    .getByRole('row', { name: /同意使用一次性码/ })
    .first()
    .waitFor();
  await take(auditor, '审计记录', keep);
}
