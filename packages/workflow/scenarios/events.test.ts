import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import type { ProcessPart } from '../index.ts';
import { forecast, returnTargets } from '../index.ts';
import { passDays, published, publishedProgram, tick } from '../testing/published.ts';
import { person, Scenario, step, visitAt } from '../testing/scenario.ts';

const waitForAnswer = () =>
  published(
    step('ask', '张科长'),
    {
      step: 'wait',
      name: '等待答复',
      handler: { kind: 'starter' },
      operations: {
        ...{ returnTo: [], resume: ['rewalk', 'direct'], transfer: false, circulate: false, press: false },
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
        { event: { id: 'answered', name: '外单位答复' }, parts: [step('use', '甲')] },
        { event: { id: 'late', name: '三天没答复' }, parts: [step('hurry', '乙')] },
      ],
    },
    step('sign', '李局长'),
  );

test('事件网关：答复先到就走答复的分支，定时随之作废；答复来两次只算一次', async () => {
  const office = await waitForAnswer();
  office.submit('draft');
  office.submit('ask');
  office.expectTodo();
  const visit = visitAt(office, 'wait');

  equal(office.do({ kind: 'receive', visit, event: 'answered', actor: person('收发员') }), undefined);

  office.expectTodo('use:甲');
  equal(office.do({ kind: 'receive', visit, event: 'answered' }), 'workflow.visit-not-under-way');
  equal(office.do({ kind: 'receive', visit, event: 'late' }), 'workflow.not-waited-for');
  passDays(office, 30);
  deepEqual(tick(office), []);
});

test('事件网关：到时没有答复就走定时的分支，之后的答复没有用', async () => {
  const office = await waitForAnswer();
  office.submit('draft');
  office.submit('ask');
  const visit = visitAt(office, 'wait');
  passDays(office, 2);
  deepEqual(tick(office), []);

  passDays(office, 30);
  deepEqual(tick(office), [undefined]);

  office.expectTodo('hurry:乙');
  equal(office.do({ kind: 'receive', visit, event: 'answered' }), 'workflow.visit-not-under-way');
  office.submit('hurry');
  office.expectTodo('sign:李局长');
});

test('等待的环节没有人：退回和取回都越过它，回到等待之前办的人', async () => {
  const office = await waitForAnswer();
  office.submit('draft');
  office.submit('ask');
  equal(office.takeBack('ask'), undefined);
  office.submit('ask');
  office.do({ kind: 'receive', visit: visitAt(office, 'wait'), event: 'answered' });

  const targets = returnTargets(office.program, office.state, office.open('use').id);

  deepEqual(
    targets.map(({ node, previous }) => [node, previous]),
    [
      ['ask', true],
      ['draft', false],
    ],
  );
  deepEqual(
    forecast(office.program, office.state, office.facts()).map(({ node }) => node),
    ['use', 'sign'],
  );
  equal(office.giveBack('use', 'ask'), undefined);
  office.submit('ask');
  office.expectTodo();
  office.do({ kind: 'receive', visit: visitAt(office, 'wait'), event: 'answered' });
  office.expectTodo('use:甲');
});

test('边界定时：到时离开环节，走定时的分支，原来的件停下；办完了就不再到时', async () => {
  const timed = () =>
    published(
      {
        ...step('work', '甲'),
        due: { workingDays: 2 },
        overdue: [{ afterDue: 1, act: { kind: 'leave', event: 'late' } }],
      },
      {
        choice: 'work_timers',
        branches: [{ parts: [] }, { event: { id: 'late', name: '三天没办' }, parts: [step('chief', '主任')] }],
      },
      step('sign', '李局长'),
    );
  const late = await timed();
  late.submit('draft');
  passDays(late, 30);

  deepEqual(tick(late), [undefined]);

  late.expectTodo('chief:主任');
  equal(late.item('work').state, 'cancelled');
  late.submit('chief');
  late.expectTodo('sign:李局长');

  const inTime = await timed();
  inTime.submit('draft');
  inTime.submit('work');
  inTime.expectTodo('sign:李局长');
  passDays(inTime, 30);
  deepEqual(tick(inTime), []);
});

test('嵌入式子流程：里面办完就接着往下，退回可以进出', async () => {
  const office = await published(
    step('check', '张科长'),
    {
      section: 'inside',
      name: '内部办理',
      parts: [step('one', '甲'), { parallel: 'fork', branches: [[step('two', '乙')], [step('three', '丙')]] }],
    },
    step('sign', '李局长'),
  );
  for (const node of ['draft', 'check', 'one', 'two', 'three']) office.submit(node);
  office.expectTodo('sign:李局长');

  equal(office.giveBack('sign', 'one'), undefined);

  office.submit('one');
  office.expectTodo('two:乙', 'three:丙');
  equal(office.giveBack('two', 'check', { across: 'cancel' }), undefined);
  office.expectTodo('check:张科长');
});

