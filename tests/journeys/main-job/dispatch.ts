import assert from 'node:assert/strict';
import { act } from '../../browser/at-the-desk.ts';
import type { Desk } from '../../browser/desk.ts';
import type { Scene } from '../../browser/journey.ts';
import { lookAt, openFromInbox } from './at-the-desk.ts';
import { subject, title } from './drafting.ts';

/** 编号排版: the number is taken from the book, the PDF is made. Says the number as it stands on the screen. */
export async function number(scene: Scene): Promise<{ readonly clerk: Desk; readonly documentNumber: string }> {
  const clerk = await scene.seat('zhoumin');
  await openFromInbox(clerk, subject);
  await clerk.picture('numbering');
  await act(clerk, /^编号并排版/, /已办理，下一步仍由您办：/);
  const shown = clerk.page.locator('.matter-head').getByText(/〔\d{4}〕\d+号/);
  await shown.waitFor();
  const documentNumber = (await shown.textContent())?.trim() ?? '';
  await clerk.page.getByRole('link', { name: /下载 PDF/ }).waitFor();
  await lookAt(clerk, '版式');
  await clerk.page.getByRole('img', { name: /^第 1 页/ }).waitFor();
  await clerk.picture('numbered');
  await clerk.checkAccessibility();
  await openDownload(clerk);
  return { clerk, documentNumber };
}

/** What a click on 下载 PDF brings is a PDF under the title's name: A4 throughout, every face embedded. */
async function openDownload({ page }: Desk): Promise<void> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /下载 PDF/ }).click(),
  ]);
  assert.equal(download.suggestedFilename(), `${title}.pdf`);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk));
  const pdf = Buffer.concat(chunks).toString('latin1');
  assert.equal(pdf.slice(0, 5), '%PDF-');
  assert.deepEqual([...new Set(pdf.match(/\/MediaBox ?\[[^\]]*\]/g))], ['/MediaBox [0 0 595.2756 841.8898]']);
  const faces = pdf.match(/\/Type ?\/FontDescriptor\b[^>]*>>/g) ?? [];
  assert.ok(faces.length >= 4, `${faces.length} faces: title, text, headings, page number`);
  assert.deepEqual(
    faces.filter((face) => !face.includes('/FontFile2')),
    [],
    'every face is embedded',
  );
}

/** 用印分发: the document leaves for both agencies, the matter is closed. */
export async function dispatch(clerk: Desk): Promise<void> {
  await openFromInbox(clerk, subject);
  await clerk.picture('distribution');
  await act(clerk, /^分发/, /已办结|已分发/);
  await clerk.picture('distributed');
}
