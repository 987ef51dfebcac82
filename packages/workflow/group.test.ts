import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import type { MultiMode } from './index.ts';
import { everything, scenario, step } from './testing/scenario.ts';

const group = (multi: MultiMode, ...names: readonly string[]) => {
  const office = scenario(
    { ...step('会签', ...names), multi, operations: { ...everything, disagree: true } },
    {
      choice: '结果',
      branches: [{ on: 'no', parts: [step('协调', '办公室主任')] }, { parts: [step('签发', '李局长')] }],
    },
  );
  office.submit('拟稿');
  return office;
};

test('并行会签（全部同意）：人人都到，最后一人同意才往下走', () => {
  const office = group({ mode: 'parallel', rule: 'all' }, '甲', '乙', '丙');
  office.expectTodo('会签:甲', '会签:乙', '会签:丙');

  office.submit('会签', '乙');
  office.submit('会签', '甲');
  office.expectTodo('会签:丙');
  office.submit('会签', '丙');

  office.expectTodo('签发:李局长');
});

test('并行会签（全部同意）：一人不同意即定，其余的件取消并写明计票', () => {
  const office = group({ mode: 'parallel', rule: 'all' }, '甲', '乙', '丙');
  office.submit('会签', '甲');

  office.disagree('会签', '乙');

  office.expectTodo('协调:办公室主任');
  equal(office.item('会签', '丙').closedReason, 'decidedByOthers');
  const decided = office.events.find((event) => event.kind === 'voteDecided');
  deepEqual([decided?.outcome, decided?.agreed, decided?.disagreed, decided?.members], ['no', 1, 1, 3]);
});

test('并行会签（任一同意）：一人同意即通过，全部不同意才算不通过', () => {
  const yes = group({ mode: 'parallel', rule: 'any' }, '甲', '乙');
  yes.disagree('会签', '甲');
  yes.submit('会签', '乙');
  yes.expectTodo('签发:李局长');

  const no = group({ mode: 'parallel', rule: 'any' }, '甲', '乙');
  no.disagree('会签', '甲');
  no.disagree('会签', '乙');
  no.expectTodo('协调:办公室主任');
});

test('顺序会签：一个办完才轮到下一个，不同意即定，后面的人不再收到', () => {
  const office = group({ mode: 'sequential', rule: 'all' }, '甲', '乙', '丙');
  office.expectTodo('会签:甲');
  office.submit('会签', '甲');
  office.expectTodo('会签:乙');

  office.disagree('会签', '乙');

  office.expectTodo('协调:办公室主任');
  equal(
    office.state.items.some((item) => item.holder.personId === '丙'),
    false,
  );
});

test('或签：谁先办谁算数，其他人的件取消', () => {
  const office = group({ mode: 'any' }, '甲', '乙');

  office.submit('会签', '乙');

  office.expectTodo('签发:李局长');
  equal(office.item('会签', '甲').closedReason, 'decidedByOthers');
});

test('已被取消的件再去办，会得到拒绝而不是重复办理', () => {
  const office = group({ mode: 'any' }, '甲', '乙');
  office.submit('会签', '乙');
  const late = office.item('会签', '甲');

  equal(office.do({ kind: 'complete', item: late.id, actor: late.holder }), 'workflow.item-not-open');
});

test('并行分支里的会签组：组内办完只算本分支到达，全部分支到齐才汇合', () => {
  const office = scenario(
    {
      parallel: '并行',
      branches: [[{ ...step('会签', '甲', '乙'), multi: { mode: 'parallel', rule: 'all' } }], [step('丙科', '丙')], []],
    },
    step('签发', '李局长'),
  );
  office.submit('拟稿');
  office.submit('会签', '甲');
  office.submit('会签', '乙');
  office.expectTodo('丙科:丙');

  office.submit('丙科');

  office.expectTodo('签发:李局长');
});
