import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { buildProcess, previewReturn, returnTargets } from './index.ts';

import { draft, everything, person, Scenario, scenario, step } from './testing/scenario.ts';

const threeSteps = () => {
  const office = scenario(step('核稿', '张科长'), step('审核', '陈主任'), step('签发', '李局长'));
  office.submit('拟稿');
  office.submit('核稿');
  return office;
};

/** 甲科、乙科 side by side, then 签发; the first branch has two steps. */
const twoBranches = (countersign = false) => {
  const office = scenario(
    { parallel: '并行', countersign, branches: [[step('甲科', '甲'), step('甲科复核', '甲长')], [step('乙科', '乙')]] },
    step('签发', '李局长'),
  );
  office.submit('拟稿');
  return office;
};

const voided = (office: Scenario) =>
  office.state.items.filter((item) => item.voidedBy).map((item) => `${office.nodeOf(item)}:${item.holder.personId}`);

test('顺序环节中退回上一步：退给办过的人，逐级重走', () => {
  const office = threeSteps();
  const item = office.open('审核');

  office.do({
    kind: 'return',
    item: item.id,
    actor: item.holder,
    to: { kind: 'previous' },
    mode: 'rewalk',
    reason: '补材料',
  });
  office.expectTodo('核稿:张科长');
  office.submit('核稿');

  office.expectTodo('审核:陈主任');
});

test('直送退回：改完直接送回退回人，跳过中间环节，退回人的上一步就是送回的人', () => {
  const office = threeSteps();
  office.submit('审核');

  office.giveBack('签发', '拟稿', { mode: 'direct' });
  office.expectTodo('拟稿:拟稿人');
  office.submit('拟稿');

  office.expectTodo('签发:李局长');
  const previous = returnTargets(office.program, office.state, office.open('签发').id).filter((one) => one.previous);
  deepEqual(
    previous.map((one) => one.node),
    ['拟稿'],
  );
});

test('直送退回可以层层叠加：丙退乙、乙退甲，甲送回乙，乙送回丙', () => {
  const office = threeSteps();

  office.giveBack('审核', '核稿', { mode: 'direct' });
  office.giveBack('核稿', '拟稿', { mode: 'direct' });
  office.submit('拟稿');
  office.expectTodo('核稿:张科长');
  office.submit('核稿');

  office.expectTodo('审核:陈主任');
});

test('转办过的环节，退回给实际办理的人', () => {
  const office = scenario(step('核稿', '张科长'), step('签发', '李局长'));
  office.submit('拟稿');
  const item = office.open('核稿');
  office.do({ kind: 'transfer', item: item.id, actor: item.holder, to: person('王科员') });
  office.submit('核稿', '王科员');

  office.giveBack('签发', '核稿');

  office.expectTodo('核稿:王科员');
});

test('在分支内退回分支内的前一步，别的分支照常办理', () => {
  const office = twoBranches();
  office.submit('甲科');

  office.giveBack('甲科复核', '甲科');

  office.expectTodo('甲科:甲', '乙科:乙');
});

test('从分支退回到分支之前（不等待）：别的分支停止，已写的意见失效但留在痕迹里', () => {
  const office = twoBranches();
  office.submit('甲科');

  office.giveBack('甲科复核', '拟稿', { across: 'cancel' });

  office.expectTodo('拟稿:拟稿人');
  deepEqual(voided(office), ['甲科:甲']);
  equal(office.item('乙科').closedReason, 'siblingReturned');
  office.submit('拟稿');
  office.expectTodo('甲科:甲', '乙科:乙');
});

test('会签分支默认等待：别的分支都办完才退回，重新提交后只有退回的分支重办，别人的意见保留', () => {
  const office = twoBranches(true);
  office.submit('甲科');

  office.giveBack('甲科复核', '拟稿');
  office.expectTodo('乙科:乙');
  office.submit('乙科');
  office.expectTodo('拟稿:拟稿人');
  deepEqual(voided(office), []);
  office.submit('拟稿');
  office.expectTodo('甲科:甲');

  office.submit('甲科');
  office.submit('甲科复核');
  office.expectTodo('签发:李局长');
});

test('会签等待退回后，重新提交的人可以要求全部重新会签', () => {
  const office = twoBranches(true);
  office.giveBack('甲科', '拟稿');
  office.submit('乙科');

  office.submit('拟稿', undefined, { wholeFork: true });

  office.expectTodo('甲科:甲', '乙科:乙');
});

