import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { type ProcessPart, returnTargets } from '../index.ts';
import { by, person, processOf, Scenario } from '../testing/scenario.ts';

const step = (name: string): ProcessPart => ({ step: name, name, ...by(name) });

test('改用新版以后没有了的一步：办过它的人不能取回、不能催办，也退不回那里，别的照常', () => {
  const office = new Scenario(processOf(step('法规科'), step('分管'), step('局长')));
  office.submit('拟稿');
  office.submit('法规科');
  const done = office.state.items.find(({ holder }) => holder.personId === '法规科');
  const open = office.state.items.findLast(({ state }) => state === 'open');
  const withdraw = () => office.do({ kind: 'withdraw', item: done?.id ?? 0, actor: person('法规科') });

  equal(office.moveTo(processOf(step('分管'), step('局长')), person('管理员')), undefined);

  equal(withdraw(), 'workflow.withdraw-not-offered');
  equal(office.do({ kind: 'press', item: open?.id ?? 0, actor: person('法规科') }), 'workflow.press-not-offered');
  deepEqual(
    returnTargets(office.program, office.state, open?.id ?? 0).map(({ node }) => node),
    ['拟稿'],
  );
  equal(office.submit('分管'), undefined);
});
