import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import type { ProcessPart, StepPart } from '../index.ts';
import { dryRun } from '../index.ts';
import { everything, person, processOf, Scenario, step } from '../testing/scenario.ts';

/** 拟稿 → 表决 → 签发, as processes published before a flow for 不通过 was demanded may be. */
const withoutNo = (settings: Partial<StepPart>, ...more: readonly ProcessPart[]) => {
  const office = new Scenario(
    processOf({ ...step('表决', '甲', '乙'), ...settings } as StepPart, ...more, step('签发', '李局长')),
  );
  office.submit('拟稿');
  return office;
};
const stops = (office: Scenario) =>
  office.state.visits.flatMap(({ node, state, incident }) => (state === 'incident' ? `${node}:${incident}` : []));

test('弃权按不同意计，定下不通过：没有画流向就停下等管理员，不会送去签发', () => {
  const office = withoutNo({ multi: { mode: 'parallel', rule: 'all', abstain: 'asNo' } });
  const item = office.open('表决', '甲');
  const told = dryRun(
    office.program,
    office.state,
    { kind: 'complete', item: item.id, actor: item.holder, vote: 'abstain' },
    office.facts(),
  );
  deepEqual(told.ok && [told.value.noWayForNo, told.value.incidents], [['表决'], []]);

  office.submit('表决', '甲', { vote: 'abstain' });

  office.expectTodo();
  deepEqual(stops(office), ['表决:noWayForNo']);
});

test('停下的表决不会自己再找人，管理员指定了人才重新表决；也可以取回重来', () => {
  const office = withoutNo({ multi: { mode: 'parallel', rule: 'all', abstain: 'asNo' } });
  office.submit('表决', '甲', { vote: 'abstain' });
  const visit = office.state.visits.length;

  equal(office.do({ kind: 'resolveIncident', visit }), 'workflow.still-nobody');
  equal(office.takeBack('表决', '甲'), undefined);
  office.expectTodo('表决:甲', '表决:乙');
  office.submit('表决', '乙', { vote: 'abstain' });
  const again = office.state.visits.length;
  const handlers = [person('丙')];
  equal(office.do({ kind: 'resolveIncident', visit: again, actor: person('管理员'), handlers }), undefined);
  office.submit('表决', '丙');

  office.expectTodo('签发:李局长');
});

test('票数不够、子流程不通过，同样停下', () => {
  const few = withoutNo({ multi: { mode: 'parallel', rule: { votes: 3 } } });
  few.submit('表决', '甲');
  deepEqual([few.todo(), stops(few)], [[], ['表决:noWayForNo']]);

  const child = withoutNo({ call: { process: '处室办理', mode: 'sync' } });
  child.do({ kind: 'childReport', child: 1, as: 'no' });
  deepEqual([child.todo(), stops(child)], [[], ['表决:noWayForNo']]);
});

test('到时自动不同意，没有画流向就不替他决定，件留给他办', () => {
  const office = withoutNo({
    due: { workingDays: 1 },
    overdue: [{ afterDue: 0, act: { kind: 'disagree' } }],
  });
  const visit = office.state.visits.length;
  office.now = '2026-03-09T01:00:00.000Z' as typeof office.now; // reason: a literal in the branded format

  equal(office.do({ kind: 'timeOut', visit, step: 0 }), 'workflow.time-out-not-possible');

  office.expectTodo('表决:甲');
});

test('画在“不同意”前面的条件、无法判断的条件，都不能让不通过绕过去', () => {
  for (const answer of [true, 'unknown'] as const) {
    const office = withoutNo(
      { operations: { ...everything, disagree: true } },
      {
        choice: '结果',
        branches: [{ when: '加急', parts: [] }, { on: 'no', parts: [step('协调', '主任')] }, { parts: [] }],
      },
    );
    office.answers.加急 = answer;

    office.disagree('表决');

    office.expectTodo('协调:主任');
  }
});

test('退回要求直送的，改成不同意就走“不同意”的流向，不再直送', () => {
  const office = withoutNo(
    { operations: { ...everything, disagree: true } },
    { choice: '结果', branches: [{ on: 'no', parts: [step('协调', '主任')] }, { parts: [] }] },
  );
  office.submit('表决');
  office.giveBack('签发', '表决', { mode: 'direct' });

  office.disagree('表决');

  office.expectTodo('协调:主任');
});
