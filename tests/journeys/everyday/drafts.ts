import assert from 'node:assert/strict';
import { bar, goTo } from '../../browser/at-the-desk.ts';
import type { Desk } from '../../browser/desk.ts';
import { chooseMore, dialog, openBox, openFrom, paper, rows, startKind, title } from './at-the-desk.ts';

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
  await page.getByRole('button', { name: '签报', exact: true }).dblclick();
  await paper(officer).waitFor();
  assert.equal(await drafts(), before, 'nothing was written, nothing is kept');
}

async function discardSpare(officer: Desk): Promise<void> {
  const { page } = officer;
  await startKind(officer, '签报');
  await page.getByLabel('标题').fill(spare);
  await page.getByText(/^草稿 \d+:\d\d 已存$/).waitFor();
  await openBox(officer, '草稿');
  await rows(officer, spare).first().waitFor();
  await officer.picture('drafts');
  await officer.checkAccessibility();
  await rows(officer, spare).first().getByRole('link').first().click();
  await bar(officer).waitFor();
  await chooseMore(officer, /丢弃草稿/);
  const question = dialog(officer, '丢弃草稿');
  await question.getByText(spare).waitFor();
  await officer.picture('discard-draft');
  await question.getByRole('button', { name: '丢弃草稿' }).click();
  await paper(officer).waitFor({ state: 'hidden' });
  await rows(officer, title).first().waitFor();
  assert.equal(await rows(officer, spare).count(), 0, 'the discarded draft is gone from the list');
}
