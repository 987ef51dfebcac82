import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { dateInChina, ok } from '@gov/base';
import { sql } from '#platform/server/database/sql.ts';
import type { Statement } from '#platform/server/database/transaction.ts';
import type { Json } from '#platform/testkit/sign-in.ts';
import { smallAgency } from '#platform/testkit/small-agency.ts';
import { draftingSlip, type Office, openOffice } from '../../testing/office.ts';

let office: Office;
before(async () => {
  office = await openOffice();
});
after(() => office.close());

type Conditions = Readonly<Record<string, string>>;

const asked = (key: string, box: string, conditions: Conditions) =>
  office.who(key).get(`/api/matters?${new URLSearchParams({ box, ...conditions })}`);

/** Ids of the rows of a box that a filter lets through. */
async function rowsOf(key: string, box: string, conditions: Conditions): Promise<readonly string[]> {
  const { status, body } = await asked(key, box, conditions);
  assert.equal(status, 200, JSON.stringify(body));
  return body.rows.map((row: Json) => row.matterId);
}

/** Says afterwards what a test needs to know of things that no form asks for. */
async function inDatabase(...statements: readonly ((agencyId: string) => Statement)[]): Promise<void> {
  const { id } = office.agency;
  const made = await office.house.house.database.agency(id, async (tx) => {
    for (const statement of statements) await tx.all(statement(id));
    return ok(undefined);
  });
  assert.ok(made.ok);
}

interface Told {
  readonly urgency?: string;
  readonly dueAt?: string;
  readonly startedBy?: string;
  /** When it came and last changed. */
  readonly at?: string;
}

/** A leave request that waits for the head, a minute after the one before. */
async function waiting({
  urgency,
  dueAt,
  startedBy = 'officer',
  at = office.house.clock.now(),
}: Told = {}): Promise<string> {
  const matterId = await office.leaveRequest();
  await inDatabase(
    (id) => sql`update office.task set due_at = ${dueAt ?? null}, opened_at = ${at}
      where agency_id = ${id} and matter_id = ${matterId} and state = 'open'`,
    (id) => sql`update office.matter set urgency = ${urgency ?? null}, starter_person_id = ${personId(startedBy)},
      changed_at = ${at}
      where agency_id = ${id} and id = ${matterId}`,
  );
  office.house.clock.advance(60_000);
  return matterId;
}

/** An act takes the urgency from the form again, and this one's has none. */
const urge = (matterId: string) =>
  inDatabase(
    (id) => sql`update office.matter set urgency = 'VERY_URGENT' where agency_id = ${id} and id = ${matterId}`,
  );

const personId = (key: string): string => office.agency.people.get(key) ?? assert.fail(key);

/** A document of the officer that waits for the head. */
async function document(title: string): Promise<string> {
  const matterId = await office.begin('officer', 'outgoing-document');
  const body = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: '正文。' }] }] };
  await office.who('officer').send('PUT', `/api/gongwen/documents/${matterId}/body`, { baseVersion: 0, body });
  await office.done('officer', matterId, { values: draftingSlip(title) });
  office.house.clock.advance(60_000);
  return matterId;
}

const has = async (key: string, box: string, conditions: Conditions, rows: readonly [string, string]) => {
  const found = await rowsOf(key, box, conditions);
  return rows.map((row) => found.includes(row));
};

test('words narrow 待办, 在办 and 我发起 by title and number as 查找 does, whatever signs are typed', async () => {
  const winter = await document('关于冬季施工安全检查的通知');
  const summer = await document('关于夏季防汛_100%的通知');
  await inDatabase(
    (id) => sql`update office.matter_search set words = words || '江建发〔2026〕10号'
    where agency_id = ${id} and matter_id = ${winter}`,
  );

  for (const [key, box] of [
    ['head', 'todo'],
    ['officer', 'ongoing'],
    ['officer', 'mine'],
  ] as const) {
    const both = (words: string) => has(key, box, { words }, [winter, summer]);
    assert.deepEqual(await both('冬季 安全'), [true, false], box);
    assert.deepEqual(await both('江建发[2026]10号'), [true, false], box);
    assert.deepEqual(await both('夏季'), [false, true], box);
    assert.deepEqual(await both('夏季 冬季'), [false, false], box);
    assert.deepEqual(await both('通知'), [true, true], box);
    for (const sign of ['%', '_', '.*', '（']) assert.deepEqual(await both(sign), [false, false], `${box} ${sign}`);
  }
});

