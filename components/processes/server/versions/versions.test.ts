import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { addMillis, dateInChina, ok as good } from '@gov/base';
import { buildProcess, type ProcessPart, toXml } from '@gov/workflow';
import { registry } from '#apps/server/registry.generated.ts';
import { sql } from '#platform/server/database/sql.ts';
import { asJob } from '#platform/testkit/as-job.ts';
import { type TestHouse, testHouse } from '#platform/testkit/house.ts';
import { type Json, signIn, type Visitor } from '#platform/testkit/sign-in.ts';
import { type SmallAgency, smallAgency, testPassword } from '#platform/testkit/small-agency.ts';
import { publishPlanned } from './plans.ts';
import { scanPlanned } from './scan-planned.ts';

let house: TestHouse;
let agency: SmallAgency;
let system: Visitor;
let elsewhere: Visitor;
let officer: Visitor;
before(async () => {
  house = await testHouse(registry);
  agency = await smallAgency(house.house, 'jz');
  await smallAgency(house.house, 'lp');
  system = await signIn(house.app, 'jz.system', testPassword);
  elsewhere = await signIn(house.app, 'lp.system', testPassword);
  officer = await signIn(house.app, 'jz.officer', testPassword);
});
after(() => house.close());

const minute = 60_000;
const xmlOf = (...parts: readonly ProcessPart[]): Promise<string> =>
  toXml(buildProcess({ id: 'use-seal', name: '用印审批', parts: [{ step: 'apply', name: '填写' }, ...parts] }));
const sealed = { step: 'seal', name: '用印', handler: { kind: 'chief' } } as const;
const checked = { step: 'check', name: '核对', handler: { kind: 'sectionHead', of: 'starter' } } as const;
const at = (processId: string, more = ''): string => `/api/processes/designs/${processId}${more}`;

async function ok(who: Visitor, method: 'POST' | 'PUT', path: string, body: object): Promise<Json> {
  const answer = await who.send(method, path, body);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body;
}

/** A process with one version (用印) and a draft of the next (核对, 用印). */
async function drawn(): Promise<{ readonly processId: string; readonly first: string; readonly second: string }> {
  const first = await xmlOf(sealed);
  const second = await xmlOf(checked, sealed);
  const { processId } = await ok(system, 'POST', '/api/processes/designs', { name: '用印审批', bpmnXml: first });
  await ok(system, 'POST', at(processId, '/publish'), { baseVersion: 1, overNumber: 0 });
  await ok(system, 'PUT', at(processId, '/draft'), { baseVersion: 2, bpmnXml: second });
  return { processId, first, second };
}
const inMinutes = (minutes: number): string => addMillis(house.clock.now(), minutes * minute);
const plan = (processId: string, more: object = {}, who = system) =>
  who.send('POST', at(processId, '/plans'), { baseVersion: 3, overNumber: 1, publishAt: inMinutes(5), ...more });
const plans = async (processId: string): Promise<readonly Json[]> =>
  (await system.get(at(processId, '/plans'))).body.plans;
/** What the first page tells whoever planned it. */
const newsOf = async (processId: string, who = system): Promise<readonly Json[]> =>
  (await who.get('/api/processes/plan-news')).body.news.filter((one: Json) => one.processId === processId);
const numberOf = async (processId: string): Promise<number> => (await system.get(at(processId))).body.current.number;
async function passes(minutes: number): Promise<void> {
  house.clock.advance(minutes * minute);
  await house.relay.settle();
}

