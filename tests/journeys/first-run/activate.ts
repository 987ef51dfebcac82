import { type DemoAccount, type Desk, officeScreen, phoneScreen } from '../../browser/desk.ts';

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
  if (shown) await refuseShort(desk);
  await page.getByLabel('给自己起一个用户名').fill(one.signInName);
  await page.getByLabel(/^设一个密码/).fill(one.password);
  if (shown) await desk.picture('own-account');
  if (shown) await desk.checkAccessibility();
  await page.getByRole('button', { name: '开通账号' }).click();
  await page.getByRole('heading', { name: '办好了' }).waitFor();
  if (shown) await desk.picture('account-made');
}

/** Both fields say in the product's own words what is wrong, none of the browser's bubbles stands over the page. */
async function refuseShort(desk: Desk): Promise<void> {
  const { page } = desk;
  await page.getByLabel('给自己起一个用户名').fill('Ab');
  await page.getByLabel(/^设一个密码/).fill('short');
  await page.getByRole('button', { name: '开通账号' }).click();
  await page.getByText('用户名只用小写字母、数字、点、横线，至少 3 个').waitFor();
  await page.getByText('密码现在是 5 个字符，至少要 10 个').waitFor();
  await page.locator('#new-name:focus').waitFor();
  await desk.picture('own-account-short');
  await desk.page.setViewportSize(phoneScreen);
  await desk.picture('own-account-short-phone');
  await desk.page.setViewportSize(officeScreen);
}