test('自由子流程：下一个办哪一步由办理人定，他说完了就往下走，接连自选的次数有限', async () => {
  const free = (...nodes: readonly string[]) => ({ free: { persons: false, nodes, limit: 2 } });
  const office = await published(
    {
      section: 'loose',
      name: '分头准备',
      adHoc: true,
      parts: [
        { ...step('one', '甲'), ...free('two', 'three') },
        { ...step('two', '乙'), ...free('one', 'three') },
        { ...step('three', '丙'), ...free('one', 'two') },
      ],
    },
    step('sign', '李局长'),
  );
  office.submit('draft');
  office.submit('one', '甲', { next: { kind: 'node', node: 'three' } });
  office.expectTodo('three:丙');
  office.submit('three', '丙', { next: { kind: 'node', node: 'one' } });
  office.expectTodo('one:甲');
  equal(office.submit('one', '甲', { next: { kind: 'node', node: 'two' } }), 'workflow.free-choices-used-up');

  office.submit('one');

  office.expectTodo('sign:李局长');
});

test('自选下一步：从那里往下走，或者那一步办完仍回到原来的流程；不同意照那一步画的走', async () => {
  const free = { free: { persons: false, nodes: ['draft', 'law', 'sign'], limit: 3 } };
  const flow = () =>
    published(
      { ...step('check', '甲'), ...free },
      step('money', '乙'),
      { ...step('law', '丙'), operations: { disagree: true } },
      { choice: 'handled', branches: [{ on: 'no', parts: [{ end: 'stop', result: 'refused' }] }, { parts: [] }] },
      step('sign', '李局长'),
    );
  const on = await flow();
  on.submit('draft');
  equal(on.submit('check', '甲', { next: { kind: 'node', node: 'money' } }), 'workflow.free-node-not-offered');
  on.submit('check', '甲', { next: { kind: 'node', node: 'law' } });
  on.submit('law');
  on.expectTodo('sign:李局长');

  const back = await flow();
  back.submit('draft');
  back.submit('check', '甲', { next: { kind: 'node', node: 'law', rejoin: true } });
  deepEqual(
    forecast(back.program, back.state, back.facts()).map(({ node }) => node),
    ['law', 'money', 'law', 'sign'],
  );
  back.submit('law');
  back.expectTodo('money:乙');

  const no = await flow();
  no.submit('draft');
  no.submit('check', '甲', { next: { kind: 'node', node: 'law', rejoin: true } });
  no.submit('law', '丙', { vote: 'disagree' });
  equal(no.state.status, 'refused');
});

test('包容网关和调用活动也从 BPMN 文件读出来', async () => {
  const office = await published(
    {
      parallel: 'some',
      branches: [
        { when: '金额大', parts: [step('finance', '甲')] },
        { when: '涉法', parts: [step('law', '乙')] },
        { otherwise: true, parts: [step('plain', '丙')] },
      ],
    },
    { ...step('call', '甲'), call: { process: 'child', mode: 'sync', each: { field: '处室', limit: 5, rule: 'all' } } },
    { choice: 'handled', branches: [{ on: 'no', parts: [step('again', '丁')] }, { parts: [] }] },
    step('sign', '李局长'),
  );
  office.answers.金额大 = true;
  office.answers.涉法 = true;
  office.form.处室 = ['甲处'];
  office.submit('draft');
  office.expectTodo('finance:甲', 'law:乙');
  office.submit('finance');
  office.submit('law');

  equal(office.do({ kind: 'childReport', child: 1, as: 'yes' }), undefined);

  office.expectTodo('sign:李局长');
});

test('撤销回草稿：从会签里撤回，会签都停下，发起人改好再送；还在他手里时撤销就结束', async () => {
  const parts: readonly ProcessPart[] = [
    step('check', '甲'),
    { parallel: 'both', branches: [[step('a', '乙')], [step('b', '丙')]] },
    step('sign', '李局长'),
  ];
  const office = new Scenario(await publishedProgram(parts, { cancelPolicy: 'anyTime', cancelTo: 'draft' }));
  const cancel = () => office.do({ kind: 'cancel', actor: person('拟稿人'), reason: '要补充材料' });
  office.submit('draft');
  office.submit('check');
  office.submit('a');

  equal(cancel(), undefined);

  office.expectTodo('draft:拟稿人');
  equal(office.state.status, 'open');
  office.submit('draft');
  office.expectTodo('check:甲');
  equal(cancel(), undefined);
  equal(cancel(), undefined);
  equal(office.state.status, 'cancelled');
});