test('定好的时间一到就发布，只发布一次；到时间以前谁也看不出变化', async () => {
  const { processId, second } = await drawn();
  const { planId } = await ok(system, 'POST', at(processId, '/plans'), {
    baseVersion: 3,
    overNumber: 1,
    publishAt: inMinutes(5),
  });
  await passes(4);
  assert.deepEqual([await numberOf(processId), await newsOf(processId)], [1, []]);
  assert.deepEqual(
    (await plans(processId)).map(({ state }) => state),
    ['WAITING'],
  );

  await passes(2);

  const { body } = await system.get(at(processId));
  assert.deepEqual([body.current.number, body.current.bpmnXml, body.draft], [2, second, undefined]);
  const [done] = await plans(processId);
  assert.deepEqual([done?.state, done?.problems], ['PUBLISHED', []]);
  await asJob(house, agency.id, (context) => publishPlanned(context, planId));
  assert.equal(await numberOf(processId), 2, 'a second run of the wake-up publishes nothing');
  assert.deepEqual(
    (await newsOf(processId)).map(({ state, number, problems }) => [state, number, problems]),
    [['PUBLISHED', 2, []]],
    'who planned it is told once',
  );
  assert.deepEqual(await newsOf(processId, elsewhere), []);
  const { versions } = (await system.get(at(processId, '/versions'))).body;
  assert.ok(versions[0].publishedBy, 'who planned it is who published it');
  const late = await system.send('POST', at(processId, '/plans/cancel'), { planId });
  assert.equal(late.body.code, 'processes.plan-over');
});

test('取消了就不发布；再定一次，前一次就作废；过去的时间定不下来', async () => {
  const { processId } = await drawn();
  const past = await plan(processId, { publishAt: inMinutes(-1) });
  assert.equal(past.body.code, 'processes.plan-in-the-past');
  await plan(processId);
  const again = await plan(processId, { publishAt: inMinutes(8) });
  assert.equal(again.status, 200, JSON.stringify(again.body));
  assert.deepEqual((await plans(processId)).map(({ state }) => state).sort(), ['CANCELLED', 'WAITING']);
  await ok(system, 'POST', at(processId, '/plans/cancel'), { planId: again.body.planId });

  await passes(10);

  assert.equal(await numberOf(processId), 1);
  assert.deepEqual(
    (await plans(processId)).map(({ state }) => state),
    ['CANCELLED', 'CANCELLED'],
  );
});

test('从没发布过的流程丢弃了：定好的发布也作废，到时候不会又冒出来', async () => {
  const name = { name: '丢弃的流程', bpmnXml: await xmlOf(sealed) };
  const { processId } = await ok(system, 'POST', '/api/processes/designs', name);
  assert.equal((await plan(processId, { baseVersion: 1, overNumber: 0 })).status, 200);
  await ok(system, 'POST', at(processId, '/draft/discard'), { baseVersion: 1 });

  await passes(6);

  assert.deepEqual(
    (await plans(processId)).map(({ state }) => state),
    ['CANCELLED'],
  );
  const { processes } = (await system.get('/api/processes/designs')).body;
  assert.ok(!processes.some((one: Json) => one.processId === processId));
});

test('定好以后又发布了别的一版：到时候不发布，说明原因，接着画的草稿还在', async () => {
  const { processId, second } = await drawn();
  assert.equal((await plan(processId)).status, 200);
  await ok(system, 'POST', at(processId, '/publish'), { baseVersion: 3, overNumber: 1 });

  await passes(6);

  const [refused] = await plans(processId);
  assert.deepEqual([refused?.state, refused?.problems], ['REFUSED', ['定好以后，又发布了别的一版。']]);
  assert.equal(await numberOf(processId), 2);
  assert.equal((await system.get(at(processId))).body.current.bpmnXml, second);
});

