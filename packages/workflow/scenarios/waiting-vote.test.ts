import { equal } from 'node:assert/strict';
import { test } from 'node:test';
import type { MultiMode } from '../index.ts';
import type { Scenario } from '../testing/scenario.ts';
import { person, scenario, step } from '../testing/scenario.ts';

/** 会签 of a committee and of 乙科 side by side; a return out of it waits for both. Whoever wants to return has voted so. */
function sideBySide(multi: MultiMode): Scenario {
  const committee = { ...step('甲组', '甲', '丙', '丁', '戊'), multi, groupReturn: 'vote' as const };
  const office = scenario({
    parallel: '会签',
    countersign: true,
    branches: [[committee], [step('乙科', '乙')]],
  });
  office.submit('拟稿');
  return office;
}

const wantsReturn = (office: Scenario, who: string): void =>
  equal(
    office.do({
      kind: 'return',
      item: office.open('甲组', who).id,
      actor: person(who),
      to: { kind: 'starter' },
      reason: '重写',
    }),
    undefined,
  );
const takesBack = (office: Scenario, who: string) =>
  office.do({ kind: 'withdraw', item: office.item('甲组', who).id, actor: person(who) });

test('表决定下的退回还在等别的分支：先要求退回的人可以取回，别人的票都在，停下的人接着办', () => {
  const office = sideBySide({ mode: 'parallel', rule: { percent: 75 } });
  office.submit('甲组', '丙');
  wantsReturn(office, '甲');
  wantsReturn(office, '丁');
  equal(office.state.pendingReturns.length, 1);
  office.expectTodo('乙科:乙');

  equal(takesBack(office, '甲'), undefined);

  equal(office.state.pendingReturns.length, 0);
  office.expectTodo('乙科:乙', '甲组:甲', '甲组:戊');
  office.submit('甲组', '甲');
  office.submit('甲组', '戊');
  office.submit('乙科');
  equal(office.state.status, 'completed');
});

test('最后一票定下的退回也能由投票人自己取回；退回生效以后就不能了', () => {
  const office = sideBySide({ mode: 'parallel', rule: 'all' });
  wantsReturn(office, '甲');
  office.expectTodo('乙科:乙');
  equal(takesBack(office, '甲'), undefined);
  office.expectTodo('乙科:乙', '甲组:丁', '甲组:丙', '甲组:戊', '甲组:甲');

  wantsReturn(office, '甲');
  office.submit('乙科');

  office.expectTodo('拟稿:拟稿人');
  equal(takesBack(office, '丁'), 'workflow.nothing-to-withdraw');
});

test('没有要求退回的人，取不回别人定下的退回', () => {
  const office = sideBySide({ mode: 'parallel', rule: { percent: 75 } });
  office.submit('甲组', '丙');
  wantsReturn(office, '甲');
  wantsReturn(office, '丁');

  equal(takesBack(office, '丙'), 'workflow.moved-on');
  equal(takesBack(office, '戊'), 'workflow.nothing-to-withdraw');
});
