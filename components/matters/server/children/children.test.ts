import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { reject } from '@gov/base';
import { openContext } from '#platform/server/components/context.ts';
import type { Json } from '#platform/testkit/sign-in.ts';
import { childrenKinds } from '../../testing/children-kinds.ts';
import { leaveValues, type Office, openOffice, strangerBeside } from '../../testing/office.ts';
import { bringChild, bringChildren } from './bring-children.ts';
import { childEnded } from './child-ended.ts';

let office: Office;
before(async () => {
  office = await openOffice();
  await childrenKinds(office);
});
after(async () => {
  assert.deepEqual(office.house.problems, []);
  await office.close();
});

const settle = () => office.house.relay.settle();

/** A matter that its starter and the head of his section have handled, so that it has called its children. */
async function called(kind: string, values: object = { units: ['W', 'L'] }): Promise<string> {
  const matterId = await office.begin('officer', kind);
  await office.done('officer', matterId, { values: { ...leaveValues, ...values } });
  await office.done('head', matterId);
  await settle();
  return matterId;
}

const page = (key: string, matterId: string): Promise<Json> => office.view(key, matterId);
const standings = (view: Json): string[] => view.children.map((child: Json) => `${child.state} ${child.standing}`);
const childrenOf = async (matterId: string): Promise<string[]> =>
  (await page('officer', matterId)).children.map((child: Json) => child.matterId);
const openTo = (view: Json): string[] => view.openTasks.map((task: Json) => `${task.step}：${task.holder.name}`);
const acts = (view: Json): string[] =>
  view.trace.map(({ who, act, detail = '' }: Json) => `${who} ${act}${detail && `：${detail}`}`);

test('分送承办: each section gets a matter of its own, the caller waits for all of them and then goes on', async () => {
  const matterId = await called('sending');

  const waiting = await page('officer', matterId);
  assert.deepEqual(standings(waiting), ['running 陈国栋承办', 'running 孙倩承办']);
  assert.deepEqual(
    waiting.waits.map(({ words }: Json) => words),
    ['等“分送承办”的 2 个子流程办完'],
  );
  assert.deepEqual(openTo(waiting), []);
  const [first = '', second = ''] = await childrenOf(matterId);

  await office.done('head', first);
  await settle();
  assert.deepEqual(openTo(await page('officer', matterId)), []);
  await office.done('legal', second);
  await settle();

  const after = await page('officer', matterId);
  assert.deepEqual(openTo(after), ['审批：王建华']);
  assert.deepEqual(standings(after), ['done 已办结', 'done 已办结']);
  assert.deepEqual(acts(after), [
    '系统 子流程办结：送王建华审批',
    '系统 子流程办结',
    '陈国栋 办理完毕：启动 2 个子流程',
    '刘思远 发起：送陈国栋科室审核',
  ]);
  assert.equal((await page('officer', first)).calledBy.title, after.title);
});

test('a second run of every wake-up changes nothing: no child begins twice, none is counted twice', async () => {
  const matterId = await called('sending');
  const children = await childrenOf(matterId);
  await office.done('legal', children[1] ?? '');
  await settle();
  const before = await page('officer', matterId);

  await office.again('matters.children', matterId);
  for (const child of children) await office.again('matters.child-ended', child);

  const after = await page('officer', matterId);
  assert.deepEqual(await childrenOf(matterId), children);
  assert.equal(after.version, before.version);
  assert.deepEqual(acts(after), acts(before));
});

/** The same work up to its last statement, and then the process is gone before it could commit. */
async function killed(work: typeof bringChildren, key: string): Promise<void> {
  const { house, clock } = office.house;
  const agency = await house.agencies.current(office.agency.id);
  const caller = { kind: 'job', wakeUpKind: 'test' } as const;
  const cut = await house.database.agency(office.agency.id, async (tx) => {
    const opened = openContext(house, { tx, agency, caller, requestId: 'test', now: clock.now() });
    const done = await work(opened.context, key);
    assert.ok(done.ok);
    return reject('test.killed');
  });
  assert.ok(!cut.ok);
}

test('killed while a child is begun, and while its end is reported: nothing is lost, nothing doubled', async () => {
  const matterId = await office.begin('officer', 'one');
  await office.done('officer', matterId, { values: leaveValues });
  await office.done('head', matterId);

  await killed(bringChildren, matterId);
  await killed(bringChild, `${matterId}/1`);
  assert.deepEqual(standings(await page('officer', matterId)), ['not-started 正在启动']);
  await settle();
  const [child = ''] = await childrenOf(matterId);
  await office.done('head', child);
  await killed(childEnded, child);
  await settle();

  const view = await page('officer', matterId);
  assert.deepEqual(standings(view), ['done 已办结']);
  assert.deepEqual(openTo(view), ['审批：王建华']);
  assert.equal(acts(view).filter((line) => line.startsWith('系统 子流程办结')).length, 1);
});