test('等待中的退回可以收回，收回后自己接着办', () => {
  const office = twoBranches(true);
  office.giveBack('甲科', '拟稿');
  office.expectTodo('乙科:乙');

  equal(office.takeBack('甲科'), undefined);

  office.expectTodo('甲科:甲', '乙科:乙');
});

test('两个分支都要退回时，退得最远的算数，两个理由都留下', () => {
  const office = scenario(
    step('核稿', '张科长'),
    { parallel: '会签', countersign: true, branches: [[step('甲科', '甲')], [step('乙科', '乙')]] },
    step('签发', '李局长'),
  );
  office.submit('拟稿');
  office.submit('核稿');

  office.giveBack('甲科', '核稿', { reason: '理由一' });
  office.giveBack('乙科', '拟稿', { reason: '理由二' });

  office.expectTodo('拟稿:拟稿人');
  const reasons = office.events.flatMap((event) => (event.kind === 'itemReturned' ? [event.reason] : []));
  deepEqual(reasons, ['理由一', '理由二']);
  office.submit('拟稿');
  office.submit('核稿');
  office.expectTodo('甲科:甲', '乙科:乙');
});

test('从分支直送退回到分支之前：别的分支照常办，汇合要等退回人办完', () => {
  const office = twoBranches();

  office.giveBack('甲科', '拟稿', { mode: 'direct' });
  office.expectTodo('拟稿:拟稿人', '乙科:乙');
  office.submit('乙科');
  office.expectTodo('拟稿:拟稿人');
  office.submit('拟稿');

  office.expectTodo('甲科:甲');
});

test('借出的件只能再直送退回', () => {
  const office = scenario(step('核稿', '张科长'), {
    parallel: '并行',
    branches: [[step('甲科', '甲')], [step('乙科', '乙')]],
  });
  office.submit('拟稿');
  office.submit('核稿');
  office.giveBack('甲科', '核稿', { mode: 'direct' });

  equal(office.giveBack('核稿', '拟稿', { mode: 'rewalk' }), 'workflow.return-must-be-direct');
  equal(office.giveBack('核稿', '拟稿', { mode: 'direct' }), undefined);

  office.submit('拟稿');
  office.expectTodo('核稿:张科长', '乙科:乙');
});

test('汇合之后退回某一分支：只重开这一分支，其他分支算已办完，办完又汇合', () => {
  const office = twoBranches();
  office.submit('甲科');
  office.submit('甲科复核');
  office.submit('乙科');
  office.expectTodo('签发:李局长');

  office.giveBack('签发', '甲科');
  office.expectTodo('甲科:甲');
  const fork = office.state.scopes.findLast((scope) => scope.kind === 'fork');
  equal(fork?.generation, 2);
  office.submit('甲科');
  office.submit('甲科复核');

  office.expectTodo('签发:李局长');
});

test('汇合之后直送退回某一分支：办完直接回到退回人', () => {
  const office = twoBranches();
  office.submit('甲科');
  office.submit('甲科复核');
  office.submit('乙科');

  office.giveBack('签发', '甲科', { mode: 'direct' });
  office.submit('甲科');

  office.expectTodo('签发:李局长');
});

test('几个分支汇合而来时，“上一步”要说清退给哪一个；重开后保留的分支也可以选', () => {
  const office = twoBranches();
  office.submit('甲科');
  office.submit('甲科复核');
  office.submit('乙科');
  const item = office.open('签发');

  const vague = { kind: 'return', item: item.id, actor: item.holder, to: { kind: 'previous' }, reason: '' } as const;
  equal(office.do(vague), 'workflow.previous-is-several');
  office.giveBack('签发', '甲科复核');
  office.submit('甲科复核');

  const nodes = returnTargets(office.program, office.state, office.open('签发').id).filter((one) => one.previous);
  deepEqual(nodes.map((one) => one.node).sort(), ['乙科', '甲科复核'].sort());
});

test('正在办理的兄弟分支不是退回的目标，跨流程退回按名称拒绝', () => {
  const office = twoBranches();
  const item = office.open('甲科');

  equal(office.giveBack('甲科', '乙科'), 'workflow.target-in-sibling-branch');
  const toParent = {
    kind: 'return',
    item: item.id,
    actor: item.holder,
    to: { kind: 'callingProcess' },
    reason: '',
  } as const;
  equal(office.do(toParent), 'workflow.return-across-processes');
});

