import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { replay, type State, type WorkflowEvent } from '@gov/workflow';
import { Client } from 'pg';
import { registry } from '#apps/server/registry.generated.ts';
import { demoAccountWords, demoPassword } from '#components/identity/contract.ts';
import { readAuditPublicKeys } from '#platform/server/audit/audit-key.ts';
import { auditPlaces } from '#platform/server/audit/audit-places.ts';
import { verifyAudit } from '#platform/server/audit/verify.ts';
import { type TestHouse, testHouse } from '#platform/testkit/house.ts';
import { signIn } from '#platform/testkit/sign-in.ts';
import { demoAgencies } from './city.ts';
import { loadDemoCity } from './load-demo-city.ts';

let house: TestHouse;
let rows: Client;
const said: string[] = [];

before(async () => {
  house = await testHouse(registry);
  rows = new Client({ connectionString: house.superuserUrl });
  await rows.connect();
  await loadDemoCity(house, (line) => said.push(line));
});
after(async () => {
  await rows.end();
  await house.close();
});

const count = async (question: string): Promise<number> =>
  Number((await rows.query<{ n: string }>(`select count(*) as n from ${question}`)).rows[0]?.n);

test('the city has ten agencies on three levels, 150 people, second posts and people in two agencies', async () => {
  assert.equal(await count(`office.agency where level <> 'PLATFORM'`), 10);
  assert.equal(await count(`(select distinct level from office.agency where level <> 'PLATFORM') l`), 3);
  assert.ok((await count('office.person')) >= 150);
  assert.ok((await count('office.assignment where not main')) >= 12);
  assert.equal(await count('(select account_id from office.person group by account_id having count(*) > 1) p'), 3);
  assert.ok((await count('office.agency_relation')) >= 10);
  assert.equal(said.length, 21);
});

test('every agency has three administrators of its own and every sign-in name of the sign-in page works', async () => {
  const duties = await rows.query('select agency_id from office.administrator group by agency_id having count(*) = 3');

  assert.equal(duties.rowCount, demoAgencies.length);
  for (const { signInName, who } of demoAccountWords) {
    const visitor = await signIn(house.app, signInName, demoPassword);
    const session = await visitor.get('/api/session');
    assert.ok(who.startsWith(session.body.person.name), signInName);
  }
});

test('a year of more than 200 matters lies behind, in every state, with returns, withdrawals and overdue tasks', async () => {
  const states = await rows.query<{ state: string; n: string }>(
    'select state, count(*) as n from office.matter group by state',
  );
  const by = new Map(states.rows.map(({ state, n }) => [state, Number(n)]));
  const events = await rows.query<{ kind: string; n: string }>(
    `select event->>'kind' as kind, count(*) as n from office.matter_event group by 1`,
  );
  const happened = new Map(events.rows.map(({ kind, n }) => [kind, Number(n)]));

  assert.ok((await count('office.matter')) >= 200, JSON.stringify([...by]));
  for (const state of ['DRAFT', 'RUNNING', 'DONE', 'REFUSED', 'CANCELLED'])
    assert.ok((by.get(state) ?? 0) >= 5, `${state}: ${JSON.stringify([...by])}`);
  for (const [kind, times] of [
    ['itemReturned', 5],
    ['actWithdrawn', 5],
    ['itemTransferred', 5],
    ['itemDelegated', 3],
  ] as const)
    assert.ok((happened.get(kind) ?? 0) >= times, `${kind}: ${JSON.stringify([...happened])}`);
  assert.ok((await count(`office.task where state = 'open' and due_at < '2026-11-24T00:00:00Z'`)) >= 5);
});

test('titles are as long as official ones are: at least 80 of 60 characters or more, by everybody who writes', async () => {
  const byKind = await rows.query<{ kind: string; n: number }>(
    `select kind_code as kind, count(*)::int as n from office.matter where length(title) >= 60 group by kind_code`,
  );
  const total = byKind.rows.reduce((sum, { n }) => sum + n, 0);

  assert.ok(total >= 80, JSON.stringify(byKind.rows));
  for (const kind of ['memo-report', 'purchase', 'outgoing-document', 'incoming-document'])
    assert.ok(
      byKind.rows.some((row) => row.kind === kind && row.n >= 5),
      `${kind}: ${JSON.stringify(byKind.rows)}`,
    );
});

test('matters went at least eight ways through the steps, whatever the agency and the version', async () => {
  const ways = await rows.query<{ key: string; way: string }>(`
    select distinct p.key, w.way from (
      select m.agency_id, m.process_version_id, string_agg(t.node, '>' order by t.item) as way
      from office.matter m join office.task t on t.agency_id = m.agency_id and t.matter_id = m.id
      where m.state in ('DONE', 'REFUSED') and t.node <> '' group by m.agency_id, m.id) w
    join office.process_version v on v.agency_id = w.agency_id and v.id = w.process_version_id
    join office.process p on p.agency_id = v.agency_id and p.id = v.process_id`);

  assert.ok(ways.rows.length >= 8, JSON.stringify(ways.rows));
  assert.ok(new Set(ways.rows.map(({ key }) => key)).size >= 4, 'of at least four processes');
});

