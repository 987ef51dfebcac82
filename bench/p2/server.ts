/** A server of P2 in a process of its own: so many agencies with so many tasks; people of some of them are signed in. */
import { Client } from 'pg';
import { signIn } from '#platform/testkit/sign-in.ts';
import { smallAgency, testPassword } from '#platform/testkit/small-agency.ts';
import { serverUnderTest } from '../server-under-test.ts';
import { fill } from './fill.ts';
import type { ServerReady } from './protocol.ts';

const [agencies = 10, tasks = 1_000, opened = 10] = process.argv.slice(2).map(Number);
const holders = ['chief', 'deputy', 'director', 'head', 'officer'];

const open = await serverUnderTest('p2');
const cookies: string[] = [];
const people: { agency_id: string; n: number; person_id: string; assignment_id: string }[] = [];
for (let at = 0; at < opened; at += 1) {
  const agency = await smallAgency(open.house, `b${at}`);
  for (const [n, key] of holders.entries()) {
    cookies.push((await signIn(open.app, `b${at}.${key}`, testPassword)).cookie);
    const [person_id = '', assignment_id = ''] = [agency.people.get(key), agency.assignments.get(key)];
    people.push({ agency_id: agency.id, n, person_id, assignment_id });
  }
}
const database = new Client({ connectionString: open.postgres.superuserUrl.replace(/\/[^/]*$/, '/gov_office') });
await database.connect();
const filled = await fill(database, { agencies, tasks, holders }, people);
await database.end();
await open.app.listen({ port: 0, host: '127.0.0.1' });

process.on('disconnect', async () => {
  await open.close();
  process.exit(0);
});
const address = open.app.server.address();
const port = typeof address === 'object' && address ? address.port : 0;
const ready: ServerReady = { port, cookies, agencies, ...filled };
process.send?.(ready);
