import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { addMillis, type Instant, millisOf, ok } from '@gov/base';
import type { OverdueStep, ProcessPart, StepPart } from '@gov/workflow';
import { sql } from '#platform/server/database/sql.ts';
import { takeDue } from '#platform/server/relay/wake-up-store.ts';
import type { Json } from '#platform/testkit/sign-in.ts';
import { leaveApplication } from '../../testing/leave-steps.ts';
import { beginAs, doneAs, leaveValues, type Office, openOffice } from '../../testing/office.ts';
import { plainWeeks } from '../../testing/plain-weeks.ts';
import { publishKind } from '../../testing/publish-kind.ts';

const day = 86_400_000;
const opinion = { block: 'leaderOpinion', required: false, defaultText: '同意。' };
const chief = { kind: 'chief' } as const;
const decide: StepPart = { step: 'decide', name: '审批', handler: chief, opinion };

let office: Office;
before(async () => {
  office = await openOffice();
  await plainWeeks(office);
  const kinds: Record<string, OverdueStep['act']> = {
    remind: { kind: 'remind' },
    escalate: { kind: 'escalate', to: chief },
    transfer: { kind: 'transfer', to: named('helper') },
    agree: { kind: 'agree' },
    return: { kind: 'return', to: 'previous' },
  };
  for (const [code, act] of Object.entries(kinds))
    await publishKind(office, code, [leaveApplication, check({ act }), decide]);
  await publishKind(office, 'steps', [
    leaveApplication,
    {
      ...check({ act: { kind: 'remind' } }),
      overdue: [
        { afterDue: -1, act: { kind: 'remind' } },
        { afterDue: 0, act: { kind: 'remind' } },
        { afterDue: 1, act: { kind: 'agree' } },
      ],
    },
  ]);
  await publishKind(office, 'unfinished', [
    leaveApplication,
    { ...check({ act: { kind: 'agree' } }), fields: { destination: 'required' } },
    decide,
  ]);
  await publishKind(office, 'to-starter', [
    leaveApplication,
    check({ act: { kind: 'transfer', to: named('officer') } }),
  ]);
  await publishKind(office, 'boundary', [
    leaveApplication,
    { ...check({ act: { kind: 'leave', event: 'late' } }) },
    {
      choice: 'check_timers',
      branches: [
        { parts: [] },
        {
          event: { id: 'late', name: '两天没办' },
          parts: [{ step: 'hurry', name: '督办', handler: named('director') }],
        },
      ],
    },
    decide,
  ]);
  await publishKind(office, 'waiting', [leaveApplication, ...waiting]);
  // the hooks of documents on a form of its own: signing off is refused to the clock
  const signedByClock: readonly ProcessPart[] = [
    leaveApplication,
    {
      ...check({ act: { kind: 'agree' } }),
      actions: ['sign-off'],
      overdue: [
        { afterDue: 0, act: { kind: 'agree' } },
        { afterDue: 1, act: { kind: 'escalate', to: chief } },
      ],
    },
  ];
  await publishKind(office, 'earlier-release', signedByClock);
  await publishKind(office, 'outgoing-document', [leaveApplication, decide]);
  await office.house.house.database.agency(office.agency.id, async (tx) => {
    tx.write(sql`
      update office.matter_kind k set process_version_id = o.process_version_id from office.matter_kind o
      where k.agency_id = ${office.agency.id} and o.agency_id = k.agency_id and k.code = 'outgoing-document'
        and o.code = 'earlier-release'`);
    return ok(undefined);
  });
});
after(() => office.close());

const named = (...keys: string[]) =>
  ({ kind: 'named', personIds: keys.map((key) => office.agency.people.get(key)) }) as never; // reason: ids of the opened agency

/** 科室审核 by the section head: two working days. */
const check = ({ act }: { readonly act: OverdueStep['act'] }): StepPart => ({
  step: 'check',
  name: '科室审核',
  handler: { kind: 'sectionHead', of: 'starter' },
  opinion,
  due: { workingDays: 2 },
  overdue: [{ afterDue: 0, act }],
});

