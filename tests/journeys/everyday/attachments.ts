import assert from 'node:assert/strict';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { onePoint } from '#platform/testkit/one-point.ts';
import type { Desk } from '../../browser/desk.ts';

const list = ({ page }: Desk): Locator => page.getByRole('region', { name: '附件' });
export const attached = (desk: Desk, name: string): Locator =>
  list(desk).getByRole('listitem').filter({ hasText: name });

const quotation = {
  name: '消防器材询价.txt',
  mimeType: 'text/plain',
  buffer: Buffer.from('灭火器 40 具，单价 86 元。\n'.repeat(400)),
};
const plan = { name: '楼层布置.png', mimeType: 'image/png', buffer: onePoint };
const spare = { name: '多传的一份.txt', mimeType: 'text/plain', buffer: Buffer.from('不用的。') };
const disguised = {
  name: '合同.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('<!doctype html><html><body><script>alert(1)</script></body></html>'),
};

/** Several at once; refused by content and by size in words; what comes down is what went up; one is taken off again. */
export async function attachFiles(officer: Desk): Promise<void> {
  await chooseFiles(officer, [quotation, plan, spare]);
  for (const file of [quotation, plan, spare]) await attached(officer, file.name).waitFor();
  await list(officer).getByRole('heading', { name: '附件 3' }).waitFor();

  officer.watch.expect(/415/);
  await chooseFiles(officer, [disguised]);
  await list(officer)
    .getByRole('alert')
    .getByText(/^文件“合同\.pdf”的内容不是/)
    .waitFor();
  await officer.picture('attachment-refused-by-content');
  await officer.checkAccessibility();
  // 200 MB travel for a quarter of a minute before they are refused.
  if (process.env.LONG !== undefined) await refuseTooLarge(officer);

  await attached(officer, spare.name)
    .getByRole('button', { name: `移除 ${spare.name}` })
    .click();
  await attached(officer, spare.name).waitFor({ state: 'hidden' });
  await list(officer).getByRole('heading', { name: '附件 2' }).waitFor();
  await officer.picture('attachments');
  await checkDownload(officer, quotation);
}

/** The button opens the browser's own window for files; what is chosen there is sent at once. */
export async function chooseFiles(
  { page }: Desk,
  files: readonly { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }[] | string,
): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '添加附件…' }).click();
  await (await chooser).setFiles(typeof files === 'string' ? files : [...files]);
}

/** One megabyte above the limit, of zeros that take no room on the disk. */
async function refuseTooLarge(officer: Desk): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'everyday-'));
  const path = join(folder, '全部照片.zip');
  closeSync(openSync(path, 'w'));
  truncateSync(path, 201 * 1_048_576);
  officer.watch.expect(/413/);
  try {
    await chooseFiles(officer, path);
    await list(officer)
      .getByRole('alert')
      .getByText('文件“全部照片.zip”超过 200 MB，没有上传。')
      .waitFor({ timeout: 60_000 });
    await officer.picture('attachment-too-large');
    assert.equal(await attached(officer, '全部照片.zip').count(), 0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export async function checkDownload(
  desk: Desk,
  file: { readonly name: string; readonly buffer: Buffer },
): Promise<void> {
  const arriving = desk.page.waitForEvent('download');
  await list(desk).getByRole('link', { name: file.name }).click();
  const download = await arriving;
  assert.equal(download.suggestedFilename(), file.name);
  assert.deepEqual(readFileSync(await download.path()), file.buffer, 'what comes down is what went up');
}

/** The quotation as others find it. */
export const checkQuotation = (desk: Desk): Promise<void> => checkDownload(desk, quotation);
