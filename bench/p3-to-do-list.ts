import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Benchmark } from './benchmark.ts';
import { child, said } from './child.ts';
import type { Job, JobDone, ServerReady } from './p3/protocol.ts';

const requests = Number(process.env.P3_REQUESTS ?? 1_600);

/** The first page of the inbox over real HTTP, against the same rows as a constant from the same process. */
export const benchmark: Benchmark = {
  id: 'P3',
  title: 'authenticated to-do list, 20 rows, 32 clients; ratio of throughputs',
  unit: 'requests/s',
  goal: { least: 0.08, stretch: 0.15 },
  ratio: (subject, floor) => subject / floor,
  prepare: async () => {
    const server = child('p3/server.ts');
    const { port, barePort, cookie } = await said<ServerReady>(server);
    const clients = child('p3/clients.ts');
    await said(clients);
    return {
      subject: {
        name: 'GET /api/matters?box=todo: session, permission, agency transaction, names',
        measure: () => throughput(clients, { port, cookie, requests }),
      },
      floor: {
        name: 'a bare handler of the same process that sends these 20 rows as a constant',
        measure: () => throughput(clients, { port: barePort, cookie, requests: requests * 4 }),
      },
      notes: async () => [`${requests} requests a round, four times as many of the floor; every answer is counted`],
      async close() {
        clients.disconnect();
        server.disconnect();
        await once(server, 'exit');
      },
    };
  },
};

async function throughput(clients: ChildProcess, job: Job): Promise<number> {
  clients.send(job);
  const { seconds, wrong } = await said<JobDone>(clients);
  assert.equal(wrong, 0, 'every answer was a page of twenty rows');
  return job.requests / seconds;
}