test('two relays at once begin each child once', async () => {
  const matterId = await office.begin('officer', 'sending');
  await office.done('officer', matterId, { values: { ...leaveValues, units: ['W', 'L'] } });
  await office.done('head', matterId);
  const beside = await office.house.beside();

  await Promise.all([settle(), beside.relay.settle()]);
  await settle();

  assert.deepEqual(standings(await page('officer', matterId)), ['running 陈国栋承办', 'running 孙倩承办']);
});

test('R5: a child gives its work back; the step before the call works again, and the same child goes on with what was mended', async () => {
  const matterId = await called('sending');
  const [first = '', second = ''] = await childrenOf(matterId);
  const asked = await page('legal', second);
  assert.deepEqual(
    asked.myTask.returnTargets.map(({ target, kind }: Json) => [target, kind]),
    [[0, 'caller']],
  );
  const back = { expectedVersion: asked.version, target: 0, mode: 'rewalk', reason: '请写明要办什么' };

  const path = `/api/matters/${second}/tasks/${asked.myTask.taskId}/return`;
  const preview = await office.who('legal').send('POST', `/api/matters/${second}/preview-act`, {
    expectedVersion: asked.version,
    act: { kind: 'return', taskId: asked.myTask.taskId, target: 0, mode: 'rewalk' },
  });
  assert.match(JSON.stringify(preview.body.effects), /由此退回上一步/);
  const answer = await office.who('legal').send('POST', path, back);
  assert.deepEqual([answer.status, answer.body.said], [200, '已退回给发起它的流程']);
  await settle();

  const returned = await page('officer', matterId);
  assert.deepEqual(openTo(returned), ['科室审核：陈国栋']);
  assert.deepEqual([returned.trace[0].act, returned.trace[0].opinion], ['子流程退回', '请写明要办什么']);
  assert.deepEqual(standings(returned), ['stopped 没有办完，已停下', 'stopped 没有办完，已停下']);
  assert.equal((await office.who('legal').send('POST', path, back)).status, 409);

  await office.done('head', matterId);
  await settle();

  const again = await page('officer', matterId);
  assert.deepEqual(await childrenOf(matterId), [first, second]);
  assert.deepEqual(standings(again), ['running 陈国栋承办', 'running 孙倩承办']);
  await office.done('head', first);
  await office.done('legal', second);
  await settle();
  assert.deepEqual(openTo(await page('officer', matterId)), ['审批：王建华']);
});

test('R5: a later step of the caller goes back into the child, which is taken up again where it ended', async () => {
  const matterId = await called('one');
  const [child = ''] = await childrenOf(matterId);
  await office.done('head', child);
  await settle();
  const decided = await page('chief', matterId);
  const call = decided.myTask.returnTargets.find(({ step }: Json) => step === '分送承办');

  const answer = await office
    .who('chief')
    .send('POST', `/api/matters/${matterId}/tasks/${decided.myTask.taskId}/return`, {
      expectedVersion: decided.version,
      target: call.target,
      mode: 'rewalk',
      reason: '还没有办完',
    });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  await settle();

  assert.deepEqual(await childrenOf(matterId), [child]);
  assert.deepEqual(openTo(await page('head', child)), ['承办：陈国栋']);
  await office.done('head', child);
  await settle();
  assert.deepEqual(openTo(await page('officer', matterId)), ['审批：王建华']);
});

test('撤销 says beforehand which children stop; they stop, and 恢复 of a terminated caller brings them back', async () => {
  const matterId = await called('sending');
  const { version } = await page('officer', matterId);
  const preview = await office.who('officer').send('POST', `/api/matters/${matterId}/preview-act`, {
    expectedVersion: version,
    act: { kind: 'cancel' },
  });
  assert.deepEqual(
    preview.body.effects.filter(({ kind }: Json) => kind === 'stops').map(({ words }: Json) => words),
    ['“分送承办”的 2 个子流程会停下：陈国栋承办、孙倩承办。'],
  );
  const system = await office.as('system');
  const path = `/api/matters/monitor/${matterId}`;
  const effect = await system.send('POST', `${path}/effect`, { act: 'terminate' });
  assert.deepEqual(effect.body.childrenStop, ['陈国栋承办', '孙倩承办']);

  const ended = await system.send('POST', `${path}/terminate`, { expectedVersion: version, reason: '不办了' });
  assert.equal(ended.status, 200, JSON.stringify(ended.body));
  await settle();

  assert.deepEqual(standings(await page('officer', matterId)), [
    'stopped 没有办完，已停下',
    'stopped 没有办完，已停下',
  ]);
  const [child = ''] = await childrenOf(matterId);
  assert.equal((await page('head', child)).halted.kind, 'terminated');
  const childsEnd = { expectedVersion: (await page('head', child)).version, reason: '单独恢复' };
  const alone = await system.send('POST', `/api/matters/monitor/${child}/revive`, childsEnd);
  assert.equal(alone.body.code, 'matters.child-over');

  const { version: now } = await page('officer', matterId);
  const revived = await system.send('POST', `${path}/revive`, { expectedVersion: now, reason: '又要办' });
  assert.equal(revived.status, 200, JSON.stringify(revived.body));
  await settle();
  assert.deepEqual(standings(await page('officer', matterId)), ['running 陈国栋承办', 'running 孙倩承办']);
});

