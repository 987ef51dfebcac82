import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { type Desk, officeScreen, phoneScreen } from '../../browser/desk.ts';
import { clickHastily } from '../../browser/hasty-click.ts';
import type { Scene } from '../../browser/journey.ts';
import { activate } from './activate.ts';
import { agencyThree, dutyNames } from './people.ts';

const keys = ['system', 'security', 'audit'] as const;
type Key = (typeof keys)[number];

/** 开通单位: the operator opens the first agency; its three administrators come in with the slips he hands them. */
export async function openFirstAgency(scene: Scene, operator: Desk): Promise<void> {
  await nameAgency(operator);
  const codes = await handOut(operator);
  await activateAs(scene, 'system', codes.system);
  const lost = codes.security;
  const found = await handOutAgain(operator);
  await refusedLost(scene, lost);
  await activateAs(scene, 'security', found);
  await activateAs(scene, 'audit', codes.audit);
  await operator.page.reload();
  await operator.page.getByText('本人已开通').nth(2).waitFor();
  await operator.picture('three-inside');
}

async function nameAgency(operator: Desk): Promise<void> {
  const { page } = operator;
  await page.getByRole('navigation', { name: '主菜单' }).first().getByRole('link', { name: '各单位' }).click();
  await page.getByRole('heading', { name: '各单位', level: 1 }).waitFor();
  await operator.picture('no-agencies');
  await page.getByRole('button', { name: '开通单位…' }).click();
  await refuseIncomplete(operator);
  await page.getByLabel('单位全称').fill('江州市住房和城乡建设局');
  await page.getByLabel('简称').fill('市住建局');
  await page.getByLabel('单位代码').fill('jz-zjj');
  await choose(operator, '级别', '市级');
  for (const key of keys) await page.getByLabel(`${dutyNames[key]}姓名`).fill(agencyThree[key].who);
  await operator.checkAccessibility();
  await operator.picture('open-agency');
  await page.getByRole('button', { name: '开通市住建局' }).click();
}

/** Everything that is wrong stands at its field at once, in the product's own words; the first has the focus. */
async function refuseIncomplete(operator: Desk): Promise<void> {
  const { page } = operator;
  await page.getByLabel('单位全称').fill('江州市住房和城乡建设局');
  await page.getByLabel('单位代码').fill('DQ JYJ！');
  await page.getByLabel(`${dutyNames.system}姓名`).fill('王伟');
  await page.getByLabel(`${dutyNames.security}姓名`).fill('王伟');
  await page.getByRole('button', { name: '开通这个单位' }).click();
  await page.getByRole('alert').getByText('还差 4 处，没有开通。').waitFor();
  await page.getByText('单位代码只用小写字母、数字和横线').waitFor();
  await page.getByText('和系统管理员是同一个姓名').waitFor();
  await page.locator('#agency-short-name:focus').waitFor();
  await operator.picture('open-agency-wrong');
  await operator.checkAccessibility();
  await page.setViewportSize(phoneScreen);
  await operator.picture('open-agency-wrong-phone');
  await page.setViewportSize(officeScreen);
}

/** Three slips, one for each; they are printed and never seen again. */
async function handOut(operator: Desk): Promise<Readonly<Record<Key, string>>> {
  const { page } = operator;
  await page.getByRole('button', { name: '发交接单（3 张）…' }).click();
  await page.getByText('每人一张，上面有一次性码。').waitFor();
  await operator.picture('slips-question');
  const { sentOnce } = await clickHastily(page.getByRole('button', { name: '生成 3 张交接单' }), /codes$/);
  const dialog = page.getByRole('dialog', { name: '市住建局的 3 张交接单' });
  await dialog.getByLabel('单子上的网址').fill('http://oa.example.gov.cn/activate');
  sentOnce();
  await operator.picture('slips');
  await operator.checkAccessibility();
  await page.setViewportSize(phoneScreen);
  await operator.picture('slips-phone');
  await page.setViewportSize(officeScreen);
  const codes: [Key, string][] = [];
  for (const key of keys) {
    const slip = dialog.getByRole('region', { name: `${agencyThree[key].who}的交接单` });
    codes.push([key, (await slip.locator('.slip-code').textContent()) ?? '']);
  }
  await askedBeforeLost(operator, dialog);
  await printed(operator, dialog.getByRole('button', { name: '打印，每人一页' }));
  await dialog.getByRole('button', { name: '已打印，关掉' }).click();
  await page.getByText('等本人开通').nth(2).waitFor();
  await operator.picture('agency-opened');
  await page.setViewportSize(phoneScreen);
  await operator.picture('agency-opened-phone');
  await page.setViewportSize(officeScreen);
  return Object.fromEntries(codes) as Record<Key, string>; // reason: one pair for each key
}

