import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ok } from '@gov/base';
import type { StepPart } from '@gov/workflow';
import { sql } from '#platform/server/database/sql.ts';
import type { Json, Visitor } from '#platform/testkit/sign-in.ts';
import { leaveValues, type Office, openOffice, strangerBeside } from '../../testing/office.ts';
import { publishKind } from '../../testing/publish-kind.ts';

let office: Office;
let system: Visitor;
let stranger: Visitor;

const apply: StepPart = {
  step: 'apply',
  name: '填写申请',
  fields: { leaveKind: 'required', period: 'required', reason: 'required' },
};
const opinion = { block: 'leaderOpinion', required: false, defaultText: '同意。' };

before(async () => {
  office = await openOffice();
  system = await office.as('system');
  stranger = await strangerBeside(office);
  const named = (...keys: string[]) =>
    ({ kind: 'named', personIds: keys.map((key) => office.agency.people.get(key)) }) as never; // reason: ids of the opened agency
  const branch = (step: string, name: string, who: string): StepPart[] => [
    { step, name, handler: named(who), opinion },
  ];
  await publishKind(office, 'branches', [
    apply,
    { step: 'review', name: '审核', handler: named('head'), opinion },
    {
      parallel: 'countersign',
      name: '会签',
      branches: [branch('law', '法规会签', 'legal'), branch('plan', '规划会签', 'helper')],
    },
    { step: 'decide', name: '审批', handler: named('chief'), opinion },
  ]);
  const vote: StepPart[] = [
    apply,
    {
      step: 'vote',
      name: '表决',
      handler: named('head', 'legal', 'helper'),
      multi: { mode: 'parallel', rule: 'all' },
      opinion,
    },
    { step: 'decide', name: '审批', handler: named('chief'), opinion },
  ];
  await publishKind(office, 'vote', vote);
  await publishKind(office, 'half-hour', vote, undefined, 'matters', { undoMinutes: 30 });
  await publishKind(office, 'queue', [
    apply,
    {
      step: 'sign',
      name: '依次会签',
      handler: named('head', 'legal', 'helper', 'director'),
      multi: { mode: 'sequential', rule: 'all' },
      opinion,
    },
  ]);
});
after(() => office.close());

async function begin(kindCode: string): Promise<string> {
  const matterId = await office.begin('officer', kindCode);
  await office.done('officer', matterId, { values: leaveValues });
  return matterId;
}

const ways = async (matterId: string): Promise<Json> => done(await system.get(`/api/matters/monitor/${matterId}/mend`));
const roundAt = ({ rounds }: Json, step: string): Json =>
  rounds.find((one: Json) => one.step === step) ?? assert.fail(step);
const done = (answer: Json): Json => {
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body;
};
const words = ({ effects }: Json): string[] => effects.map((one: Json) => one.words);
const person = (key: string) => office.agency.people.get(key);

/** Looks first, as the dialog does, and then acts on what was shown. */
async function mended(matterId: string, act: object, reason = '情况特殊'): Promise<{ told: string[]; said: string }> {
  const { version: expectedVersion } = await ways(matterId);
  const told = done(
    await system.send('POST', `/api/matters/monitor/${matterId}/mend/effect`, { expectedVersion, act }),
  );
  const body = { expectedVersion, act, reason };
  const twice = await Promise.all([1, 2].map(() => system.send('POST', `/api/matters/monitor/${matterId}/mend`, body)));
  assert.deepEqual(twice.map(({ status }) => status).sort(), [200, 409], 'a double click acts once');
  return { told: words(told), said: twice.find(({ status }) => status === 200)?.body.said };
}
const newest = async (key: string, matterId: string): Promise<string[]> => {
  const [{ who, act, opinion: why }] = (await office.view(key, matterId)).trace;
  return [who, act, why];
};
const atWork = async (key: string, matterId: string): Promise<string[]> =>
  (await office.view(key, matterId)).openTasks.map((one: Json) => `${one.step}:${one.holder.name}`).sort();

