import assert from 'node:assert/strict';
import { goTo } from '../../browser/at-the-desk.ts';
import { type Desk, officeScreen, phoneScreen } from '../../browser/desk.ts';
import type { Scene } from '../../browser/journey.ts';
import { openBox, paper, rows } from './at-the-desk.ts';

const boxes = ['待办', '待阅', '在办', '已办', '办结', '草稿', '我发起'];

/** All seven lists; a long one goes on with 更多 and repeats nobody; ↑ ↓ Enter walk through it. */
export async function readLists(scene: Scene, officer: Desk): Promise<void> {
  const { page } = officer;
  await goTo(officer, /待我办/);
  for (const box of boxes) {
    await page.getByRole('tab', { name: new RegExp(`^${box}`) }).click();
    await rows(officer, /./).first().or(page.locator('.list-state')).first().waitFor();
    if (box === '在办') await officer.picture('list-ongoing');
  }
  await walkByKeyboard(officer);
  await followOnAPhone(officer);
  await readMore(await scene.seat('zhaolixin'));
}

/** The head of the office has handled more in a year than fits one page. */
async function readMore(office: Desk): Promise<void> {
  const { page } = office;
  await openBox(office, '已办');
  const list = page.getByRole('main').getByRole('listitem');
  const more = page.getByRole('button', { name: '更多', exact: true });
  await more.waitFor();
  const before = await list.count();
  await more.scrollIntoViewIfNeeded();
  await office.picture('list-more');
  await more.click();
  await list.nth(before).waitFor();
  const links = await list.getByRole('link').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  assert.equal(new Set(links).size, links.length, 'each matter once');
}

/** Where one's own matters stand is read on a phone too, on the home page and in the list. */
async function followOnAPhone(officer: Desk): Promise<void> {
  const { page } = officer;
  const stands = /^(等|已办结|办结|已撤销|不同意)/;
  await page.setViewportSize(phoneScreen);
  await officer.visit('/');
  await page.getByRole('region', { name: '我发起的' }).getByText(stands).first().waitFor();
  await officer.picture('home-phone');
  await officer.visit('/inbox?box=mine');
  await page.getByRole('main').getByText(stands).first().waitFor();
  await officer.picture('list-phone');
  await page.setViewportSize(officeScreen);
}

async function walkByKeyboard(officer: Desk): Promise<void> {
  const { page } = officer;
  await page.getByRole('tab', { name: /^我发起/ }).click();
  const links = page.getByRole('main').getByRole('listitem').getByRole('link');
  await links.nth(1).waitFor();
  const second = (await links.nth(1).getAttribute('title')) ?? '';
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const preview = page.getByRole('complementary', { name: '预览' });
  await preview.getByText(/^第 2 件/).waitFor();
  await preview.getByRole('heading', { name: second }).waitFor();
  await officer.picture('list-by-keyboard');
  await page.keyboard.press('Enter');
  await paper(officer).waitFor();
  await page.getByRole('heading', { level: 1, name: second }).waitFor();
}
