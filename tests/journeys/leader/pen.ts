import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { bar, happened } from '../../browser/at-the-desk.ts';
import type { Desk } from '../../browser/desk.ts';
import { opinion } from '../everyday/at-the-desk.ts';
import { ask, before, inAllSizes, mayDecide, primary } from './queue.ts';
import type { Laid } from './secretary.ts';

const transcript = '同意，请抓紧改造。';

/** 手写批示: strokes, one taken back, a reload, another size, the decision; then read by others and printed. */
export async function writeByHand(officer: Desk, leader: Desk, { gate, stairs }: Laid): Promise<void> {
  const { page } = leader;
  await bar(leader).getByRole('button', { name: '手写' }).click();
  await sheet(leader).waitFor();
  await draw(leader, strokesOfWords);
  await says(leader, strokesOfWords.length);
  await draw(leader, [[10, 10, 60, 60]]);
  await says(leader, strokesOfWords.length + 1);
  await page.getByRole('button', { name: '撤一笔' }).click();
  await says(leader, strokesOfWords.length);
  await opinion(leader).fill(transcript);
  await page.reload();
  await before(leader, gate).waitFor();
  await says(leader, strokesOfWords.length);
  assert.equal(await opinion(leader).inputValue(), transcript, 'nothing written is lost on a reload');
  await inAllSizes(leader, 'pen');
  await page.getByText('粗', { exact: true }).click();
  await draw(leader, [[700, 60, 760, 120]]);
  await says(leader, strokesOfWords.length + 1);
  await mayDecide(leader).waitFor();
  await primary(leader).click();
  await before(leader, stairs).waitFor();
  await takenBackWithIt(leader, { gate, stairs });
  await readByOthers(officer, gate);
}

const sheet = ({ page }: Desk): Locator => page.getByRole('region', { name: /：手写$/ });
const says = (leader: Desk, strokes: number): Promise<void> =>
  sheet(leader)
    .getByRole('status')
    .filter({ hasText: `已写 ${strokes} 笔` })
    .waitFor();

/** 取回 gives it back as it was written; then it is sent for good. */
async function takenBackWithIt(leader: Desk, { gate, stairs }: Omit<Laid, 'hall'>): Promise<void> {
  const { page } = leader;
  await happened(leader).getByRole('button', { name: '取回' }).click();
  await page.getByRole('button', { name: '取回，我接着办' }).click();
  await before(leader, gate).waitFor();
  await says(leader, strokesOfWords.length + 1);
  await mayDecide(leader).waitFor();
  await primary(leader).click();
  await before(leader, stairs).waitFor();
}

/** In its block on the paper, in the trace, in print; to who hears the page it says whose it is and what it says. */
async function readByOthers(officer: Desk, gate: string): Promise<void> {
  const { page } = officer;
  const { rows } = await ask(officer, '/api/matters?box=mine&limit=20');
  const { matterId } = rows.find(({ title }: { title: string }) => title === gate);
  await officer.visit(`/matters/${matterId}`);
  const block = page.getByRole('region', { name: /（意见栏）$/ }).filter({ hasText: transcript });
  await block.getByRole('img', { name: '手写批示（陈国栋）' }).waitFor();
  await page.getByRole('list').getByRole('img', { name: '手写批示（陈国栋）' }).first().waitFor();
  assert.equal(await page.getByText('省厅 20 日视频会').count(), 0, 'the note is not for the officer');
  await block.scrollIntoViewIfNeeded();
  await officer.checkAccessibility();
  await officer.picture('pen-on-paper');
  await page.emulateMedia({ media: 'print' });
  await block.getByRole('img', { name: '手写批示（陈国栋）' }).scrollIntoViewIfNeeded();
  await officer.picture('pen-in-print');
  await page.emulateMedia({ media: 'screen' });
}

/** Ways of the pen on the canvas, x, y, x, y …: something like 同意. */
const strokesOfWords: readonly (readonly number[])[] = [
  [40, 30, 40, 90, 40, 150],
  [40, 30, 90, 30, 140, 30, 140, 90, 140, 148, 128, 140],
  [62, 62, 90, 62, 118, 62],
  [66, 88, 66, 120],
  [66, 88, 90, 88, 114, 88, 114, 120],
  [66, 120, 114, 120],
  [240, 22, 250, 34],
  [200, 44, 245, 42, 290, 42],
  [224, 52, 232, 64],
  [268, 50, 258, 64],
  [190, 72, 245, 70, 300, 70],
  [216, 84, 216, 112],
  [216, 84, 274, 84, 274, 112],
  [218, 98, 272, 98],
  [216, 112, 274, 112],
  [204, 128, 196, 148],
  [226, 124, 230, 146, 262, 148, 268, 134],
  [246, 120, 252, 132],
  [284, 122, 296, 138],
];

async function draw(leader: Desk, strokes: readonly (readonly number[])[]): Promise<void> {
  const { page } = leader;
  const box = await sheet(leader).locator('canvas').boundingBox();
  assert.ok(box);
  for (const [x = 0, y = 0, ...way] of strokes) {
    await page.mouse.move(box.x + x, box.y + y);
    await page.mouse.down();
    for (let at = 0; at < way.length; at += 2)
      await page.mouse.move(box.x + (way[at] ?? 0), box.y + (way[at + 1] ?? 0), { steps: 4 });
    await page.mouse.up();
  }
}
