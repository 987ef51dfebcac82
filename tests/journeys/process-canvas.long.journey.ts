import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Desk, phoneScreen } from '../browser/desk.ts';
import { journey } from '../browser/journey.ts';
import { buildBranching } from './process-canvas/branching.ts';
import { importFile } from './process-canvas/importing.ts';
import { createFrom, createLarge } from './process-canvas/large-process.ts';
import { measureDragging, measureEdits } from './process-canvas/measure.ts';
import { settings, tabTo } from './process-designer/by-keys.ts';

const examples = join(import.meta.dirname, '../../packages/workflow/examples');
const canvas = ({ page }: Desk) => page.getByRole('region', { name: '流程图' });

/** 画布: the same process drawn, changed by keys and by hand, beside the list; files of other tools; and how fast it answers. */
journey(
  'process-canvas',
  async (scene) => {
    const designer = await scene.seat('zjj.system');
    await byKeys(designer);
    await foreignFile(designer);
    await onlyToLookAt(designer);
    await onAPhone(designer);
    await largeProcess(designer);
  },
  15,
);

/** Chosen in the list, changed on the canvas by keys alone, undone in the list: one process. */
async function byKeys(desk: Desk): Promise<void> {
  const { page } = desk;
  const { keyboard } = page;
  const id = await createFrom(desk, `画布${process.pid}`, await buildBranching());
  await desk.visit(`/processes/${id}`);
  await page.getByRole('button', { name: '部门核稿', exact: false }).first().waitFor();
  await tabTo(desk, page.getByRole('button', { name: '画布', exact: true }));
  await keyboard.press('Enter');
  const first = canvas(desk).getByRole('button', { name: /1 ?拟稿/ });
  await first.waitFor();
  await desk.checkAccessibility();
  await desk.picture('canvas');
  await tabTo(desk, first);
  await keyboard.press('ArrowRight');
  const second = canvas(desk).getByRole('button', { name: /2 ?部门核稿/ });
  await second.and(page.locator(':focus')).waitFor();
  await keyboard.press('n');
  await page.getByRole('menu', { name: '加什么' }).waitFor();
  await desk.picture('adding');
  await keyboard.press('Enter');
  const fresh = canvas(desk).getByRole('button', { name: /3 ?办理/ });
  await fresh.and(page.locator(':focus')).waitFor();
  await keyboard.press('Enter');
  await settings(desk).getByLabel('步骤名称').and(page.locator(':focus')).waitFor();
  await keyboard.press('Control+A');
  await keyboard.type('请示复核');
  await canvas(desk)
    .getByRole('button', { name: /3 ?请示复核/ })
    .waitFor();
  await keyboard.press('Escape');
  const named = canvas(desk).getByRole('button', { name: /3 ?请示复核/ });
  await named.and(page.locator(':focus')).waitFor();
  const before = await named.boundingBox();
  await keyboard.press('Alt+ArrowDown');
  await keyboard.press('Alt+ArrowDown');
  const after = await named.boundingBox();
  assert.ok(before && after && after.y > before.y + 15, 'Alt and an arrow move it');
  await desk.picture('named');
  await keyboard.press('Control+C');
  await keyboard.press('Control+V');
  const copy = canvas(desk).getByRole('button', { name: /4 ?请示复核 2/ });
  await copy.waitFor();
  await keyboard.press('Control+Z');
  await copy.waitFor({ state: 'detached' });
  await page.getByText(/草稿 \d+:\d\d 已存/).waitFor();
  await page.reload();
  await page
    .getByRole('button', { name: /请示复核/ })
    .first()
    .waitFor();
  await page.getByRole('button', { name: '画布', exact: true }).click();
  await named.waitFor();
  await named.click();
  await keyboard.press('Delete');
  await named.waitFor({ state: 'detached' });
  await desk.picture('removed');
}

/** A file of another tool: what the list locks is seen whole on the canvas, and can be chosen. */
async function foreignFile(desk: Desk): Promise<void> {
  const { page } = desk;
  await importFile(desk, `外来${process.pid}`, join(examples, 'A.2.1.bpmn'), /^w4graph:/);
  await page.getByRole('button', { name: /^复杂段/ }).waitFor();
  await desk.picture('locked-in-list');
  await page.getByRole('button', { name: '到画布上看' }).click();
  const inside = canvas(desk).getByRole('button', { name: /^复杂段/ });
  await inside.first().waitFor();
  assert.equal(await inside.count(), 5);
  await inside.nth(1).click();
  await desk.checkAccessibility();
  await desk.picture('locked-on-canvas');
}

/** What nobody can change here is drawn all the same, without a “+”. */
async function onlyToLookAt(desk: Desk): Promise<void> {
  const { page } = desk;
  const id = await createFrom(desk, `只看${process.pid}`, readFileSync(join(examples, 'C.5.0.bpmn'), 'utf8'));
  await desk.visit(`/processes/${id}`);
  await page.getByRole('button', { name: '画布', exact: true }).click();
  await canvas(desk).locator('.react-flow__node').first().waitFor();
  await desk.picture('foreign');
}

async function onAPhone(desk: Desk): Promise<void> {
  const { page } = desk;
  const size = page.viewportSize();
  const id = await createFrom(desk, `手机${process.pid}`, await buildBranching());
  await page.setViewportSize(phoneScreen);
  await desk.visit(`/processes/${id}`);
  await page.getByRole('button', { name: '画布', exact: true }).click();
  await canvas(desk)
    .getByRole('button', { name: /1 ?拟稿/ })
    .waitFor();
  await desk.picture('phone');
  if (size) await page.setViewportSize(size);
}

/** Sixty steps: every edit in both views. */
async function largeProcess(desk: Desk): Promise<void> {
  const { page } = desk;
  const id = await createLarge(desk, `六十步${process.pid}`);
  await desk.visit(`/processes/${id}`);
  const card = page.locator('[data-card]').filter({ hasText: '第 25 道办理' }).first();
  await card.waitFor();
  await measureEdits({ desk, view: 'list', card, cards: '.step-card' });
  await page.reload();
  await page.getByRole('button', { name: '画布', exact: true }).click();
  // the other one has another name since
  const shape = canvas(desk).locator('.canvas-shape').filter({ hasText: '第 31 道办理' }).first();
  await shape.waitFor();
  await desk.picture('sixty');
  const edited = { desk, view: 'canvas', card: shape, cards: '.canvas-shape.step' };
  await shape.focus();
  await measureDragging(edited);
  await measureEdits(edited);
  await desk.picture('sixty-later');
}