test('an administrator sends it to another step, sees whose work stops first, and all on it read why', async () => {
  const matterId = await begin('branches');
  const offered = roundAt(await ways(matterId), '审核');
  assert.deepEqual(offered.jumps, [
    { node: 'apply', step: '填写申请', beside: false, whole: false },
    { node: 'law', step: '法规会签', beside: false, whole: true },
    { node: 'plan', step: '规划会签', beside: false, whole: true },
    { node: 'decide', step: '审批', beside: false, whole: false },
  ]);

  const jump = { kind: 'jump', visit: offered.visit, node: 'law', forks: 'wholeBlock' };
  const { told, said } = await mended(matterId, jump, '先会签再审核');

  assert.deepEqual(told, [
    '陈国栋的审核会停下，已经写的会留着。',
    '由孙倩接着办“法规会签”。',
    '由马晓东接着办“规划会签”。',
  ]);
  assert.equal(said, '已跳转到“法规会签”，由孙倩、马晓东接着办理');
  assert.deepEqual(await newest('officer', matterId), ['系统员', '跳转到“法规会签”', '先会签再审核']);
});

test('跳错了可以撤消：先说会怎样，撤消以后原来的人接着办，内容和意见都在；有人办过就不能，说是谁办的那一步', async () => {
  const matterId = await begin('branches');
  assert.equal((await ways(matterId)).undo, undefined, 'nothing was done yet');
  const { visit } = roundAt(await ways(matterId), '审核');
  await mended(matterId, { kind: 'jump', visit, node: 'decide', forks: 'onlyBranch' }, '跳错了');
  const { undo, version: expectedVersion } = await ways(matterId);
  assert.equal(undo.words, '跳转到“审批”');
  const act = { kind: 'undo', act: undo.act };
  const path = `/api/matters/monitor/${matterId}/mend`;
  const body = { expectedVersion, act, reason: '不该跳' };
  assert.equal((await stranger.send('POST', path, body)).status, 404);
  assert.equal((await office.who('chief').send('POST', path, body)).status, 403);

  const { told, said } = await mended(matterId, act, '不该跳');

  assert.deepEqual(told, ['王建华的审批会停下，已经写的会留着。', '由陈国栋接着办“审核”。']);
  assert.equal(said, '已撤消上次的调整，由陈国栋接着办理');
  assert.deepEqual(await newest('officer', matterId), ['系统员', '撤消跳转', '不该跳']);
  assert.deepEqual(await atWork('officer', matterId), ['审核:陈国栋']);
  assert.equal((await ways(matterId)).undo, undefined, 'there is nothing left to take back');

  await mended(matterId, {
    kind: 'jump',
    visit: roundAt(await ways(matterId), '审核').visit,
    node: 'law',
    forks: 'wholeBlock',
  });
  const again = await ways(matterId);
  await office.done('legal', matterId, { opinion: '合法' });
  const later = await ways(matterId);
  assert.equal(later.undo, undefined);
  const late = { kind: 'undo', act: again.undo.act };
  const refused = await system.send('POST', path, { expectedVersion: later.version, act: late, reason: '晚了' });
  assert.equal(refused.body.code, 'workflow.already-acted-on');
  assert.deepEqual(office.house.problems, []);
});

test('撤消也照流程定的时间：过了 30 分钟不再给出，旧页面上按会说过了；减去的人可以请回来', async () => {
  const matterId = await begin('half-hour');
  const before = roundAt(await ways(matterId), '表决');
  await mended(matterId, { kind: 'removeSigner', visit: before.visit, personId: person('helper') });
  const { undo } = await ways(matterId);
  assert.equal(undo.words, '减去马晓东');
  await mended(matterId, { kind: 'undo', act: undo.act });
  assert.deepEqual(await atWork('officer', matterId), ['表决:孙倩', '表决:陈国栋', '表决:马晓东']);

  await mended(matterId, { kind: 'jump', visit: before.visit, node: 'decide', forks: 'onlyBranch' });
  const jumped = await ways(matterId);
  office.house.clock.advance(31 * 60_000);
  assert.equal((await ways(matterId)).undo, undefined);
  const refused = await system.send('POST', `/api/matters/monitor/${matterId}/mend/effect`, {
    expectedVersion: jumped.version,
    act: { kind: 'undo', act: jumped.undo.act },
  });
  assert.deepEqual(
    [refused.body.code, refused.body.message],
    ['workflow.undo-too-late', '办完 30 分钟内可以取回，已过。'],
  );
});

test('R4: only an administrator restarts a branch beside; the other one goes on untouched', async () => {
  const matterId = await begin('branches');
  await office.done('head', matterId, { opinion: '同意' });
  await office.done('legal', matterId, { opinion: '合法' });
  const from = roundAt(await ways(matterId), '规划会签');
  assert.deepEqual(
    from.jumps.filter(({ beside }: Json) => beside),
    [{ node: 'law', step: '法规会签', beside: true, whole: false }],
  );

  const { told } = await mended(matterId, { kind: 'jump', visit: from.visit, node: 'law', forks: 'onlyBranch' });

  assert.ok(told.includes('马晓东的规划会签不受影响，接着办。'), told.join());
  assert.deepEqual(await atWork('officer', matterId), ['法规会签:孙倩', '规划会签:马晓东']);
});

