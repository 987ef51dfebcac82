import type { Locator } from 'playwright-core';
import { act, goTo } from '../../browser/at-the-desk.ts';
import { type Desk, officeScreen, phoneScreen } from '../../browser/desk.ts';
import type { Scene } from '../../browser/journey.ts';
import { dialog, openBox, openFrom, opinion, paper, rows, startKind, traced } from '../everyday/at-the-desk.ts';

const title = '关于增配工地巡查车辆的签报';

export interface Administrators {
  readonly system: Desk;
  readonly security: Desk;
}

/** AB岗: two administrators set it, A says that he is away, B does his work and everybody reads so, A comes back. */
export async function bRole(scene: Scene, head: Desk): Promise<Administrators> {
  const system = await scene.seat('zjj.system');
  await propose(system);
  const security = await scene.seat('zjj.security');
  await agreeTo(security, '陈国栋');
  await goAway(head);
  const officer = await scene.seat('liusiyuan');
  await send(officer);
  const colleague = await scene.seat('zjj.keyuan8');
  await handle(colleague);
  await overview(system);
  await officer.page.reload();
  await paper(officer).getByText('魏婉清（代陈国栋，B岗）').waitFor();
  await officer.picture('b-role-paper-and-trace');
  await comeBack(head, colleague);
  return { system, security };
}

export async function pictures(desk: Desk, name: string): Promise<void> {
  await desk.checkAccessibility();
  await desk.picture(name);
  await desk.page.setViewportSize(phoneScreen);
  await desk.picture(`${name}-phone`);
  await desk.page.setViewportSize(officeScreen);
}

export async function pick(desk: Desk, inside: Locator, label: string, name: string): Promise<void> {
  await inside.getByRole('combobox', { name: label, exact: true }).pressSequentially(name);
  await inside.getByRole('option', { name: new RegExp(name) }).waitFor();
  await desk.page.keyboard.press('Enter');
  await inside.getByRole('button', { name: `去掉${name}` }).waitFor();
}

async function propose(system: Desk): Promise<void> {
  const { page } = system;
  await goTo(system, 'AB岗和代理');
  await page.getByText('现在没有人代别人办理。').waitFor();
  await page.getByRole('button', { name: '设 AB 岗…' }).click();
  const asking = dialog(system, '设 AB 岗');
  await pick(system, asking, 'A 岗', '陈国栋');
  await chooseHisPost(system, asking);
  await pick(system, asking, 'B 岗', '魏婉清');
  await asking.getByLabel('理由').fill('岗位职责规定');
  await pictures(system, 'pair-asked');
  await asking.getByRole('button', { name: '提出，等安全管理员同意' }).click();
  await page.getByText('已提出，等安全管理员同意。').waitFor();
  await rows(system, '魏婉清').getByText('理由：岗位职责规定').waitFor();
  await pictures(system, 'pair-waits');
}

/** Who holds two posts is meant in one of them; in that of another section he is no B岗. */
async function chooseHisPost(system: Desk, asking: Locator): Promise<void> {
  await pick(system, asking, 'B 岗', '华振宇');
  await asking.getByText('B 岗：按哪个岗位').waitFor();
  await asking.getByRole('combobox', { name: 'B 岗：按哪个岗位' }).click();
  const open = system.page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)');
  await open.getByText('办公室印章管理员（兼任）').click();
  await asking.getByLabel('理由').fill('岗位职责规定');
  await pictures(system, 'pair-which-post');
  system.watch.expect(/422/);
  await asking.getByRole('button', { name: '提出，等安全管理员同意' }).click();
  await asking.getByText('AB 岗要在同一个科室里。').waitFor();
  await asking.getByRole('button', { name: '去掉华振宇' }).click();
  await asking.getByText('B 岗：按哪个岗位').waitFor({ state: 'detached' });
}

export async function agreeTo(security: Desk, name: string): Promise<void> {
  const { page } = security;
  await goTo(security, '首页');
  await page.getByText('项 AB 岗或代理安排，您核实同意以后才生效。').waitFor();
  await security.picture('consent-widget');
  await page.getByRole('link', { name: '去核实同意' }).click();
  await rows(security, name).getByText('同意，现在生效').waitFor();
  await pictures(security, `consent-${name}`);
  await page.getByRole('button', { name: new RegExp(`^同意，现在生效：.*${name}`) }).click();
  await page.getByText('已同意，现在生效').waitFor();
}

