import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { buildProcess, type ProcessPart, previewReturn } from '../index.ts';
import { draft, Scenario, step, visitAt } from '../testing/scenario.ts';

/** Where a return would come back to, of the step of that holder to the latest round of another one. */
const backTo = (office: Scenario, node: string, to: string): readonly string[] => {
  const told = previewReturn(
    office.program,
    office.state,
    { item: office.open(node).id, to: { kind: 'visit', visit: visitAt(office, to) }, mode: 'rewalk' },
    office.facts(),
  );
  if (!told.ok) throw new Error(told.rejection.code);
  return told.value.comesBackTo;
};
const countersigned = (forkAgain?: 'always'): Scenario => {
  const first = { ...draft, ...(forkAgain ? { forkAgain } : {}) };
  const branches = [[step('甲科', '甲')], [step('乙科', '乙')]];
  const fork: ProcessPart = { parallel: '会签', countersign: true, branches };
  return new Scenario(buildProcess({ id: 'p', name: '会签', parts: [first, fork, step('签发', '李局长')] }));
};

test('退回之前就说准改好以后送到哪几路：别的路意见保留，只送退回的一路；两路都退的送两路；规定全部重办的全部送', () => {
  const other = countersigned();
  other.submit('拟稿');
  deepEqual(backTo(other, '甲科', '拟稿'), ['甲科'], '乙科还没办');
  other.submit('乙科');
  deepEqual(backTo(other, '甲科', '拟稿'), ['甲科'], '乙科办完了');
  other.giveBack('甲科', '拟稿');
  other.submit('拟稿');
  other.expectTodo('甲科:甲');

  const both = countersigned();
  both.submit('拟稿');
  both.giveBack('甲科', '拟稿');
  deepEqual(backTo(both, '乙科', '拟稿'), ['甲科', '乙科']);
  both.giveBack('乙科', '拟稿');
  both.submit('拟稿');
  both.expectTodo('甲科:甲', '乙科:乙');

  const again = countersigned('always');
  again.submit('拟稿');
  deepEqual(backTo(again, '甲科', '拟稿'), ['甲科', '乙科']);
});

test('汇合以后退回到一路：改好以后别的路不再来，直接回到汇合后的一步', () => {
  const office = countersigned();
  for (const node of ['拟稿', '甲科', '乙科']) office.submit(node);

  deepEqual(backTo(office, '签发', '甲科'), ['签发']);

  office.giveBack('签发', '甲科');
  office.submit('甲科');
  office.expectTodo('签发:李局长');
});
