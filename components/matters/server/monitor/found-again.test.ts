import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { ok } from '@gov/base';
import { Client } from 'pg';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { asJob } from '#platform/testkit/as-job.ts';
import type { Json, Visitor } from '#platform/testkit/sign-in.ts';
import { copyMatters } from '../../testing/copy-matters.ts';
import { type Office, openOffice, viewAs } from '../../testing/office.ts';
import { furnishMatters } from '../furnish.ts';
import { followOffices, lookAtOffices, officesChange } from '../offices/follow-offices.ts';

const today = '2026-11-24';
const tomorrow = '2026-11-25';
let office: Office;
let system: Visitor;
before(async () => {
  office = await openOffice();
  system = await office.as('system');
});
after(() => office.close());

const id = (kind: 'sections' | 'posts' | 'people', key: string) => office.agency[kind].get(key) ?? assert.fail(key);
const todo = async (key: string): Promise<string[]> =>
  (await office.who(key).get('/api/matters?box=todo&limit=50')).body.rows.map((row: Json) => row.matterId);

async function manage(path: string, body: object): Promise<void> {
  const answer = await system.send('POST', `/api/organisation${path}`, body);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
}
/** He holds the head's post of the section from today on, beside what else he is. */
const becomesHead = (key: string, from = today): Promise<void> =>
  manage(`/persons/${id('people', key)}/assignments`, {
    sectionId: id('sections', 'works'),
    postId: id('posts', 'head'),
    from,
  });
async function headNoMore(key: string, on = today): Promise<void> {
  const { assignments } = (await system.get(`/api/organisation/persons/${id('people', key)}`)).body;
  const post = assignments.find((one: Json) => one.postId === id('posts', 'head') && one.state === 'present');
  await manage(`/assignments/${post.id}/end`, { on, expectedVersion: post.version });
}
const stops = async (): Promise<Json[]> => (await system.get('/api/matters/stopped?limit=50')).body.rows;
const ways = async (matterId: string): Promise<Json> =>
  (await system.get(`/api/matters/monitor/${matterId}/mend`)).body;

test('换了科长，流程管理员重新确定办理人：先看谁不再办、谁接着办，确认后办理过程写明，存下的内容还在', async () => {
  const matterId = await office.leaveRequest();
  const { version, rounds } = await ways(matterId);
  const [round] = rounds;
  assert.equal(round.byRule, true);
  const act = { kind: 'findAgain', visit: round.visit };
  const path = `/api/matters/monitor/${matterId}/mend`;
  const early = await system.send('POST', `${path}/effect`, { expectedVersion: version, act });
  assert.equal(early.body.code, 'workflow.handlers-unchanged');
  assert.equal(early.body.message, '按现在的组织机构，还是由这些人办，没有变化。');

  const { version: seen } = (await system.get(`/api/organisation/persons/${id('people', 'head')}`)).body;
  await manage(`/persons/${id('people', 'head')}/end`, { on: today, expectedVersion: seen });
  await becomesHead('helper');
  assert.ok(!(await todo('helper')).includes(matterId), 'nobody has looked yet: the house does it in a moment');
  const now = await ways(matterId);
  const told = await system.send('POST', `${path}/effect`, { expectedVersion: now.version, act });
  assert.deepEqual(
    told.body.effects.map(({ words }: Json) => words),
    ['陈国栋的科室负责人审批会停下，已经写的会留着。', '由马晓东接着办“科室负责人审批”。'],
  );

  const done = await system.send('POST', path, { expectedVersion: now.version, act, reason: '科长已调离' });

  assert.equal(done.status, 200, JSON.stringify(done.body));
  assert.equal(done.body.said, '已按现在的组织机构重新确定办理人，由马晓东接着办理');
  assert.ok((await todo('helper')).includes(matterId));
  const page = await office.view('helper', matterId);
  const [line] = page.trace;
  assert.deepEqual([line.who, line.act, line.opinion], ['系统员', '重新确定办理人', '科长已调离']);
  assert.match(line.detail, /陈国栋的办理停下（不再由他办理）；送马晓东科室负责人审批/);
  assert.match(page.myTask.why.join(''), /建管科科长/);
  const twice = await system.send('POST', path, { expectedVersion: now.version, act, reason: '再点一次' });
  assert.equal(twice.status, 409);
  await office.done('helper', matterId, { opinion: '同意' });
  assert.deepEqual(office.house.problems, []);
});

test('谁没有管流程的权限都不能重新确定', async () => {
  const matterId = await office.leaveRequest();
  const act = { kind: 'findAgain', visit: 2 };
  const answer = await office
    .who('legal')
    .send('POST', `/api/matters/monitor/${matterId}/mend`, { expectedVersion: 1, act, reason: '改' });
  assert.equal(answer.status, 403);
});

test('岗位换了人，新任自己就有这件，原来的人不再有；办理过程写明谁不再任原来的岗位，再看一遍什么也不做', async () => {
  const matterId = await office.leaveRequest();
  assert.ok((await todo('helper')).includes(matterId));
  await becomesHead('legal');
  await office.house.relay.settle();
  assert.ok((await todo('helper')).includes(matterId), 'he still holds the post: a second holder changes nothing');
  await headNoMore('helper');

  await office.house.relay.settle();

  assert.ok(!(await todo('helper')).includes(matterId));
  assert.ok((await todo('legal')).includes(matterId));
  const page = await office.view('legal', matterId);
  const [line] = page.trace;
  assert.deepEqual([line.who, line.act, line.step], ['系统', '办理人随岗位变动', '科室负责人审批']);
  assert.match(line.detail, /马晓东不再任原来的岗位.*马晓东的办理停下（岗位已换人）；送.*科室负责人审批/);
  assert.match(page.myTask.why.join(''), /建管科科长/);
  const former = await office.complete('helper', matterId, { opinion: '同意' }).catch((error: Error) => error);
  assert.ok(former instanceof Error, 'he has no task there any more');
  await office.view('helper', matterId);
  await office.again('matters.follow-offices', matterId);
  await office.again('matters.offices-changed', office.agency.id);
  assert.equal((await office.view('legal', matterId)).version, page.version);
});

