import assert from 'node:assert/strict';
import { availableParallelism, loadavg } from 'node:os';
import { packDigest } from '#components/applications/server/packs/read-pack.ts';
import type { Desk } from '../../browser/desk.ts';
import { ask } from '../leader/queue.ts';

const fieldCount = 240;
const runs = 20;
/** What is promised for opening and for checking, each: so much work of the page's thread in the middle. */
const promisedMillis = 100;
/** Beside other work the caches are cold: then so many times what is promised. */
const overWhenBusy = 2;
/** Nothing of the form was drawn before, and no code of it has run. */
const overAtFirst = 5;

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

/** Presses a button and waits until the page is laid out and answers again: how many ms that took by the clock. */
const press = (words: string): string => `(async () => {
  const button = [...document.querySelectorAll('button, label')].find((one) => one.textContent.trim() === ${JSON.stringify(words)});
  const from = performance.now();
  button.click();
  await new Promise((done) => setTimeout(done));
  document.body.offsetHeight;
  return performance.now() - from;
})()`;

/** Until the last field stands on the paper too. */
const whole = `(async () => {
  while (!document.querySelector('#try-f${fieldCount - 1}')) await new Promise((done) => setTimeout(done));
  return document.body.offsetHeight;
})()`;

interface Took {
  /** ms by the clock until the page answers. */
  readonly clock: number;
  /** ms that the page's thread worked for it: the same on a loaded machine, but for its caches. */
  readonly work: number;
  /** The same until the last field is there. */
  readonly all: number;
}

/** Ms that the thread of this page has worked so far. */
export async function workOf({ context, page }: Desk): Promise<() => Promise<number>> {
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
  };
}

/** A form of 240 fields is tried out: how long until one can type into it, until all of it is there, and to check all of it. */
export async function measureLargeForm(desk: Desk): Promise<void> {
  const { page } = desk;
  const name = `二百四十项${process.pid}`;
  await ask(desk, '/api/applications/packs/import', { pack: JSON.stringify(largePack(name)) });
  await desk.visit('/forms');
  await page.getByRole('link', { name }).click();
  await page.getByRole('button', { name: '试填' }).waitFor();
  await page.locator('.form-editor td').last().waitFor();
  const worked = await workOf(desk);
  const timed = async (words: string): Promise<Took> => {
    const from = await worked();
    const clock = Number(await page.evaluate(press(words)));
    const work = (await worked()) - from;
    await page.evaluate(whole);
    return { clock, work, all: (await worked()) - from };
  };
  const first = await timed('试填');
  await page.getByRole('article', { name }).getByLabel(`第 ${fieldCount} 项`).waitFor();
  const opened: Took[] = [];
  const checked: Took[] = [];
  for (let run = 0; run < runs; run += 1) {
    await page.evaluate(press('打印'));
    await page.evaluate('new Promise((done) => setTimeout(done, 50))');
    opened.push(await timed('试填'));
  }
  for (let run = 0; run < runs; run += 1) checked.push(await timed('检查填好没有'));
  const most = promisedMillis * (isQuiet() ? 1 : overWhenBusy);
  report('opens for the first time', [first], overAtFirst * most);
  report('opens', opened, most);
  report('is checked', checked, most);
}

/** The load of the last minute, this journey's own among it, leaves a core to whoever wants it. */
const isQuiet = (): boolean => (loadavg()[0] ?? 0) < availableParallelism();

/** Median, least and most. */
function spread(times: readonly number[]): { readonly median: number; readonly words: string } {
  const sorted = [...times].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? Number.POSITIVE_INFINITY;
  const [least, most] = [sorted[0] ?? 0, sorted.at(-1) ?? 0];
  return { median, words: `${median.toFixed(0)} ms (${least.toFixed(0)} to ${most.toFixed(0)})` };
}

function report(what: string, took: readonly Took[], most: number): void {
  const work = spread(took.map((one) => one.work));
  const clock = spread(took.map((one) => one.clock));
  const all = spread(took.map((one) => one.all));
  const load = `${(loadavg()[0] ?? 0).toFixed(1)} on ${availableParallelism()} cores`;
  console.log(
    `form of ${fieldCount} fields ${what}, median of ${took.length}: clock ${clock.words}, work ${work.words}, work until all is there ${all.words}; at most ${most} of work at a load of ${load}`,
  );
  assert.ok(work.median <= most, `${what} in ${work.words} of work, at most ${most} at a load of ${load}`);
}
