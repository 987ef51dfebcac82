import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { goTo } from '../../browser/at-the-desk.ts';
import type { Desk } from '../../browser/desk.ts';
import { dialog, pickPerson } from '../everyday/at-the-desk.ts';
import { ask, before, counts, inAllSizes, primary, send } from './queue.ts';

export const note = '省厅 20 日视频会要求 24 日前发到县。附件里的检查表沿用去年格式，新增第 6 项，请重点看。';

export interface Laid {
  readonly hall: string;
  readonly gate: string;
  readonly stairs: string;
}

const laid: Laid = {
  hall: '关于粉刷一楼大厅的签报',
  gate: '关于改造北门道闸的签报',
  stairs: '关于更换楼梯扶手的签报',
};
const unseen = '关于调整值班安排的签报';

/** 呈批排序: the leader asks his secretary, who arranges what he may read and lays a note before one of them. */
export async function arrangeForHim(officer: Desk, secretary: Desk, leader: Desk): Promise<Laid> {
  await askSecretary(leader);
  const assignmentId = await placeOf(secretary);
  for (const title of Object.values(laid)) await show(officer, await send(officer, title), assignmentId);
  await send(officer, unseen);
  await goTo(secretary, '呈批排序');
  await waits(secretary, laid.hall).waitFor();
  await secretary.page.getByText('另有 1 件，您不能看').waitFor();
  assert.equal(await secretary.page.getByText(unseen).count(), 0, 'what he may not read is not named to him');
  await secretary.checkAccessibility();
  await secretary.picture('order-usual');
  await arrange(secretary);
  await writeNote(secretary);
  return laid;
}

async function askSecretary(leader: Desk): Promise<void> {
  const { page } = leader;
  await page.setViewportSize({ width: 1366, height: 768 });
  await leader.visit('/secretaries');
  const ending = page.getByRole('button', { name: /^不再请.*排次序$/ });
  const asking = page.getByRole('combobox');
  await ending.or(asking).first().waitFor();
  // walked before on the same server
  if (await ending.isVisible()) await ending.click();
  await pickPerson(leader, page.getByRole('main'), '周敏');
  await leader.checkAccessibility();
  await leader.picture('ask-secretary');
  await page.getByRole('button', { name: '请周敏排次序' }).click();
  await ending.waitFor();
}

const placeOf = async (desk: Desk): Promise<string> =>
  (await ask(desk, '/api/session')).identities.find(({ current }: { current: boolean }) => current).assignmentId;

/** By 传阅 the secretary may read it. */
async function show(officer: Desk, matterId: string, assignmentId: string): Promise<void> {
  const { version } = await ask(officer, `/api/matters/${matterId}`);
  await ask(officer, `/api/matters/${matterId}/circulate`, { expectedVersion: version, assignmentIds: [assignmentId] });
}

const part = ({ page }: Desk, name: string): Locator =>
  page.getByRole('list', { name, exact: true }).getByRole('listitem');
const waits = ({ page }: Desk, title: string): Locator => page.getByRole('listitem').filter({ hasText: title });

/** By buttons, by keyboard and by hand; each move is kept at once. */
async function arrange(secretary: Desk): Promise<void> {
  const { page } = secretary;
  await page.getByRole('button', { name: `把${laid.gate}置顶` }).click();
  await part(secretary, '今日呈批').filter({ hasText: laid.gate }).waitFor();
  await waits(secretary, laid.stairs).getByText('今日呈批', { exact: true }).click();
  await part(secretary, '今日呈批').filter({ hasText: laid.stairs }).waitFor();
  await page.getByRole('button', { name: `把${laid.stairs}上移` }).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await page
    .getByRole('status')
    .filter({ hasText: `今日呈批第 1，共 2 件：${laid.stairs}` })
    .waitFor();
  await page.getByRole('button', { name: `把${laid.stairs}下移` }).click();
  await waits(secretary, laid.hall).getByText('缓呈', { exact: true }).click();
  await part(secretary, '缓呈').filter({ hasText: laid.hall }).waitFor();
  await part(secretary, '缓呈').first().dragTo(part(secretary, '今日呈批').last());
  await part(secretary, '今日呈批').filter({ hasText: laid.hall }).waitFor();
  await waits(secretary, laid.hall).getByText('缓呈', { exact: true }).click();
  await part(secretary, '缓呈').filter({ hasText: laid.hall }).waitFor();
  await secretary.page.getByText(/按您 .* 排的次序看/).waitFor();
  // said only once it is kept
  await page
    .getByRole('status')
    .filter({ hasText: `缓呈第 1，共 1 件：${laid.hall}` })
    .waitFor();
  await page.reload();
  await part(secretary, '缓呈').filter({ hasText: laid.hall }).waitFor();
  const today = await part(secretary, '今日呈批').allInnerTexts();
  assert.deepEqual(
    [laid.gate, laid.stairs].map((title, place) => today[place]?.includes(title)),
    [true, true],
  );
}

