import type { Page } from 'playwright-core';
import { goTo } from '../../browser/at-the-desk.ts';
import type { Desk } from '../../browser/desk.ts';
import { picturesAreDrawn } from '../../browser/drawn-pictures.ts';
import type { Scene } from '../../browser/journey.ts';
import { untilTrue } from '../../browser/until-true.ts';
import { send } from '../leader/queue.ts';
import { slip } from './at-the-desk.ts';
import { subject } from './drafting.ts';

interface Desks {
  readonly officer: Desk;
  readonly clerk: Desk;
  readonly receiver: Desk;
}

/** The oldest browser generation that offices still have, on the way in and on the pages of documents and their exchange. */
export async function workInOldBrowser(scene: Scene, { officer, clerk, receiver }: Desks): Promise<void> {
  const pages = [await startDocument(clerk), await openDocument(clerk)];
  await scene.inOldBrowser(await scene.visitor(), ['/sign-in']);
  await scene.inOldBrowser(clerk, [...pages, '/exchange', '/exchange/sent', '/gongwen/outgoing']);
  await scene.inOldBrowser(receiver, [await openReceived(receiver)], picturesAreDrawn);
  await send(officer, '关于维修办公楼屋面的签报');
  const head = await scene.seat('chenguodong');
  await scene.inOldBrowser(head, ['/decide', '/stand-ins'], hasForm);
}

/** An opinion to write, a colleague to name: what these pages show last. Roles cannot be asked for in Chromium 103. */
const hasForm = (page: Page): Promise<void> =>
  untilTrue(page, `document.querySelector('main textarea, main form input')`, 'nothing to fill in');

const pathOf = ({ page }: Desk): string => new URL(page.url()).pathname;

async function startDocument(clerk: Desk): Promise<string> {
  await goTo(clerk, '发起');
  await clerk.page.getByRole('button', { name: /^发文/ }).click();
  await clerk.page.getByRole('textbox', { name: '正文' }).waitFor();
  return pathOf(clerk);
}

async function openDocument(clerk: Desk): Promise<string> {
  await goTo(clerk, '发文登记簿');
  await clerk.page
    .getByRole('link', { name: new RegExp(subject) })
    .first()
    .click();
  await slip(clerk).waitFor();
  return pathOf(clerk);
}

/** What was signed for. */
async function openReceived(receiver: Desk): Promise<string> {
  const { page } = receiver;
  await goTo(receiver, /公文交换/);
  await page.getByRole('radiogroup', { name: '收到的公文' }).getByText('已签收', { exact: true }).click();
  await page
    .getByRole('link', { name: new RegExp(subject) })
    .first()
    .click();
  await page.getByRole('heading', { name: '来文' }).waitFor();
  return pathOf(receiver);
}
