import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import type { MultiMode } from '../index.ts';
import { person, processOf, Scenario, step } from '../testing/scenario.ts';

const meeting = (multi: MultiMode, ...names: readonly string[]) => {
  const office = new Scenario(
    processOf(
      { ...step('表决', ...names), multi, operations: { ...step('表决').operations, disagree: true } },
      {
        choice: '结果',
        branches: [{ on: 'no', parts: [step('协调', '主任')] }, { parts: [step('签发', '李局长')] }],
      },
    ),
  );
  office.submit('拟稿');
  return office;
};

const decided = (office: Scenario) => office.events.find((event) => event.kind === 'voteDecided');

test('加权表决：组长一人两票，算式记在痕迹里，其余的件取消', () => {
  const office = meeting({ mode: 'parallel', rule: { percent: 50 }, weights: { 组长: 2 } }, '组长', '甲', '乙');

  office.submit('表决', '组长');

  office.expectTodo('签发:李局长');
  const { outcome, agreed, disagreed, members, base } = { ...decided(office) } as Record<string, unknown>; // reason: read as plain data
  deepEqual([outcome, agreed, disagreed, members, base], ['yes', 2, 0, 4, 4]);
  equal(office.item('表决', '乙').closedReason, 'decidedByOthers');
});

test('弃权：规定了才能弃权，弃权的从总数里去掉', () => {
  const plain = meeting({ mode: 'parallel', rule: { percent: 60 } }, '甲', '乙');
  equal(plain.submit('表决', '甲', { vote: 'abstain' }), 'workflow.abstain-not-offered');

  const office = meeting({ mode: 'parallel', rule: { percent: 60 }, abstain: 'excluded' }, '甲', '乙', '丙', '丁');
  office.submit('表决', '甲', { vote: 'abstain' });
  office.disagree('表决', '乙');
  office.submit('表决', '丙');
  office.expectTodo('表决:丁');
  office.submit('表决', '丁');

  office.expectTodo('签发:李局长');
  const event = decided(office);
  deepEqual([event?.agreed, event?.disagreed, event?.abstained, event?.base], [2, 1, 1, 3]);
});

test('一票否决：一人反对当场定下，走“不同意”的流向', () => {
  const office = meeting({ mode: 'parallel', rule: 'veto', abstain: 'excluded' }, '甲', '乙', '丙');
  office.submit('表决', '甲');

  office.disagree('表决', '乙');

  office.expectTodo('协调:主任');
});

test('比例表决里一人反对不结束流程，达不到比例才走“不同意”', () => {
  const office = meeting({ mode: 'parallel', rule: { percent: 50 } }, '甲', '乙', '丙');
  office.disagree('表决', '甲');
  office.expectTodo('表决:乙', '表决:丙');

  office.disagree('表决', '乙');

  office.expectTodo('协调:主任');
});

test('顺序表决也按比例：后面的人再怎么投也改变不了，就不再轮到', () => {
  const office = meeting({ mode: 'sequential', rule: { votes: 2 } }, '甲', '乙', '丙');
  office.submit('表决', '甲');

  office.submit('表决', '乙');

  office.expectTodo('签发:李局长');
});

test('表决后取回：重新计票；已经定下结果的，只有定下结果的那一票能取回', () => {
  const office = meeting({ mode: 'parallel', rule: { votes: 2 } }, '甲', '乙', '丙');
  office.submit('表决', '甲');
  office.submit('表决', '乙');
  office.expectTodo('签发:李局长');
  equal(office.takeBack('表决', '甲'), 'workflow.moved-on');

  equal(office.takeBack('表决', '乙'), undefined);

  office.expectTodo('表决:乙', '表决:丙');
  equal(office.takeBack('表决', '甲'), undefined);
  office.expectTodo('表决:甲', '表决:乙', '表决:丙');
});

test('退回到会签环节，按规定只请不同意的人重新表决，同意的票保留', () => {
  const office = new Scenario(
    processOf(
      {
        ...step('表决', '甲', '乙', '丙'),
        multi: { mode: 'parallel', rule: { votes: 2 }, rest: 'continue' },
        reopen: 'refusers',
        operations: { ...step('表决').operations, disagree: true },
      },
      { choice: '结果', branches: [{ on: 'no', parts: [{ end: '不办' }] }, { parts: [] }] },
      step('签发', '李局长'),
    ),
  );
  office.submit('拟稿');
  office.submit('表决', '甲');
  office.disagree('表决', '乙');
  office.submit('表决', '丙');

  office.giveBack('签发', '表决');

  office.expectTodo('表决:乙');
  office.submit('表决', '乙');
  office.expectTodo('签发:李局长');
});

test('加签会让比例的分母变大；表决定下以后不能再加', () => {
  const office = new Scenario(
    processOf(
      {
        ...step('表决', '甲', '乙'),
        multi: { mode: 'parallel', rule: { percent: 60 } },
        operations: { addParallel: true },
      },
      step('签发', '李局长'),
    ),
  );
  office.submit('拟稿');
  office.submit('表决', '甲');
  const mine = office.open('表决', '乙');
  office.do({
    kind: 'addSigners',
    item: mine.id,
    actor: mine.holder,
    where: 'parallel',
    signers: [person('丙'), person('丁')],
  });

  office.submit('表决', '乙');

  office.expectTodo('表决:丙', '表决:丁');
  office.submit('表决', '丙');
  office.expectTodo('签发:李局长');
});

test('并加签之后，这一组等的人数跟着增加', () => {
  const office = new Scenario(
    processOf({ ...step('表决', '甲'), operations: { ...step('表决').operations, addParallel: true } }),
  );
  office.submit('拟稿');

  const where = { where: 'parallel', signers: [person('乙'), person('丙')] } as const;
  equal(office.do({ kind: 'addSigners', item: office.open('表决').id, actor: person('甲'), ...where }), undefined);

  const group = office.state.scopes.find(({ kind }) => kind === 'group');
  deepEqual([group?.expected, group?.arrived], [3, 0]);
});
