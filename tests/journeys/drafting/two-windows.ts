import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { act } from '../../browser/at-the-desk.ts';
import type { Desk } from '../../browser/desk.ts';
import type { Scene } from '../../browser/journey.ts';
import { lookAt, openFromInbox } from '../main-job/at-the-desk.ts';
import { bodyOf, title } from './pasting.ts';

const subject = title.slice(-14);

/** 版式: page by page, as it will be printed. */
export async function previewPages(desk: Desk): Promise<void> {
  await lookAt(desk, '版式');
  await desk.page.getByRole('img', { name: /第\s*1\s*页/ }).waitFor();
  await desk.picture('pages');
  await lookAt(desk, '修改');
  await bodyOf(desk).waitFor();
}

/** The next person opens it in two windows and writes in both: nothing is lost, both texts stand beside each other. */
export async function writeInTwoWindows(scene: Scene, officer: Desk): Promise<void> {
  await act(officer, /^送陈国栋/, /已送陈国栋/);
  const head = await scene.seat('chenguodong');
  await openFromInbox(head, subject);
  await lookAt(head, '修改');
  await bodyOf(head).waitFor();
  const second = await scene.seat('chenguodong');
  await second.visit(new URL(head.page.url()).pathname);
  await lookAt(second, '修改');
  await bodyOf(second).waitFor();

  await addLine(head, '第一个窗口写的话。');
  await head.page.getByText(/已存/).first().waitFor();
  await seesWhoEdits(officer);
  second.watch.expect(/409 \(Conflict\)/);
  await addLine(second, '第二个窗口写的话。');

  const choice = second.page.getByRole('dialog', { name: /另一个窗口先存了一稿/ });
  await choice.waitFor();
  const sides = choice.locator('.two-texts > section');
  assert.equal(await sides.count(), 2);
  await sides.nth(0).getByText('第二个窗口写的话。').waitFor();
  await sides.nth(1).getByText('第一个窗口写的话。').waitFor();
  for (const [side, line] of ['第二个窗口写的话。', '第一个窗口写的话。'].entries())
    assert.ok(await isInView(sides.nth(side), line), 'opened where they differ');
  await second.picture('two-texts');
  await second.checkAccessibility();
  await choice.getByRole('button', { name: '用我的覆盖' }).click();
  await choice.waitFor({ state: 'hidden' });
  await second.page.getByText(/已存/).first().waitFor();
  await findOverwritten(second);
}

/** Within what is scrolled, not only on the page. */
async function isInView(side: Locator, line: string): Promise<boolean> {
  const frame = await side.locator('.text').boundingBox();
  const found = await side.getByText(line).boundingBox();
  return !!frame && !!found && found.y >= frame.y && found.y + found.height <= frame.y + frame.height;
}

/** What was overwritten is not lost: it is the latest of the earlier texts. */
async function findOverwritten(desk: Desk): Promise<void> {
  await desk.page.getByRole('button', { name: '旧稿…' }).click();
  const earlier = desk.page.getByRole('dialog', { name: '旧稿' });
  await earlier.getByText('第一个窗口写的话。').waitFor();
  await desk.picture('earlier-texts');
  await desk.checkAccessibility();
  await desk.page.keyboard.press('Escape');
  await earlier.waitFor({ state: 'hidden' });
}

async function addLine(desk: Desk, line: string): Promise<void> {
  await bodyOf(desk).locator('p', { hasText: '各区住房和城乡建设局' }).click();
  await desk.page.keyboard.press('End');
  await desk.page.keyboard.press('Enter');
  await desk.page.keyboard.type(line);
  await desk.page.keyboard.press('Tab');
}

/** Who reads it meanwhile sees whose hands it is in, since when, without asking for the page again. */
async function seesWhoEdits(officer: Desk): Promise<void> {
  await officer.page.getByText('陈国栋正在修改').waitFor({ timeout: 90_000 });
  await officer.page.getByText(/从\s*(今天)?\s*\d{1,2}:\d{2}\s*起/).waitFor();
  await officer.picture('who-is-editing');
}
