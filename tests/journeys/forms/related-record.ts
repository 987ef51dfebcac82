import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { packDigest } from '#components/applications/server/packs/read-pack.ts';
import { type Desk, officeScreen, phoneScreen } from '../../browser/desk.ts';
import { ask } from '../leader/queue.ts';
import { field, saved, settings } from './designing.ts';

const name = `外出报销${process.pid}`;

/** The template of expenses, with a field that takes one of the ended matters of another application. */
function packTaking(application: string): object {
  const text = readFileSync('components/applications/packs/expense.json', 'utf8').replaceAll('收款账户', '哪次外出');
  const { sha256: _, ...pack } = JSON.parse(text);
  const { form } = pack;
  const source = { application, column: 'destination', copies: [{ from: 'outingKind', to: 'reason' }] };
  const fields = form.fields.map((one: { readonly key: string; readonly label: string }) =>
    one.key === 'account' ? { key: one.key, kind: 'relatedRecord', label: one.label, source } : one,
  );
  const content = { ...pack, name, form: { ...form, name, fields } };
  return { ...content, sha256: packDigest(content) };
}

/** 取自应用: the panel says where it is taken from and what comes along; who fills in looks for a row, and its texts are there. */
export async function takeFromApplication(administrator: Desk, officer: Desk, from: string): Promise<void> {
  const { applications } = await ask(officer, '/api/applications');
  const source = applications.find((one: { readonly name: string }) => one.name === from);
  assert.ok(source, from);
  await ask(administrator, '/api/applications/packs/import', { pack: JSON.stringify(packTaking(source.kindCode)) });
  await sayWhatComesAlong(administrator, from);
  await takeOne(officer);
}

async function sayWhatComesAlong(desk: Desk, from: string): Promise<void> {
  const { page } = desk;
  await desk.visit('/forms');
  await page.getByRole('link', { name }).click();
  await field(desk, '哪次外出').click();
  const panel = settings(desk);
  await panel.getByText(from, { exact: true }).waitFor();
  await panel.getByRole('button', { name: '加一项' }).scrollIntoViewIfNeeded();
  await desk.checkAccessibility();
  await desk.picture('record-panel');
  await panel.getByRole('button', { name: '加一项' }).click();
  await panel.getByRole('button', { name: '不带出第 2 项' }).waitFor();
  await saved(desk);
  await panel.getByRole('button', { name: '不带出第 2 项' }).click();
  await panel.getByRole('button', { name: '不带出第 2 项' }).waitFor({ state: 'detached' });
  await saved(desk);
}

async function takeOne(desk: Desk): Promise<void> {
  const { page } = desk;
  await desk.visit('/applications');
  await page.getByRole('button', { name: `发起“${name}”` }).click();
  await page.getByRole('group', { name: '哪次外出' }).getByRole('button', { name: '选一条…' }).click();
  const dialog = page.getByRole('dialog', { name: '选哪次外出' });
  await dialog.getByRole('radio', { name: /^省城培训中心/ }).waitFor();
  await dialog.getByRole('textbox').fill('没有这个地方');
  await dialog.getByText('没有找到，换几个字试试。').waitFor();
  await dialog.getByRole('textbox').fill('省城');
  await dialog.getByRole('radio', { name: /^省城培训中心/ }).check();
  await desk.checkAccessibility();
  await desk.picture('record-dialog');
  await dialog.getByRole('button', { name: '选省城培训中心' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('group', { name: '哪次外出' }).getByText('省城培训中心').waitFor();
  assert.equal(await page.getByLabel('报销事由').inputValue(), '学习培训', 'its text came along');
  await page.getByText(/^草稿 \d+:\d\d 已存$/).waitFor();
  await page.getByRole('group', { name: '哪次外出' }).scrollIntoViewIfNeeded();
  await desk.checkAccessibility();
  await desk.picture('record-chosen');
  await page.setViewportSize(phoneScreen);
  await page.getByRole('group', { name: '哪次外出' }).scrollIntoViewIfNeeded();
  assert.equal(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth'), true);
  await desk.picture('record-chosen-phone');
  await page.setViewportSize(officeScreen);
}