test('the leave process has three versions, and people asked for leave under each of them', async () => {
  const versions = await rows.query<{ matters: number }>(`
    select (select count(*)::int from office.matter m
      where m.agency_id = v.agency_id and m.process_version_id = v.id) as matters
    from office.process_version v join office.process p on p.agency_id = v.agency_id and p.id = v.process_id
    join office.agency a on a.id = v.agency_id where p.key = 'leave-request' and a.code = 'jz-zjj'`);

  assert.equal(versions.rows.length, 3);
  for (const { matters } of versions.rows) assert.ok(matters > 0, JSON.stringify(versions.rows));
});

test('the year is a year: something began in each of twelve months, in every agency that handles matters', async () => {
  const [span] = (
    await rows.query<{ days: number; months: number }>(`
      select extract(day from timestamptz '2026-11-24T02:00:00Z' - min(created_at))::int as days,
        count(distinct date_trunc('month', created_at))::int as months from office.matter`)
  ).rows;

  assert.ok(span && span.days >= 350, JSON.stringify(span));
  assert.ok(span.months >= 12, JSON.stringify(span));
  assert.equal(await count('(select distinct agency_id from office.matter) a'), 10);
});

test('somebody has left: his assignments ended after he handled matters, and no one can act as him', async () => {
  const left = await rows.query<{ person_id: string }>(
    `select person_id from office.assignment where valid_to <= '2026-11-24'`,
  );

  assert.ok(left.rows.length >= 1);
  for (const { person_id } of left.rows) assert.ok((await count(`office.task where person_id = '${person_id}'`)) > 0);
});

test('in every agency a head was away and a colleague agreed in his place', async () => {
  assert.equal(await count('(select distinct agency_id from office.matter_stand_in) a'), 10);
  const instead = `office.task where acted_by is not null and acted_by <> person_id`;
  assert.equal(await count(`(select distinct agency_id from ${instead}) a`), 10);
});

test('the events of every matter, replayed, give its stored state', async () => {
  const stored = await rows.query<{ snapshot: State; events: WorkflowEvent[] }>(`
    select i.snapshot, jsonb_agg(e.event order by e.sequence) as events
    from office.matter_instance i join office.matter_event e on e.agency_id = i.agency_id and e.matter_id = i.matter_id
    group by i.agency_id, i.matter_id, i.snapshot`);

  assert.ok(stored.rows.length > 150);
  for (const { snapshot, events } of stored.rows)
    assert.deepEqual(JSON.parse(JSON.stringify(replay(events))), snapshot);
});

test('documents of the year are numbered in order and finished; the latest ones arrive in the districts', async () => {
  const numbers = await rows.query<{ numbers: number[] }>(`select array_agg(e.n order by e.taken_at) as numbers
    from office.number_entry e group by e.agency_id, e.book_id`);

  assert.ok((await count(`office.document where direction = 'OUT' and final_file_id is not null`)) >= 20);
  assert.ok((await count(`office.document where direction = 'IN' and number is not null`)) >= 10);
  for (const { numbers: given } of numbers.rows)
    assert.deepEqual(
      given,
      given.map((_, index) => index + 1),
    );

  const prefixes = `office.number_book b join office.agency a on a.id = b.agency_id
    where a.code = 'jz-zjj' and b.purpose = 'OUT'`;
  assert.ok((await count(`${prefixes} and b.prefix = '江建发'`)) >= 1);
  assert.equal(await count(`${prefixes} and b.prefix like '%市住建%'`), 0);

  await house.relay.settle();

  const clerk = await signIn(house.app, 'linpu.wenshu', demoPassword);
  const waiting = await clerk.get('/api/exchange/inbox?box=waiting');
  assert.equal(waiting.body.rows.length, 3, JSON.stringify(waiting.body));
});

test('the people whom the sign-in page names have work: the chief to sign, the clerk to number, the director and the head of the legal section to review', async () => {
  const waitingFor = async (signInName: string, step: string): Promise<number> => {
    const { rows } = (await (await signIn(house.app, signInName, demoPassword)).get('/api/matters?box=todo&limit=50'))
      .body;
    return rows.filter((row: { step: string }) => row.step === step).length;
  };

  assert.ok((await waitingFor('wangjianhua', '签发')) >= 3);
  assert.ok((await waitingFor('zhoumin', '编号排版')) >= 1);
  assert.ok((await waitingFor('zhaolixin', '办公室核稿')) >= 1);
  assert.equal(await waitingFor('sunqian', '合法性审核'), 1);
});

test('the audit of the whole year is sealed and whole', async () => {
  await house.sealer.sealAll();
  const places = auditPlaces(house.dataDirectory);

  const verdicts = await verifyAudit({
    database: house.house.database,
    publicKeyOf: await readAuditPublicKeys(places.keyFile),
    headDirectories: places.headDirectories,
  });

  assert.equal(verdicts.length, demoAgencies.length);
  for (const { name, damage, waiting, report } of verdicts) {
    assert.equal(damage, undefined, name);
    assert.equal(waiting, 0, name);
    assert.ok(report.size > 0, name);
  }
  assert.deepEqual(house.problems, []);
});
