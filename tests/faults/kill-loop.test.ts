/**
 * kill -9 of the server (every fifth time of PostgreSQL too) while people work: nothing acknowledged is lost, nothing
 * is done twice. Five times here; `LONG=200` for the long run. SEED repeats a run.
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { testPassword } from '#platform/testkit/small-agency.ts';
import { PatientClient } from './patient-client.ts';
import { type ServerUnderFire, serverUnderFire } from './server-under-fire.ts';

const shots = process.env.LONG ? Math.max(200, Number(process.env.LONG)) : 5;
const seed = Number(process.env.SEED ?? Date.now() % 100_000);
let state = seed;
/** Park and Miller's generator: the same seed shoots at the same instants. */
const random = (): number => {
  state = (state * 48_271) % 2_147_483_647;
  return state / 2_147_483_647;
};

let server: ServerUnderFire;
const people: Record<'officer' | 'head' | 'chief', PatientClient> = Object.create(null);
const finished: string[] = [];

before(async () => {
  console.log(`kill loop: ${shots} shots, SEED=${seed}`);
  server = await serverUnderFire(18_000 + (process.pid % 2000), 'kl');
  await server.start();
  for (const key of ['officer', 'head', 'chief'] as const) {
    people[key] = new PatientClient(server.address);
    await people[key].signIn(`kl.${key}`, testPassword);
  }
});
after(() => server.remove());

async function complete(who: PatientClient, matterId: string, values?: object): Promise<void> {
  const seen = await who.get(`/api/matters/${matterId}`);
  assert.equal(seen.status, 200, JSON.stringify(seen.body));
  const answer = await who.act(`/api/matters/${matterId}/tasks/${seen.body.myTask.taskId}/complete`, {
    expectedVersion: seen.body.version,
    decision: 'agree',
    ...(values ? { values } : {}),
  });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
}

/** One leave request from draft to end, each step acknowledged. */
async function oneRequest(): Promise<void> {
  const created = await people.officer.act('/api/matters', { kindCode: 'leave-request' });
  assert.equal(created.status, 200, JSON.stringify(created.body));
  const { matterId } = created.body;
  await complete(people.officer, matterId, {
    leaveKind: 'ANNUAL',
    period: { from: '2026-12-01', to: '2026-12-02' },
    reason: '探亲',
  });
  await complete(people.head, matterId);
  await complete(people.chief, matterId);
  finished.push(matterId);
}

test('nothing acknowledged is lost and nothing is done twice while the server is killed again and again', async () => {
  let shooting = true;
  const worker = async () => {
    while (shooting) await oneRequest();
  };
  const workers = [worker(), worker(), worker()];

  for (let shot = 1; shot <= shots; shot += 1) {
    await new Promise((resolve) => setTimeout(resolve, 300 + random() * 900));
    await server.kill(shot % 5 === 0);
    await server.start();
  }
  shooting = false;
  await Promise.all(workers);

  assert.ok(finished.length > 0, 'the clients finished requests while the server was being killed');
  for (const matterId of finished) {
    const { body } = await people.officer.get(`/api/matters/${matterId}`);
    assert.equal(body.state, 'DONE');
    const completed = body.trace.filter((line: { act: string }) => line.act === '办理完毕');
    assert.equal(completed.length, 3, `${matterId} was completed ${completed.length} times`);
  }
  for (const who of [people.officer, people.head, people.chief]) {
    const { body } = await who.get('/api/matters/counts');
    assert.equal(body.todo, 0);
    assert.equal(body.drafts, 0, 'a draft nobody was told of');
  }
});

test('the audit of everything that happened is whole', async () => {
  await new Promise((resolve) => setTimeout(resolve, 1500));
  const run = promisify(execFile)(process.execPath, ['apps/office/main.ts', 'verify', 'audit'], {
    env: server.environment,
  });

  const { stdout } = await run.catch((error: { stdout: string; stderr: string }) => {
    throw new Error(`verify audit: ${error.stdout}${error.stderr}`);
  });

  assert.match(stdout, /住建局/);
});
