import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { packDigest } from '#components/applications/server/packs/read-pack.ts';
import { type Desk, phoneScreen } from '../../browser/desk.ts';
import type { Scene } from '../../browser/journey.ts';
import { assertPrintedAlike, printOf } from '../../browser/printed-form.ts';
import { ask } from '../leader/queue.ts';

/** Begins a matter, fills it in and hands it on; says its id. */
export async function handIn(desk: Desk, kindCode: string, values: object): Promise<string> {
  const { matterId } = await ask(desk, '/api/matters', { kindCode });
  await handleNext(desk, matterId, { values });
  return matterId;
}

/** Does the task this person has in a matter. */
export async function handleNext(desk: Desk, matterId: string, extra: object = {}): Promise<void> {
  const { version, myTask } = await ask(desk, `/api/matters/${matterId}`);
  assert.ok(myTask, `${desk.who} has a task`);
  await ask(desk, `/api/matters/${matterId}/tasks/${myTask.taskId}/complete`, {
    expectedVersion: version,
    decision: 'agree',
    ...extra,
  });
}

/** Opens the matter, reads its paper, and holds the print against it. */
export async function readAndPrint(desk: Desk, matterId: string, title: string): Promise<Buffer> {
  await desk.visit(`/matters/${matterId}`);
  await desk.page.locator('.gov-form-table').waitFor();
  await desk.page.evaluate('document.fonts.ready.then(() => undefined)');
  await desk.picture(title);
  const pdf = await printOf(desk, matterId);
  await assertPrintedAlike(desk, pdf);
  return pdf;
}

const pen = {
  strokes: [
    { width: 14, points: [200, 300, 420, 260, 760, 320, 500, 420, 240, 700] },
    { width: 14, points: [480, 300, 520, 520, 760, 700] },
    { width: 18, points: [900, 420, 1300, 380, 1000, 640] },
  ],
};

/** 请假单 and 费用报销 with rows, as their readers see them: the same cells on the screen and on paper. */
export async function printsAlike(scene: Scene): Promise<void> {
  const officer = await scene.seat('liusiyuan');
  const head = await scene.seat('chenguodong');
  const leave = await handIn(officer, 'leave-request', {
    leaveKind: 'ANNUAL',
    period: { from: '2026-12-01', to: '2026-12-03' },
    reason: '回乡探亲。\n#import "x" 和 $a$ 只是文字，https://example.org/abcdefghijklmnopqrstuvwxyz0123456789。',
    destination: '省城',
  });
  await handleNext(head, leave, { opinion: '同意，请安排好工作。', pen });
  await readAndPrint(officer, leave, 'leave-request-read');

  const administrator = await scene.seat('zjj.system');
  const { id } = await ask(administrator, '/api/applications/packs/import', { pack: JSON.stringify(expensePack()) });
  const kindCode = await codeOf(officer, await nameOf(administrator, id));
  const expense = await handIn(officer, kindCode, expenseValues);
  await handleNext(head, expense, { opinion: '情况属实。' });
  await readAndPrint(officer, expense, 'expense-read');
  await opensBeside(officer, expense);
  await onAPhone(officer, expense);
}

const nameOf = async (administrator: Desk, id: string): Promise<string> =>
  (await ask(administrator, `/api/applications/settings/${id}`)).settings.name;

interface KindLine {
  readonly code: string;
  readonly name: string;
}

export async function codeOf(desk: Desk, name: string): Promise<string> {
  const { kinds } = (await ask(desk, '/api/matters/kinds')) as { readonly kinds: readonly KindLine[] }; // reason: the contract's shape
  return kinds.find((kind) => kind.name === name)?.code ?? assert.fail(`${name} can be started`);
}

/** The template of the product with what an office adds to it: boxes to tick, a code in a cell without its line, looks of official forms. */
function expensePack(): object {
  const pack = JSON.parse(readFileSync('components/applications/packs/expense.json', 'utf8'));
  const { form } = pack;
  const [, table] = form.document.content;
  table.attrs = { frame: 'thick' };
  const looks = [{ type: 'face', attrs: { face: 'kai' } }, { type: 'size', attrs: { size: '三号' } }, { type: 'red' }];
  // above the table: a line below words would be read as one of its lines
  const underlined = { type: 'text', text: '财务专用', marks: [{ type: 'underline' }, ...looks] };
  form.document.content.splice(1, 0, { type: 'redLine' }, { type: 'paragraph', content: [underlined] });
  const row = (label: string, key: string, type = 'formField', unruled?: readonly string[]) => ({
    type: 'tableRow',
    attrs: { minLines: 1 },
    content: [
      {
        type: 'tableHeader',
        attrs: { colspan: 1, rowspan: 1, vertical: 'top', ...(unruled ? { unruled } : {}) },
        content: [
          { type: 'paragraph', attrs: { textAlign: 'center' }, content: [{ type: 'text', text: label, marks: looks }] },
        ],
      },
      {
        type: 'tableCell',
        attrs: { colspan: 3, rowspan: 1 },
        content: [
          type === 'formField' ? { type: 'paragraph', content: [{ type, attrs: { key } }] } : { type, attrs: { key } },
        ],
      },
    ],
  });
  table.content.splice(5, 0, row('支付方式', 'ways'), row('查询码', 'code', 'formField', ['right']));
  form.fields.push(
    {
      key: 'ways',
      kind: 'choices',
      label: '支付方式',
      choices: [
        { value: 'CARD', label: '公务卡' },
        { value: 'TRANSFER', label: '银行转账' },
        { value: 'CASH', label: '现金' },
      ],
    },
    { key: 'code', kind: 'qrCode', label: '查询码', formula: 'reason', result: 'text' },
  );
  const content = { ...pack, name: `费用报销明细${process.pid}` };
  return { ...content, sha256: packDigest(content) };
}

const expenseValues = {
  expenseKind: 'TRAVEL',
  spentOn: '2026-11-20',
  receipts: '3',
  reason: '赴省城参加业务培训',
  ways: ['TRANSFER', 'CARD'],
  items: [
    { item: '高铁票（往返）', quantity: '2', price: '340.25' },
    { item: '住宿费', quantity: '2', price: '800' },
    { item: '培训资料', quantity: '1', price: '1000' },
  ],
};

/** The button opens the PDF beside the page. */
async function opensBeside({ page, context }: Desk, matterId: string): Promise<void> {
  const asked = context.waitForEvent('request', (request) => request.url().endsWith(`/api/matters/${matterId}/pdf`));
  await page.getByRole('link', { name: '打印' }).click();
  await asked;
}

/** On a phone the opinions stand last, and the page does not scroll sideways. */
async function onAPhone(desk: Desk, matterId: string): Promise<void> {
  const { page } = desk;
  await page.setViewportSize(phoneScreen);
  await desk.visit(`/matters/${matterId}`);
  await page.locator('.gov-form-table').first().waitFor();
  const last = await page.locator('.gov-form-paper section[aria-label$="（意见栏）"]').count();
  assert.ok(last > 0, 'there are opinion blocks');
  const order = `(() => {
    const all = [...document.querySelectorAll('.gov-form-paper td')];
    const first = all.findIndex((cell) => cell.querySelector('.gov-opinions'));
    return all.slice(first).every((cell) => cell.querySelector('.gov-opinions'));
  })()`;
  assert.equal(await page.evaluate(order), true, 'behind the first opinion block stand only such');
  assert.equal(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth'), true);
  await desk.checkAccessibility();
  await desk.picture('expense-phone');
}
