import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ok } from '@gov/base';
import type { MultiMode, State } from '@gov/workflow';
import { registry } from '#apps/server/registry.generated.ts';
import { sql } from '#platform/server/database/sql.ts';
import { agencyOfPeople } from '#platform/testkit/agency-of-people.ts';
import { type TestHouse, testHouse } from '#platform/testkit/house.ts';
import { type Answer, type Json, signIn, type Visitor } from '#platform/testkit/sign-in.ts';
import { type SmallAgency, testPassword } from '#platform/testkit/small-agency.ts';
import { beginAs, completeFrom, doneAs, leaveValues, viewAs } from '../testing/office.ts';
import { publishKind } from '../testing/publish-kind.ts';

const fifty = 50;
const countersigners = Array.from({ length: fifty }, (_, at) => `会签${at + 1}`);
const others = ['拟稿人', '局长', '接办人', '代笔人', '同办人'];

let house: TestHouse;
let agency: SmallAgency;
const seats = new Map<string, Visitor>();
const signInNames = new Map<string, string>();
async function comes(name: string): Promise<void> {
  seats.set(name, await signIn(house.app, signInNames.get(name) ?? '', testPassword));
}
const who = (name: string): Visitor => seats.get(name) ?? assert.fail(name);

before(async () => {
  house = await testHouse(registry);
  const people = [...countersigners, ...others];
  agency = await agencyOfPeople(house.house, 'wu', people);
  for (const [at, name] of people.entries()) signInNames.set(name, `wu.p${at}`);
  for (const name of people) await comes(name);
  await round('all', { mode: 'parallel', rule: 'all' });
  await round('half', { mode: 'parallel', rule: { votes: 25 } });
  await round('any', { mode: 'any' });
});
after(() => house.close());

/** 五十人会签, then 局长. */
async function round(code: string, multi: MultiMode): Promise<void> {
  const named = (...names: readonly string[]) =>
    ({ kind: 'named', personIds: names.map((name) => agency.people.get(name)) }) as never; // reason: ids of the opened agency
  const operations = { transfer: true, addParallel: true, delegate: true } as const;
  const opinion = { block: 'leaderOpinion', required: false, defaultText: '同意。' } as const;
  const fields = { leaveKind: 'required', period: 'required', reason: 'required' } as const;
  await publishKind({ house, agency }, code, [
    { step: 'apply', name: '填写申请', fields },
    { step: 'sign', name: '会签', handler: named(...countersigners), multi, operations, opinion },
    {
      choice: 'result',
      branches: [{ on: 'no', parts: [{ end: 'refused', name: '不同意', result: 'refused' }] }, { parts: [] }],
    },
    { step: 'decide', name: '审批', handler: named('局长') },
  ]);
}

interface Page {
  readonly who: string;
  readonly page: Json;
}

/** Handed in, with the page open before everybody. */
async function underCountersigning(kindCode: string) {
  const matterId = await beginAs(who('拟稿人'), kindCode);
  await doneAs(who('拟稿人'), matterId, { values: leaveValues });
  const pages: Page[] = [];
  for (const name of countersigners) pages.push({ who: name, page: await viewAs(who(name), matterId) });
  return { matterId, pages };
}

const agree = ({ who: name, page }: Page): Promise<Answer<Json>> =>
  completeFrom(who(name), page, { opinion: `${name}无意见` });

const act = ({ who: name, page }: Page, what: string, body: object): Promise<Answer<Json>> =>
  who(name).send('POST', `/api/matters/${page.matterId}/tasks/${page.myTask.taskId}/${what}`, {
    expectedVersion: page.version,
    ...body,
  });

