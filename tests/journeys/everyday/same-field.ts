import assert from 'node:assert/strict';
import { type Desk, officeScreen, phoneScreen } from '../../browser/desk.ts';
import { startKind } from './at-the-desk.ts';

const reason = ({ page }: Desk) => page.getByLabel('请假事由');
const choice = ({ page }: Desk) => page.getByRole('note').filter({ hasText: '您在另一个窗口先改过' });

/** Two tabs on one field: both values stand beside each other, and nothing is overwritten before a choice. */
export async function writeInSameField(officer: Desk): Promise<void> {
  await startKind(officer, '请假申请');
  await writeAndStore(officer, '看望父母');
  const other = await officer.anotherTab();
  for (const one of [officer, other]) one.watch.expect(/409/);
  await other.visit(new URL(officer.page.url()).pathname);
  await reason(other).waitFor();

  await meetsChange(officer, other, '照顾病人');
  await officer.picture('same-field-two-tabs');
  await officer.checkAccessibility();
  await officer.page.setViewportSize(phoneScreen);
  await choice(officer).getByRole('button', { name: '用这里的' }).waitFor();
  await officer.picture('same-field-phone');
  await officer.page.setViewportSize(officeScreen);
  await choice(officer).getByRole('button', { name: '用另一个窗口的' }).click();
  await choice(officer).waitFor({ state: 'hidden' });
  assert.equal(await reason(officer).inputValue(), '照顾病人');

  await meetsChange(officer, other, '子女家长会');
  await choice(officer).getByRole('button', { name: '用这里的' }).click();
  await choice(officer).waitFor({ state: 'hidden' });
  await officer.page.getByText(/已存/).first().waitFor();
  await other.page.reload();
  await reason(other).waitFor();
  assert.equal(await reason(other).inputValue(), '我写的另一句');
  await other.page.close();
}

async function writeAndStore(desk: Desk, words: string): Promise<void> {
  await reason(desk).fill(words);
  await desk.page.keyboard.press('Tab');
  await desk.page.getByText(/已存/).first().waitFor();
}

/** The other tab saves while here, without hearing of it, somebody types in the same field. */
async function meetsChange(here: Desk, other: Desk, theirs: string): Promise<void> {
  await reason(here).focus();
  await writeAndStore(other, theirs);
  await reason(here).fill('我写的另一句');
  await here.page.keyboard.press('Tab');
  const again = here.page.getByRole('button', { name: '看新的情况' });
  await choice(here).or(again).first().waitFor();
  if (await again.isVisible()) await again.click();
  await choice(here).getByText(theirs).waitFor();
  await choice(here).getByText('我写的另一句').waitFor();
  await again.waitFor({ state: 'hidden' });
}
