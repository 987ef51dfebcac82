import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { HandlerRule } from '@gov/organisation';
import type { ProcessPart } from '@gov/workflow';
import { type Json, signIn, type Visitor } from '#platform/testkit/sign-in.ts';
import { testPassword } from '#platform/testkit/small-agency.ts';
import { type Office, openOffice, strangerBeside } from '../../testing/office.ts';
import { publishKind } from '../../testing/publish-kind.ts';

const day = 86_400_000;
let office: Office;
let system: Visitor;

const named = (key: string): { readonly handler: HandlerRule } => ({
  handler: { kind: 'named', personIds: [(office.agency.people.get(key) ?? assert.fail(key)) as never] }, // reason: an id of the small agency
});
const due = { due: { workingDays: 3 } };

before(async () => {
  office = await openOffice();
  system = await office.as('system');
  await strangerBeside(office);
  const parts: readonly ProcessPart[] = [
    { step: 'write', name: '填写' },
    {
      parallel: 'both',
      branches: [
        [{ step: 'law', name: '法规科会签', ...named('legal'), ...due }],
        [
          { step: 'works', name: '建管科会签', ...named('head'), ...due },
          { step: 'check', name: '建管科复核', ...named('helper') },
        ],
      ],
    },
    { step: 'sign', name: '签发', ...named('chief') },
  ];
  await publishKind(office, 'both', parts);
});
after(() => office.close());

async function sent(): Promise<string> {
  const matterId = await office.begin('officer', 'both');
  await office.done('officer', matterId);
  return matterId;
}
const ways = async (matterId: string): Promise<Json> =>
  (await system.get(`/api/matters/monitor/${matterId}/mend`)).body;
const mend = async (matterId: string, kind: string, steps: string, who = system) => {
  const { version, branches } = await ways(matterId);
  const scope = branches.find((one: Json) => one.steps === steps)?.scope ?? 999;
  return who.send('POST', `/api/matters/monitor/${matterId}/mend`, {
    expectedVersion: version,
    act: { kind, scope },
    reason: '等外单位来函',
  });
};
const row = async (key: string, matterId: string): Promise<Json> =>
  (await office.who(key).get('/api/matters?box=todo&limit=50')).body.rows.find(
    (one: Json) => one.matterId === matterId,
  );
const ok = ({ status, body }: { readonly status: number; readonly body: Json }): Json => {
  assert.equal(status, 200, JSON.stringify(body));
  return body;
};

test('管理员暂停一支：先看影响；这一支只能看，期限停着，别的照常办；恢复以后期限照剩下的算', async () => {
  const matterId = await sent();
  const { version, branches } = await ways(matterId);
  assert.deepEqual(
    branches.map(({ steps, rests }: Json) => [steps, rests]),
    [
      ['法规科会签', false],
      ['建管科会签', false],
    ],
  );
  const law = branches[0];
  const dueAt = (await row('legal', matterId)).dueAt;
  const act = { kind: 'suspendBranch', scope: law.scope };
  const told = await system.send('POST', `/api/matters/monitor/${matterId}/mend/effect`, {
    expectedVersion: version,
    act,
  });
  assert.deepEqual(told.body.effects, [
    {
      kind: 'plain',
      words: `${law.who}的办理停下，已经写的会留着，期限不再计算；别的分支照常办，到汇合的地方等这一支。`,
    },
  ]);
  const body = { expectedVersion: version, act, reason: '等外单位来函' };
  const path = `/api/matters/monitor/${matterId}/mend`;
  const twice = await Promise.all([system.send('POST', path, body), system.send('POST', path, body)]);
  assert.deepEqual(twice.map(({ status }) => status).sort(), [200, 409], 'a double click suspends once');

  const page = await office.view('legal', matterId);
  assert.equal(page.myTask, undefined);
  assert.deepEqual(
    page.operations.map(({ operation }: Json) => operation),
    [],
  );
  assert.equal(page.mayAttach, false);
  for (const key of ['legal', 'officer', 'head']) {
    const [resting] = (await office.view(key, matterId)).restingBranches;
    assert.deepEqual([resting.steps, resting.who, resting.reason], ['法规科会签', '系统员', '等外单位来函'], key);
  }
  const [line] = page.trace;
  assert.deepEqual(
    [line.who, line.act, line.step, line.opinion],
    ['系统员', '暂停这一支', '法规科会签', '等外单位来函'],
  );
  const shown = await row('legal', matterId);
  assert.deepEqual([shown.halted, shown.dueAt], ['suspended', undefined]);
  assert.equal((await row('head', matterId)).halted, undefined);
  const refused = await office.who('legal').send('PUT', `/api/matters/${matterId}/values`, {
    expectedVersion: page.version,
    values: {},
  });
  assert.equal(refused.body.code, 'workflow.branch-suspended');
  assert.match(refused.body.message, /这一支已暂停/);

  office.house.clock.advance(day);
  await office.house.relay.settle();
  const [head, helper, legal, again] = [
    await office.as('head'),
    await office.as('helper'),
    await office.as('legal'),
    await office.as('system'),
  ];
  await doneBy(head, matterId);
  await doneBy(helper, matterId);
  const waiting = (await head.get(`/api/matters/${matterId}`)).body;
  assert.deepEqual(
    waiting.openTasks.map(({ step }: Json) => step),
    ['法规科会签'],
    'the join waits',
  );
  const now = (await again.get(`/api/matters/monitor/${matterId}/mend`)).body;
  assert.deepEqual(
    now.branches.map(({ steps, rests }: Json) => [steps, rests]),
    [['法规科会签', true]],
  );
  const gone = ok(
    await again.send('POST', path, {
      expectedVersion: now.version,
      act: { kind: 'resumeBranch', scope: law.scope },
      reason: '来函已到',
    }),
  );
  assert.equal(gone.said, `已恢复这一支，由${law.who}接着办理`);
  const later = (await legal.get('/api/matters?box=todo&limit=50')).body.rows.find(
    (one: Json) => one.matterId === matterId,
  );
  assert.ok(later.dueAt > dueAt, 'the clock stood');
  await doneBy(legal, matterId);
  assert.equal((await head.get(`/api/matters/${matterId}`)).body.openTasks[0].step, '签发');
  assert.deepEqual(office.house.problems, []);
});