/** What is stored of it, counted. */
async function stored(matterId: string) {
  const found = await house.house.database.agency(agency.id, async (tx) =>
    ok(
      await tx.first(sql<{
        readonly version: number;
        readonly snapshot: State;
        readonly opinions: number;
        readonly done: number;
        readonly onward: number;
        readonly acts: number;
      }>`
        select m.version, i.snapshot,
          (select count(*) from office.opinion o
            where o.agency_id = m.agency_id and o.matter_id = m.id and not o.void) as opinions,
          (select count(*) from office.task t
            where t.agency_id = m.agency_id and t.matter_id = m.id and t.node = 'sign' and t.state = 'done') as done,
          (select count(*) from office.task t
            where t.agency_id = m.agency_id and t.matter_id = m.id and t.node = 'decide') as onward,
          (select count(*) from office.audit_event a where a.agency_id = m.agency_id and a.object_id = m.id::text
            and a.event = 'matters.task-completed') as acts
        from office.matter m
        join office.matter_instance i on i.agency_id = m.agency_id and i.matter_id = m.id
        where m.agency_id = ${agency.id} and m.id = ${matterId}`),
    ),
  );
  assert.ok(found.ok && found.value);
  const { snapshot, ...counted } = found.value;
  return { ...counted, status: snapshot.status, open: snapshot.items.filter((item) => item.state === 'open').length };
}

const saidTo = (answers: readonly Answer<Json>[]): Record<string, number> => {
  const said: Record<string, number> = {};
  for (const { body } of answers) said[body.said ?? body.code] = (said[body.said ?? body.code] ?? 0) + 1;
  return said;
};

test('五十人同时会签：每人都办成，意见一条不少，只往下走一次', async () => {
  const { matterId, pages } = await underCountersigning('all');

  const answers = await Promise.all(pages.map(agree));

  assert.deepEqual(saidTo(answers), { '已办理，还要等其他人办理': fifty - 1, 已送局长审批: 1 });
  const versions = answers.map(({ body }) => body.version).toSorted((a, b) => a - b);
  assert.deepEqual(
    versions,
    countersigners.map((_, at) => 2 + at),
    'one after the other, none twice',
  );
  const version = 1 + fifty;
  assert.deepEqual(await stored(matterId), {
    ...{ version, opinions: fifty, done: fifty, onward: 1, acts: fifty + 1, status: 'open', open: 1 },
  });
  assert.equal((await viewAs(who('局长'), matterId)).myTask.step, '审批');
  assert.deepEqual(house.problems, []);
});

test('五十人同时表决，二十五票定下：恰好二十五人算数，其余的都说明白，没有一个是“有变化”', async () => {
  const { matterId, pages } = await underCountersigning('half');

  const answers = await Promise.all(pages.map(agree));

  assert.deepEqual(saidTo(answers), {
    '已办理，还要等其他人办理': 24,
    已送局长审批: 1,
    'workflow.vote-already-decided': 25,
  });
  const { opinions, done, onward, acts } = await stored(matterId);
  assert.deepEqual({ opinions, done, onward, acts }, { opinions: 25, done: 25, onward: 1, acts: 26 });
});

test('或签五十人同时办：一人算数，往下走一次', async () => {
  const { matterId, pages } = await underCountersigning('any');

  const answers = await Promise.all(pages.map(agree));

  assert.deepEqual(saidTo(answers), { 已送局长审批: 1, 'matters.done-by': fifty - 1 });
  const winner = pages.find((_, at) => answers[at]?.status === 200)?.who;
  const late = answers.find(({ status }) => status === 409);
  assert.equal(late?.body.message, `这一步${winner}已经办了，没有重复提交。`);
  const { opinions, done, onward } = await stored(matterId);
  assert.deepEqual({ opinions, done, onward }, { opinions: 1, done: 1, onward: 1 });
});