test('kind and 缓急 narrow the boxes of work and of what was handled; 平件 is also what says nothing of it', async () => {
  const leave = await waiting({ urgency: 'VERY_URGENT' });
  const letter = await document('关于类型的通知');
  const plain = await waiting();
  const kinds = (key: string, box: string, kind: string) => has(key, box, { kind }, [leave, letter]);
  assert.deepEqual(await kinds('head', 'todo', 'leave-request'), [true, false]);
  assert.deepEqual(await kinds('head', 'todo', 'outgoing-document'), [false, true]);
  assert.deepEqual(await kinds('officer', 'mine', 'leave-request'), [true, false]);

  const urgencies = (key: string, box: string, urgency: string) => has(key, box, { urgency }, [leave, plain]);
  assert.deepEqual(await urgencies('head', 'todo', 'VERY_URGENT'), [true, false]);
  assert.deepEqual(await urgencies('head', 'todo', 'NORMAL'), [false, true]);
  assert.deepEqual(await urgencies('head', 'todo', 'URGENT'), [false, false]);

  for (const matterId of [leave, plain, letter]) await office.done('head', matterId, { opinion: '同意。' });
  await urge(leave);
  for (const box of ['done', 'ongoing']) {
    assert.deepEqual(await kinds('head', box, 'outgoing-document'), [false, true], box);
    assert.deepEqual(await urgencies('head', box, 'VERY_URGENT'), [true, false], box);
  }
  for (const matterId of [leave, plain]) await office.done('chief', matterId);
  await urge(leave);
  assert.deepEqual(await urgencies('head', 'closed', 'VERY_URGENT'), [true, false]);
  assert.deepEqual(await urgencies('head', 'closed', 'NORMAL'), [false, true]);
});

test('the person who started it narrows a box to his matters', async () => {
  const hers = await waiting({ startedBy: 'legal' });
  const his = await waiting();

  assert.deepEqual(await has('head', 'todo', { starter: personId('legal') }, [hers, his]), [true, false]);
  assert.deepEqual(await has('head', 'todo', { starter: personId('officer') }, [hers, his]), [false, true]);
});

test('work is narrowed to what is late, due today or within seven days', async () => {
  const late = await waiting({ dueAt: '2026-11-24T01:00:00.000Z' });
  const today = await waiting({ dueAt: '2026-11-24T15:00:00.000Z' });
  const soon = await waiting({ dueAt: '2026-11-30T01:00:00.000Z' });
  const later = await waiting({ dueAt: '2026-12-20T01:00:00.000Z' });
  const never = await waiting();
  const all = [late, today, soon, later, never];
  const due = async (what: string) => {
    const found = await rowsOf('head', 'todo', { due: what, limit: '100' });
    return all.map((row) => found.includes(row));
  };

  assert.deepEqual(await due('overdue'), [true, false, false, false, false]);
  assert.deepEqual(await due('today'), [false, true, false, false, false]);
  assert.deepEqual(await due('week'), [false, true, true, false, false]);
});

test('the days of arrival are those of China, the first and the last included', async () => {
  const before = await waiting({ at: '2026-11-26T15:59:59.999Z' });
  const first = await waiting({ at: '2026-11-26T16:00:00.000Z' });
  const last = await waiting({ at: '2026-11-28T15:59:59.999Z' });
  const after = await waiting({ at: '2026-11-28T16:00:00.000Z' });
  const all = [before, first, last, after];
  const between = async (days: Conditions) => {
    const found = await rowsOf('head', 'todo', { limit: '100', ...days });
    return all.map((row) => found.includes(row));
  };

  assert.deepEqual(await between({ from: '2026-11-27', to: '2026-11-28' }), [false, true, true, false]);
  assert.deepEqual(await between({ from: '2026-11-27' }), [false, true, true, true]);
  assert.deepEqual(await between({ to: '2026-11-28' }), [true, true, true, false]);
  assert.deepEqual(await has('officer', 'mine', { from: '2026-11-27', to: '2026-11-28' }, [first, after]), [
    true,
    false,
  ]);
});

