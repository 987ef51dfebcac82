import type { Locator } from 'playwright-core';

/** 发布前的检查 of a process: waits until everything was looked at, and says that the reminders were read, where there are any. */
export async function readReminders(dialog: Locator): Promise<void> {
  const read = dialog.getByRole('checkbox', { name: /^我已看过这/ });
  await read.or(dialog.getByText('没有发现问题')).first().waitFor();
  if ((await read.count()) > 0) await read.press('Space');
}
