import type { Locator } from 'playwright-core';
import { bar, goTo } from '../../browser/at-the-desk.ts';
import type { Desk } from '../../browser/desk.ts';

export const slip = ({ page }: Desk) => page.getByRole('article', { name: /发文稿纸|收文处理单/ });
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

/** The text of an own opinion, where the step has a block for it. */
export async function writeOpinion(desk: Desk, text: string): Promise<void> {
  await bar(desk).getByRole('textbox').fill(text);
}

/** Turns the panel of the body to 修改, 阅读 or 版式. */
export async function lookAt({ page }: Desk, view: string): Promise<void> {
  await page.getByRole('radiogroup', { name: '怎样看正文' }).getByText(view, { exact: true }).click();
}

/** A list tells of news by itself and waits for a press: presses until the row is there. */
export async function showNews({ page }: Desk, row: Locator): Promise<void> {
  const show = page.getByRole('status').getByRole('button', { name: '显示' });
  for (;;) {
    await row.or(show).first().waitFor();
    if (await row.isVisible()) return;
    // it may be gone by now: then the row is there or more news comes
    await show.evaluateAll((buttons) => {
      for (const button of buttons as { click(): void }[]) button.click(); // reason: the tests know no DOM
    });
  }
}
