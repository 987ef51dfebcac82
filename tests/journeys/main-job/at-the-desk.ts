import assert from 'node:assert/strict';
import { type Desk, type DeskOptions, signIn } from '../../browser/desk.ts';
import type { Scene } from '../../browser/journey.ts';

/** Anybody of the demo city: the sign-in page lists a few of the accounts, all have the same password. */
export async function seatAnyone(scene: Scene, signInName: string, options: DeskOptions = {}): Promise<Desk> {
  const [listed] = scene.accounts;
  assert.ok(listed, 'there are demo accounts');
  const desk = await scene.visitor(options, signInName);
  await signIn(desk, { ...listed, signInName, who: signInName }, options.identity);
  return desk;
}

export const slip = ({ page }: Desk) => page.getByRole('article', { name: /发文稿纸|收文处理单/ });
export const bar = ({ page }: Desk) => page.getByRole('region', { name: '办理', exact: true });
/** The line that says what just happened. */
export const happened = ({ page }: Desk) => page.locator('.undo-line');

export async function goTo({ page }: Desk, menuWords: string | RegExp): Promise<void> {
  await page.getByRole('navigation', { name: '主菜单' }).first().getByRole('link', { name: menuWords }).click();
}

/** Opens the matter from the list of what waits for this person. */
export async function openFromInbox(desk: Desk, title: string): Promise<void> {
  await goTo(desk, /待我办/);
  await desk.page
    .getByRole('link', { name: new RegExp(title) })
    .first()
    .click();
  await slip(desk).waitFor();
  await bar(desk).waitFor();
}

/** Presses the one primary button by its words, and waits until the page says what happened. */
export async function press(desk: Desk, words: RegExp, said: RegExp): Promise<void> {
  await bar(desk).getByRole('button', { name: words }).click();
  await happened(desk).getByText(said).waitFor();
}

/** The text of an own opinion, where the step has a block for it. */
export async function writeOpinion(desk: Desk, text: string): Promise<void> {
  await bar(desk).getByRole('textbox').fill(text);
}

/** Turns the panel of the body to 修改, 阅读 or 版式. */
export async function lookAt({ page }: Desk, view: string): Promise<void> {
  await page.getByRole('radiogroup', { name: '怎样看正文' }).getByText(view, { exact: true }).click();
}