async function writeNote(secretary: Desk): Promise<void> {
  const { page } = secretary;
  await page.getByRole('button', { name: `写说明…给${laid.gate}` }).click();
  const asked = dialog(secretary, '给陈国栋的呈批说明');
  await asked.getByRole('textbox').fill(note);
  await page.keyboard.press('Escape');
  await asked.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: `写说明…给${laid.gate}` }).click();
  assert.equal(await asked.getByRole('textbox').inputValue(), note, 'Esc keeps what was typed');
  await secretary.checkAccessibility();
  await secretary.picture('cover-note-dialog');
  await asked.getByRole('button', { name: '放在陈国栋的文件上面' }).click();
  await waits(secretary, laid.gate).getByText(note).waitFor();
  for (const [width, height] of [
    [1366, 768],
    [1024, 768],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    await secretary.checkAccessibility();
    await secretary.picture(`order-${width}`);
    const wide: number = await page.evaluate('document.documentElement.scrollWidth');
    assert.ok(wide <= width, `nothing hangs out at ${width}`);
  }
  await page.setViewportSize({ width: 1366, height: 768 });
}

/** The leader's screen follows it, says whose it is, shows the note, and goes back to the usual order. */
export async function readInOrder(leader: Desk): Promise<void> {
  const { page } = leader;
  await leader.visit('/decide');
  await before(leader, laid.gate).waitFor();
  await page.getByText(/^周敏 .*排的次序$/).waitFor();
  const words = page.getByRole('region', { name: '呈批说明' });
  await words.getByText(note).waitFor();
  await inAllSizes(leader, 'arranged');
  await titlesInList(leader, [laid.gate, laid.stairs, unseen, laid.hall], 'order-list');
  await page.getByRole('button', { name: '改按通常次序' }).click();
  await page.getByRole('button', { name: '按周敏排的次序' }).waitFor();
  await titlesAre(leader, [laid.hall, laid.gate, laid.stairs, unseen]);
  await page.getByRole('button', { name: '按周敏排的次序' }).click();
  await page.getByRole('button', { name: '改按通常次序' }).waitFor();
  await page.keyboard.press('Escape');
  await before(leader, laid.gate).waitFor();
}

async function titlesInList(leader: Desk, titles: readonly string[], picture: string): Promise<void> {
  const { page } = leader;
  await page.getByRole('button', { name: '4 件一览' }).click();
  await titlesAre(leader, titles);
  await leader.checkAccessibility();
  await leader.picture(picture);
}

async function titlesAre({ page }: Desk, titles: readonly string[]): Promise<void> {
  const rows = page.getByRole('list', { name: '等您批的' }).getByRole('button');
  for (const [place, title] of titles.entries()) await rows.nth(place).filter({ hasText: title }).waitFor();
}

/** What is left is decided, and the secretary arranges no more. */
export async function endArranging(leader: Desk, secretary: Desk): Promise<void> {
  for (const title of [laid.stairs, unseen, laid.hall]) {
    await before(leader, title).waitFor();
    await leader.page
      .locator(
        '.decision-bar .ant-btn-primary[aria-disabled=false], .decision-bar .ant-btn-primary:not([aria-disabled])',
      )
      .waitFor();
    await primary(leader).click();
  }
  await counts(leader, /余 0 件/).waitFor();
  // the page may be reading the order anew while it ends: there is none any more
  secretary.watch.expect(/404.*\/order/);
  await secretary.page.getByRole('button', { name: '不再给陈国栋排次序' }).click();
  await secretary.page.getByText('替我排次序的').waitFor();
  await secretary.page.getByRole('heading', { name: '给陈国栋排次序' }).waitFor({ state: 'detached' });
}