test('拟稿环节前面没有环节，不能退回', () => {
  const office = scenario(step('核稿', '张科长'));
  const item = office.open('拟稿');

  const refused = office.do({
    kind: 'return',
    item: item.id,
    actor: item.holder,
    to: { kind: 'previous' },
    reason: '',
  });

  equal(refused, 'workflow.no-previous-step');
});

test('环节没有开放的退回方式不能用', () => {
  const office = scenario(
    {
      ...step('核稿', '张科长'),
      operations: { ...everything, returnTo: ['starter'], resume: ['rewalk'], chooseAcrossFork: false },
    },
    step('签发', '李局长'),
  );
  office.submit('拟稿');
  const item = office.open('核稿');
  const back = { kind: 'return', item: item.id, actor: item.holder, to: { kind: 'starter' }, reason: '' } as const;

  equal(office.do({ ...back, mode: 'direct' }), 'workflow.resume-mode-not-offered');
  equal(office.do({ ...back, across: 'wait' }), 'workflow.across-not-offered');
  equal(office.do(back), undefined);
});

test('会签组内一人退回，整组退回；重新提交后全体重新会签', () => {
  const office = scenario(
    { ...step('会签', '甲', '乙', '丙'), multi: { mode: 'parallel', rule: 'all' } },
    step('签发', '李局长'),
  );
  office.submit('拟稿');
  office.submit('会签', '甲');

  office.giveBack('会签', '拟稿', { by: '乙' });
  office.expectTodo('拟稿:拟稿人');
  deepEqual(voided(office), ['会签:甲']);
  office.submit('拟稿');

  office.expectTodo('会签:甲', '会签:乙', '会签:丙');
});

test('退回到会签环节，组内全体重新办；退回到或签环节，只给办过的那个人', () => {
  const office = scenario(
    { ...step('会签', '甲', '乙'), multi: { mode: 'sequential', rule: 'all' } },
    { ...step('登记', '丙', '丁'), multi: { mode: 'any' } },
    step('签发', '李局长'),
  );
  office.submit('拟稿');
  office.submit('会签', '甲');
  office.submit('会签', '乙');
  office.submit('登记', '丁');

  office.giveBack('签发', '登记');
  office.expectTodo('登记:丁');
  office.giveBack('登记', '会签');
  office.expectTodo('会签:甲');
  office.submit('会签', '甲');

  office.expectTodo('会签:乙');
});

test('退回之前先看清：谁的工作会停、哪些意见失效、改完送到哪里', () => {
  const office = twoBranches();
  office.submit('甲科');
  const item = office.open('甲科复核').id;
  const to = { kind: 'visit', visit: 1 } as const;

  const cancelling = previewReturn(office.program, office.state, { item, to, mode: 'rewalk', across: 'cancel' });
  const waiting = previewReturn(office.program, office.state, { item, to, mode: 'rewalk', across: 'wait' });
  const borrowing = previewReturn(office.program, office.state, { item, to, mode: 'direct' });

  if (!cancelling.ok || !waiting.ok || !borrowing.ok) throw new Error('refused');
  deepEqual(cancelling.value.stops, [office.open('乙科').id]);
  deepEqual(cancelling.value.voided, [office.item('甲科').id]);
  deepEqual(cancelling.value.comesBackTo, ['甲科', '乙科']);
  deepEqual(waiting.value.stops, []);
  equal(waiting.value.waits, true);
  deepEqual(borrowing.value.goesOn, [office.open('乙科').id]);
  deepEqual(borrowing.value.comesBackTo, ['甲科复核']);
});

test('环节规定关键内容改了就全部重新会签：改了重来，没改的意见保留', () => {
  const handedInAgain = (changed: readonly string[], forkAgain: 'always' | 'whenChanged') => {
    const office = new Scenario(
      buildProcess({
        id: 'p',
        name: '会签',
        parts: [
          { ...draft, keyFields: ['正文'], forkAgain },
          { parallel: '会签', countersign: true, branches: [[step('甲科', '甲')], [step('乙科', '乙')]] },
          step('签发', '李局长'),
        ],
      }),
    );
    office.submit('拟稿');
    office.giveBack('甲科', '拟稿');
    office.submit('乙科');
    office.changed = changed;
    office.submit('拟稿');
    return office.todo();
  };

  deepEqual(handedInAgain(['正文'], 'whenChanged'), ['乙科:乙', '甲科:甲']);
  deepEqual(handedInAgain(['标题'], 'whenChanged'), ['甲科:甲']);
  deepEqual(handedInAgain([], 'always'), ['乙科:乙', '甲科:甲']);
});