/** What the browser is given to print, noted in place of the printer. */
const noted = `window.print = () => {
  const parts = [...document.body.children].filter((one) => one.classList.contains('print-only'));
  window.onPaper = parts.flatMap((one) => [...one.children].map((slip) => slip.getAttribute('aria-label'))).join(' ');
}`;

/** On paper stand the three slips and nothing else. */
async function printed({ page }: Desk, button: Locator): Promise<void> {
  await page.evaluate(noted);
  await button.click();
  const onPaper = await page.waitForFunction('window.onPaper');
  assert.equal(await onPaper.jsonValue(), '丁浩的交接单 唐洁的交接单 方正的交接单');
}

/** Not printed yet: closing asks, by the button, by Esc and on the way to another page. */
async function askedBeforeLost({ page, picture, checkAccessibility }: Desk, dialog: Locator): Promise<void> {
  const question = dialog.getByText('还没有打印。关掉后这 3 个码就看不到了，只能重新发。');
  const stay = dialog.getByRole('button', { name: '先不关' });
  const leave = [
    () => dialog.getByRole('button', { name: '关掉', exact: true }).click(),
    () => page.keyboard.press('Escape'),
    () => page.evaluate('history.back()'),
  ];
  for (const [index, tryToLeave] of leave.entries()) {
    await tryToLeave();
    await question.waitFor();
    if (index === 0) {
      await picture('slips-asked');
      await checkAccessibility();
    }
    await stay.click();
    await question.waitFor({ state: 'detached' });
  }
  assert.equal(await dialog.locator('.slip-code').count(), 3);
}

async function handOutAgain({ page, picture }: Desk): Promise<string> {
  await page.reload();
  await page.getByRole('button', { name: '唐洁：单子丢了，重发…' }).click();
  await page.getByText('以前发给唐洁的码会马上失效。').waitFor();
  await picture('slip-again');
  await page.getByRole('button', { name: '生成 1 张交接单' }).click();
  const code = (await page.locator('.slip-code').first().textContent()) ?? '';
  await page.getByRole('button', { name: '关掉', exact: true }).click();
  await page.getByRole('button', { name: '不打印，关掉' }).click();
  await page.locator('.slip-code').first().waitFor({ state: 'detached' });
  return code;
}

async function refusedLost(scene: Scene, code: string): Promise<void> {
  const finder = await scene.visitor({}, '捡到单子的人');
  finder.watch.expect(/404/);
  await finder.visit('/activate');
  await finder.page.getByLabel(/^一次性码/).fill(code);
  await finder.page.getByRole('button', { name: '看这个码是谁的' }).click();
  await finder.page.getByText('这个一次性码不对、已经用过或已过期。').waitFor();
  await finder.picture('lost-slip-refused');
}

async function activateAs(scene: Scene, key: Key, code: string): Promise<void> {
  const one = agencyThree[key];
  await activate(await scene.visitor({}, one.who), { code, one, shown: key === 'system' });
}

/** Picks one line of a drop-down list by its words; typing them finds it in a long list. */
export async function choose({ page }: Desk, label: string, words: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).click();
  await page.keyboard.type(words);
  await page.locator('.ant-select-dropdown:visible').getByTitle(words, { exact: true }).click();
}