test('别人正在会签，我转办、委派、请人一起办自己这一份，不受妨碍', async () => {
  const { matterId, pages } = await underCountersigning('all');
  const [transferring, delegating, adding, ...signing] = pages;
  assert.ok(transferring && delegating && adding);
  const [taker, prepares, beside] = others.slice(2).map((name) => agency.assignments.get(name));

  const answers = await Promise.all([
    ...signing.map(agree),
    act(transferring, 'transfer', { toAssignmentId: taker, reason: '出差' }),
    act(delegating, 'delegate', { toAssignmentId: prepares }),
    act(adding, 'signers', { where: 'parallel', assignmentIds: [beside] }),
  ]);

  assert.deepEqual(
    answers.filter(({ status }) => status !== 200).map(({ body }) => body),
    [],
  );
  const seen = await viewAs(who('拟稿人'), matterId);
  assert.deepEqual(
    seen.openTasks
      .filter(({ rests }: Json) => !rests)
      .map(({ holder }: Json) => holder.name)
      .sort(),
    ['会签3', '代笔人', '同办人', '接办人'].sort(),
  );
});

test('同一件上点两次：办成一次，另一次说已经办过；网络重发的是同一个回答', async () => {
  const { matterId, pages } = await underCountersigning('all');
  const [first, second] = pages;
  assert.ok(first && second);

  const twice = await Promise.all([agree(first), agree(first)]);
  const path = `/api/matters/${matterId}/tasks/${second.page.myTask.taskId}/complete`;
  const body = { expectedVersion: second.page.version, decision: 'agree' };
  const command = { 'x-command-id': house.house.ids.next() };
  const resent = await Promise.all([1, 2].map(() => who(second.who).send('POST', path, body, command)));

  assert.deepEqual(saidTo(twice), { '已办理，还要等其他人办理': 1, 'matters.already-done': 1 });
  assert.deepEqual(resent[0]?.body, resent[1]?.body);
  assert.deepEqual(saidTo(resent), { '已办理，还要等其他人办理': 2 });
  const { opinions, done, acts } = await stored(matterId);
  assert.deepEqual({ opinions, done, acts }, { opinions: 2, done: 2, acts: 3 });
  assert.deepEqual(house.problems, []);
});

test('到时限自动同意和本人办理碰在一起：只办一次，本人要么办成，要么知道已经办了', async () => {
  await publishKind({ house, agency }, 'timed', [
    { step: 'apply', name: '填写申请', fields: { leaveKind: 'required', period: 'required', reason: 'required' } },
    {
      step: 'check',
      name: '审核',
      handler: { kind: 'named', personIds: [agency.people.get('接办人')] } as never, // reason: ids of the opened agency
      due: { workingDays: 1 },
      overdue: [{ afterDue: 0, act: { kind: 'agree' } }],
    },
    { step: 'decide', name: '审批', handler: { kind: 'named', personIds: [agency.people.get('局长')] } as never }, // reason: as above
  ]);
  const pages: Page[] = [];
  for (let n = 0; n < 10; n += 1) {
    const matterId = await beginAs(who('拟稿人'), 'timed');
    await doneAs(who('拟稿人'), matterId, { values: leaveValues });
    pages.push({ who: '接办人', page: await viewAs(who('接办人'), matterId) });
  }
  house.clock.advance(20 * 86_400_000);
  for (const name of ['拟稿人', '接办人']) await comes(name);

  const [, answers] = await Promise.all([house.relay.settle(), Promise.all(pages.map(agree))]);

  for (const [at, { page }] of pages.entries()) {
    const seen = await viewAs(who('拟稿人'), page.matterId);
    const acts = seen.trace.map(({ act }: Json) => act).filter((one: string) => one !== '发起');
    const answer = answers[at];
    const own = answer?.status === 200;
    assert.deepEqual(acts, [own ? '办理完毕' : '到时限，自动同意'], JSON.stringify(answer?.body));
    if (!own) assert.equal(answer?.body.code, 'matters.already-done');
    assert.deepEqual(
      seen.openTasks.map(({ step }: Json) => step),
      ['审批'],
    );
  }
  assert.deepEqual(house.problems, []);
});