const waiting: readonly ProcessPart[] = [
  {
    step: 'wait',
    name: '等待答复',
    handler: { kind: 'starter' },
    operations: {
      returnTo: [],
      resume: ['rewalk', 'direct'],
      transfer: false,
      circulate: false,
      press: false,
      withdraw: false,
    },
    waits: [
      { id: 'answered', name: '外单位答复', on: { kind: 'message' } },
      { id: 'late', name: '三天没答复', on: { kind: 'timer', workingDays: 3 } },
    ],
  },
  {
    choice: 'wait_events',
    branches: [
      { event: { id: 'answered', name: '外单位答复' }, parts: [{ step: 'use', name: '采用', handler: chief }] },
      { event: { id: 'late', name: '三天没答复' }, parts: [{ step: 'go', name: '催问', handler: chief }] },
    ],
  },
];

let sentAt: Instant;
/** A matter of this kind that the officer has sent to the section head on the next Tuesday morning. */
async function sent(kindCode: string): Promise<string> {
  const { clock } = office.house;
  const tuesday = '2026-11-24T02:00:00.000Z' as Instant; // reason: a literal in the branded format
  const weeks = Math.ceil((millisOf(clock.now()) - millisOf(tuesday)) / (7 * day));
  sentAt = addMillis(tuesday, weeks * 7 * day);
  clock.set(sentAt);
  const officer = await office.as('officer');
  const matterId = await beginAs(officer, kindCode);
  await doneAs(officer, matterId, { values: leaveValues });
  return matterId;
}
/** The same time of day, so many days after it was sent. */
const daysLater = (days: number): Instant => addMillis(sentAt, days * day);
/** So many days later, with everything done that was due. */
async function pass(days: number): Promise<void> {
  office.house.clock.advance(days * day);
  await office.house.relay.settle();
}
const seen = async (key: string, matterId: string): Promise<Json> => {
  const answer = await (await office.as(key)).get(`/api/matters/${matterId}`);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body;
};
const inBox = async (key: string, box: string, matterId: string): Promise<boolean> =>
  (await (await office.as(key)).get(`/api/matters?box=${box}&limit=50`)).body.rows.some(
    (row: Json) => row.matterId === matterId,
  );
const openTo = (page: Json): string[] =>
  page.openTasks.filter((task: Json) => task.kind === 'do').map((task: Json) => `${task.step}：${task.holder.name}`);
const lastLine = (page: Json): string => {
  const { who, act, detail = '', step = '' } = page.trace[0];
  return `${who} ${step} ${act}${detail && `：${detail}`}`;
};
const wakeUps = async (matterId: string): Promise<(Instant | null)[]> =>
  (
    await office.house.house.database.read(sql<{ dueAt: Instant | null }>`
      select due_at as "dueAt" from office.wake_up where kind = 'matters.time-limit' and key = ${matterId}`)
  ).map(({ dueAt }) => dueAt);

/** What the system administrator does on 流程监控. */
async function control(matterId: string, act: 'suspend' | 'resume'): Promise<void> {
  const { version } = await seen('officer', matterId);
  const body = { expectedVersion: version, ...(act === 'suspend' ? { reason: '等上级答复' } : {}) };
  const answer = await (await office.as('system')).send('POST', `/api/matters/monitor/${matterId}/${act}`, body);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
}

test('remind: once at the time limit, in the trace and on the page of who has it; nothing before, nothing twice', async () => {
  const matterId = await sent('remind');
  assert.deepEqual(await wakeUps(matterId), [daysLater(2)]);
  await pass(1);
  assert.equal((await seen('head', matterId)).trace.length, 1);

  await pass(1);
  await pass(7);

  const page = await seen('head', matterId);
  assert.deepEqual(openTo(page), ['科室审核：陈国栋']);
  assert.equal(lastLine(page), '系统 科室审核 到时限，自动催办：请陈国栋尽快办理');
  assert.equal(page.trace.length, 2);
  assert.deepEqual(await wakeUps(matterId), []);
});

