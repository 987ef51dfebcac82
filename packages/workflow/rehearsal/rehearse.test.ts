import { ok } from 'node:assert/strict';
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
  const { events, program } = office;

  const given = givenActs({ events, programs: [{ from: 1, program }], worldAt: () => untouchedWorld(program) });

  for (const { act, explained } of given) ok(explained, act.head.kind);
});
