/** The server of P3 in a process of its own: an agency whose section head has work to do, and a bare handler beside it. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { registry } from '#apps/server/registry.generated.ts';
import { openHouse, systemClock } from '#platform/server/components/open-house.ts';
import { startEmbedded } from '#platform/server/database/launcher.ts';
import { migrate } from '#platform/server/database/migrate.ts';
import { platformMigrations } from '#platform/server/database/platform-migrations.ts';
import { createHttpServer } from '#platform/server/http/http-server.ts';
import { signIn } from '#platform/testkit/sign-in.ts';
import { smallAgency, testPassword } from '#platform/testkit/small-agency.ts';
import { address, rowsOnPage, type ServerReady } from './protocol.ts';

const folder = mkdtempSync(join(tmpdir(), 'office-p3-'));
chmodSync(folder, 0o755); // PostgreSQL runs as another user under root and walks through
const postgres = await startEmbedded({ dataDir: join(folder, 'data') });
const components = registry.flatMap((c) =>
  c.migrations ? [{ component: c.manifest.id, directory: c.migrations }] : [],
);
await migrate({
  ownerUrl: postgres.ownerUrl,
  sources: [...platformMigrations(), ...components],
  now: () => systemClock.now(),
});
const open = await openHouse({
  components: registry,
  databaseUrl: postgres.url,
  files: { kind: 'directory', directory: join(folder, 'data', 'files') },
  dataDirectory: join(folder, 'data'),
  keysPath: join(folder, 'keys', 'key'),
  secure: false,
  log: (entry) => entry.level === 'error' && console.error(JSON.stringify(entry)),
  rateLimit: { burst: 1_000_000, perSecond: 1_000_000 },
  maximumConnections: 32,
});
const app = await createHttpServer(open.house, { webDirectory: join(folder, 'no-web'), trustProxy: false });
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
  await app.close();
  await open.stop();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
});
const portOf = (listening: { address(): AddressInfo | string | null }): number => {
  const found = listening.address();
  return typeof found === 'object' && found ? found.port : 0;
};
const ready: ServerReady = { port: portOf(app.server), barePort: portOf(bare), cookie: head.cookie };
process.send?.(ready);
