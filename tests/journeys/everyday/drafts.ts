import assert from 'node:assert/strict';
import { bar, goTo, happened } from '../../browser/at-the-desk.ts';
import { type Desk, officeScreen, phoneScreen } from '../../browser/desk.ts';
import { chooseMore, dialog, openBox, openFrom, paper, rows, startKind, title } from './at-the-desk.ts';
import { attached, chooseFiles } from './attachments.ts';

const spare = '关于一件写了又不要的签报';

/** 草稿: saves itself, stands in the list under its title, is there again after a visit elsewhere, can be discarded. */
export async function keepDrafts(officer: Desk): Promise<void> {
  const { page } = officer;
  await openAndLeave(officer);
  await startKind(officer, '签报');
  await page.getByLabel('标题').fill(title);
  await page.getByLabel('内容').fill('办公楼部分灭火器已到报废年限，拟于年内更换。');
  // left at once: what was typed a moment ago goes to the server first
  await openFrom(officer, '草稿', title);
  assert.equal(await page.getByLabel('内容').inputValue(), '办公楼部分灭火器已到报废年限，拟于年内更换。');
  await page.getByText(/^草稿 \d+:\d\d 已存$/).waitFor();
  await discardSpare(officer);
  await discardFromList(officer);
  await discardOnPhone(officer);
  await openFrom(officer, '草稿', title);
}

/** 发起 and away again leaves nothing behind, not even after a double click. */
async function openAndLeave(officer: Desk): Promise<void> {
  const { page } = officer;
  const drafts = async (): Promise<number> => {
    await openBox(officer, '草稿');
    await rows(officer, /./).first().or(page.locator('.list-state')).first().waitFor();
    return rows(officer, /./).count();
  };
  const before = await drafts();
  await goTo(officer, '发起');
  await page.getByRole('button', { name: /^签报/ }).dblclick();
  await paper(officer).waitFor();
  assert.equal(await drafts(), before, 'nothing was written, nothing is kept');
}

async function writeSpare(officer: Desk): Promise<void> {
  const { page } = officer;
  await startKind(officer, '签报');
  await page.getByLabel('标题').fill(spare);
  await page.getByText(/^草稿 \d+:\d\d 已存$/).waitFor();
}

async function discardSpare(officer: Desk): Promise<void> {
  await writeSpare(officer);
  await openBox(officer, '草稿');
  await rows(officer, spare).first().waitFor();
  await officer.picture('drafts');
  await officer.checkAccessibility();
  await rows(officer, spare).first().getByRole('link').first().click();
  await bar(officer).waitFor();
  const elsewhere = await officer.context.newPage();
  await elsewhere.goto(officer.page.url());
  await elsewhere.getByLabel('标题').waitFor();
  await chooseMore(officer, /丢弃草稿/);
  const question = dialog(officer, '丢弃草稿');
  await question.getByText(spare).waitFor();
  await officer.picture('discard-draft');
  await question.getByRole('button', { name: '丢弃草稿' }).click();
  await paper(officer).waitFor({ state: 'hidden' });
  await rows(officer, title).first().waitFor();
  assert.equal(await rows(officer, spare).count(), 0, 'the discarded draft is gone from the list');
  await elsewhere.getByLabel('标题').fill('还在写');
  await elsewhere.getByRole('heading', { name: '这份草稿已经在另一个窗口丢弃' }).waitFor();
  await elsewhere.close();
}

/** From the list, by keyboard alone, with a file in it: asked, left once, then gone; the focus goes on from there. */
async function discardFromList(officer: Desk): Promise<void> {
  const { page } = officer;
  await writeSpare(officer);
  const list = { name: '灭火器清单.txt', mimeType: 'text/plain', buffer: Buffer.from('一至六层各四具。') };
  await chooseFiles(officer, [list]);
  await attached(officer, list.name).waitFor();
  await openBox(officer, '草稿');
  const button = rows(officer, spare).getByRole('button', { name: `丢弃草稿“${spare}”…` });
  await button.focus();
  await page.keyboard.press('Enter');
  const question = dialog(officer, '丢弃草稿');
  await question.getByText(`“${spare}”的草稿和附件会删掉，不能恢复。`).waitFor();
  await officer.checkAccessibility();
  await officer.picture('discard-from-list');
  await page.keyboard.press('Escape');
  await question.waitFor({ state: 'hidden' });
  await button.press('Enter');
  await question.getByRole('button', { name: '丢弃草稿' }).press('Enter');
  await happened(officer).getByText(`“${spare}”的草稿已丢弃。`).waitFor();
  assert.equal(await rows(officer, spare).count(), 0, 'the row has gone');
  await question.waitFor({ state: 'hidden' });
  await officer.picture('discarded-from-list');
  await page.keyboard.press('Tab');
  await rows(officer, title).first().locator('a:focus').waitFor();
}

/** On a phone the title covers the row: the button above it is still its own. */
async function discardOnPhone(officer: Desk): Promise<void> {
  const { page } = officer;
  await writeSpare(officer);
  await page.setViewportSize(phoneScreen);
  await officer.visit('/inbox?box=drafts');
  await rows(officer, spare).getByRole('button').click();
  await officer.picture('discard-on-phone');
  await dialog(officer, '丢弃草稿').getByRole('button', { name: '丢弃草稿' }).click();
  await happened(officer).getByText(`“${spare}”的草稿已丢弃。`).waitFor();
  await page.setViewportSize(officeScreen);
}