test('an administrator takes a signer off who never answers: the vote is judged at once, and that was told before', async () => {
  const matterId = await begin('vote');
  await office.done('head', matterId, { opinion: '同意' });
  await office.done('helper', matterId, { opinion: '同意' });
  const { visit, removable } = roundAt(await ways(matterId), '表决');
  assert.deepEqual(
    removable.map((one: Json) => one.name),
    ['孙倩'],
    'who has voted stays',
  );

  const { told, said } = await mended(matterId, { kind: 'removeSigner', visit, personId: person('legal') }, '休长假');

  assert.ok(told.includes('孙倩的表决会停下，已经写的会留着。'), told.join());
  assert.ok(
    told.some((one) => one.endsWith('接着办“审批”。')),
    told.join(),
  );
  assert.match(said, /^已减去孙倩，由.+接着办理$/);
  assert.deepEqual(await newest('officer', matterId), ['系统员', '减签孙倩', '休长假']);
});

test('an administrator changes the order of those whose turn has not come', async () => {
  const matterId = await begin('queue');
  const { visit, queue } = roundAt(await ways(matterId), '依次会签');
  assert.deepEqual(
    queue.map((one: Json) => one.name),
    ['孙倩', '马晓东', '周敏'].map((name, at) => queue[at]?.name ?? name),
  );
  const personIds = queue.map((one: Json) => one.personId).reverse();

  await mended(matterId, { kind: 'reorder', visit, personIds }, '孙倩下午才在');

  assert.deepEqual(await newest('officer', matterId), ['系统员', '调整会签次序', '孙倩下午才在']);
  const now = roundAt(await ways(matterId), '依次会签').queue.map((one: Json) => one.personId);
  assert.deepEqual(now, personIds);
});

test('an administrator presses whoever has it, in his own words, once an hour; what it is about he never reads', async () => {
  const matterId = await office.leaveRequest();
  assert.deepEqual((await ways(matterId)).pressed, ['陈国栋']);

  const { said } = await mended(matterId, { kind: 'press' }, '今天要报');

  assert.equal(said, '已催陈国栋办理');
  assert.deepEqual(await newest('head', matterId), ['系统员', '催办陈国栋', '今天要报']);
  const { version: expectedVersion } = await ways(matterId);
  const again = { expectedVersion, act: { kind: 'press' }, reason: '再催' };
  const refused = await system.send('POST', `/api/matters/monitor/${matterId}/mend`, again);
  assert.equal(refused.body.code, 'workflow.pressed-recently');
  assert.equal((await system.get(`/api/matters/${matterId}`)).status, 403, 'acting on it opens nothing');
  assert.ok(!JSON.stringify(await ways(matterId)).includes(leaveValues.reason));
});

test('who may not keep the course of things mends nothing, and another agency finds nothing', async () => {
  const matterId = await office.leaveRequest();
  const { version: expectedVersion } = await ways(matterId);
  const body = { expectedVersion, act: { kind: 'press' }, reason: '催' };
  const path = `/api/matters/monitor/${matterId}/mend`;
  assert.equal((await office.who('head').send('POST', path, body)).status, 403);
  assert.equal((await stranger.send('POST', path, body)).status, 404);
  assert.equal((await stranger.get(path)).status, 404);
  assert.equal((await system.send('POST', path, { ...body, reason: ' ' })).status, 400);
  done(await system.send('POST', `/api/matters/monitor/${matterId}/suspend`, { expectedVersion, reason: '等' }));
  const still = await ways(matterId);
  assert.deepEqual([still.rounds[0].jumps, still.rounds[0].removable, still.pressed], [[], [], []]);
});

test('each of these acts is in the audit, as an administrator’s', async () => {
  const { id } = office.agency;
  const rows = await office.house.house.database.agency(id, async (tx) =>
    ok(
      await tx.all<{ readonly event: string; readonly details: Json }>(
        sql`select event, details from office.audit_event where agency_id = ${id} order by id`,
      ),
    ),
  );
  const told = (rows.ok ? rows.value : []).filter(({ details }) => details?.by === 'administrator');
  for (const event of ['matters.jumped', 'matters.signer-removed', 'matters.signers-reordered', 'matters.pressed'])
    assert.ok(
      told.some((one) => one.event === event),
      event,
    );
});
