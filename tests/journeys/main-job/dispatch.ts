import assert from 'node:assert/strict';
import { act, bar } from '../../browser/at-the-desk.ts';
import { type Desk, officeScreen, phoneScreen } from '../../browser/desk.ts';
import type { Scene } from '../../browser/journey.ts';
import { lookAt, openFromInbox, slip } from './at-the-desk.ts';
import { subject, title } from './drafting.ts';

/** 复核: the clerk reads once more what was signed, and has it at once to number. */
export async function recheck(scene: Scene): Promise<Desk> {
  const clerk = await scene.seat('zhoumin');
  await openFromInbox(clerk, subject);
  await clerk.page.getByText(/这一步由本单位的文书办理/).waitFor();
  await clerk.picture('recheck');
  await clerk.page.setViewportSize(phoneScreen);
  await bar(clerk).waitFor();
  await clerk.picture('recheck-phone');
  await clerk.page.setViewportSize(officeScreen);
  await act(clerk, /^复核通过/, /已办理，下一步仍由您办：编号排版/);
  await slip(clerk).getByText('已复核。').waitFor();
  await clerk.picture('rechecked');
  await clerk.checkAccessibility();
  return clerk;
}

/** 编号排版: the number is taken from the book, the PDF is made. Says the number as it stands on the screen. */
export async function number(clerk: Desk): Promise<string> {
  await openFromInbox(clerk, subject);
  await clerk.picture('numbering');
  await act(clerk, /^编号并排版/, /已送刘思远校对/);
  const shown = clerk.page.locator('.matter-head').getByText(/〔\d{4}〕\d+号/);
  await shown.waitFor();
  const documentNumber = (await shown.textContent())?.trim() ?? '';
  await clerk.page.getByRole('link', { name: /下载 PDF/ }).waitFor();
  await lookAt(clerk, '版式');
  await clerk.page.getByRole('img', { name: /^第 1 页/ }).waitFor();
  await clerk.picture('numbered');
  await clerk.checkAccessibility();
  await openDownload(clerk);
  return documentNumber;
}

/** 校对: the drafter reads the finished pages against the signed text, and confirms. */
export async function proofread(officer: Desk, documentNumber: string): Promise<void> {
  await openFromInbox(officer, subject);
  await slip(officer).getByText(documentNumber).waitFor();
  await lookAt(officer, '版式');
  await officer.page.getByRole('img', { name: /^第 1 页/ }).waitFor();
  await officer.picture('proofread');
  await officer.checkAccessibility();
  await officer.page.setViewportSize(phoneScreen);
  await officer.picture('proofread-phone-slip');
  await officer.page.getByRole('tab', { name: '正文' }).click();
  await lookAt(officer, '版式');
  await officer.page.getByRole('img', { name: /^第 1 页/ }).waitFor();
  await officer.picture('proofread-phone');
  await officer.page.setViewportSize(officeScreen);
  await bar(officer).getByRole('button', { name: '退回修改…' }).waitFor();
  await act(officer, /^校对无误/, /已送周敏用印分发/);
  await slip(officer).getByText('已校对，无误。').waitFor();
  await officer.picture('proofread-done');
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
