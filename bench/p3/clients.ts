/** 32 clients in a process of their own: each keeps one connection and asks again as soon as it was answered. */
import { isPage, pageAsker } from '../to-do-page.ts';
import type { Job, JobDone } from './protocol.ts';

const clients = 32;
const ask = pageAsker(clients);

process.on('message', async (job: Job) => {
  let left = job.requests;
  let wrong = 0;
  const begin = performance.now();
  const client = async () => {
    while (left > 0) {
      left -= 1;
      if (!isPage(await ask(job.port, job.cookie))) wrong += 1;
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  const done: JobDone = { seconds: (performance.now() - begin) / 1000, wrong };
  process.send?.(done);
});
process.on('disconnect', () => process.exit(0));
process.send?.('ready');
