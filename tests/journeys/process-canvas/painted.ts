import assert from 'node:assert/strict';
import type { CDPSession, Page } from 'playwright-core';
import type { Desk } from '../../browser/desk.ts';
import { stepCount } from './large-process.ts';

export const runs = 20;
/**
 * What is promised from the press of a key to the painted frame, on a machine with nothing else to do. Beside other work the
 * clock tells how busy the machine is; the processor time of the page tells what the page needs: three times that fails.
 */
const promisedMillis = 100;

/**
 * From the next event of this kind until a frame is painted in which `shown` is true. Asked in the page: what the driver
 * needs to press and to ask is not counted.
 */
const armed = (event: string, shown: string): string => `(() => {
  window.painted = new Promise((resolve, refuse) => {
    // a driver that waits for an answer waits for ever: what is never heard is refused too
    const unheard = setTimeout(() => refuse(new Error('never heard: ' + ${JSON.stringify(event)})), 10000);
    addEventListener(${JSON.stringify(event)}, (begun) => {
      clearTimeout(unheard);
      const from = begun.timeStamp;
      const look = () => requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          if (${shown}) resolve(performance.now() - from);
          else if (performance.now() - from > 10000) refuse(new Error('never shown'));
          else look();
        };
        port2.postMessage(0);
      });
      look();
    }, { capture: true, once: true });
  });
  return true;
})()`;

export interface Edit {
  readonly event: 'keydown' | 'click' | 'pointerup' | 'input';
  readonly press: () => Promise<void>;
  /** An expression that is true on the page once the edit is seen. */
  readonly shown: string;
}

/** One edit: from the press to the painted frame, and what the page itself worked meanwhile (others may have had the machine). */
export interface Painted {
  readonly millis: number;
  readonly workMillis: number;
}

const watches = new WeakMap<Page, Promise<CDPSession>>();

/** Seconds of processor time that the main thread of the page has had. */
async function threadSeconds(page: Page): Promise<number> {
  const opened = watches.get(page) ?? watch(page);
  watches.set(page, opened);
  const { metrics } = await (await opened).send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'ThreadTime')?.value ?? Number.NaN;
}

async function watch(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  return session;
}

/** One edit until it is painted. */
export async function painted({ page }: Desk, { event, press, shown }: Edit): Promise<Painted> {
  await page.evaluate(armed(event, shown));
  const before = await threadSeconds(page);
  await press();
  const millis = (await page.evaluate('window.painted')) as number; // reason: resolved with a number above
  return { millis, workMillis: ((await threadSeconds(page)) - before) * 1000 };
}

/** Prints the medians with their spread, and fails far above what is promised. */
export function report(what: string, all: readonly Painted[]): void {
  const times = spread(all.map(({ millis }) => millis));
  const work = spread(all.map(({ workMillis }) => workMillis));
  console.log(
    `process of ${stepCount} steps, ${what}: median ${words(times)} of ${all.length} (promised ${promisedMillis}); the page worked ${words(work)}`,
  );
  assert.ok(work.median < 3 * promisedMillis, `${what}: the page worked ${work.median} ms`);
}

interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (place: number): number => sorted[place] ?? Number.POSITIVE_INFINITY;
  return { median: at(Math.floor(sorted.length / 2)), least: at(0), most: at(sorted.length - 1) };
}

const words = ({ median, least, most }: Spread): string =>
  `${median.toFixed(0)} ms (${least.toFixed(0)} to ${most.toFixed(0)})`;
