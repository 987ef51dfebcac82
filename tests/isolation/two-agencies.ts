import { type AgencyId, ok } from '@gov/base';
import { leaveRequest } from '@gov/forms/examples';
import { buildProcess, toXml } from '@gov/workflow';
import { registry } from '#apps/server/registry.generated.ts';
import { beginAs, doneAs } from '#components/matters/testing/office.ts';
import type { Statement } from '#platform/server/database/transaction.ts';
import { type TestHouse, testHouse } from '#platform/testkit/house.ts';
import { sightsOf } from '#platform/testkit/inspection/isolation-probe.ts';
import { signIn } from '#platform/testkit/sign-in.ts';
import { type SmallAgency, smallAgency, testPassword } from '#platform/testkit/small-agency.ts';
import { arrange, callAndMove } from './further-work.ts';
import { sendDocument, settle } from './much-work.ts';

/** Two agencies that have worked: matters with texts that stand nowhere else. */
export interface TwoAgencies {
  readonly house: TestHouse;
  readonly ours: SmallAgency;
  readonly theirs: SmallAgency;
  /** Words of our matters. */
  readonly canary: string;
  /** Tables in which `theirs` has rows: there they must always be seen. */
  readonly filled: readonly string[];
  /** Agency tables in which it has none. */
  readonly empty: readonly string[];
}

/** Emptied in the background at any moment. */
const queues = ['audit_pending', 'outbox_event'];
const canaries = { jz: '江州金丝雀', lp: '临浦百灵鸟' };

export async function twoAgencies(): Promise<TwoAgencies> {
  const house = await testHouse(registry);
  const ours = await smallAgency(house.house, 'jz');
  const theirs = await smallAgency(house.house, 'lp');
  await work(house, 'jz');
  await work(house, 'lp');
  await sendDocument(house, ours, theirs);
  await sendDocument(house, theirs, ours);
  await settle(house, ours);
  await settle(house, theirs);
  for (const agency of [ours, theirs]) {
    await callAndMove(house, agency);
    await arrange(house, agency);
  }
  await leave(house, theirs, 'helper');
  await house.relay.settle();
  const sights = await sightsOf(house.house.database, { own: theirs.id });
  const empty = sights.filter(({ own }) => own === 0).map(({ table }) => table);
  const filled = sights.filter(({ table, own }) => own > 0 && !queues.includes(table)).map(({ table }) => table);
  return { house, ours, theirs, canary: canaries.jz, filled, empty };
}

/** Gone since the beginning of the month. */
async function leave(house: TestHouse, agency: SmallAgency, key: string): Promise<void> {
  const gone = asked('gone', `update office.person set valid_to = '2026-11-01' where id = $1`, [
    agency.people.get(key),
  ]);
  await house.house.database.agency(agency.id, async (tx) => ok(await tx.all(gone)));
}

/** A leave request handed in and approved by the head, one that waits for him, a phrase, a draft. */
async function work(house: TestHouse, code: keyof typeof canaries): Promise<void> {
  const officer = await signIn(house.app, `${code}.officer`, testPassword);
  const head = await signIn(house.app, `${code}.head`, testPassword);
  const values = {
    leaveKind: 'ANNUAL',
    period: { from: '2026-12-01', to: '2026-12-03' },
    reason: `${canaries[code]}的事由`,
  };
  const approved = await beginAs(officer, 'leave-request');
  await doneAs(officer, approved, { values });
  await doneAs(head, approved, { opinion: `${canaries[code]}的意见` });
  await doneAs(officer, await beginAs(officer, 'leave-request'), { values });
  await officer.send('POST', '/api/matters/phrases', { text: `${canaries[code]}的常用语` });
  await officer.send('POST', '/api/matters/filters', {
    name: `${canaries[code]}的筛选`,
    filter: { words: canaries[code] },
  });
  await officer.send('POST', '/api/matters', { kindCode: 'leave-request' });
  const designer = await signIn(house.app, `${code}.system`, testPassword);
  await designer.send('POST', '/api/forms', { template: { ...leaveRequest, name: `${canaries[code]}的表单` } });
  const drawn = { id: 'drawn', name: `${canaries[code]}的流程`, parts: [{ step: 'apply', name: '填写' }] };
  const { body: begun } = await designer.send('POST', '/api/processes/designs', {
    name: drawn.name,
    bpmnXml: await toXml(buildProcess(drawn)),
  });
  await designer.send('POST', `/api/processes/designs/${begun.processId}/plans`, {
    baseVersion: 1,
    overNumber: 0,
    publishAt: '2099-01-01T00:00:00.000Z',
  });
}