test('到时候规则里的人已经没有了：不发布，说出是哪一步；草稿还在', async () => {
  const { processId } = await drawn();
  const group = await ok(system, 'POST', '/api/organisation/groups', {
    name: '用印小组',
    personIds: [agency.people.get('officer')],
  });
  const named = await xmlOf({ ...checked, handler: { kind: 'group', groupId: group.id } }, sealed);
  await ok(system, 'PUT', at(processId, '/draft'), { baseVersion: 3, bpmnXml: named });
  assert.equal((await plan(processId, { baseVersion: 4 })).status, 200);
  const ended = await system.send('POST', `/api/organisation/groups/${group.id}/end`, {
    on: dateInChina(house.clock.now()),
    expectedVersion: 1,
  });
  assert.equal(ended.status, 200, JSON.stringify(ended.body));

  await passes(6);

  const [refused] = await plans(processId);
  assert.equal(refused?.state, 'REFUSED', JSON.stringify(refused));
  assert.match(refused?.problems[0], /核对.*用印小组.*停用/);
  const told = (await newsOf(processId)).map(({ state, problems }) => [state, problems]);
  assert.deepEqual(told, [['REFUSED', refused?.problems]], 'who planned it reads why on his first page');
  const { notPublished } = (await system.get('/api/processes/designs')).body;
  assert.ok(
    notPublished.some((one: Json) => one.processId === processId),
    'the list of processes says so too',
  );
  assert.equal((await system.get(at(processId))).body.draft.bpmnXml, named);
  await ok(system, 'PUT', at(processId, '/draft'), { baseVersion: 4, bpmnXml: await xmlOf(checked, sealed) });
  assert.equal((await plan(processId, { baseVersion: 5 })).status, 200);
  assert.deepEqual(await newsOf(processId), [], 'another time is set: that is over');
});

test('改回用以前的一版：又成为新的一版，草稿不动；和现在一样的不发布', async () => {
  const { processId, first, second } = await drawn();
  await ok(system, 'POST', at(processId, '/publish'), { baseVersion: 3, overNumber: 1 });
  const stale = await system.send('POST', at(processId, '/roll-back'), { number: 1, overNumber: 1 });
  assert.equal(stale.body.code, 'processes.moved');

  const { number } = await ok(system, 'POST', at(processId, '/roll-back'), { number: 1, overNumber: 2 });

  assert.equal(number, 3);
  assert.equal((await system.get(at(processId))).body.current.bpmnXml, first);
  assert.equal((await system.get(at(processId, '/versions/2'))).body.bpmnXml, second);
  const same = await system.send('POST', at(processId, '/roll-back'), { number: 1, overNumber: 3 });
  assert.equal(same.body.code, 'processes.nothing-new');
  const unknown = await system.send('POST', at(processId, '/roll-back'), { number: 9, overNumber: 3 });
  assert.equal(unknown.body.code, 'processes.not-found');
});

test('规则里的岗位没有了，发布不了，说出是哪一步', async () => {
  const { processId } = await drawn();
  const gone = '0198c0de-0000-7000-8000-00000000dead' as never; // reason: an id that no post has
  const bpmnXml = await xmlOf({ ...sealed, handler: { kind: 'post', postId: gone } });
  await ok(system, 'PUT', at(processId, '/draft'), { baseVersion: 3, bpmnXml });

  const refused = await system.send('POST', at(processId, '/publish'), { baseVersion: 4, overNumber: 1 });

  assert.equal(refused.body.code, 'processes.problems', JSON.stringify(refused.body));
  assert.match(refused.body.fields[0].message, /用印.*岗位不存在/);
});

test('逐个科室试着发起：哪里找不到人，一份一份地答，直到查完', async () => {
  const bpmnXml = await xmlOf(checked, sealed);
  const found: Json[] = [];
  let total = 0;
  for (let from: number | undefined = 0; from !== undefined; ) {
    const body: Json = await ok(system, 'POST', '/api/processes/scan', { bpmnXml, from });
    found.push(...body.found);
    total += body.starters.length;
    assert.ok(body.total >= total);
    from = body.next;
  }
  assert.ok(total > 3, 'everybody who can start something stands for his section');
  assert.ok(found.every(({ node }) => node === 'check' || node === 'seal'));
  assert.equal((await officer.send('POST', '/api/processes/scan', { bpmnXml, from: 0 })).body.code, 'http.permission');
});

