/** Few clients, so that what is measured is the list and not a queue before it: each asks again when it was answered. */
import { isPage, pageAsker } from '../to-do-page.ts';
import type { Job, JobDone } from './protocol.ts';

const clients = 2;
const ask = pageAsker(clients);

process.on('message', async ({ port, cookies, requests }: Job) => {
  const millis: number[] = [];
  let next = 0;
  let wrong = 0;
  const client = async () => {
    while (next < requests) {
      const cookie = cookies[next % cookies.length] ?? '';
      next += 1;
      const begin = performance.now();
      const text = await ask(port, cookie);
      millis.push(performance.now() - begin);
      if (!isPage(text)) wrong += 1;
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  const done: JobDone = { millis, wrong };
  process.send?.(done);
});
process.on('disconnect', () => process.exit(0));
process.send?.('ready');
