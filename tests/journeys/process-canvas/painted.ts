import assert from 'node:assert/strict';
import type { Desk } from '../../browser/desk.ts';
import { stepCount } from './large-process.ts';

export const runs = 20;
/** What is promised from the press of a key to the painted frame, on a machine with nothing else to do; five times that fails. */
const promisedMillis = 100;

/**
 * From the next event of this kind until a frame is painted in which `shown` is true. Asked in the page: what the driver
 * needs to press and to ask is not counted.
 */
const armed = (event: string, shown: string): string => `(() => {
  window.painted = new Promise((resolve, refuse) => {
    addEventListener(${JSON.stringify(event)}, (begun) => {
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
  readonly event: 'keydown' | 'click' | 'mouseup' | 'input';
  readonly press: () => Promise<void>;
  /** An expression that is true on the page once the edit is seen. */
  readonly shown: string;
}

/** Milliseconds until one edit is painted. */
export async function painted({ page }: Desk, { event, press, shown }: Edit): Promise<number> {
  await page.evaluate(armed(event, shown));
  await press();
  return (await page.evaluate('window.painted')) as number; // reason: resolved with a number above
}

/** Prints the median with its spread, and fails far above what is promised. */
export function report(what: string, times: readonly number[]): void {
  const sorted = [...times].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? Number.POSITIVE_INFINITY;
  const [least, most] = [sorted[0] ?? 0, sorted.at(-1) ?? 0];
  console.log(
    `process of ${stepCount} steps, ${what}: median ${median.toFixed(0)} ms of ${times.length}, ${least.toFixed(0)} to ${most.toFixed(0)} ms (promised ${promisedMillis})`,
  );
  assert.ok(median < 5 * promisedMillis, `${what} in ${median} ms`);
}
