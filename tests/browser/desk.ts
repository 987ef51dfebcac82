import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { seriousFindings } from './accessibility.ts';
import { listenToPolicy } from './policy-reports.ts';
import { type PageWatch, watchPage } from './watch-page.ts';

export interface DemoAccount {
  readonly signInName: string;
  readonly password: string;
  /** `张三 · 办公室主任`, as the sign-in page shows it. */
  readonly who: string;
}

export interface DeskOptions {
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Which of several working identities to take after the password, by words on its button. */
  readonly identity?: string | RegExp;
}

/** One person in front of one browser, with an own session. */
export interface Desk {
  readonly who: string;
  readonly page: Page;
  readonly context: BrowserContext;
  readonly watch: PageWatch;
  /** What the content security policy kept this page from; each is a problem of `watch` too. */
  readonly violations: readonly string[];
  /** Opens a path of the product: `/inbox`. */
  visit(path: string): Promise<void>;
  /** One more tab of the same browser: the same person, the same session. */
  anotherTab(): Promise<Desk>;
  /** Keeps a picture `NN-title.png` of what the person sees. */
  picture(title: string): Promise<void>;
  /** The page as it stands has no serious accessibility finding. */
  checkAccessibility(): Promise<void>;
}

export interface DeskPlace {
  readonly address: string;
  readonly folder: string;
  /** Whether somebody wants to look at the pictures afterwards; the one of a failure is kept anyway. */
  readonly pictures: boolean;
  /** Number of the next picture, counted over the whole journey. */
  nextPicture(): string;
  /** Every tab that was opened, so that its problems count. */
  seated(desk: Desk): void;
}

export const officeScreen = { width: 1366, height: 768 };
export const phoneScreen = { width: 390, height: 844 };

export async function openDesk(context: BrowserContext, place: DeskPlace, who: string): Promise<Desk> {
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const violations = await listenToPolicy(page);
  const desk: Desk = {
    who,
    page,
    context,
    watch: watchPage(page, place.address, who),
    violations,
    visit: async (path) => {
      await page.goto(place.address + path);
    },
    anotherTab: () => openDesk(context, place, who),
    picture: async (title) => {
      if (!place.pictures) return;
      await page.screenshot({
        path: join(place.folder, `${place.nextPicture()}-${title}.png`),
        animations: 'disabled',
      });
    },
    checkAccessibility: async () => assert.deepEqual(await seriousFindings(page), [], `accessibility of ${page.url()}`),
  };
  place.seated(desk);
  return desk;
}

/** Arrives signed in, without the sign-in page: for everybody after the first of a journey, where that page is no news. */
export async function arriveSignedIn(desk: Desk, address: string, account: DemoAccount): Promise<void> {
  const { signInName, password } = account;
  const reply = await desk.context.request.post(`${address}/api/session`, {
    data: { signInName, password },
    headers: { origin: address },
  });
  assert.equal(reply.status(), 200, `sign-in of ${signInName}: ${await reply.text()}`);
  await desk.visit('/');
  await menuOf(desk).waitFor();
}

const menuOf = ({ page }: Desk): Locator => page.getByRole('navigation', { name: '主菜单' }).first();

/** Signs in as a person would: reads the labels, types, presses 登录, and picks a working identity where there are several. */
export async function signIn(desk: Desk, account: DemoAccount, identity?: string | RegExp): Promise<void> {
  const { page } = desk;
  await desk.visit('/');
  await page.getByRole('textbox', { name: '用户名' }).fill(account.signInName);
  await page.getByLabel('密码', { exact: true }).fill(account.password);
  await page.getByRole('button', { name: /^登\s*录$/ }).click();
  const menu = menuOf(desk);
  const enter = page.getByRole('button', { name: /身份进入$/ });
  await menu.or(enter).first().waitFor();
  if (await enter.isVisible()) {
    if (identity !== undefined) await page.getByRole('radio', { name: identity }).first().check();
    await enter.click();
  }
  await menu.waitFor();
}