test('the work one does for somebody else is narrowed with his own and apart', async () => {
  const [leave, letter] = [await waiting(), await document('关于代理的通知')];
  const day = dateInChina(office.house.clock.now());
  const window = { assignmentId: office.assignment('director'), from: day, last: day };
  const set = await office.who('head').send('POST', '/api/matters/stand-ins', window);
  assert.equal(set.status, 200, JSON.stringify(set.body));

  for (const box of ['todo', 'entrusted']) {
    assert.deepEqual(await has('director', box, { limit: '100' }, [leave, letter]), [true, true], box);
    assert.deepEqual(await has('director', box, { kind: 'outgoing-document' }, [leave, letter]), [false, true], box);
    assert.deepEqual(await has('director', box, { words: '代理' }, [leave, letter]), [false, true], box);
  }
});

test('待阅 is narrowed like the other boxes', async () => {
  const [leave, letter] = [await waiting(), await document('关于传阅的通知')];
  for (const matterId of [leave, letter]) {
    const { version } = await office.view('head', matterId);
    const body = { expectedVersion: version, assignmentIds: [office.assignment('legal')] };
    const sent = await office.who('head').send('POST', `/api/matters/${matterId}/circulate`, body);
    assert.equal(sent.status, 200, JSON.stringify(sent.body));
  }

  assert.deepEqual(await has('legal', 'to-read', { kind: 'outgoing-document' }, [leave, letter]), [false, true]);
  assert.deepEqual(await has('legal', 'to-read', { words: '传阅' }, [leave, letter]), [false, true]);
});

test('under a filter pages follow each other without gap, repetition or anything else, and news is what fits it', async () => {
  const { clock } = office.house;
  clock.advance(60_000);
  const since = clock.now();
  clock.advance(60_000);
  const urgent = [];
  for (const dueAt of ['2026-12-20T01:00:00.000Z', '2026-12-10T01:00:00.000Z', '2026-12-15T01:00:00.000Z']) {
    urgent.push(await waiting({ urgency: 'IMMEDIATE', dueAt }));
    await waiting({ urgency: 'URGENT', dueAt });
  }
  const [first, second, third] = urgent;
  for (const [key, box, order] of [
    ['head', 'todo', [second, third, first]],
    ['officer', 'mine', [third, second, first]],
  ] as const) {
    const found: string[] = [];
    let cursor: string | undefined = '';
    while (cursor !== undefined) {
      const page: Conditions = { urgency: 'IMMEDIATE', limit: '1', ...(cursor ? { cursor } : {}) };
      const { body }: { readonly body: Json } = await asked(key, box, page);
      found.push(...body.rows.map((row: Json) => row.matterId));
      cursor = body.next;
    }
    assert.deepEqual(found, order, box);
    const news = await rowsOf(key, box, { urgency: 'IMMEDIATE', since });
    assert.deepEqual([...news].sort(), [...urgent].sort(), `${box}: news that fits`);
    assert.ok((await rowsOf(key, box, { since })).length >= 6, `${box}: without the filter the rest is news too`);
  }
});

test('what a filter cannot mean is refused in words', async () => {
  const refused = async (conditions: Conditions) => {
    const { status, body } = await asked('head', 'todo', conditions);
    assert.match(body.message, /[\u4e00-\u9fff]/u);
    return [status, body.code];
  };
  assert.deepEqual(await refused({ kind: 'no-such-kind' }), [422, 'matters.filter-kind']);
  assert.deepEqual(await refused({ starter: '0199ffff-ffff-7fff-8fff-ffffffffffff' }), [422, 'matters.filter-person']);
  for (const wrong of [
    ...[{ urgency: 'SOON' }, { due: 'never' }, { from: '2026-02-31' }, { to: 'today' }, { starter: '1' }],
    ...[{ words: ' ' }, { words: '长'.repeat(61) }, { kind: '' }, { box: 'all' }],
  ])
    assert.equal((await refused(wrong as Conditions))[0], 400, JSON.stringify(wrong)); // reason: each has one of the members
  assert.deepEqual(office.house.problems, []);
});

test('whom another agency has is nobody here', async () => {
  const beside = await smallAgency(office.house.house, 'lp', '临浦区住建局');

  const { body } = await asked('head', 'todo', { starter: beside.people.get('officer') ?? '' });

  assert.equal(body.code, 'matters.filter-person');
});
