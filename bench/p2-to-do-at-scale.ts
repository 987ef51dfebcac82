import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { type Benchmark, quantile } from './benchmark.ts';
import { child, said } from './child.ts';
import type { Job, JobDone, ServerReady } from './p2/protocol.ts';

const tasks = Number(process.env.P2_TASKS ?? 1_000_000);
const agencies = Number(process.env.P2_AGENCIES ?? 200);
const requests = Number(process.env.P2_REQUESTS ?? 1_000);
/** Agencies whose people sign in, the same number on both sides. */
const opened = 10;
const fewTasks = 1_000;

/** The first page of the inbox in a cell full of work, against the same server with hardly any. */
export const benchmark: Benchmark = {
  id: 'P2',
  title: `to-do first page, p99, ${tasks} tasks in ${agencies} agencies against ${fewTasks}; ratio of times`,
  unit: 'ms',
  goal: { most: 2, stretch: 1.3 },
  ratio: (subject, floor) => subject / floor,
  prepare: async () => {
    const full = child('p2/server.ts', [agencies, tasks, opened].map(String));
    const subject = await said<ServerReady>(full);
    const empty = child('p2/server.ts', [opened, fewTasks, opened].map(String));
    const floor = await said<ServerReady>(empty);
    const clients = child('p2/clients.ts');
    await said(clients);
    const medians = { subject: [] as number[], floor: [] as number[] };
    return {
      subject: {
        name: `GET /api/matters?box=todo by ${subject.cookies.length} people, each with up to ${subject.mostOpen} open tasks`,
        measure: () => slowest(clients, subject, medians.subject),
      },
      floor: {
        name: `the same where each of ${floor.cookies.length} people has ${floor.mostOpen}`,
        measure: () => slowest(clients, floor, medians.floor),
      },
      notes: async () => [
        `median of all requests: ${half(medians.subject)} ms against ${half(medians.floor)} ms`,
        `${requests} requests a round by 2 clients; every page is counted; one task of five is open, the others are history`,
        `${agencies - opened} of the ${agencies} agencies hold work only: nobody signs in there`,
      ],
      async close() {
        clients.disconnect();
        for (const server of [full, empty]) {
          server.disconnect();
          await once(server, 'exit');
        }
      },
    };
  },
};

const half = (rounds: readonly number[]): string => quantile(rounds, 0.5).toFixed(1);

/** p99 of the round; its median is kept, which the weather of the machine touches less. */
async function slowest(clients: ChildProcess, { port, cookies }: ServerReady, medians: number[]): Promise<number> {
  const job: Job = { port, cookies, requests };
  clients.send(job);
  const { millis, wrong } = await said<JobDone>(clients);
  assert.equal(wrong, 0, 'every answer was a page of twenty rows');
  medians.push(quantile(millis, 0.5));
  return quantile(millis, 0.99);
}
