import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { bar, happened } from '../../browser/at-the-desk.ts';
import type { Desk } from '../../browser/desk.ts';

export const before = ({ page }: Desk, title: string): Locator =>
  page.getByRole('heading', { level: 1, name: title, exact: true });
export const nothingLeft = ({ page }: Desk): Locator =>
  page.getByRole('heading', { level: 1, name: /都批完了|没有要您批的/ });
export const counts = ({ page }: Desk, words: RegExp): Locator => page.getByRole('status').filter({ hasText: words });
export const primary = (desk: Desk): Locator => bar(desk).locator('.ant-btn-primary');

/** The decision once it takes presses: what has come by itself takes none for a moment. */
export const mayDecide = (desk: Desk): Locator =>
  primary(desk).and(desk.page.locator('[aria-disabled=false], :not([aria-disabled])'));

/** Once more where the button stood, while the next matter has only just come: it must still be there afterwards. */
export const pressImpatiently = (desk: Desk): Promise<void> =>
  primary(desk).evaluate((button: { getAttribute(name: string): string | null; click(): void }) => {
    if (button.getAttribute('aria-disabled') === 'true') button.click();
  });

/** As long as a slow hand holds it: the keyboard then sends it again and again, which decides once. */
export async function holdDown({ page }: Desk, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.down(key);
  const last = keys.at(-1) ?? '';
  for (let again = 0; again < 10; again += 1) await page.keyboard.down(last);
  for (const key of keys.toReversed()) await page.keyboard.up(key);
}

/** The officer sends a 签报 to the head of the section; how that looks is another journey's business. Says its id. */
export async function send(officer: Desk, title: string, urgency = 'NORMAL'): Promise<string> {
  const { matterId } = await ask(officer, '/api/matters', { kindCode: 'memo-report' });
  const { version, myTask } = await ask(officer, `/api/matters/${matterId}`);
  await ask(officer, `/api/matters/${matterId}/tasks/${myTask.taskId}/complete`, {
    expectedVersion: version,
    decision: 'agree',
    values: { title, urgency, content: '现有两处漏水，拟请维修。' },
  });
  return matterId;
}

/** He takes back for good what nobody has acted on. */
export async function cancel(officer: Desk, matterId: string): Promise<void> {
  const { version } = await ask(officer, `/api/matters/${matterId}`);
  await ask(officer, `/api/matters/${matterId}/cancel`, { expectedVersion: version, reason: '不再需要。' });
}

/** 常用语 as he has kept them before; kept once, however often the journey is walked. */
export async function keepPhrases(leader: Desk, texts: readonly string[]): Promise<void> {
  const { phrases } = await ask(leader, '/api/matters/phrases');
  const known = new Set(phrases.map(({ text }: { text: string }) => text));
  for (const text of texts) if (!known.has(text)) await ask(leader, '/api/matters/phrases', { text });
}

/** What a page of this desk would ask the server, where how it looks is no news. */
export async function ask({ page, context }: Desk, path: string, body?: object) {
  const { origin } = new URL(page.url());
  const reply = await context.request.fetch(origin + path, {
    headers: { origin },
    ...(body ? { method: 'POST', data: body } : {}),
  });
  assert.ok(reply.ok(), `${path}: ${await reply.text()}`);
  return reply.json();
}

/** 领导批阅 from the menu; what earlier work has left there is decided first, until nothing is left or `upTo` stands there. */
export async function openQueue(leader: Desk, upTo?: string): Promise<void> {
  const { page } = leader;
  // this page has no menu in which its line could be marked
  await page.getByRole('navigation', { name: '主菜单' }).first().getByRole('link', { name: '领导批阅' }).click();
  const either = nothingLeft(leader).or(primary(leader)).first();
  for (let left = 0; left < 40; left += 1) {
    await either.waitFor();
    if (await nothingLeft(leader).isVisible()) return countAnew(leader);
    const title = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
    if (title === upTo) return;
    // without words nothing stands for them there
    const needed = bar(leader).getByPlaceholder(/：写在这里$/);
    if (await needed.isVisible()) await needed.fill('已按要求办理。');
    await primary(leader).click();
    await happened(leader).getByText(title).last().waitFor();
  }
  assert.fail('the queue does not end');
}

/** The count is of one visit. */
async function countAnew(leader: Desk): Promise<void> {
  await leader.page.reload();
  await nothingLeft(leader).waitFor();
}

/** Looks at the page as it stands in the sizes in which it is used. */
export async function inAllSizes(leader: Desk, title: string): Promise<void> {
  const { page } = leader;
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height });
    await bar(leader).waitFor();
    await leader.checkAccessibility();
    await leader.picture(`${title}-${width}`);
    const wide: number = await page.evaluate('document.documentElement.scrollWidth');
    assert.ok(wide <= width, `nothing hangs out at ${width}`);
    const box = await primary(leader).boundingBox();
    assert.ok(box && box.y + box.height <= height, `the decision is in view at ${width} × ${height}`);
    const paper = await page.getByRole('region', { name: '文件' }).boundingBox();
    const below = await bar(leader).boundingBox();
    assert.ok(paper && below && below.y - paper.y > height / 2, `so is what is decided about, ${width} × ${height}`);
  }
  await page.setViewportSize({ width: 1024, height: 768 });
}

const sizes = [
  [1366, 768],
  [1024, 768],
  [768, 1024],
  [390, 844],
] as const;
