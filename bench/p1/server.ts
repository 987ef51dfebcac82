/** The server of P1 in a process of its own: durable PostgreSQL, many agencies, HTTP on loopback, background work running. */
import { signIn, type Visitor } from '#platform/testkit/sign-in.ts';
import { smallAgency, testPassword } from '#platform/testkit/small-agency.ts';
import { serverUnderTest } from '../server-under-test.ts';
import type { Prepare, PreparedStep, ServerSays } from './protocol.ts';
import { recordedSteps } from './recorded-steps.ts';

const agencies = Number(process.argv[2] ?? 20);
const open = await serverUnderTest('p1');
const { app } = open;
const places: { readonly agencyId: string; readonly officer: Visitor; readonly head: Visitor }[] = [];
for (let n = 0; n < agencies; n += 1) {
  const { id } = await smallAgency(open.house, `b${n}`);
  const officer = await signIn(app, `b${n}.officer`, testPassword);
  places.push({ agencyId: id, officer, head: await signIn(app, `b${n}.head`, testPassword) });
}
open.relay.start();
await app.listen({ port: 0, host: '127.0.0.1' });

const values = { leaveKind: 'ANNUAL', period: { from: '2026-12-01', to: '2026-12-03' }, reason: '回乡探亲' };

/** A leave request handed in, waiting for the head. */
async function prepareOne(number: number): Promise<PreparedStep> {
  const place = places[number % places.length];
  if (!place) throw new Error('no agency');
  const { matterId } = (await place.officer.send('POST', '/api/matters', { kindCode: 'leave-request' })).body;
  const draft = (await place.officer.get(`/api/matters/${matterId}`)).body;
  const handedIn = await place.officer.send('POST', `/api/matters/${matterId}/tasks/${draft.myTask.taskId}/complete`, {
    expectedVersion: draft.version,
    decision: 'agree',
    values,
  });
  if (handedIn.status !== 200) throw new Error(JSON.stringify(handedIn.body));
  const { myTask, version } = (await place.head.get(`/api/matters/${matterId}`)).body;
  return { agencyId: place.agencyId, cookie: place.head.cookie, matterId, taskId: myTask.taskId, version };
}

async function prepare(count: number): Promise<readonly PreparedStep[]> {
  const steps: PreparedStep[] = [];
  for (let done = 0; done < count; done += 16) {
    const numbers = Array.from({ length: Math.min(16, count - done) }, (_, n) => done + n);
    steps.push(...(await Promise.all(numbers.map(prepareOne))));
  }
  await open.sealer.sealAll();
  return steps;
}

const plainSteps = recordedSteps(open.house);
const say = (message: ServerSays): void => void process.send?.(message);
process.on('message', async (message: Prepare) => {
  const steps = await prepare(message.count);
  say({ kind: 'prepared', steps, plain: message.plain ? await plainSteps(steps, prepareOne) : [] });
});
process.on('disconnect', async () => {
  await open.close();
  process.exit(0);
});
const address = app.server.address();
const port = typeof address === 'object' && address ? address.port : 0;
say({ kind: 'ready', port, databaseUrl: open.postgres.url, superuserUrl: open.postgres.superuserUrl });
