import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { by, everything, person, processOf, Scenario, scenario, step } from './testing/scenario.ts';

const twoSteps = () => scenario(step('核稿', '张科长'), step('签发', '李局长'));

test('发起后先由拟稿人自己办理，提交后按顺序到达每一环节直到办结', () => {
  const office = twoSteps();
  office.expectTodo('拟稿:拟稿人');

  office.submit('拟稿');
  office.expectTodo('核稿:张科长');
  office.submit('核稿');
  office.expectTodo('签发:李局长');
  office.submit('签发');

  office.expectEnd();
});

test('每个待办都说得出为什么到这里、由哪个动作引起', () => {
  const office = twoSteps();

  office.submit('拟稿');

  const item = office.open('核稿');
  deepEqual(item.why, [{ code: 'test.named', facts: {} }]);
  equal(office.events[item.cause - 1]?.kind, 'itemCompleted');
});

test('不是自己的件不能办，办过的件不能再办', () => {
  const office = twoSteps();
  const item = office.open('拟稿').id;

  equal(office.do({ kind: 'complete', item, actor: person('路人') }), 'workflow.not-the-holder');
  equal(office.do({ kind: 'complete', item, actor: person('拟稿人') }), undefined);
  equal(office.do({ kind: 'complete', item, actor: person('拟稿人') }), 'workflow.item-not-open');
});

test('受托人可以代办理人办理，办理记录写明代谁办', () => {
  const office = twoSteps();
  office.submit('拟稿');

  const done = office.do({
    kind: 'complete',
    item: office.open('核稿').id,
    actor: { ...person('王秘书'), onBehalfOf: person('张科长') },
  });

  equal(done, undefined);
  equal(office.item('核稿').doneBy?.onBehalfOf?.personId, '张科长');
});

test('条件成立走条件流向，都不成立走默认流向', () => {
  const parts = [
    {
      choice: '金额',
      branches: [{ when: '金额>1万', parts: [step('局长审批', '李局长')] }, { parts: [step('科长审批', '张科长')] }],
    },
    step('归档', '档案员'),
  ];
  const big = new Scenario(processOf(...parts), { '金额>1万': true });
  const small = scenario(...parts);

  big.submit('拟稿');
  small.submit('拟稿');

  big.expectTodo('局长审批:李局长');
  small.expectTodo('科长审批:张科长');
  small.submit('科长审批');
  small.expectTodo('归档:档案员');
});

test('条件无法判断时走默认流向，并在痕迹中写明', () => {
  const office = new Scenario(
    processOf(
      { choice: '金额', branches: [{ when: '金额>1万', parts: [step('局长审批', '李局长')] }, { parts: [] }] },
      step('归档', '档案员'),
    ),
    { '金额>1万': 'unknown' },
  );

  office.submit('拟稿');

  office.expectTodo('归档:档案员');
  const routed = office.events.find((event) => event.kind === 'routed');
  equal(routed?.because, 'defaultAfterUnknown');
  equal(routed?.tried[0]?.value, 'unknown');
});

test('不同意走“不同意”的流向，没有提供不同意的环节不能不同意', () => {
  const office = scenario(
    { ...step('核稿', '张科长'), operations: { ...everything, disagree: true } },
    { choice: '结果', branches: [{ on: 'no', parts: [{ end: '不予办理', result: 'refused' }] }, { parts: [] }] },
    step('签发', '李局长'),
  );
  office.submit('拟稿');

  equal(office.disagree('核稿'), undefined);

  office.expectEnd('refused');
  const plain = twoSteps();
  equal(plain.disagree('拟稿'), 'workflow.disagree-not-offered');
});

test('图上画了回流的，走到那里就回到前面的环节重办', () => {
  const office = new Scenario(
    processOf(step('核稿', '张科长'), {
      choice: '要改',
      branches: [{ when: '要改', parts: [{ goBack: '拟稿' }] }, { parts: [] }],
    }),
    { 要改: true },
  );
  office.submit('拟稿');

  office.submit('核稿');

  office.expectTodo('拟稿:拟稿人');
  office.answers.要改 = false;
  office.submit('拟稿');
  office.submit('核稿');
  office.expectEnd();
});

test('找不到办理人时停在该环节等管理员处理，决不悄悄消失', () => {
  const office = scenario(step('核稿'), step('签发', '李局长'));

  office.submit('拟稿');

  office.expectTodo();
  const visit = office.state.visits.at(-1);
  equal(visit?.state, 'incident');
  equal(visit?.incident, 'vacant');
  const stillVacant = { kind: 'resolveIncident', visit: visit?.id ?? 0, actor: person('管理员') } as const;
  equal(office.do(stillVacant), 'workflow.still-nobody');
  equal(office.do({ ...stillVacant, handlers: [person('赵副科长')] }), undefined);
  office.expectTodo('核稿:赵副科长');
  office.submit('核稿');
  office.expectTodo('签发:李局长');
});

test('发起人选定的人一直有效，上一办理人选的人只管这一次', () => {
  const office = scenario(
    { ...step('核稿'), handler: { kind: 'startersChoice' } },
    { ...step('会办'), handler: { kind: 'previousHandlersChoice' } },
  );
  office.submit('拟稿', undefined, { choices: { 核稿: [person('张科长')] } });
  office.expectTodo('核稿:张科长');
  office.submit('核稿', undefined, { choices: { 会办: [person('小王')] } });
  office.expectTodo('会办:小王');

  office.giveBack('会办', '拟稿');
  office.submit('拟稿');
  office.expectTodo('核稿:张科长');
  office.submit('核稿');

  equal(office.state.visits.at(-1)?.state, 'incident', '上一轮选的人不能悄悄沿用');
});

test('办理期限按工作日计算', () => {
  const office = scenario({ ...step('核稿', '张科长'), due: { workingDays: 5 } });

  office.submit('拟稿');

  equal(office.open('核稿').dueAt, '2026-03-09T01:01:00.000Z');
});

test('只由一人办理的环节，找到多人时由排在最前的一人办理，同一人不会有两个件', () => {
  const office = scenario(
    { ...step('核稿'), ...by('张科长', '王科长') },
    { ...step('会签'), ...by('甲', '甲', '乙'), multi: { mode: 'parallel', rule: 'all' } },
  );
  office.submit('拟稿');
  office.expectTodo('核稿:张科长');

  office.submit('核稿');

  office.expectTodo('会签:甲', '会签:乙');
});