test('岗位空缺，停在“停下的流程”里；任命了人就接着办；转给别人的仍由接手的人办', async () => {
  const matterId = await office.leaveRequest();
  const given = await office.leaveRequest();
  const page = await office.view('legal', given);
  const task = page.myTask.taskId;
  const passed = await office.who('legal').send('POST', `/api/matters/${given}/tasks/${task}/transfer`, {
    expectedVersion: page.version,
    toAssignmentId: office.assignment('deputy'),
    reason: '',
  });
  assert.equal(passed.status, 200, JSON.stringify(passed.body));
  await headNoMore('legal');

  await office.house.relay.settle();

  assert.ok(!(await todo('legal')).includes(matterId));
  // and two of the tests before
  assert.deepEqual(
    (await stops()).map(({ step }) => step),
    ['科室负责人审批', '科室负责人审批', '科室负责人审批'],
  );
  assert.ok((await todo('deputy')).includes(given));
  const [line] = (await office.view('officer', matterId)).trace;
  assert.match(line.detail, /这个岗位现在没有人，“科室负责人审批”停在这里，等有人任职/);

  await becomesHead('helper');
  await office.house.relay.settle();

  assert.ok((await todo('helper')).includes(matterId));
  assert.deepEqual(await stops(), []);
  await office.done('helper', matterId, { opinion: '同意' });
  assert.deepEqual(office.house.problems, []);
});

/** What the owner of the database reads. */
async function rowsOf(statement: string, values: readonly unknown[]): Promise<Json[]> {
  const database = new Client({ connectionString: office.house.superuserUrl });
  await database.connect();
  try {
    return (await database.query(statement, [...values])).rows;
  } finally {
    await database.end();
  }
}
/** Statements that a wake-up has asked of the database. */
async function statementsOf(work: (context: UseCaseContext) => Promise<unknown>): Promise<number> {
  let asked = 0;
  await asJob(office.house, office.agency.id, async (context) => {
    const before = context.tx.statements;
    await work(context);
    asked = context.tx.statements - before;
    return ok(undefined);
  });
  return asked;
}

test('一次同步改几百处：只比对一遍，每一件只跟一次；件数再多，每件要的语句一样多', async () => {
  const first = await office.leaveRequest();
  const matterIds = [first, ...(await copyMatters(office.house.superuserUrl, first, 199))];
  await becomesHead('legal');
  await headNoMore('helper');
  const forOne = await statementsOf((context) => followOffices(context, first));
  await office.house.relay.settle();
  await becomesHead('helper');
  await headNoMore('legal');

  await asJob(office.house, office.agency.id, async (context) => {
    for (let change = 0; change < 400; change += 1) officesChange(context);
    return ok(undefined);
  });
  const asked = await rowsOf('select key from office.wake_up where kind = $1', ['matters.offices-changed']);
  assert.ok(asked.length <= 1, 'one wake-up, unless the relay has been quicker');
  const compared = await statementsOf(lookAtOffices);
  await office.house.relay.settle();

  const audited = await rowsOf(
    `select object_id, count(*)::int as times from office.audit_event
     where event = 'matters.offices-followed' and object_id = any ($1) group by object_id`,
    [matterIds],
  );
  // to 孙倩 and back: never more than twice each, once where the change back came before the relay
  assert.equal(audited.length, matterIds.length);
  assert.ok(
    audited.every(({ times }) => times <= 2),
    JSON.stringify(audited),
  );
  const holders = () =>
    rowsOf(
      'select distinct person_id from office.task where matter_id = any ($1) and closed_at is null and office is not null',
      [matterIds],
    );
  // what the relay of the house had taken by itself may still be under way
  for (let more = 100; more > 0 && (await holders()).length > 1; more -= 1) {
    await pause(100);
    await office.house.relay.settle();
  }
  const held = await holders();
  assert.deepEqual(held, [{ person_id: office.agency.people.get('helper') }]);
  // opening a transaction takes two; what is written goes along with the commit
  assert.ok(compared <= 4 && forOne <= 3, `${compared}, ${forOne}; fewer where the relay has been quicker`);
  assert.equal((await office.view('helper', matterIds.at(-1) ?? '')).myTask.step, '科室负责人审批');
  assert.deepEqual(office.house.problems, []);
});

test('定好日子的换人，到那一天才跟，到那天以前谁的还是谁的；以前的版本定下的日子，升级以后也看', async () => {
  const matterId = await office.leaveRequest();
  const holders = async () =>
    (await viewAs(await office.as('officer'), matterId)).openTasks.map(({ holder }: Json) => holder.name);
  await becomesHead('legal', tomorrow);
  await headNoMore('helper', tomorrow);
  await office.house.relay.settle();
  assert.deepEqual(await holders(), ['马晓东']);
  // a former release has asked for no day
  const forgotten = await rowsOf('delete from office.wake_up where agency_id = $1 and kind = $2 returning key', [
    office.agency.id,
    'matters.offices-on-day',
  ]);
  assert.equal(forgotten.length, 1);
  await asJob(office.house, office.agency.id, furnishMatters);
  await office.house.relay.settle();

  office.house.clock.advance(86_400_000);
  await office.house.relay.settle();

  assert.deepEqual(await holders(), ['孙倩']);
  assert.deepEqual(office.house.problems, []);
});
