import assert from 'node:assert/strict';
import type { Response } from 'playwright-core';
import type { Desk } from '../../browser/desk.ts';
import { startKind } from './at-the-desk.ts';

/** Saving by itself never gets between a hand and its text: the cursor stays where it is, a line once begun stays begun. */
export async function writeOn(officer: Desk): Promise<void> {
  const { page } = officer;
  await startKind(officer, '请假申请');
  const reason = page.getByLabel('请假事由');
  await stores(officer, async () => {
    await reason.fill('因装修，请假两天。');
    await reason.press('Tab');
  });

  await reason.focus();
  await reason.press('Home');
  await reason.press('ArrowRight');
  await stores(officer, () => page.keyboard.insertText('家中'));
  await stores(officer, () => page.keyboard.insertText('房屋'));
  assert.equal(await reason.inputValue(), '因家中房屋装修，请假两天。', 'written in one place, over two saves');

  await reason.press('End');
  await stores(officer, () => page.keyboard.press('Enter'));
  await stores(officer, () => page.keyboard.insertText('请批准。'));
  assert.equal(await reason.inputValue(), '因家中房屋装修，请假两天。\n请批准。');
}

/** What is typed is stored after a moment of silence, and the page has read back what the server made of it. */
async function stores({ page }: Desk, type: () => Promise<void>): Promise<void> {
  const read = page.waitForResponse(isSaved).then(() => page.waitForResponse(isMatter));
  await Promise.all([read, type()]);
  await page.getByText(/^草稿 \d+:\d\d 已存$/).waitFor();
}

const isSaved = (reply: Response): boolean => reply.request().method() === 'PUT' && /\/values$/.test(reply.url());
const isMatter = (reply: Response): boolean =>
  reply.request().method() === 'GET' && /\/api\/matters\/[0-9a-f-]{36}$/.test(reply.url());
