import type { Locator } from 'playwright-core';
import type { Desk } from '../../browser/desk.ts';
import { type Edit, type Painted, painted, report, runs } from './painted.ts';

const count = (selector: string): string => `document.querySelectorAll(${JSON.stringify(selector)}).length`;
const undoing = (desk: Desk, shown: string): Edit => ({
  event: 'keydown',
  press: () => desk.page.keyboard.press('Control+Z'),
  shown,
});

interface Edited {
  readonly desk: Desk;
  readonly view: string;
  /** A step in the middle of the process. */
  readonly card: Locator;
  /** Selector of what there is one of for each step. */
  readonly cards: string;
}

/** One edit and its undo, many times; both are measured. */
async function thereAndBack(edited: Edited, what: string, edit: (run: number) => Promise<Edit>): Promise<void> {
  const { desk, view, cards } = edited;
  const before = Number(await desk.page.evaluate(count(cards)));
  const [there, back]: [Painted[], Painted[]] = [[], []];
  for (let run = 0; run < runs; run += 1) {
    there.push(await painted(desk, await edit(run)));
    await edited.card.focus();
    back.push(await painted(desk, undoing(desk, `${count(cards)} === ${before}`)));
  }
  report(`${view}: ${what}`, there);
  report(`${view}: ${what}, undone`, back);
}

/** Insert a copy behind, wrap, change the name: what both views do alike. */
export async function measureEdits(edited: Edited): Promise<void> {
  const { desk, card, cards, view } = edited;
  const { page } = desk;
  const before = Number(await page.evaluate(count(cards)));
  await card.click();
  await page.keyboard.press('Control+C');
  await thereAndBack(edited, 'a step comes in', async () => {
    await card.focus();
    const press = () => page.keyboard.press('Control+V');
    return { event: 'keydown', press, shown: `${count(cards)} === ${before + 1}` };
  });
  await thereAndBack(edited, 'a step is put beside another', async () => {
    await card.click();
    const press = () => page.getByRole('button', { name: '和另一步同时办' }).click();
    return { event: 'click', press, shown: `${count(cards)} > ${before}` };
  });
  await measureNames(edited, view);
}

/** A letter typed into the name of the step, seen on its card. */
async function measureNames({ desk, card }: Edited, view: string): Promise<void> {
  const { page } = desk;
  await card.click();
  const name = page.getByRole('complementary', { name: '设置' }).getByLabel('步骤名称');
  await name.click();
  const times: Painted[] = [];
  for (let run = 0; run < runs; run += 1) {
    const typed = `办理${run}号`;
    await name.fill(typed);
    const press = () => page.keyboard.press('7');
    const shown = `[...document.querySelectorAll('[data-card]')].some((one) => one.textContent.includes(${JSON.stringify(`${typed}7`)}))`;
    times.push(await painted(desk, { event: 'keydown', press, shown }));
  }
  report(`${view}: a letter of a name`, times);
}

/** A step is dragged aside on the canvas, from letting go until it stands there. */
export async function measureDragging({ desk, card }: Edited): Promise<void> {
  const { page } = desk;
  const times: Painted[] = [];
  for (let run = 0; run < runs; run += 1) {
    const box = await card.boundingBox();
    if (!box) throw new Error('the step is seen');
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 10, y + 20, { steps: 3 });
    await page.mouse.move(x + 14, y + 40, { steps: 3 });
    const shown = `!document.querySelector('.react-flow__node.dragging')`;
    // what drags swallows the mouseup: nobody else hears it
    times.push(await painted(desk, { event: 'pointerup', press: () => page.mouse.up(), shown }));
    await card.focus();
    await page.keyboard.press('Control+Z');
  }
  report('canvas: a step is let go', times);
}
