import assert from 'node:assert/strict';
import { generate } from 'otplib';
import { type Desk, officeScreen, phoneScreen, signIn } from '../../browser/desk.ts';
import type { Scene } from '../../browser/journey.ts';
import { dutyNames, operators } from './people.ts';

/** 首次启用: the first page of an empty house makes the platform's three administrators, and then never opens again. */
export async function openPlatform(scene: Scene): Promise<void> {
  assert.deepEqual(scene.accounts, [], 'a house without demo city offers no demo accounts');
  const first = await scene.visitor();
  const { page } = first;
  await first.visit('/');
  await page.getByRole('heading', { name: '首次启用' }).waitFor();
  await first.picture('set-up-empty');
  await first.checkAccessibility();
  await page.getByRole('button', { name: '启用平台，去登录' }).click();
  await page.getByRole('alert').getByText('还差 11 处，没有送出。写好的内容都在。').waitFor();
  await page.getByRole('link', { name: '安全管理员的密码至少 10 个字符。' }).waitFor();
  await first.picture('set-up-missing');
  await page.getByLabel(/^首次启用码/).fill('K7Q2-9FMT-3XWD-8HPC');
  await page.getByLabel('平台名称').fill('江州市政务办公云');
  for (const key of ['system', 'security', 'audit'] as const) await fillOne(first, key);
  await first.picture('set-up-filled');
  await page.getByRole('group', { name: dutyNames.audit }).getByLabel('用户名').fill(operators.system.signInName);
  for (const key of ['system', 'security'] as const)
    await page.getByRole('group', { name: dutyNames[key] }).getByLabel(/^密码/).fill('password1234');
  await page.getByRole('button', { name: '启用平台，去登录' }).click();
  await page.getByRole('alert').getByText('还差 3 处').waitFor();
  await first.picture('set-up-alike-and-weak');
  for (const key of ['system', 'security', 'audit'] as const) await fillOne(first, key);
  await onPhone(scene);
  first.watch.expect(/403/);
  await page.getByRole('button', { name: '启用平台，去登录' }).click();
  await page.getByText('首次启用码不对，没有启用。').waitFor();
  await first.picture('set-up-wrong-code');
  await page.getByLabel(/^首次启用码/).fill(printedCode(scene));
  await page.getByRole('button', { name: '启用平台，去登录' }).click();
  await page.getByRole('heading', { name: '登录' }).waitFor();
  await first.picture('sign-in');
  await first.visit('/setup');
  await page.getByRole('heading', { name: '登录' }).waitFor();
}

/** What the operator reads off the terminal. */
function printedCode({ server }: Scene): string {
  const code = /首次启用码：(\S+)/.exec(server.log())?.[1];
  assert.ok(code, `the server shows the code of the ceremony: ${server.log()}`);
  return code;
}

async function fillOne({ page }: Desk, key: keyof typeof operators): Promise<void> {
  const { signInName, password, who } = operators[key];
  const box = page.getByRole('group', { name: dutyNames[key] });
  await box.getByLabel('姓名').fill(who);
  await box.getByLabel('用户名').fill(signInName);
  await box.getByLabel(/^密码/).fill(password);
}

async function onPhone(scene: Scene): Promise<void> {
  const phone = await scene.visitor({ viewport: phoneScreen });
  await phone.visit('/');
  await phone.page.getByRole('heading', { name: '首次启用' }).waitFor();
  await phone.picture('set-up-phone');
}

/** 动态验证码: the operator protects his account; from then on a password alone lets nobody in. */
export async function protectOperator(scene: Scene): Promise<Desk> {
  const desk = await scene.visitor({}, operators.system.who);
  await signIn(desk, operators.system);
  await desk.page.getByRole('button', { name: '开通第一个单位' }).waitFor();
  await desk.page.getByRole('banner').getByText('政务办公云', { exact: true }).waitFor({ state: 'detached' });
  await desk.picture('operator-home');
  await desk.page.setViewportSize(phoneScreen);
  await desk.picture('operator-home-phone');
  await desk.page.setViewportSize(officeScreen);
  await desk.checkAccessibility();
  const secret = await enrol(desk);
  await desk.page.getByText('已启用', { exact: true }).waitFor();
  await desk.picture('second-factor-on');

  const again = await scene.visitor({}, operators.system.who);
  const { page } = again;
  await again.visit('/');
  await page.getByRole('textbox', { name: '用户名' }).fill(operators.system.signInName);
  await page.getByLabel('密码', { exact: true }).fill(operators.system.password);
  await page.getByRole('button', { name: /^登\s*录$/ }).click();
  await page.getByLabel('动态验证码').waitFor();
  await again.picture('second-factor-asked');
  // A code works once: the one that switched it on is spent, so this is the next one of the authenticator.
  await page.getByLabel('动态验证码').fill(await codeOf(secret, 30));
  await page.getByRole('button', { name: /^登\s*录$/ }).click();
  await page.getByRole('navigation', { name: '主菜单' }).first().waitFor();
  return again;
}

async function enrol(desk: Desk): Promise<string> {
  const { page } = desk;
  await desk.visit('/account');
  await page.getByRole('button', { name: '改成新密码' }).click();
  await page.getByText('现在的密码还没有填。').waitFor();
  await page.getByText('新密码还没有填。').waitFor();
  await desk.picture('account-empty');
  await page.getByLabel('先填现在的密码').fill(operators.system.password);
  await page.getByRole('button', { name: '开始启用…' }).click();
  const shown = page.locator('.secret');
  await shown.waitFor();
  await desk.picture('second-factor');
  const secret = ((await shown.textContent()) ?? '').replace(/\s/g, '');
  await page.getByLabel('验证器现在显示的 6 位数字').fill(await codeOf(secret, 0));
  await page.getByRole('button', { name: '启用动态验证码' }).click();
  return secret;
}

const codeOf = (secret: string, secondsAhead: number): Promise<string> =>
  generate({ secret, epoch: Math.floor(Date.now() / 1000) + secondsAhead });
