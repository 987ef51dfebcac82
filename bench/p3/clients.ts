/** 32 clients in a process of their own: each keeps one connection and asks again as soon as it was answered. */
import { Agent, request } from 'node:http';
import { address, type Job, type JobDone, rowsOnPage } from './protocol.ts';

const clients = 32;
const agent = new Agent({ keepAlive: true, maxSockets: clients });

function ask({ port, cookie }: Job): Promise<string> {
  return new Promise((resolve, refuse) => {
    const asked = request({ agent, host: '127.0.0.1', port, path: address, headers: { cookie } }, (reply) => {
      let text = '';
      reply.setEncoding('utf8');
      reply.on('data', (part: string) => {
        text += part;
      });
      reply.once('end', () => resolve(reply.statusCode === 200 ? text : ''));
    });
    asked.once('error', refuse);
    asked.end();
  });
}

/** Counted by what each row has once; parsing every answer would measure the client. */
const isPage = (text: string): boolean => text.split('"taskId":').length - 1 === rowsOnPage;

process.on('message', async (job: Job) => {
  let left = job.requests;
  let wrong = 0;
  const begin = performance.now();
  const client = async () => {
    while (left > 0) {
      left -= 1;
      if (!isPage(await ask(job))) wrong += 1;
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  const done: JobDone = { seconds: (performance.now() - begin) / 1000, wrong };
  process.send?.(done);
});
process.on('disconnect', () => process.exit(0));
process.send?.('ready');
