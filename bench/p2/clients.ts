/** Few clients, so that what is measured is the list and not a queue before it: each asks again when it was answered. */
import { Agent, request } from 'node:http';
import { address, type Job, type JobDone, rowsOnPage } from './protocol.ts';

const clients = 2;
const agent = new Agent({ keepAlive: true, maxSockets: clients });

function ask(port: number, cookie: string): Promise<string> {
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