async function goAway(head: Desk): Promise<void> {
  const { page } = head;
  await page.reload();
  await page.getByText('您不在岗时，由您的 B 岗魏婉清代办。').waitFor();
  await page.getByLabel('到这一天为止（含）').fill(await page.getByLabel('不在岗从这一天').inputValue());
  await page.getByRole('button', { name: '这几天我不在岗，由 B 岗代办' }).click();
  await page.getByText('您现在不在岗').waitFor();
  await pictures(head, 'away');
}

async function send(officer: Desk): Promise<void> {
  const { page } = officer;
  await startKind(officer, '签报');
  await page.getByLabel('标题').fill(title);
  await page.getByLabel('内容').fill('冬季巡查任务增加，拟增配一辆。');
  await act(officer, /^呈报/, /已送陈国栋/);
  await page.getByRole('list', { name: '现在等谁' }).getByText('（魏婉清可以代办）').waitFor();
}

async function handle(colleague: Desk): Promise<void> {
  const { page } = colleague;
  await openBox(colleague, '待办');
  await page.getByText('您在代陈国栋办理，他的工作也列在这里。').waitFor();
  await rows(colleague, title).getByText('代陈国栋').first().waitFor();
  await pictures(colleague, 'b-role-inbox');
  await openFrom(colleague, '代理', title);
  await page.getByText(/^陈国栋不在岗，您是他的 B 岗，由您代办这一步/).waitFor();
  await opinion(colleague).fill('确有需要。');
  await pictures(colleague, 'b-role-step');
  await act(colleague, /^同意/, /已送/);
  await traced(colleague, '魏婉清（代陈国栋，B岗）').first().waitFor();
}

async function overview(system: Desk): Promise<void> {
  const { page } = system;
  await page.reload();
  await page.getByRole('row', { name: /陈国栋.*魏婉清.*B 岗.*正在代理/ }).waitFor();
  await pictures(system, 'who-for-whom');
}

/** Her list does not show the work any more; she looks at what she has handled, which stays hers to read. */
async function comeBack(head: Desk, colleague: Desk): Promise<void> {
  await openBox(colleague, '已办');
  await rows(colleague, title).first().waitFor();
  const tab = colleague.page.getByRole('tab', { name: /^代理/ });
  await tab.waitFor();
  await head.page.getByRole('button', { name: '我回来了' }).click();
  await head.page.getByText('您现在不在岗').waitFor({ state: 'detached' });
  await tab.waitFor({ state: 'detached' });
}

/** For who cannot ask any more: a colleague is named, both are told, and he ends it himself when he is back. */
export async function arranged({ system, security }: Administrators, away: Desk): Promise<void> {
  const { page } = system;
  await page.getByRole('button', { name: '为不在岗的人安排代理…' }).click();
  const asking = dialog(system, '为不在岗的人安排代理');
  await pick(system, asking, '谁不在岗', '孙倩');
  await asking.getByLabel('到这一天（含）').fill(await asking.getByLabel('从这一天').inputValue());
  await asking.getByRole('radio', { name: '另外指定一位同事' }).check();
  await pick(system, asking, '代办的同事', '陈国栋');
  await asking.getByLabel('理由').fill('住院，联系不上');
  await pictures(system, 'arranged-asked');
  await asking.getByRole('button', { name: '提出，等安全管理员同意' }).click();
  await page.getByText('已提出，等安全管理员同意。').waitFor();
  await agreeTo(security, '孙倩');
  await openBox(away, '待办');
  await away.page.getByText('管理员安排了别人代办您的工作。').waitFor();
  await pictures(away, 'arranged-told');
  await away.page.getByRole('link', { name: '去看代理' }).click();
  await rows(away, '陈国栋').getByText('管理员安排，安全管理员已同意').waitFor();
  await pictures(away, 'arranged-mine');
  await away.page.getByRole('button', { name: '收回给陈国栋的代理' }).click();
  await away.page.getByText('现在没有请人代办。').waitFor();
  await openBox(away, '待办');
  await away.page.getByText('管理员安排了别人代办您的工作。').waitFor({ state: 'detached' });
}
