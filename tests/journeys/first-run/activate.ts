import type { DemoAccount, Desk } from '../../browser/desk.ts';

interface CodeInHand {
  readonly code: string;
  readonly one: DemoAccount;
  /** Keeps pictures of the way. */
  readonly shown?: boolean;
}

/** 用一次性码: from the sign-in page with a code to a name and password of one's own. */
export async function activate(desk: Desk, { code, one, shown = false }: CodeInHand): Promise<void> {
  const { page } = desk;
  await desk.visit('/');
  await page.getByRole('link', { name: /有一次性码/ }).click();
  await page.getByLabel(/^一次性码/).fill(code);
  if (shown) await desk.picture('activate');
  await page.getByRole('button', { name: '看这个码是谁的' }).click();
  await page.getByRole('heading', { name: `${one.who}，您好` }).waitFor();
  await page.getByLabel('给自己起一个用户名').fill(one.signInName);
  await page.getByLabel(/^设一个密码/).fill(one.password);
  if (shown) await desk.picture('own-account');
  if (shown) await desk.checkAccessibility();
  await page.getByRole('button', { name: '开通账号' }).click();
  await page.getByRole('heading', { name: '办好了' }).waitFor();
  if (shown) await desk.picture('account-made');
}
