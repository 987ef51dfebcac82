import assert from 'node:assert/strict';
import { printedPages } from '#platform/testkit/printed-pages.ts';
import { act, bar, goTo } from '../../browser/at-the-desk.ts';
import type { Desk } from '../../browser/desk.ts';
import type { Scene } from '../../browser/journey.ts';
import { printOf } from '../../browser/printed-form.ts';
import { field, saved, settings } from './designing.ts';
import { fromWordFile } from './from-file.ts';
import { readAndPrint } from './printing.ts';

const name = `来文处理${process.pid}`;

/**
 * An office's own 收文处理单 from Word to paper: uploaded, mended in the designer, given a process and rights, filled in by
 * three people of whom each sees and writes something else, and printed as each of them reads it.
 */
export async function fromWordToPaper(scene: Scene): Promise<void> {
  const administrator = await scene.seat('zjj.system');
  await fromWordFile(administrator);
  await mend(administrator);
  await makeApplication(administrator);
  await hideByMatrix(administrator);
  const officer = await scene.seat('liusiyuan');
  const head = await scene.seat('chenguodong');
  const leader = await scene.seat('lintao');
  const matterId = await register(officer);
  await head.visit(`/matters/${matterId}`);
  await head.page.getByRole('group', { name: '承办处室' }).waitFor();
  assert.equal(
    await head.page.getByRole('textbox', { name: '来文字号' }).count(),
    0,
    'what another one registered is text',
  );
  await head.page.getByText(telephone).waitFor();
  assert.match(wordsOf(await printOf(head, matterId)), new RegExp(telephone));
  await head.picture('second-person');
  await proposes(head);
  assertHidden(await readAndPrint(leader, matterId, 'from-word-in-hand'));
  assert.equal(
    await leader.page
      .locator('.gov-form-paper')
      .getByRole('button', { name: /承办处室|科室…/ })
      .count(),
    0,
  );
  await bar(leader).getByRole('textbox').first().fill('同意。月底前报结果。');
  await act(leader, /办结/, /已办结/);
  const own = await readAndPrint(officer, matterId, 'from-word-read');
  assert.ok(own.length > 10_000);
  assertHidden(await readAndPrint(leader, matterId, 'from-word-leader'));
}

/** What the matrix hides from the leader is not on his paper, all else is. */
function assertHidden(print: Buffer): void {
  const words = wordsOf(print);
  assert.doesNotMatch(words, new RegExp(telephone));
  assert.match(words, /江政办函/);
}

const telephone = '86210317';

/** All that stands on a print, without blanks. */
const wordsOf = (pdf: Buffer): string =>
  printedPages(pdf)
    .flatMap(({ words }) => words.map(({ text }) => text))
    .join('')
    .replace(/\s/g, '');

/** What the file did not say: the sender has to be filled in; then it is published. */
async function mend(desk: Desk): Promise<void> {
  const { page } = desk;
  await field(desk, '来文单位').click();
  await settings(desk).getByRole('switch', { name: /^必填/ }).click();
  await field(desk, '来文单位').getByText('必填').waitFor();
  await saved(desk);
  await page.getByRole('button', { name: '发布第 1 版…' }).click();
  await page.getByRole('dialog', { name: '发布第 1 版' }).getByRole('button', { name: '发布第 1 版' }).click();
  await page.getByText('现在用的是第 1 版，没有未发布的修改').waitFor();
}

/** 新建应用 by its three pages: the starter registers, the head of the section proposes and names who handles it, the leader instructs. */
async function makeApplication(desk: Desk): Promise<void> {
  const { page } = desk;
  await desk.visit('/application-settings/new');
  await page.getByRole('combobox', { name: '用哪张表单' }).click();
  await page.getByTitle('来文处理笺', { exact: true }).last().click();
  await page.getByText(/2 个意见栏/).waitFor();
  await page.getByRole('button', { name: '下一步：流程' }).click();
  const step = (place: number) => page.getByRole('listitem').filter({ hasText: `第 ${place} 步` });
  await step(2).getByLabel('步骤名称').fill('科室拟办');
  await step(2).getByRole('combobox', { name: '由他填写的内容' }).click();
  await page.getByTitle('承办处室', { exact: true }).last().click();
  await page.keyboard.press('Escape');
  await step(3).getByLabel('步骤名称').fill('领导批示');
  await step(3).getByRole('combobox', { name: '谁来办' }).click();
  await page.getByTitle('分管领导', { exact: true }).last().click();
  await desk.picture('from-word-process');
  await page.getByRole('button', { name: '下一步：名称和列表' }).click();
  await page.getByLabel('名称', { exact: true }).fill(name);
  await page.getByRole('button', { name: `建好“${name}”，同事马上能用` }).click();
  await page.getByRole('link', { name, exact: true }).waitFor();
}

/** In the matrix stands what came of it; there the telephone number is hidden from the leader, in the next version of the process. */
async function hideByMatrix(desk: Desk): Promise<void> {
  const { page } = desk;
  await desk.visit('/forms');
  await page.getByRole('link', { name: '来文处理笺' }).first().click();
  await page.getByRole('link', { name: '谁能看和填' }).click();
  await page.getByRole('button', { name: '承办处室，科室拟办：可填', exact: true }).waitFor();
  await page.getByRole('button', { name: '承办处室，领导批示：看', exact: true }).waitFor();
  await page.getByRole('button', { name: '联系电话，领导批示：看', exact: true }).focus();
  await page.getByRole('radio', { name: '不可见' }).check();
  await page.getByRole('button', { name: '联系电话，领导批示：不可见', exact: true }).waitFor();
  await desk.picture('from-word-rights');
  await page.getByRole('button', { name: '发布流程第 2 版…' }).click();
  await page
    .getByRole('dialog', { name: /第 2 版$/ })
    .getByRole('button', { name: '发布第 2 版' })
    .click();
  await page.getByRole('button', { name: '发布流程第 3 版…' }).waitFor();
}

/** The first person types what came, in several kinds of fields, and sends it by the button; says the matter's id. */
async function register(officer: Desk): Promise<string> {
  const { page } = officer;
  await goTo(officer, '办事应用');
  await page.getByRole('button', { name: `发起“${name}”` }).click();
  for (const [label, words] of [
    ['来文单位', '江州市人民政府办公室'],
    ['来文字号', '江政办函〔2026〕31号'],
    [/^标\s*题/, '关于报送城镇燃气安全排查整治情况的函'],
    ['联系电话', telephone],
    [/^备\s*注/, '月底前报。'],
  ] as const) {
    await page.getByLabel(label).first().click();
    await page.keyboard.type(words);
  }
  await page.getByLabel('收文日期').first().fill('2026-11-30');
  await page.getByText(/^草稿 \d+:\d\d 已存$/).waitFor();
  await officer.picture('from-word-filled');
  const matterId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await act(officer, /^提交，送陈国栋/, /已送陈国栋/);
  return matterId;
}

/** The second person names who handles it, the one field that is his, and writes what he proposes. */
async function proposes(head: Desk): Promise<void> {
  const { page } = head;
  await page.getByRole('group', { name: '承办处室' }).getByRole('button').first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('建管科', { exact: true }).first().click();
  await dialog.locator('.ant-btn-primary').click();
  await page.getByRole('group', { name: '承办处室' }).getByText('建管科').waitFor();
  await bar(head).getByRole('textbox').first().fill('拟请建管科办理，报林局长批示。');
  await act(head, /^同意，送林涛/, /已送林涛/);
}
