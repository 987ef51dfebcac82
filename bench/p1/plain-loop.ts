/** The floor: one Node process, 32 connections, and nothing but the statements, each awaited, in one transaction a step. */
import { Pool } from 'pg';
import type { PlainStep } from './protocol.ts';

const clients = 32;
const pool = new Pool({ connectionString: process.argv[2], max: clients, idleTimeoutMillis: 0 });

async function write({ agencyId, statements }: PlainStep): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query({
      name: 'enter',
      text: `select pg_catalog.set_config('office.agency_id', $1, true)`,
      values: [agencyId],
    });
    for (const { text, name, values } of statements) await client.query({ text, name, values: [...values] });
    await client.query('commit');
  } finally {
    client.release();
  }
}

process.on('message', async (steps: readonly PlainStep[]) => {
  const queue = [...steps];
  const begin = performance.now();
  const loop = async () => {
    for (let step = queue.pop(); step; step = queue.pop()) await write(step);
  };
  await Promise.all(Array.from({ length: clients }, loop));
  process.send?.({ seconds: (performance.now() - begin) / 1000, wrong: 0 });
});
process.on('disconnect', () => process.exit(0));
process.send?.('ready');
