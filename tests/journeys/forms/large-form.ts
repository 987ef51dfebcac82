import assert from 'node:assert/strict';
import { packDigest } from '#components/applications/server/packs/read-pack.ts';
import type { Desk } from '../../browser/desk.ts';
import { ask } from '../leader/queue.ts';

const fieldCount = 240;
const runs = 20;
/** What is promised for opening and for checking, each, on a machine with nothing else to do; five times that fails. */
const promisedMillis = 100;

const text = (words: string) => ({ type: 'paragraph', content: [{ type: 'text', text: words }] });
const place = (key: string) => ({ type: 'paragraph', content: [{ type: 'formField', attrs: { key } }] });
const cell = (type: string, content: object) => ({ type, attrs: { colspan: 1, rowspan: 1 }, content: [content] });

function largePack(name: string): object {
  const kinds = ['text', 'number', 'date', 'multiline'];
  const fields = Array.from({ length: fieldCount }, (_, index) => ({
    key: `f${index}`,
    kind: kinds[index % kinds.length],
    label: `第 ${index + 1} 项`,
    required: true,
  }));
  const rows = Array.from({ length: fieldCount / 2 }, (_, row) => ({
    type: 'tableRow',
    content: [2 * row, 2 * row + 1].flatMap((index) => [
      cell('tableHeader', text(`第 ${index + 1} 项`)),
      cell('tableCell', place(`f${index}`)),
    ]),
  }));
  const content = {
    format: 'gov-office-application/1',
    name,
    group: '测试',
    hint: '',
    form: { name, document: { type: 'doc', content: [{ type: 'table', content: rows }] }, fields, opinionBlocks: [] },
    process: { steps: [{ name: '审批', approver: { kind: 'sectionHead' } }] },
    columns: [],
  };
  return { ...content, sha256: packDigest(content as unknown as Parameters<typeof packDigest>[0]) }; // reason: written in the pack's shape; importing checks it
}

/** From the press of a button until the page is laid out, `runs` times; the other button leads back. */
const timed = (press: string, back: string): string => `(async () => {
  const button = (words) => [...document.querySelectorAll('button, label')].find((one) => one.textContent.trim() === words);
  const pressed = async (words) => {
    button(words).click();
    await new Promise((done) => setTimeout(done));
    return document.body.offsetHeight;
  };
  const times = [];
  for (let run = 0; run < ${runs}; run += 1) {
    await pressed(${JSON.stringify(back)});
    const from = performance.now();
    await pressed(${JSON.stringify(press)});
    times.push(performance.now() - from);
  }
  return times;
})()`;

/** A form of 240 fields is tried out: how long it takes to draw all of it, and to check all of it. */
export async function measureLargeForm(desk: Desk): Promise<void> {
  const { page } = desk;
  const name = `二百四十项${process.pid}`;
  await ask(desk, '/api/applications/packs/import', { pack: JSON.stringify(largePack(name)) });
  await desk.visit('/forms');
  await page.getByRole('link', { name }).click();
  await page.getByRole('button', { name: '试填' }).click();
  await page.getByRole('article', { name }).getByLabel(`第 ${fieldCount} 项`).waitFor();
  const opened = (await page.evaluate(timed('试填', '打印'))) as readonly number[]; // reason: a list of times
  const checked = (await page.evaluate(timed('检查填好没有', '检查填好没有'))) as readonly number[]; // reason: as above
  report('opens', opened);
  report('is checked', checked);
}

function report(what: string, times: readonly number[]): void {
  const sorted = [...times].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? Number.POSITIVE_INFINITY;
  const [least, most] = [sorted[0] ?? 0, sorted.at(-1) ?? 0];
  console.log(
    `form of ${fieldCount} fields ${what}: median ${median.toFixed(0)} ms of ${runs}, ${least.toFixed(0)} to ${most.toFixed(0)} ms (promised ${promisedMillis})`,
  );
  assert.ok(median < 5 * promisedMillis, `${what} in ${median} ms`);
}
