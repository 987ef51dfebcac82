import { equal } from 'node:assert/strict';
import { test } from 'node:test';
import { addMillis } from '@gov/base';
import { everything, Scenario as Office, person, processOf, scenario, step } from './testing/scenario.ts';

const twoSteps = () => {
  const office = scenario(step('核稿', '张科长'), step('签发', '李局长'));
  office.submit('拟稿');
  return office;
};

const twoBranches = () => {
  const office = scenario(
    { parallel: '并行', branches: [[step('甲科', '甲')], [step('乙科', '乙')]] },
    step('签发', '李局长'),
  );
  office.submit('拟稿');
  return office;
};

test('下一步的人还没办，可以撤回，原来的件回到手里', () => {
  const office = twoSteps();

  equal(office.takeBack('拟稿'), undefined);

  office.expectTodo('拟稿:拟稿人');
  equal(office.item('核稿').state, 'withdrawn');
});

test('下一步的人只是看过，仍可撤回；办过或转办过就不能撤回', () => {
  const office = twoSteps();
  const item = office.open('核稿');
  office.do({ kind: 'read', item: item.id, actor: item.holder });
  equal(office.takeBack('拟稿'), undefined);
  office.submit('拟稿');

  const again = office.open('核稿');
  office.do({ kind: 'transfer', item: again.id, actor: again.holder, to: person('王科员') });
  equal(office.takeBack('拟稿'), 'workflow.already-acted-on');
  office.submit('核稿', '王科员');
  equal(office.takeBack('拟稿'), 'workflow.already-acted-on');
});

test('后一环节办了又自己撤回，前一环节还可以撤回', () => {
  const office = twoSteps();
  office.submit('核稿');
  equal(office.takeBack('核稿'), undefined);

  equal(office.takeBack('拟稿'), undefined);

  office.expectTodo('拟稿:拟稿人');
});

test('已经编号、用印或发出的，不能撤回', () => {
  const office = twoSteps();
  office.irreversible = '编号';

  equal(office.takeBack('拟稿'), 'workflow.irreversible-step');
});

test('办结以后不能撤回', () => {
  const office = twoSteps();
  office.submit('核稿');
  office.submit('签发');

  equal(office.takeBack('签发'), 'workflow.process-ended');
});

test('进入并行分支后，分支里没人动过可以撤回；有一人动过就不能', () => {
  const office = twoBranches();
  equal(office.takeBack('拟稿'), undefined);
  office.expectTodo('拟稿:拟稿人');
  office.submit('拟稿');
  office.submit('甲科');

  equal(office.takeBack('拟稿'), 'workflow.already-acted-on');
});

test('我的分支办完、别人还在办，撤回只重开我的分支', () => {
  const office = twoBranches();
  office.submit('甲科');

  equal(office.takeBack('甲科'), undefined);

  office.expectTodo('甲科:甲', '乙科:乙');
});

test('最后到达汇合的人撤回：汇合撤销，别人仍算已办完；先到的人不能撤回', () => {
  const office = twoBranches();
  office.submit('甲科');
  office.submit('乙科');
  office.expectTodo('签发:李局长');
  equal(office.takeBack('甲科'), 'workflow.moved-on');

  equal(office.takeBack('乙科'), undefined);

  office.expectTodo('乙科:乙');
  office.submit('乙科');
  office.expectTodo('签发:李局长');
});

test('汇合以后的环节撤回，只收回自己送出的件', () => {
  const office = scenario(
    { parallel: '并行', branches: [[step('甲科', '甲')], [step('乙科', '乙')]] },
    step('签发', '李局长'),
    step('归档', '档案员'),
  );
  office.submit('拟稿');
  office.submit('甲科');
  office.submit('乙科');
  office.submit('签发');

  equal(office.takeBack('签发'), undefined);

  office.expectTodo('签发:李局长');
});

test('整个分支区域已被退回重办，旧一轮的办理不能撤回，别人新一轮的件不受影响', () => {
  const office = twoBranches();
  office.submit('甲科');
  const old = office.item('甲科', '甲');
  office.giveBack('乙科', '拟稿', { across: 'cancel' });
  office.submit('拟稿');
  office.expectTodo('甲科:甲', '乙科:乙');

  equal(office.do({ kind: 'withdraw', item: old.id, actor: old.holder }), 'workflow.moved-on');

  office.expectTodo('甲科:甲', '乙科:乙');
});

test('会签中撤回自己的表决：其他人的表决不变，重新计票', () => {
  const office = scenario(
    { ...step('会签', '甲', '乙', '丙'), multi: { mode: 'parallel', rule: 'all' } },
    step('签发', '李局长'),
  );
  office.submit('拟稿');
  office.submit('会签', '甲');
  office.submit('会签', '乙');

  equal(office.takeBack('会签', '甲'), undefined);

  office.expectTodo('会签:甲', '会签:丙');
  office.submit('会签', '丙');
  office.expectTodo('会签:甲');
  office.submit('会签', '甲');
  office.expectTodo('签发:李局长');
});

test('顺序会签中撤回：下一人的件收回排队，轮到自己重办', () => {
  const office = scenario({ ...step('会签', '甲', '乙'), multi: { mode: 'sequential', rule: 'all' } });
  office.submit('拟稿');
  office.submit('会签', '甲');
  office.expectTodo('会签:乙');

  equal(office.takeBack('会签', '甲'), undefined);

  office.expectTodo('会签:甲');
  office.submit('会签', '甲');
  office.expectTodo('会签:乙');
});

