import assert from 'node:assert/strict';
import { bar } from '../../browser/at-the-desk.ts';
import type { Desk } from '../../browser/desk.ts';
import { chooseMore, dialog, startKind } from './at-the-desk.ts';

const reason = '回老家探望父母';
const refusal = /最多写 \d+ 个字，现在有 \d+ 个/;

/** What the server refuses is not lost: not by a reload, not by a look elsewhere; mended, it saves itself. */
export async function keepRefusedValues(officer: Desk): Promise<void> {
  const { page } = officer;
  officer.watch.expect(/422/);
  await startKind(officer, '签报');
  const title = page.getByLabel('标题');
  const limit = await limitOf(officer);
  const tooLong = '关于办公楼消防器材更换和报废处置的签报'.repeat(20).slice(0, limit + 3);
  await title.fill(tooLong);
  await page.getByText(`多了 3 个字，最多 ${limit} 个字`).waitFor();
  await officer.picture('too-long');
  await page.getByLabel('内容').fill(reason);
  await page.getByText(refusal).first().waitFor();
  await page.getByText('有内容还没存，请看标出的地方').waitFor();

  await page.reload();
  await page.getByText('您上次写的有 1 处没有存上，都放回了原处。').waitFor();
  await page.getByRole('link', { name: refusal }).waitFor();
  assert.equal(await title.inputValue(), tooLong, 'the refused title is there again');
  assert.equal(await page.getByLabel('内容').inputValue(), reason, 'the other field was saved without it');
  await officer.picture('refused-value-after-reload');
  await officer.checkAccessibility();

  await page.getByRole('link', { name: refusal }).click();
  await page.locator('textarea:focus').and(title).waitFor();
  await title.fill(tooLong.slice(0, limit));
  await page.getByText('您上次写的有 1 处没有存上').waitFor({ state: 'hidden' });
  await page.getByText(/^草稿 \d+:\d\d 已存$/).waitFor();
  await page.reload();
  assert.equal(await title.inputValue(), tooLong.slice(0, limit));
  await discard(officer);
}

/** The field says its limit once it is near. */
async function limitOf({ page }: Desk): Promise<number> {
  await page.getByLabel('标题').fill('长'.repeat(1000));
  const words = await page.getByText(/多了 \d+ 个字，最多 \d+ 个字/).textContent();
  return Number(/最多 (\d+) 个字/.exec(words ?? '')?.[1]);
}

/** Half a span of days waits for its other day, over a reload too. */
export async function keepHalfASpan(officer: Desk): Promise<void> {
  const { page } = officer;
  await startKind(officer, '请假申请');
  const first = page.getByLabel('开始日期');
  await first.fill('2026-12-21');
  await page.getByLabel('请假事由').fill(reason);
  await page.getByText('有一处没填完，填完就会存').waitFor();
  await page.reload();
  await page.getByRole('link', { name: '只填了一天，另一天也填好才会存' }).waitFor();
  assert.equal(await first.inputValue(), '2026-12-21');
  await officer.picture('half-a-span-after-reload');
  await page.getByLabel('结束日期').fill('2026-12-23');
  await page.getByText(/^草稿 \d+:\d\d 已存$/).waitFor();
  await discard(officer);
}

/** Letters for an amount, a day that no month has: each stands in its field again, and nothing is stored over it. */
export async function keepWrongAmountAndDay(officer: Desk): Promise<void> {
  const { page } = officer;
  await startKind(officer, '采购申请');
  const amount = page.getByLabel('预算金额');
  await amount.fill('三千元');
  await amount.press('Tab');
  await cameBack(officer, '请填数字，例如 12.5');
  assert.equal(await amount.inputValue(), '三千元');
  await discard(officer);

  await startKind(officer, '请假申请');
  const first = page.getByLabel('开始日期');
  await first.fill('2026-12-21');
  await page.getByLabel('结束日期').fill('2026-12-23');
  await page.getByLabel('请假事由').fill(reason);
  await page.getByText(/^草稿 \d+:\d\d 已存$/).waitFor();
  await first.fill('2026-02-30');
  await first.press('Tab');
  await cameBack(officer, '开始日期没有这一天，写成 2026-12-01 这样');
  assert.equal(await first.inputValue(), '2026-02-30');
  assert.equal(await page.getByLabel('结束日期').inputValue(), '2026-12-23');
  await officer.picture('no-such-day-after-reload');
  await officer.checkAccessibility();
  await first.fill('2026-12-22');
  await page.getByText(/^草稿 \d+:\d\d 已存$/).waitFor();
  await discard(officer);
}

/** It is refused with this sentence, and so again after a reload. */
async function cameBack({ page }: Desk, sentence: string): Promise<void> {
  await page.getByText(sentence).first().waitFor();
  await page.getByText('有内容还没存，请看标出的地方').waitFor();
  await page.reload();
  await page.getByText('您上次写的有 1 处没有存上，都放回了原处。').waitFor();
  await page.getByRole('link', { name: sentence }).waitFor();
}

async function discard(officer: Desk): Promise<void> {
  await bar(officer).waitFor();
  await chooseMore(officer, /丢弃草稿/);
  await dialog(officer, '丢弃草稿').getByRole('button', { name: '丢弃草稿' }).click();
  await officer.page.getByRole('tab', { name: /^草稿/ }).waitFor();
}
