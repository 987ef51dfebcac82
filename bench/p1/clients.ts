/** 32 clients in a process of their own: each keeps one connection and completes prepared steps one after another. */
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import type { PreparedStep } from './protocol.ts';

const clients = 32;
const agent = new Agent({ keepAlive: true, maxSockets: clients });

interface Job {
  readonly port: number;
  readonly steps: readonly PreparedStep[];
}

function complete(port: number, step: PreparedStep): Promise<number> {
  const body = JSON.stringify({ expectedVersion: step.version, decision: 'agree', opinion: '同意，请注意交接。' });
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    cookie: step.cookie,
    origin: `http://127.0.0.1:${port}`,
    'x-command-id': randomUUID(),
  };
  const path = `/api/matters/${step.matterId}/tasks/${step.taskId}/complete`;
  return new Promise((resolve, refuse) => {
    const asked = request({ agent, host: '127.0.0.1', port, method: 'POST', path, headers }, (reply) => {
      reply.resume();
      reply.once('end', () => resolve(reply.statusCode ?? 0));
    });
    asked.once('error', refuse);
    asked.end(body);
  });
}

process.on('message', async ({ port, steps }: Job) => {
  const queue = [...steps];
  let wrong = 0;
  const begin = performance.now();
  const client = async () => {
    for (let step = queue.pop(); step; step = queue.pop()) if ((await complete(port, step)) !== 200) wrong += 1;
  };
  await Promise.all(Array.from({ length: clients }, client));
  process.send?.({ seconds: (performance.now() - begin) / 1000, wrong });
});
process.on('disconnect', () => process.exit(0));
process.send?.('ready');
