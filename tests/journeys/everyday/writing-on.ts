import assert from 'node:assert/strict';
import type { Desk } from '../../browser/desk.ts';
import { startKind } from './at-the-desk.ts';

/** Saving by itself never gets between a hand and its text: the cursor stays where it is, a line once begun stays begun. */
export async function writeOn(officer: Desk): Promise<void> {
  const { page } = officer;
  await startKind(officer, '请假申请');
  const reason = page.getByLabel('请假事由');
  await reason.fill('因装修，请假两天。');
  await reason.press('Tab');
  await stored(officer);

  await reason.focus();
  await reason.press('Home');
  await reason.press('ArrowRight');
  await page.keyboard.insertText('家中');
  await stored(officer);
  await page.keyboard.insertText('房屋');
  await stored(officer);
  assert.equal(await reason.inputValue(), '因家中房屋装修，请假两天。', 'written in one place, over two saves');

  await reason.press('End');
  await page.keyboard.press('Enter');
  await stored(officer);
  await page.keyboard.insertText('请批准。');
  await stored(officer);
  assert.equal(await reason.inputValue(), '因家中房屋装修，请假两天。\n请批准。');
}

/** The page has said that something is not stored yet, and says now that it is, and has read back what the server made of it. */
async function stored({ page }: Desk): Promise<void> {
  const read = page.waitForResponse(
    (reply) => reply.request().method() === 'GET' && /\/api\/matters\/[^/]+$/.test(reply.url()),
  );
  await page.getByText('还没存，停下来就会存').or(page.getByText('正在存…')).first().waitFor();
  await page.getByText(/^草稿 \d+:\d\d 已存$/).waitFor();
  await read;
}