async function doneBy(who: Visitor, matterId: string): Promise<void> {
  const page = (await who.get(`/api/matters/${matterId}`)).body;
  const path = `/api/matters/${matterId}/tasks/${page.myTask.taskId}/complete`;
  ok(await who.send('POST', path, { expectedVersion: page.version, decision: 'agree' }));
}

test('这一支只有他在办的，自己可以暂停这一支，由他恢复；管理员暂停的他不能恢复；别的机关碰不到', async () => {
  system = await office.as('system');
  const stranger = await signIn(office.house.app, 'lp.system', testPassword);
  const matterId = await (async () => {
    const officer = await office.as('officer');
    const created = ok(await officer.send('POST', '/api/matters', { kindCode: 'both' }));
    await doneBy(officer, created.matterId);
    return created.matterId as string;
  })();
  const legal = await office.as('legal');
  const view = async (): Promise<Json> => (await legal.get(`/api/matters/${matterId}`)).body;
  const labels = async (): Promise<readonly string[]> => (await view()).operations.map(({ label }: Json) => label);
  assert.ok((await labels()).includes('暂停这一支…'));
  const rest = ok(
    await legal.send('POST', `/api/matters/${matterId}/suspend`, {
      expectedVersion: (await view()).version,
      reason: '等我出差回来',
    }),
  );
  assert.equal(rest.said, '已暂停“法规科会签”这一支，期限不再计算');
  assert.deepEqual(await labels(), ['恢复这一支']);
  const head = await office.as('head');
  const others = (await head.get(`/api/matters/${matterId}`)).body;
  assert.ok(others.myTask, 'the other branch goes on');
  const notHis = await head.send('POST', `/api/matters/${matterId}/resume`, { expectedVersion: others.version });
  assert.equal(notHis.body.code, 'workflow.not-suspended');
  ok(await legal.send('POST', `/api/matters/${matterId}/resume`, { expectedVersion: (await view()).version }));
  assert.ok((await view()).myTask);

  ok(await mend(matterId, 'suspendBranch', '法规科会签'));
  assert.deepEqual(await labels(), []);
  const byOther = await legal.send('POST', `/api/matters/${matterId}/resume`, {
    expectedVersion: (await view()).version,
  });
  assert.equal(byOther.body.code, 'matters.suspended-by-other');
  const away = await stranger.send('POST', `/api/matters/monitor/${matterId}/mend`, {
    expectedVersion: 1,
    act: { kind: 'resumeBranch', scope: 3 },
    reason: '改',
  });
  assert.equal(away.status, 404);
  assert.equal((await mend(matterId, 'suspendBranch', '没有的一支')).body.code, 'workflow.no-such-branch');
});