test('或签撤回：因我办理而取消的其他人的件恢复', () => {
  const office = scenario({ ...step('登记', '甲', '乙'), multi: { mode: 'any' } }, step('签发', '李局长'));
  office.submit('拟稿');
  office.submit('登记', '甲');
  office.expectTodo('签发:李局长');

  equal(office.takeBack('登记', '甲'), undefined);

  office.expectTodo('登记:甲', '登记:乙');
});

test('退回也可以收回：停掉的分支和失效的意见都恢复', () => {
  const office = twoBranches();
  office.submit('甲科');
  office.giveBack('乙科', '拟稿', { across: 'cancel' });
  office.expectTodo('拟稿:拟稿人');

  equal(office.takeBack('乙科'), undefined);

  office.expectTodo('乙科:乙');
  equal(office.item('甲科').voidedBy, undefined);
  office.submit('乙科');
  office.expectTodo('签发:李局长');
});

test('转办可以收回，只要对方还没办', () => {
  const office = twoSteps();
  const item = office.open('核稿');
  office.do({ kind: 'transfer', item: item.id, actor: item.holder, to: person('王科员') });

  equal(office.takeBack('核稿', '张科长'), undefined);

  office.expectTodo('核稿:张科长');
});

/** Lets so much time pass until the next command; each command takes a minute by itself. */
function wait(office: Office, minutes: number): void {
  office.now = addMillis(office.now, (minutes - 1) * 60_000);
}

/** A process of three steps that lets its people take back for so many minutes; without a number it says nothing of time. */
const limitedTo = (undoMinutes?: number) => {
  const adding = { addBefore: true, addAfter: true, addParallel: true, delegate: true };
  const second = { ...step('核稿', '张科长'), operations: { ...everything, ...adding } };
  const program = {
    ...processOf(second, { ...step('登记', '甲', '乙'), multi: { mode: 'pool' } }, step('签发', '李局长')),
    ...(undoMinutes === undefined ? {} : { undoMinutes }),
  };
  const office = new Office(program);
  office.submit('拟稿');
  return office;
};

type Deed = readonly [name: string, act: (office: Office) => void, who: string];
const holderOf = (office: Office) => ({ item: office.open('核稿').id, actor: office.open('核稿').holder });
const [added, asked] = [person('王科员'), person('孙科员')];
const deeds: readonly Deed[] = [
  ['办理', (office) => office.submit('核稿'), '张科长'],
  ['退回', (office) => office.giveBack('核稿', '拟稿'), '张科长'],
  ['转办', (office) => office.do({ kind: 'transfer', ...holderOf(office), to: added }), '张科长'],
  [
    '前加签',
    (office) => office.do({ kind: 'addSigners', ...holderOf(office), where: 'before', signers: [added] }),
    '张科长',
  ],
  [
    '后加签',
    (office) => office.do({ kind: 'addSigners', ...holderOf(office), where: 'after', signers: [added] }),
    '张科长',
  ],
  [
    '并加签',
    (office) => office.do({ kind: 'addSigners', ...holderOf(office), where: 'parallel', signers: [added] }),
    '张科长',
  ],
  [
    '减签',
    (office) => {
      office.do({ kind: 'addSigners', ...holderOf(office), where: 'parallel', signers: [added] });
      const { visit } = office.open('核稿', '张科长');
      const actor = office.open('核稿', '张科长').holder;
      office.do({ kind: 'removeSigner', visit: visit ?? 0, person: added.personId, actor, reason: '不用了' });
    },
    '张科长',
  ],
  ['委派', (office) => office.do({ kind: 'delegate', ...holderOf(office), to: asked }), '张科长'],
  [
    '签收',
    (office) => {
      office.submit('核稿');
      const mine = office.open('登记', '甲');
      office.do({ kind: 'claim', item: mine.id, actor: mine.holder });
    },
    '甲',
  ],
];

/** As the page does it: what was given or closed is withdrawn, any other act of his undone. */
function takeBackLast(office: Office, who: string): string | undefined {
  const noted = (office.state.acts ?? []).filter(({ by }) => by === who).at(-1);
  if (noted) return office.do({ kind: 'undo', act: noted.seq, actor: person(who) });
  return office.do({ kind: 'withdraw', item: office.item('核稿').id, actor: person(who) });
}

for (const [name, act, who] of deeds)
  test(`${name}：流程写了 30 分钟，到 30 分钟都可以取回，再晚就不行；没有写的一年以后也行`, () => {
    const [inTime, late, unlimited] = [limitedTo(30), limitedTo(30), limitedTo()];
    for (const office of [inTime, late, unlimited]) act(office);

    wait(inTime, 30);
    equal(takeBackLast(inTime, who), undefined);

    wait(late, 30.001);
    equal(takeBackLast(late, who), 'workflow.undo-too-late');

    wait(unlimited, 525_600);
    equal(takeBackLast(unlimited, who), undefined);
  });

test('等着的退回也照这个时间', () => {
  const program = {
    ...processOf({ parallel: '并行', branches: [[step('甲科', '甲')], [step('乙科', '乙')]] }, step('签发', '李局长')),
    undoMinutes: 30,
  };
  const office = new Office(program);
  office.submit('拟稿');
  office.giveBack('乙科', '拟稿', { across: 'wait' });
  wait(office, 30.001);
  equal(office.takeBack('乙科'), 'workflow.undo-too-late');
  wait(office, -0.5);
  equal(office.takeBack('乙科'), undefined);
});