/** Two branches that may change the same field at the same time: one reminder. Nobody is found for 法规 but in one section. */
const twice = {
  parallel: 'both',
  branches: [
    { parts: [{ ...checked, fields: { reason: 'edit' } } as const] },
    { parts: [{ ...sealed, step: 'second', fields: { reason: 'edit' } } as const] },
  ],
} as const;
const legal = {
  step: 'legal',
  name: '法规审核',
  handler: { kind: 'postInSection', role: 'legalHead', section: { of: 'starter' } },
} as const;
/** What the audit keeps of the last publication of a process. */
async function auditOf(processId: string): Promise<Json> {
  const rows = await house.house.database.agency(agency.id, async (tx) =>
    good(
      await tx.all(sql<{ details: Json }>`select e.details from office.audit_event e
        join office.process_version v on v.agency_id = e.agency_id and v.id::text = e.object_id
        where e.agency_id = ${agency.id} and e.event = 'processes.published' and v.process_id = ${processId}
        order by v.number desc limit 1`),
    ),
  );
  assert.ok(rows.ok);
  return rows.value[0]?.details;
}

test('有提醒没看过的不发布；看过几处写进审计；定时的也一样，改回用的只记下', async () => {
  const { processId } = await drawn();
  await ok(system, 'PUT', at(processId, '/draft'), { baseVersion: 3, bpmnXml: await xmlOf(twice) });
  const body = { baseVersion: 4, overNumber: 1 };

  const unread = await system.send('POST', at(processId, '/publish'), body);
  assert.deepEqual([unread.status, unread.body.code], [409, 'processes.unread-warnings'], JSON.stringify(unread.body));
  const unplanned = await plan(processId, { baseVersion: 4 });
  assert.equal(unplanned.body.code, 'processes.unread-warnings');
  assert.equal(await numberOf(processId), 1);

  await ok(system, 'POST', at(processId, '/publish'), { ...body, acknowledged: 1 });
  const kept = await auditOf(processId);
  assert.deepEqual([kept.warnings, kept.acknowledged], [1, 1]);
  await ok(system, 'POST', at(processId, '/roll-back'), { number: 1, overNumber: 2, acknowledged: 0 });
  await ok(system, 'POST', at(processId, '/roll-back'), { number: 2, overNumber: 3 });
  const back = await auditOf(processId);
  assert.deepEqual([back.warnings, back.acknowledged], [1, 0]);
});

/** So many other processes, like this one, were published later by plans, and nothing is to be looked at in them. */
async function publishedLater(processId: string, count: number): Promise<void> {
  await house.house.database.agency(agency.id, async (tx) => {
    for (let at = 0; at < count; at++) {
      const [process, version, like] = [randomUUID(), randomUUID(), sql`agency_id = ${agency.id}`];
      tx.write(sql`insert into office.process (agency_id, id, key, name, current_version_id)
        values (${agency.id}, ${process}, ${process}, '没有提醒的', ${version})`);
      tx.write(sql`insert into office.process_version (agency_id, id, process_id, number, bpmn_xml, xml_sha256, program,
          program_sha256, published_at)
        select agency_id, ${version}, ${process}, number, bpmn_xml, xml_sha256, program, program_sha256, published_at
        from office.process_version where ${like} and process_id = ${processId} and number = 2`);
      tx.write(sql`insert into office.process_plan (agency_id, id, process_id, publish_at, bpmn_xml, draft_version,
          over_number, state, asked_by, asked_at, ended_at, warnings)
        select agency_id, ${randomUUID()}, ${process}, publish_at + interval '1 hour', bpmn_xml, draft_version, over_number,
          state, asked_by, asked_at, ended_at, '[]'
        from office.process_plan where ${like} and process_id = ${processId}`);
    }
    return good(undefined);
  });
}