test('escalate: the superior gets it to read, the work stays where it is', async () => {
  const matterId = await sent('escalate');

  await pass(3);

  const page = await seen('head', matterId);
  assert.deepEqual(openTo(page), ['科室审核：陈国栋']);
  assert.equal(lastLine(page), '系统 科室审核 到时限，已升级给王建华');
  assert.ok(await inBox('chief', 'to-read', matterId));
  assert.match((await seen('chief', matterId)).myTask.why.join(''), /陈国栋的这一步到时限还没有办完/);
});

test('transfer: the work goes to the colleague named, whose inbox has it; never to who started it himself', async () => {
  const matterId = await sent('transfer');
  const own = await sent('to-starter');

  await pass(3);

  assert.deepEqual(openTo(await seen('helper', matterId)), ['科室审核：马晓东']);
  assert.ok(await inBox('helper', 'todo', matterId));
  assert.ok(!(await inBox('head', 'todo', matterId)));
  assert.equal(lastLine(await seen('helper', matterId)), '系统 科室审核 到时限，自动转办：由马晓东接着办');
  assert.deepEqual(openTo(await seen('head', own)), ['科室审核：陈国栋']);
  await doneAs(await office.as('head'), own, {});
  assert.deepEqual(await wakeUps(own), []);
});

test('auto-agree: the step is done in the name of nobody and goes on; the end of a process tells its hooks and the audit', async () => {
  const matterId = await sent('agree');

  await pass(3);

  const page = await seen('chief', matterId);
  assert.deepEqual(openTo(page), ['审批：王建华']);
  assert.equal(lastLine(page), '系统 科室审核 到时限，自动同意：陈国栋没有办理；送王建华审批');
  const rows = await office.house.house.database.agency(office.agency.id, async (tx) =>
    ok(
      await tx.all(sql<{ details: Json }>`
        select details from office.audit_event
        where agency_id = ${tx.agencyId} and event = 'matters.time-limit-reached' and object_id = ${matterId}`),
    ),
  );
  assert.deepEqual(rows.ok && rows.value.map(({ details }) => [details.node, details.did]), [['check', 'agree']]);
});

test('auto-agree never agrees to a form with a required field left empty; it does so once the field is filled in', async () => {
  const matterId = await sent('unfinished');

  await pass(3);

  assert.deepEqual(openTo(await seen('head', matterId)), ['科室审核：陈国栋']);
  assert.deepEqual(await wakeUps(matterId), [addMillis(office.house.clock.now(), 3_600_000)]);

  const head = await office.as('head');
  const { version } = await seen('head', matterId);
  const saved = await head.send('PUT', `/api/matters/${matterId}/values`, {
    expectedVersion: version,
    values: { destination: '省城' },
  });
  assert.equal(saved.status, 200, JSON.stringify(saved.body));
  await pass(1);

  assert.deepEqual(openTo(await seen('chief', matterId)), ['审批：王建华']);
  assert.deepEqual(office.house.problems, []);
});

test('what the kind refuses to the clock is left to the person, writes nothing, and does not hold up the next limit', async () => {
  const matterId = await sent('outgoing-document');
  const { version } = await seen('head', matterId);

  await pass(2);

  const page = await seen('head', matterId);
  assert.deepEqual(openTo(page), ['科室审核：陈国栋']);
  assert.equal(page.version, version);
  assert.deepEqual(await wakeUps(matterId), [addMillis(office.house.clock.now(), 3_600_000)]);
  await pass(1);
  assert.equal(lastLine(await seen('head', matterId)), '系统 科室审核 到时限，已升级给王建华');
  assert.deepEqual(office.house.problems, []);
});

