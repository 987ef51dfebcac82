import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { goTo } from '../browser/at-the-desk.ts';
import { type Desk, officeScreen, phoneScreen } from '../browser/desk.ts';
import { journey } from '../browser/journey.ts';
import { dialog, pickPerson, rows } from './everyday/at-the-desk.ts';
import { cancel, send } from './leader/queue.ts';

const roof = '关于维修西配楼屋面的签报';
const pipes = '关于抢修西配楼管道的签报';
const lamps = '关于更换西配楼灯具的签报';
const doors = '关于抢修西配楼大门的签报';

/** 筛选: what is narrowed to stays through reload and way back, news is what fits, and what is used often is kept under a name. Leaves nothing behind. */
journey('filters', async (scene) => {
  const officer = await scene.seat('liusiyuan');
  const leader = await scene.seat('chenguodong');
  const sent = [await send(officer, roof), await send(officer, pipes, 'VERY_URGENT')];
  await goTo(leader, /待我办/);
  await byWords(leader);
  sent.push(...(await byUrgency(officer, leader)));
  await nothingFits(leader);
  await byStarter(leader);
  await keepForOften(leader);
  await onAPhone(leader);
  await drop(leader);
  for (const matterId of sent) await cancel(officer, matterId);
});

const filters = ({ page }: Desk): Locator => page.getByRole('search', { name: '筛选待办' });
const chip = (desk: Desk, words: string): Locator => filters(desk).getByRole('button', { name: `去掉“${words}”` });
const wordsField = (desk: Desk): Locator => filters(desk).getByRole('textbox', { name: '标题或文号里的字' });

/** Only these of our matters are listed. */
async function listed(desk: Desk, ...titles: readonly string[]): Promise<void> {
  for (const title of [roof, pipes, lamps, doors]) {
    if (titles.includes(title)) await rows(desk, title).waitFor();
    else await rows(desk, title).waitFor({ state: 'detached' });
  }
}

/** F leads into the field, Enter searches, ↓ leads into the rows; reload and the way back keep it. */
async function byWords(leader: Desk): Promise<void> {
  const { page } = leader;
  await listed(leader, roof, pipes);
  await page.keyboard.press('f');
  await page.keyboard.type('西配楼　屋面');
  await page.keyboard.press('Enter');
  await listed(leader, roof);
  await chip(leader, '西配楼　屋面').waitFor();
  await leader.checkAccessibility();
  await leader.picture('words');
  await page.reload();
  await listed(leader, roof);
  await wordsField(leader).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('article').waitFor();
  await page.goBack();
  await listed(leader, roof);
  await filters(leader).getByRole('button', { name: '清除全部' }).click();
  await listed(leader, roof, pipes);
  assert.equal(await wordsField(leader).inputValue(), '');
}

/** What does not fit is no news here. */
async function byUrgency(officer: Desk, leader: Desk): Promise<readonly string[]> {
  const { page } = leader;
  await filters(leader).getByRole('combobox', { name: '缓急' }).click();
  await page.getByTitle('特急', { exact: true }).click();
  await listed(leader, pipes);
  const sent = [await send(officer, lamps), await send(officer, doors, 'VERY_URGENT')];
  const news = page.getByRole('status').filter({ hasText: '新到' });
  await news.filter({ hasText: '有 1 件新到' }).waitFor();
  await leader.picture('news-that-fits');
  await news.getByRole('button', { name: '显示' }).click();
  await listed(leader, pipes, doors);
  return sent;
}

async function nothingFits(leader: Desk): Promise<void> {
  const { page } = leader;
  await wordsField(leader).fill('没有这样的标题');
  await page.keyboard.press('Enter');
  await page.getByText('没有符合条件的待办。').waitFor();
  await leader.checkAccessibility();
  await leader.picture('nothing-fits');
  await page.getByRole('button', { name: '清除筛选' }).click();
  await listed(leader, roof, pipes, lamps, doors);
}