test('定时发布以后逐个科室查找不找得到人：查到的写在这里和流程列表里，重跑不多出来', async () => {
  const { processId } = await drawn();
  await ok(system, 'PUT', at(processId, '/draft'), { baseVersion: 3, bpmnXml: await xmlOf(twice, legal) });
  const { planId } = (await plan(processId, { baseVersion: 4, acknowledged: 1 })).body;

  await passes(6);

  const [done] = await plans(processId);
  assert.deepEqual([done?.state, done?.scanning, done?.warnings.length], ['PUBLISHED', false, 2], JSON.stringify(done));
  assert.match(done?.warnings[0], /都能改，后送出的会盖住先送出的/);
  assert.match(done?.warnings[1], /“法规审核”找不到人/);
  await asJob(house, agency.id, (context) => scanPlanned(context, `${planId} 0`));
  assert.deepEqual((await plans(processId))[0]?.warnings, done?.warnings);
  const { toLookAt } = (await system.get('/api/processes/designs')).body;
  assert.deepEqual(
    toLookAt.filter((one: Json) => one.processId === processId).map(({ warnings }: Json) => warnings),
    [2],
  );
  await publishedLater(processId, 20);
  assert.ok(
    (await system.get('/api/processes/designs')).body.toLookAt.some((one: Json) => one.processId === processId),
    'what went well later does not push it off the list',
  );
  await ok(system, 'POST', at(processId, '/roll-back'), { number: 1, overNumber: 2 });
  const after = (await system.get('/api/processes/designs')).body.toLookAt;
  assert.ok(!after.some((one: Json) => one.processId === processId), 'another version is in use');
});

test('别的单位看不到、定不了、取消不了、改不回', async () => {
  const { processId } = await drawn();
  const { planId } = (await plan(processId)).body;

  assert.equal((await elsewhere.get(at(processId, '/plans'))).body.code, 'processes.unknown');
  assert.equal((await plan(processId, {}, elsewhere)).body.code, 'processes.unknown');
  const cancelled = await elsewhere.send('POST', at(processId, '/plans/cancel'), { planId });
  assert.equal(cancelled.body.code, 'processes.unknown');
  const invented = await system.send('POST', at(processId, '/plans/cancel'), { planId: processId });
  assert.equal(invented.body.code, 'processes.unknown-plan');
  const back = await elsewhere.send('POST', at(processId, '/roll-back'), { number: 1, overNumber: 1 });
  assert.equal(back.body.code, 'processes.unknown');
  assert.equal((await plans(processId))[0]?.state, 'WAITING', 'positive control');
});

test('定好以后接着改：到时间发布的是定时的那一稿，接着改的还是草稿', async () => {
  const { processId, first, second } = await drawn();
  assert.equal((await plan(processId)).status, 200);
  await ok(system, 'PUT', at(processId, '/draft'), { baseVersion: 3, bpmnXml: first });

  await passes(6);

  const { body } = await system.get(at(processId));
  assert.deepEqual([body.current.number, body.current.bpmnXml, body.draft.bpmnXml], [2, second, first]);
});

test('按下“发布”和定时的时间撞在一起：只发布一次，谁也不等死', async () => {
  const { processId } = await drawn();
  const { planId } = (await plan(processId)).body;
  house.clock.advance(6 * minute);

  const [pressed] = await Promise.all([
    system.send('POST', at(processId, '/publish'), { baseVersion: 3, overNumber: 1 }),
    asJob(house, agency.id, (context) => publishPlanned(context, planId)),
  ]);

  assert.equal(await numberOf(processId), 2);
  const [ended] = await plans(processId);
  assert.equal(ended?.state, pressed.status === 200 ? 'REFUSED' : 'PUBLISHED', JSON.stringify(pressed.body));
});

test('发布的消息在首页上告诉十天，再往后不提', async () => {
  const { processId } = await drawn();
  assert.equal((await plan(processId)).status, 200);
  const day = 24 * 60;

  await passes(9 * day);
  const soon = await signIn(house.app, 'jz.system', testPassword);
  assert.deepEqual(
    (await newsOf(processId, soon)).map(({ state }) => state),
    ['PUBLISHED'],
    'also where the house ran late',
  );
  await passes(11 * day);
  const late = await signIn(house.app, 'jz.system', testPassword);
  assert.deepEqual(await newsOf(processId, late), []);
});
