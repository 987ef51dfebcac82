import assert from 'node:assert/strict';
import { act, goTo } from '../../browser/at-the-desk.ts';
import { type Desk, officeScreen, phoneScreen } from '../../browser/desk.ts';
import { openBox, rows, startKind } from '../everyday/at-the-desk.ts';

/** Who starts it, and the three who decide. */
export interface Colleagues {
  readonly officer: Desk;
  readonly head: Desk;
  readonly legal: Desk;
  readonly clerk: Desk;
}

/** A title that no earlier run has left behind in somebody's list. */
export const about = (words: string): string => `${words}的请示（${process.pid}）`;

/** Written and handed in; whoever gets it finds it by its title. */
export async function handIn(officer: Desk, kind: string, title: string, said = /已送/): Promise<void> {
  const { page } = officer;
  await startKind(officer, kind);
  await page.getByLabel('标题').fill(title);
  await page.getByLabel('内容').fill('情况见附件，请审议。');
  await act(officer, /^呈报/, said);
}

/** The page as it stands, also on a phone, without a serious finding. */
export async function lookAt(desk: Desk, name: string): Promise<void> {
  await desk.checkAccessibility();
  await desk.picture(name);
  await desk.page.setViewportSize(phoneScreen);
  await desk.checkAccessibility();
  await desk.picture(`${name}-phone`);
  await desk.page.setViewportSize(officeScreen);
}

/** Nothing of this title waits for him; that the list has come is seen by what stands there instead. */
export async function nothingOf(desk: Desk, title: string): Promise<void> {
  const { page } = desk;
  await openBox(desk, '待办');
  await page.reload();
  await page.getByText('今天的都办完了。').or(rows(desk, /./).first()).first().waitFor();
  assert.equal(await rows(desk, title).count(), 0, `${desk.who}: ${title}`);
  await goTo(desk, '首页');
}
