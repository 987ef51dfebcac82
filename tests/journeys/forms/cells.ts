import assert from 'node:assert/strict';
import type { Desk } from '../../browser/desk.ts';
import { cell, paper, saved, settings, tool } from './designing.ts';

/** Lines, widths and heights of cells, by buttons, by numbers and by keys alone; each comes back with 撤销. */
export async function cellsOfTable(desk: Desk): Promise<void> {
  await linesOfCells(desk);
  await sizesOfCells(desk);
}

/** Cells of a table of four columns are chosen at once after a click into another: from where was clicked, and nothing moves away under it. */
export async function chosenRightAfterClick(desk: Desk): Promise<void> {
  const { page } = desk;
  const table = paper(desk).locator('table');
  await paper(desk).locator('h1').click();
  const before = await table.boundingBox();
  for (let time = 0; time < 20; time += 1) {
    await cell(desk, 8).click();
    await cell(desk, 9).click();
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    await cell(desk, 11).and(page.locator('.selectedCell')).waitFor();
    assert.deepEqual(await page.evaluate(chosenCells), [9, 10, 11], `time ${time + 1}`);
  }
  assert.deepEqual(await table.boundingBox(), before, 'the paper stays where it is');
}

const chosenCells = `[...document.querySelectorAll('.form-editor td, .form-editor th')].flatMap((one, place) =>
  one.classList.contains('selectedCell') ? [place] : [])`;

const sides = (desk: Desk) => settings(desk).getByRole('group', { name: '框线' });

async function linesOfCells(desk: Desk): Promise<void> {
  const { page } = desk;
  await cell(desk, 6).click();
  await tool(desk, '无框线').click();
  await paper(desk).locator('[data-unruled="top right bottom left"]').waitFor();
  assert.equal(await sides(desk).getByRole('checkbox', { checked: true }).count(), 0);
  await sides(desk).getByRole('checkbox', { name: '左边' }).check();
  await paper(desk).locator('[data-unruled="top right bottom"]').waitFor();
  await saved(desk);
  await desk.checkAccessibility();
  await desk.picture('cell-lines');
  await page.getByRole('button', { name: '试填' }).click();
  const drawn = page.locator('.gov-form-paper').locator('td, th').nth(6);
  assert.match(
    (await drawn.getAttribute('style')) ?? '',
    /border-top-style: none; border-right-style: none; border-bottom-style: none/,
  );
  await desk.picture('cell-lines-try');
  await page.getByRole('button', { name: '稿纸' }).click();
  await cell(desk, 6).click();
  await page.keyboard.press('Alt+Shift+B');
  await paper(desk).locator('[data-unruled="top right bottom left"]').waitFor();
  await page.getByRole('status').getByText('四边没有框线').waitFor({ state: 'attached' });
  await page.keyboard.press('Alt+Shift+B');
  await page.getByRole('status').getByText('四边有框线').waitFor({ state: 'attached' });
  assert.equal(await paper(desk).locator('[data-unruled]').count(), 0);
}

async function sizesOfCells(desk: Desk): Promise<void> {
  const { page } = desk;
  await cell(desk, 0).click();
  const width = settings(desk).getByRole('spinbutton', { name: '第 1 列宽（毫米）' });
  await width.fill('30');
  await width.press('Enter');
  await page.getByText(/第 2 列就窄多少，现在 5[12](\.5)? 毫米/).waitFor();
  await cell(desk, 0).click();
  await page.keyboard.press('Alt+Shift+ArrowRight');
  await page
    .getByRole('status')
    .getByText(/^第 1 列宽 32 毫米，第 2 列宽/)
    .waitFor({ state: 'attached' });
  assert.equal(await width.inputValue(), '32.0');
  await page.keyboard.press('Alt+Shift+ArrowDown');
  await page
    .getByRole('status')
    .getByText(/^第 1 行至少 2 行高，约 16 毫米$/)
    .waitFor({ state: 'attached' });
  await page.getByText('行高：2 行起').waitFor();
  await saved(desk);
  await desk.picture('cell-sizes');
  await page.keyboard.press('Control+Z');
  await page.getByText('行高：1 行起').waitFor();
  await page.keyboard.press('Control+Z');
  await page.getByText(/第 2 列就窄多少，现在 5[12](\.5)? 毫米/).waitFor();
}