test('auto-return: it goes back to who sent it, who reads why', async () => {
  const matterId = await sent('return');

  await pass(3);

  const page = await seen('officer', matterId);
  assert.deepEqual(openTo(page), ['填写申请：刘思远']);
  assert.match(lastLine(page), /^系统 科室审核 到时限，自动退回到“填写申请”：/);
  assert.ok(await inBox('officer', 'todo', matterId));
});

test('a boundary timer leaves the step by its own way; whoever was late finds it gone', async () => {
  const matterId = await sent('boundary');

  await pass(3);

  assert.deepEqual(openTo(await seen('director', matterId)), [
    `督办：${(await seen('director', matterId)).openTasks[0].holder.name}`,
  ]);
  assert.ok(!(await inBox('head', 'todo', matterId)));
  const handled = await sent('boundary');
  await doneAs(await office.as('head'), handled, {});
  assert.deepEqual(await wakeUps(handled), []);
  await pass(30);
  assert.deepEqual(openTo(await seen('chief', handled)), ['审批：王建华']);
});

test('a gateway that waits for an answer goes on by its timer', async () => {
  const matterId = await sent('waiting');
  assert.deepEqual(await wakeUps(matterId), [daysLater(3)]);

  await pass(3);

  const page = await seen('chief', matterId);
  assert.deepEqual(openTo(page), ['催问：王建华']);
  assert.match(lastLine(page), /^系统 等待答复 等待到时限：三天没答复：送王建华催问/);
});

test('suspended, the clock stands still; resumed, the working time that was left is left', async () => {
  const matterId = await sent('remind');
  await pass(1);
  await control(matterId, 'suspend');
  assert.deepEqual(await wakeUps(matterId), []);
  await pass(10);
  assert.equal(
    (await seen('officer', matterId)).trace.some(({ act }: Json) => act.includes('到时限')),
    false,
  );

  await control(matterId, 'resume');

  // one working day was left on Wednesday; from Saturday of the week after it ends with Monday (China's midnight)
  assert.deepEqual(await wakeUps(matterId), [addMillis(daysLater(13), 14 * 3_600_000)]);
  await pass(3);
  assert.equal(lastLine(await seen('head', matterId)), '系统 科室审核 到时限，自动催办：请陈国栋尽快办理');
});

test('several limits of one step come one after the other; late, all that is due is done in their order', async () => {
  const early = await sent('steps');
  assert.deepEqual(await wakeUps(early), [daysLater(1)]);
  await pass(1);
  assert.match(lastLine(await seen('head', early)), /快到时限，自动催办/);
  assert.deepEqual(await wakeUps(early), [daysLater(2)]);

  await pass(20);

  const page = await seen('officer', early);
  assert.deepEqual(page.trace.map(({ act }: Json) => act).slice(0, 3), [
    '到时限，自动同意',
    '到时限，自动催办',
    '快到时限，自动催办',
  ]);
  assert.equal(page.state, 'DONE');
});

test('two processes and one that died in the middle: done once, after the lease of the dead one is over', async () => {
  const matterId = await sent('agree');
  office.house.clock.advance(3 * day);
  const now = office.house.clock.now();
  await office.house.house.database.read(
    takeDue({ now, leaseUntil: addMillis(now, 120_000), atMost: 10, atMostPerAgency: 10 }),
  );
  await office.house.relay.settle();
  assert.deepEqual(openTo(await seen('head', matterId)), ['科室审核：陈国栋']);

  office.house.clock.advance(121_000);
  const beside = await office.house.beside();
  await Promise.all([office.house.relay.settle(), beside.relay.settle()]);
  await office.house.relay.settle();

  const page = await seen('chief', matterId);
  assert.deepEqual(openTo(page), ['审批：王建华']);
  assert.equal(page.trace.filter(({ act }: Json) => act === '到时限，自动同意').length, 1);
  assert.deepEqual(office.house.problems, []);
});
