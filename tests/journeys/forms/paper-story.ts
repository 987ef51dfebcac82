import assert from 'node:assert/strict';
import { printedPages } from '#platform/testkit/printed-pages.ts';
import type { Desk } from '../../browser/desk.ts';
import type { Scene } from '../../browser/journey.ts';
import { printOf } from '../../browser/printed-form.ts';
import { ask } from '../leader/queue.ts';
import { field, saved, settings } from './designing.ts';
import { fromWordFile } from './from-file.ts';
import { codeOf, handIn, handleNext, readAndPrint } from './printing.ts';

const name = `来文处理${process.pid}`;

/**
 * An office's own 收文处理单 from Word to paper: uploaded, mended in the designer, given a process and rights, filled in by
 * three people of whom each sees and writes something else, and printed as each of them reads it.
 */
export async function fromWordToPaper(scene: Scene): Promise<void> {
  const administrator = await scene.seat('zjj.system');
  await fromWordFile(administrator);
  await mend(administrator);
  const keys = await makeApplication(administrator);
  await hideByMatrix(administrator);
  const officer = await scene.seat('liusiyuan');
  const head = await scene.seat('chenguodong');
  const leader = await scene.seat('lintao');
  const matterId = await register(officer, keys);
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
  const values = { [keys('承办处室')]: await sectionNamed(administrator, '建管科') };
  await handleNext(head, matterId, { values, opinion: '拟请建管科办理，报林局长批示。' });
  assertHidden(await readAndPrint(leader, matterId, 'from-word-in-hand'));
  await handleNext(leader, matterId, { opinion: '同意。月底前报结果。' });
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

type Keys = (label: string) => string;

interface Named {
  readonly key: string;
  readonly label: string;
}

/** The starter registers, the head of the section proposes and names who handles it, the leader instructs. */
async function makeApplication(desk: Desk): Promise<Keys> {
  const { forms } = await ask(desk, '/api/applications/settings/choices');
  const formKey = forms.findLast((form: { name: string }) => form.name === '来文处理笺').key;
  const { fields, blocks } = await ask(
    desk,
    `/api/applications/settings/fields?formKey=${encodeURIComponent(formKey)}`,
  );
  const all: readonly Named[] = [...fields, ...blocks];
  const key: Keys = (label) =>
    all.find((one) => one.label.replace(/\s/g, '') === label)?.key ??
    assert.fail(`${label} of ${all.map((one) => one.label)}`);
  await ask(desk, '/api/applications/settings', {
    name,
    group: '公文',
    hint: '',
    formKey,
    process: {
      steps: [
        { name: '科室拟办', approver: { kind: 'sectionHead' }, block: key('拟办意见'), fills: [key('承办处室')] },
        { name: '领导批示', approver: { kind: 'deputyInCharge' }, block: key('领导批示') },
      ],
    },
    readers: [],
    columns: [],
  });
  return key;
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

async function sectionNamed(desk: Desk, wanted: string): Promise<object> {
  const { sections } = await ask(desk, '/api/applications/settings/choices');
  return sections.find((section: { name: string }) => section.name === wanted) ?? assert.fail(wanted);
}

async function register(officer: Desk, key: Keys): Promise<string> {
  return handIn(officer, await codeOf(officer, name), {
    [key('来文单位')]: '江州市人民政府办公室',
    [key('来文字号')]: '江政办函〔2026〕31号',
    [key('标题')]: '关于报送城镇燃气安全排查整治情况的函',
    [key('联系电话')]: telephone,
    [key('备注')]: '月底前报。',
  });
}
