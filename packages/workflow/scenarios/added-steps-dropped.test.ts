import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { person, scenario, step } from '../testing/scenario.ts';

const free = { free: { persons: true, nodes: [], limit: 5 } } as const;

/** 张三 has added 赵, 钱 and 孙 in turn behind his step. */
function threeInTurn() {
  const office = scenario({ ...step('经办', '张三'), ...free }, step('签发', '李局长'));
  office.submit('拟稿');
  const later = ['钱', '孙'].map((name) => ({ name: '核对', handlers: [person(name)] }));
  office.submit('经办', '张三', { next: { kind: 'persons', name: '核对', handlers: [person('赵')], later } });
  return office;
}
const drop = (office: ReturnType<typeof threeInTurn>, who: string, at: number) =>
  office.do({
    kind: 'dropAddedStep',
    visit: office.state.visits.at(-1)?.id ?? 0,
    at,
    actor: person(who),
    reason: '不用了',
  });

test('依次加的几步里减去一步：只有加的人可以，后面的往前提', () => {
  const office = threeInTurn();
  equal(drop(office, '赵', 0), 'workflow.remove-not-allowed');
  equal(drop(office, '张三', 2), 'workflow.no-such-added-step');
  equal(drop(office, '张三', 0), undefined);

  office.submit('经办', '赵');
  office.expectTodo('经办:孙');
  office.submit('经办', '孙');
  office.expectTodo('签发:李局长');
});

test('轮到以后减去的，前一人取回再办，也不再来', () => {
  const office = threeInTurn();
  office.submit('经办', '赵');
  office.expectTodo('经办:钱');
  equal(drop(office, '张三', 0), undefined);
  equal(office.do({ kind: 'withdraw', item: office.item('经办', '赵').id, actor: person('赵') }), undefined);
  office.submit('经办', '赵');
  office.submit('经办', '钱');

  office.expectTodo('签发:李局长');
  deepEqual(drop(office, '张三', 0), 'workflow.no-such-added-step');
});
