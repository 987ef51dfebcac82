import type { Desk } from '../../browser/desk.ts';

/** On 转到新版: everything that has a place goes over. */
export async function movedBy({ page }: Desk, reason: string): Promise<void> {
  await page.getByRole('button', { name: /^把选中的 [1-9]\d* 件转到第 \d+ 版…/ }).click();
  const asked = page.getByRole('dialog', { name: /^把 \d+ 件转到第 \d+ 版/ });
  await asked.getByRole('textbox', { name: '为什么转' }).fill(reason);
  await asked.getByRole('button', { name: /^转 \d+ 件/ }).click();
}