test('取回 of the act that called: possible while nobody has touched the child, refused afterwards', async () => {
  const touched = await called('one');
  const [child = ''] = await childrenOf(touched);
  await office.done('head', child, { decision: 'disagree', opinion: '不办' });
  const withdraw = async (matterId: string) =>
    office.who('head').send('POST', `/api/matters/${matterId}/withdraw`, {
      expectedVersion: (await page('head', matterId)).version,
    });
  assert.equal((await withdraw(touched)).body.code, 'workflow.already-acted-on');

  const untouched = await called('one');
  const taken = await withdraw(untouched);
  assert.equal(taken.status, 200, JSON.stringify(taken.body));
  await settle();

  const view = await page('officer', untouched);
  assert.deepEqual(openTo(view), ['科室审核：陈国栋']);
  assert.deepEqual(standings(view), ['stopped 没有办完，已停下']);
});

test('an asynchronous call goes on at once; at the end of its caller the child stops or goes on, as its step says', async () => {
  for (const [kind, then] of [
    ['bound', 'stopped 没有办完，已停下'],
    ['free', 'running 陈国栋承办'],
  ] as const) {
    const matterId = await called(kind);
    assert.deepEqual(openTo(await page('officer', matterId)), ['审批：王建华']);
    await office.done('chief', matterId);
    await settle();
    assert.deepEqual(standings(await page('officer', matterId)), [then]);
    const [child = ''] = await childrenOf(matterId);
    if (kind === 'free') await office.done('head', child);
    await settle();
    assert.equal((await page('officer', matterId)).state, 'DONE');
  }
});

test('calls inside calls end at the fifth; a kind that does not exist is asked for again, and both say so', async () => {
  const lines: string[] = [];
  let matterId = await called('deep');
  for (let depth = 1; depth <= 6; depth += 1) {
    const view = await page('officer', matterId);
    const [child] = view.children;
    lines.push(child.standing);
    if (!child.matterId) break;
    matterId = child.matterId;
    await office.done('officer', matterId, { values: leaveValues });
    await office.done('head', matterId);
    await settle();
  }
  assert.equal(lines.length, 6);
  assert.match(lines[5] ?? '', /超过 5 层/);

  const missing = await called('missing');
  assert.match(standings(await page('officer', missing))[0] ?? '', /^not-started 还没有启动：没有这种事项/);
});

test('who reads the caller does not therefore read the child, nor the other way round; another agency sees neither', async () => {
  const matterId = await called('sending');
  const [, second = ''] = await childrenOf(matterId);
  // the head of the starter's section handled the caller and one child: he may read that one
  const ofHead = (await page('head', matterId)).children;
  assert.deepEqual(
    ofHead.map((child: Json) => [child.matterId !== undefined, child.title !== undefined, child.standing]),
    [
      [true, true, '陈国栋承办'],
      [true, true, '孙倩承办'],
    ],
  );
  const legal = await page('legal', second);
  assert.deepEqual(legal.calledBy, { kindName: 'sending', step: '分送承办' });
  assert.equal((await office.who('legal').get(`/api/matters/${matterId}`)).status, 404);
  assert.equal((await office.who('chief').get(`/api/matters/${second}`)).status, 404);
  await office.done('legal', second);
  await office.done('head', (await childrenOf(matterId))[0] ?? '');
  await settle();
  const ofChief = (await page('chief', matterId)).children;
  assert.deepEqual(
    ofChief.map((child: Json) => [child.matterId, child.title, child.standing]),
    [
      [undefined, undefined, '已办结'],
      [undefined, undefined, '已办结'],
    ],
  );
  const stranger = await strangerBeside(office);
  const path = `/api/matters/monitor/${second}/effect`;
  assert.equal((await stranger.send('POST', path, { act: 'suspend' })).status, 404);
  assert.equal(
    (await (await office.as('system')).send('POST', path, { act: 'revive' })).body.code,
    'matters.child-over',
  );
});