const asked = <Row>(name: string, text: string, values: readonly unknown[]): Statement<Row> => ({ name, text, values });

/** How many matters the search door gives to an agency that asks with another's id, or with another's readers. */
export async function throughSearchDoor(two: TwoAgencies): Promise<{ readonly own: number; readonly foreign: number }> {
  const { house, ours, theirs } = two;
  const within = async <Row>(agencyId: AgencyId, statement: Statement<Row>): Promise<readonly Row[]> => {
    const found = await house.house.database.agency(agencyId, async (tx) => ok(await tx.all(statement)));
    return found.ok ? found.value : [];
  };
  const [known] = await within(
    ours.id,
    asked<{ readonly grantees: string[]; readonly gram: string }>(
      'door_known',
      `select array(select distinct grantee from office.matter_reader) as grantees,
         (select (tsvector_to_array(grams))[1] from office.matter_search limit 1) as gram`,
      [],
    ),
  );
  const search = (asker: AgencyId, named: AgencyId) =>
    within(
      asker,
      asked('door_search', `select matter_id from office.search_matters($1, $2, $3, '', null, 100)`, [
        named,
        known?.grantees ?? [],
        [known?.gram ?? ''],
      ]),
    );
  const foreign = (await search(theirs.id, ours.id)).length + (await search(theirs.id, theirs.id)).length;
  return { own: (await search(ours.id, ours.id)).length, foreign };
}

/** How many identities the other door gives for an account nobody has. */
export async function throughIdentitiesDoor({ house }: TwoAgencies): Promise<number> {
  const text = `select person_id from office.identities_of_account('0199ffff-ffff-7fff-8fff-ffffffffffff', '2026-11-24')`;
  return (await house.house.database.read(asked('door_identities', text, []))).length;
}

interface Waiting {
  readonly assignment_id: string;
  readonly todo: number;
}

/** What the door of own counts says to every account, beside what waits there; `surplus` belongs to somebody else. */
export async function throughCountsDoor(two: TwoAgencies): Promise<{ readonly own: number; readonly surplus: number }> {
  const { database } = two.house.house;
  const waiting = asked<Waiting>(
    'door_waiting',
    `select assignment_id, count(*) as todo from office.task where kind = 'do' and state = 'open' group by assignment_id`,
    [],
  );
  let own = 0;
  let surplus = 0;
  for (const { id, accounts, assignments } of [two.ours, two.theirs]) {
    const found = await database.agency(id, async (tx) => ok(await tx.all(waiting)));
    const truth = new Map((found.ok ? found.value : []).map((row) => [row.assignment_id, row.todo]));
    for (const [key, account] of accounts) {
      const text = `select assignment_id, todo from office.own_counts($1, '2026-11-24', '2026-11-24T02:00:00Z')`;
      for (const row of await database.read(asked<Waiting>('door_counts', text, [account]))) {
        const mine = row.assignment_id === assignments.get(key) ? (truth.get(row.assignment_id) ?? 0) : 0;
        own += mine;
        surplus += Math.abs(row.todo - mine);
      }
    }
  }
  return { own, surplus };
}

/** People of our agency and of theirs by the door that counts them; before 2025 there was nobody. */
export async function throughPeopleDoor({ house, ours, theirs }: TwoAgencies): Promise<{
  readonly now: readonly number[];
  readonly before: readonly number[];
}> {
  const text = 'select agency_id, people from office.people_of_agencies($1)';
  const on = async (day: string): Promise<readonly number[]> => {
    const statement = asked<{ readonly agency_id: string; readonly people: number }>('door_people', text, [day]);
    const rows = await house.house.database.read(statement);
    return [ours, theirs].map(({ id }) => rows.find((row) => row.agency_id === id)?.people ?? 0);
  };
  return { now: await on('2026-11-24'), before: await on('2024-12-31') };
}