/** The name is there again after a reload; the address has only the id. */
async function byStarter(leader: Desk): Promise<void> {
  const { page } = leader;
  await filters(leader).getByRole('button', { name: '更多筛选' }).click();
  await pickPerson(leader, filters(leader).locator('.person-picker'), '刘思远');
  await chip(leader, '刘思远发起').waitFor();
  await leader.picture('more-filters');
  await page.reload();
  await chip(leader, '刘思远发起').waitFor();
  await leader.checkAccessibility();
  await listed(leader, roof, pipes, lamps, doors);
  await filters(leader).getByRole('combobox', { name: '到期' }).click();
  await page.getByTitle('逾期', { exact: true }).click();
  await chip(leader, '逾期').waitFor();
  await listed(leader);
  await chip(leader, '逾期').click();
  await listed(leader, roof, pipes, lamps, doors);
  await chip(leader, '刘思远发起').click();
  await filters(leader).getByRole('button', { name: '收起' }).click();
}

/** Saved, applied and taken off by its own button, renamed, dropped and had back. */
async function keepForOften(leader: Desk): Promise<void> {
  const { page } = leader;
  await filters(leader).getByRole('combobox', { name: '缓急' }).click();
  await page.getByTitle('特急', { exact: true }).click();
  await filters(leader).getByRole('button', { name: '存为常用筛选…' }).click();
  const saving = dialog(leader, '存为常用筛选');
  await saving.getByRole('textbox', { name: '名称' }).fill('急件');
  await leader.checkAccessibility();
  await leader.picture('save');
  await saving.getByRole('button', { name: '存下来' }).click();
  const applied = filters(leader).getByRole('button', { name: '急件', exact: true });
  await applied.and(page.locator('[aria-pressed=true]')).waitFor();
  await saving.waitFor({ state: 'hidden' });
  await listed(leader, pipes, doors);
  await applied.click();
  await listed(leader, roof, pipes, lamps, doors);
  await applied.click();
  await listed(leader, pipes, doors);
  await rename(leader);
  await dropAndBringBack(leader);
}

const savedList = ({ page }: Desk): Locator => page.getByRole('list', { name: '常用筛选' });
const openSaved = (desk: Desk): Promise<void> =>
  filters(desk).getByRole('button', { name: '常用筛选', exact: true }).click();

async function rename(leader: Desk): Promise<void> {
  await openSaved(leader);
  await savedList(leader).getByRole('button', { name: '给“急件”改名' }).waitFor();
  await leader.checkAccessibility();
  await leader.picture('saved-list');
  await savedList(leader).getByRole('button', { name: '给“急件”改名' }).click();
  const asking = dialog(leader, '急件改名');
  await asking.getByRole('textbox').fill('只看特急');
  await asking.getByRole('button', { name: '改成只看特急' }).click();
  await filters(leader).getByRole('button', { name: '只看特急', exact: true }).waitFor();
  await asking.waitFor({ state: 'hidden' });
}

async function dropAndBringBack(leader: Desk): Promise<void> {
  const applied = filters(leader).getByRole('button', { name: '只看特急', exact: true });
  await drop(leader);
  await applied.waitFor({ state: 'detached' });
  await leader.picture('dropped');
  await filters(leader).getByRole('button', { name: '恢复' }).click();
  await applied.waitFor();
  await listed(leader, pipes, doors);
}

async function drop(leader: Desk): Promise<void> {
  await openSaved(leader);
  await savedList(leader).getByRole('button', { name: '删掉“只看特急”' }).click();
  await filters(leader).getByText('常用筛选“只看特急”删掉了。').waitFor();
}

async function onAPhone(leader: Desk): Promise<void> {
  const { page } = leader;
  await page.setViewportSize(phoneScreen);
  await chip(leader, '特急').waitFor();
  await leader.checkAccessibility();
  await leader.picture('phone');
  await filters(leader).getByRole('button', { name: /^筛选/ }).click();
  await leader.picture('phone-more');
  await page.setViewportSize(officeScreen);
}
