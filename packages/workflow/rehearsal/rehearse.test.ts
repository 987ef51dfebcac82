import { equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { untouchedWorld } from '../testing/play-history.ts';
import { dailySeed } from '../testing/play-many.ts';
import { rehearseMany } from '../testing/rehearse-many.ts';
import { by, person, processOf, Scenario, step, visitAt } from '../testing/scenario.ts';
import { givenActs } from './given-acts.ts';

test('用没有改动的版本试运行，和实际办的一模一样（随便办的件，当时的人员和表单已经不在）', () =>
  rehearseMany(100, dailySeed));

test('子流程凑不够票又没有画出不通过的路，管理员看过、名单已经空了，往下走：下一步找到的还是当时那个人', () => {
  const call = { process: '会办', mode: 'sync', each: { field: 'list', limit: 3, rule: { votes: 2 } } } as const;
  const office = new Scenario(processOf({ step: '会办', name: '会办', ...by('甲'), call }, step('存档', '甲')));
  office.form.list = ['一处'];
  office.submit('拟稿');
  office.form.list = [];
  office.do({ kind: 'resolveIncident', visit: visitAt(office, '会办'), actor: person('管理员') });
  office.expectTodo('存档:甲');

  everyActExplained(office);
});

test('先没有人可办、按规则换人的规定没有问到：同一个规则后面找到的人，试运行也找得到', () => {
  const instead = { starterHandles: { instead: [by('丙').handler] } };
  const office = new Scenario(
    processOf({
      parallel: '分送',
      branches: [[{ ...step('甲科', '己'), ...instead }], [step('乙科', '丙')]],
    }),
  );
  office.left = ['己'];
  office.submit('拟稿');
  office.expectTodo('乙科:丙');

  everyActExplained(office);
});

test('重新确定办理人：规则现在找到的人正好已经被加进来，原来的人的件收走，试运行也说得出', () => {
  const plain = step('经办', '甲');
  const operations = { ...plain.operations, addParallel: true, transfer: true } as const;
  const office = new Scenario(processOf({ ...plain, operations }, step('存档', '丁')));
  office.submit('拟稿');
  office.do({ kind: 'transfer', item: office.open('经办').id, actor: person('甲'), to: person('辛') });
  const signers = [person('甲'), person('乙')];
  office.do({ kind: 'addSigners', item: office.open('经办').id, actor: person('辛'), where: 'parallel', signers });
  office.replaced = { 甲: '乙' };
  const visit = visitAt(office, '经办');

  equal(office.do({ kind: 'resolveAgain', visit, actor: person('管理员'), reason: '换了人' }), undefined);

  everyActExplained(office);
});

test('没有人可办，管理员指定了主办和协办：试运行说得出指定的是谁', () => {
  const office = new Scenario(processOf({ ...step('办理', '甲'), multi: { mode: 'lead' } }, step('存档', '丁')));
  office.left = ['甲'];
  office.submit('拟稿');
  const handlers = [person('戊'), person('己')];
  office.do({ kind: 'resolveIncident', visit: visitAt(office, '办理'), actor: person('管理员'), handlers });
  office.expectTodo('办理:戊', '办理:己');

  everyActExplained(office);
});

/** Each act, given again in a world that remembers nothing, leads where it led. */
function everyActExplained({ events, program }: Scenario): void {
  const given = givenActs({ events, programs: [{ from: 1, program }], worldAt: () => untouchedWorld(program) });
  for (const { act, explained } of given) ok(explained, act.head.kind);
}
