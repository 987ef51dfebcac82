import assert from 'node:assert/strict';
import { test } from 'node:test';
import { registry } from '#apps/server/registry.generated.ts';
import type { AgencyTransaction } from '#platform/server/database/transaction.ts';
import type { House } from '#platform/server/http/house.ts';
import { createHttpServer } from '#platform/server/http/http-server.ts';
import { testHouse } from '#platform/testkit/house.ts';
import { signIn } from '#platform/testkit/sign-in.ts';
import { smallAgency, testPassword } from '#platform/testkit/small-agency.ts';

/** begin, agency, lock-and-read, and one write of everything: change set, audit, outbox, wake-ups, acknowledged command. */
const statementsOfAStep = 4;

/** The house, with every transaction it opens kept so that its statements can be counted. */
function counted(house: House): { readonly house: House; readonly transactions: AgencyTransaction[]; reads: number } {
  const counting = { house, transactions: [] as AgencyTransaction[], reads: 0 };
  const database: House['database'] = {
    ...house.database,
    agency: (agencyId, run, options) =>
      house.database.agency(
        agencyId,
        (tx) => {
          counting.transactions.push(tx);
          return run(tx);
        },
        options,
      ),
    read: (statement) => {
      counting.reads += 1;
      return house.database.read(statement);
    },
  };
  return Object.assign(counting, { house: { ...house, database } });
}

test('a plain step of a matter costs one transaction of few statements and one look at the session', async () => {
  const test = await testHouse(registry);
  await smallAgency(test.house, 'jz');
  const officer = await signIn(test.app, 'jz.officer', testPassword);
  const { matterId } = (await officer.send('POST', '/api/matters', { kindCode: 'leave-request' })).body;
  const step = async (app: typeof test.app, who: string, extra: object) => {
    const person = await signIn(test.app, who, testPassword);
    const seen = (await person.get(`/api/matters/${matterId}`)).body;
    const address = `/api/matters/${matterId}/tasks/${seen.myTask.taskId}/complete`;
    const body = { expectedVersion: seen.version, decision: 'agree', ...extra };
    const headers = { cookie: person.cookie, host: 'office.test', origin: 'http://office.test' };
    const command = { 'x-command-id': test.house.ids.next() };
    return app.inject({ method: 'POST', url: address, headers: { ...headers, ...command }, payload: body });
  };
  const values = { leaveKind: 'ANNUAL', period: { from: '2026-12-01', to: '2026-12-03' }, reason: '回乡' };
  assert.equal((await step(test.app, 'jz.officer', { values })).statusCode, 200);
  const counting = counted(test.house);
  const app = await createHttpServer(counting.house, { webDirectory: '/nowhere', trustProxy: false });

  const answer = await step(app, 'jz.head', { opinion: '同意。' });

  assert.equal(answer.statusCode, 200, answer.body);
  const [transaction] = counting.transactions;
  assert.equal(counting.transactions.length, 1, 'one transaction');
  assert.equal(counting.reads, 1, 'the session, and nothing else outside the transaction');
  const statements = (transaction?.statements ?? 0) - 1;
  console.log(`a plain step: ${statements} statements and 1 commit, and 1 to find the session`);
  assert.equal(statements, statementsOfAStep);
  await app.close();
  await test.close();
});
