/** The server of P3 in a process of its own: an agency whose section head has work to do, and a bare handler beside it. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { signIn } from '#platform/testkit/sign-in.ts';
import { smallAgency, testPassword } from '#platform/testkit/small-agency.ts';
import { serverUnderTest } from '../server-under-test.ts';
import { address, rowsOnPage } from '../to-do-page.ts';
import type { ServerReady } from './protocol.ts';

const open = await serverUnderTest('p3');
const { app } = open;
await smallAgency(open.house, 'b0');
const officer = await signIn(app, 'b0.officer', testPassword);
const head = await signIn(app, 'b0.head', testPassword);
const values = { leaveKind: 'ANNUAL', period: { from: '2026-12-01', to: '2026-12-03' }, reason: '回乡探亲' };

/** Each is handed in and waits for the head: more than one page of them. */
for (let n = 0; n < rowsOnPage * 2; n += 1) {
  const { matterId } = (await officer.send('POST', '/api/matters', { kindCode: 'leave-request' })).body;
  const handedIn = await officer.send('POST', `/api/matters/${matterId}/tasks/${matterId}/complete`, {
    expectedVersion: 0,
    decision: 'agree',
    values,
  });
  if (handedIn.status !== 200) throw new Error(JSON.stringify(handedIn.body));
}
await open.takeStatistics();
const page = await head.get(address);
if (page.body.rows.length !== rowsOnPage) throw new Error(JSON.stringify(page.body));
await app.listen({ port: 0, host: '127.0.0.1' });

/** The floor: the same twenty rows as a constant, nothing asked and nothing checked. */
const constant = JSON.stringify(page.body);
const bare = createServer((_, reply) => {
  reply.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
  reply.end(constant);
});
await new Promise<void>((listening) => bare.listen(0, '127.0.0.1', listening));

process.on('disconnect', async () => {
  bare.close();
  await open.close();
  process.exit(0);
});
const portOf = (listening: { address(): AddressInfo | string | null }): number => {
  const found = listening.address();
  return typeof found === 'object' && found ? found.port : 0;
};
const ready: ServerReady = { port: portOf(app.server), barePort: portOf(bare), cookie: head.cookie };
process.send?.(ready);
