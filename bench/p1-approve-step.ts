import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Client } from 'pg';
import type { Benchmark } from './benchmark.ts';
import { child, said } from './child.ts';
import type { PlainStep, PreparedStep, ServerSays } from './p1/protocol.ts';

/** Fewer than the 200 of the goal: opening an agency takes a second on a small machine. `P1_AGENCIES=200` for all. */
const agencies = Number(process.env.P1_AGENCIES ?? 20);
const stepsPerRound = Number(process.env.P1_STEPS ?? 320);

type Ready = Extract<ServerSays, { readonly kind: 'ready' }>;
type Prepared = Extract<ServerSays, { readonly kind: 'prepared' }>;

/** 办理 over real HTTP against the same rows written by a plain loop. */
export const benchmark: Benchmark = {
  id: 'P1',
  title: `approve-step over HTTP, ${agencies} agencies, 32 clients; ratio of throughputs`,
  unit: 'steps/s',
  goal: { least: 0.45, stretch: 0.6 },
  ratio: (subject, floor) => subject / floor,
  prepare: async () => {
    const server = child('p1/server.ts', [String(agencies)]);
    const ready = await said<Ready>(server);
    const clients = child('p1/clients.ts');
    const loop = child('p1/plain-loop.ts', [ready.databaseUrl]);
    await Promise.all([said(clients), said(loop)]);
    const database = new Client({ connectionString: ready.superuserUrl.replace(/\/[^/]*$/, '/gov_office') });
    await database.connect();
    const prepared = async (plain: boolean) => {
      server.send({ kind: 'prepare', count: stepsPerRound, plain });
      return said<Prepared>(server);
    };
    return {
      subject: {
        name: 'POST /api/matters/:id/tasks/:id/complete',
        async measure() {
          const { steps } = await prepared(false);
          return throughput(clients, { port: ready.port, steps }, () => recount(database, steps));
        },
      },
      floor: {
        name: 'pg: begin, agency, the same statements, commit; 32 connections',
        async measure() {
          const { steps, plain } = await prepared(true);
          return throughput(loop, plain, () => recount(database, steps));
        },
      },
      notes: async () => [`${stepsPerRound} steps a round; background work of the server runs during both sides`],
      async close() {
        await database.end();
        for (const one of [clients, loop]) one.disconnect();
        server.disconnect();
        await once(server, 'exit');
      },
    };
  },
};

type Work = readonly PlainStep[] | { readonly port: number; readonly steps: readonly PreparedStep[] };

async function throughput(worker: ChildProcess, work: Work, check: () => Promise<void>): Promise<number> {
  worker.send(work);
  const { seconds, wrong } = await said<{ readonly seconds: number; readonly wrong: number }>(worker);
  assert.equal(wrong, 0, 'every step was answered with 200');
  await check();
  return stepsPerRound / seconds;
}

/** Each step left its matter one version on, one opinion, one audit row and one remembered command. */
async function recount(database: Client, steps: readonly PreparedStep[]): Promise<void> {
  const matters = steps.map((step) => step.matterId);
  const counted = await database.query<Record<string, number>>(
    `select
       (select count(*)::int from office.matter where id = any ($1) and version = $3) as moved,
       (select count(*)::int from office.opinion where matter_id = any ($1)) as opinions,
       (select count(*)::int from office.task where matter_id = any ($1) and state = 'open') as open,
       (select count(*)::int from office.audit_event where event = 'matters.task-completed'
          and object_id = any ($1::text[]) and details ->> 'task' = any ($2)) as audited,
       (select count(*)::int from office.task t where t.id = any ($2::uuid[]) and t.state = 'done') as done`,
    [matters, steps.map((step) => step.taskId), (steps[0]?.version ?? 0) + 1],
  );
  const n = steps.length;
  assert.deepEqual(counted.rows[0], { moved: n, opinions: n, open: n, audited: n, done: n });
}
