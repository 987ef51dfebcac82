import { equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { branchesOf } from '../engine/run.ts';
import type { Scenario } from '../testing/scenario.ts';
import { person, scenario, step, visitAt } from '../testing/scenario.ts';

/** Stories the random play has found; each was wrong once. */

const administrator = { actor: person('管理员'), asAdministrator: true } as const;
const jump = (office: Scenario, from: string, to: string, forks: 'onlyBranch' | 'wholeBlock' = 'onlyBranch') =>
  office.do({ kind: 'jump', visit: visitAt(office, from), to, forks, reason: '特殊', ...administrator });
const undoLast = (office: Scenario) =>
  office.do({
    kind: 'undo',
    act: office.state.acts?.at(-1)?.seq ?? 0,
    actor: person(office.state.acts?.at(-1)?.by ?? ''),
  });
const terminateAndRevive = (office: Scenario): void => {
  office.do({ kind: 'terminate', actor: person('管理员'), reason: '误操作' });
  equal(office.do({ kind: 'revive', actor: person('管理员'), reason: '恢复' }), undefined);
};

const askable = { addBefore: true, addAfter: true, addParallel: true, delegate: true } as const;
const askingStep = (id: string, ...names: readonly string[]) => {
  const plain = step(id, ...names);
  return { ...plain, operations: { ...plain.operations, ...askable } };
};

test('委派以后终止又复活，再撤消委派：件回到委派人手里，不会谁都没有', () => {
  const office = scenario(askingStep('经办', '张三'));
  office.submit('拟稿');
  office.do({ kind: 'delegate', item: office.open('经办').id, actor: person('张三'), to: person('赵') });
  terminateAndRevive(office);

  equal(undoLast(office), undefined);

  office.expectTodo('经办:张三');
});

test('会签分支里等着的退回，被跳转带走；撤消跳转以后接着等', () => {
  const office = scenario(
    { parallel: '会签', countersign: true, branches: [[step('甲科', '甲')], [step('乙科', '乙')]] },
    step('签发', '李局长'),
  );
  office.submit('拟稿');
  office.giveBack('甲科', '拟稿');
  office.expectTodo('乙科:乙');
  jump(office, '乙科', '签发');

  equal(undoLast(office), undefined);

  equal(office.state.pendingReturns.length, 1);
  office.expectTodo('乙科:乙');
  office.submit('乙科');
  office.expectTodo('拟稿:拟稿人');
});

test('等着的退回在终止又复活以后，退回人还能自己收回', () => {
  const office = scenario(
    { parallel: '会签', countersign: true, branches: [[step('甲科', '甲')], [step('乙科', '乙')]] },
    step('签发', '李局长'),
  );
  office.submit('拟稿');
  office.giveBack('甲科', '拟稿');
  terminateAndRevive(office);

  equal(office.takeBack('甲科', '甲'), undefined);

  office.expectTodo('甲科:甲', '乙科:乙');
});

test('撤消离开子流程的跳转：停下的子流程重新打开', () => {
  const office = scenario({ ...step('分送'), call: { process: '处室办理', mode: 'sync' } }, step('签发', '李局长'));
  office.submit('拟稿');
  jump(office, '分送', '签发');

  equal(undoLast(office), undefined);

  equal(office.state.children?.filter((child) => child.state === 'running').length, 1);
});

test('协办办完以后又接了主办的转办，不能再收回协办意见：一个人不能在同一环节占两个位子', () => {
  const office = scenario({ ...step('办理', '主', '协'), multi: { mode: 'lead' } });
  office.submit('拟稿');
  office.submit('办理', '协');
  office.do({ kind: 'transfer', item: office.open('办理', '主').id, actor: person('主'), to: person('协') });
  const assisted = office.state.items.find((item) => item.part === 'assist')?.id ?? 0;

  equal(office.do({ kind: 'withdraw', item: assisted, actor: person('协') }), 'workflow.already-handles-step');
});

test('减掉排在后面的加签人以后撤消：他还排在原来的位置', () => {
  const office = scenario(askingStep('经办', '张三'));
  office.submit('拟稿');
  const item = office.open('经办').id;
  const signers = ['赵', '钱', '孙'].map(person);
  office.do({ kind: 'addSigners', item, actor: person('张三'), where: 'after', signers });
  const visit = visitAt(office, '经办');
  office.do({ kind: 'removeSigner', visit, person: person('钱').personId, actor: person('张三'), reason: '不用' });

  equal(undoLast(office), undefined);

  equal(
    office
      .item('经办')
      .after?.map((one) => one.personId)
      .join(' '),
    '赵 钱 孙',
  );
});

test('并加签以后自己已经表决，再撤消加签：只剩自己的一票，当场定下', () => {
  const office = scenario(askingStep('经办', '张三'), step('签发', '李局长'));
  office.submit('拟稿');
  const item = office.open('经办').id;
  office.do({ kind: 'addSigners', item, actor: person('张三'), where: 'parallel', signers: [person('赵')] });
  office.submit('经办', '张三');

  equal(undoLast(office), undefined);

  office.expectTodo('签发:李局长');
});

test('管理员在退回打开的并行块里又开了分支，退回人不能再收回退回', () => {
  const office = scenario(
    { parallel: '并行', branches: [[step('甲科', '甲')], [step('乙科', '乙')]] },
    step('签发', '李局长'),
  );
  for (const node of ['拟稿', '甲科', '乙科']) office.submit(node);
  office.giveBack('签发', '甲科');
  equal(jump(office, '甲科', '乙科'), undefined);

  equal(office.takeBack('签发'), 'workflow.already-acted-on');

  office.expectTodo('甲科:甲', '乙科:乙');
});

test('画成圈的调用自己就定了“不通过”：停下等管理员，不会转个没完', () => {
  const call = { process: '处室办理', mode: 'sync', each: { field: '处室', limit: 5, rule: { votes: 2 } } } as const;
  const office = scenario(
    { ...step('分送'), call },
    { choice: '结果', branches: [{ on: 'no', parts: [{ goBack: '分送' }] }, { parts: [] }] },
    step('签发', '李局长'),
  );
  office.form.处室 = ['只有一个处'];

  equal(office.submit('拟稿'), undefined);

  ok(office.state.visits.some((visit) => visit.node === '分送' && visit.state === 'incident'));
});

test('撤消并加签会让表决当场定下、停掉别人的件：不能撤消', () => {
  const asking = askingStep('会签', '甲', '乙');
  const operations = { ...asking.operations, disagree: true };
  const office = scenario({ ...asking, operations, multi: { mode: 'parallel', rule: { percent: 66 } } });
  office.submit('拟稿');
  const item = office.open('会签', '甲').id;
  const signers = ['丙', '己'].map(person);
  office.do({ kind: 'addSigners', item, actor: person('甲'), where: 'parallel', signers });
  equal(office.do({ kind: 'complete', item, actor: person('甲'), vote: 'disagree' }), undefined);

  equal(undoLast(office), 'workflow.moved-on');

  office.expectTodo('会签:丙', '会签:乙', '会签:己');
});

test('会签组按票决定的退回还在等别的科，终止又复活：表决过的还是表决过，接着等', () => {
  const office = scenario(
    {
      parallel: '会签',
      countersign: true,
      branches: [
        [{ ...step('甲科', '甲', '甲二'), multi: { mode: 'sequential', rule: 'all' }, groupReturn: 'vote' }],
        [step('乙科', '乙')],
      ],
    },
    step('签发', '李局长'),
  );
  office.submit('拟稿');
  office.submit('甲科', '甲');
  office.giveBack('甲科', '拟稿', { by: '甲二' });

  terminateAndRevive(office);

  equal(office.item('甲科', '甲二').vote, 'disagree');
  equal(office.item('甲科', '甲二').state, 'done');
  office.submit('乙科');
  office.expectTodo('拟稿:拟稿人');
});

test('直送退回进了两层并行，管理员又重开外层的一个分支：改完先等那个分支，里层的汇合只算一次', () => {
  const office = scenario(
    {
      parallel: '外层',
      branches: [[{ parallel: '里层', branches: [[step('甲科', '甲')], [step('乙科', '乙')]] }], [step('丙科', '丙')]],
    },
    step('签发', '李局长'),
  );
  for (const node of ['拟稿', '甲科', '乙科', '丙科']) office.submit(node);
  office.giveBack('签发', '甲科', { mode: 'direct' });
  equal(jump(office, '甲科', '丙科'), undefined);

  equal(office.submit('甲科'), undefined);

  office.expectTodo('丙科:丙');
  office.submit('丙科');
  office.expectTodo('签发:李局长');
});

test('并加签进抢办的人已经签收了，不能再撤消加签：件不会谁都没有', () => {
  const office = scenario({ ...askingStep('经办', '张三'), multi: { mode: 'pool' } }, step('签发', '李局长'));
  office.submit('拟稿');
  const item = office.open('经办').id;
  office.do({ kind: 'addSigners', item, actor: person('张三'), where: 'parallel', signers: [person('赵')] });
  const added = office.state.acts?.at(-1)?.seq ?? 0;
  office.do({ kind: 'claim', item: office.open('经办', '赵').id, actor: person('赵') });

  equal(office.do({ kind: 'undo', act: added, actor: person('张三') }), 'workflow.already-acted-on');

  office.expectTodo('经办:赵');
});

test('顺序会签里系统替下一位自动通过、轮到第三位，第一位又取回：后面的人还是原来的次序', () => {
  const office = scenario(
    step('初审', '乙'),
    { ...step('会签', '丁', '乙', '庚'), multi: { mode: 'sequential', rule: 'all' }, repeated: 'earlier' },
    step('签发', '李局长'),
  );
  office.submit('拟稿');
  office.submit('初审');
  office.submit('会签', '丁');
  office.expectTodo('会签:庚');

  equal(office.takeBack('会签', '丁'), undefined);

  equal(office.state.visits[visitAt(office, '会签') - 1]?.queue.map((one) => one.personId).join(' '), '乙 庚');
  office.submit('会签', '丁');
  office.expectTodo('会签:庚');
});

test('会签组的退回在等别的科，组里委派出去的人这时收回委派：跟着一起等，退回撤下来以后件在他手里', () => {
  const group = { ...askingStep('甲科', '甲', '甲二'), multi: { mode: 'parallel', rule: 'all' } } as const;
  const office = scenario(
    { parallel: '会签', countersign: true, branches: [[group], [step('乙科', '乙')]] },
    step('签发', '李局长'),
  );
  office.submit('拟稿');
  const { id: item } = office.open('甲科', '甲二');
  office.do({ kind: 'delegate', item, actor: person('甲二'), to: person('赵') });
  office.giveBack('甲科', '拟稿', { by: '甲' });

  equal(office.do({ kind: 'recall', item, actor: person('甲二') }), undefined);

  office.expectTodo('乙科:乙');
  equal(office.takeBack('甲科', '甲'), undefined);
  office.expectTodo('甲科:甲', '甲科:甲二', '乙科:乙');
});

test('选了下一步处理人的人取回：他选的不再算数，别人选的照旧', () => {
  const group = { ...askingStep('经办', '甲', '乙'), multi: { mode: 'parallel', rule: 'all' } } as const;
  const chosen = { ...step('核稿'), handler: { kind: 'previousHandlersChoice' } } as const;
  const choosing = (name: string) => ({ choices: { 核稿: [person(name)] } });
  const begin = () => {
    const office = scenario(group, chosen);
    office.submit('拟稿');
    return office;
  };

  const nobody = begin();
  nobody.submit('经办', '甲', choosing('赵'));
  equal(nobody.takeBack('经办', '甲'), undefined);
  nobody.submit('经办', '甲');
  nobody.submit('经办', '乙');
  nobody.expectTodo();
  equal(nobody.state.visits.at(-1)?.state, 'incident');

  const others = begin();
  others.submit('经办', '甲', choosing('赵'));
  others.submit('经办', '乙', choosing('钱'));
  others.expectTodo('核稿:钱');
  equal(others.takeBack('经办', '乙'), undefined);
  others.submit('经办', '乙');
  others.expectTodo('核稿:赵');
});

test('先请来的人选了下一步处理人又取回：他选的不再算数', () => {
  const chosen = { ...step('核稿'), handler: { kind: 'previousHandlersChoice' } } as const;
  const office = scenario(askingStep('经办', '张三'), chosen);
  office.submit('拟稿');
  const item = office.open('经办').id;
  office.do({ kind: 'addSigners', item, actor: person('张三'), where: 'before', signers: [person('赵')] });
  office.submit('经办', '赵', { choices: { 核稿: [person('钱')] } });

  equal(office.takeBack('经办', '赵'), undefined);

  office.submit('经办', '赵');
  office.submit('经办', '张三');
  office.expectTodo();
  equal(office.state.visits.at(-1)?.state, 'incident');
});

const sequenceOf = (...names: readonly string[]) => ({
  ...askingStep('经办', ...names),
  multi: { mode: 'sequential', rule: 'all' } as const,
});
const findAgain = (office: Scenario) =>
  office.do({ kind: 'resolveAgain', visit: visitAt(office, '经办'), actor: person('管理员'), reason: '人员有变动' });
const remove = (office: Scenario, name: string) => {
  const visit = visitAt(office, '经办');
  const { personId } = person(name);
  equal(office.do({ kind: 'removeSigner', visit, person: personId, reason: '不用', ...administrator }), undefined);
};
const ask = (office: Scenario, where: 'before' | 'after' | 'parallel', name: string) => {
  const { id, holder } = office.open('经办');
  equal(office.do({ kind: 'addSigners', item: id, actor: holder, where, signers: [person(name)] }), undefined);
};

test('减掉的人又被加签：重新确定办理人时他已经在这一步，不再排第二个位子', () => {
  for (const multi of [sequenceOf('乙', '甲').multi, { mode: 'parallel', rule: 'all' } as const]) {
    for (const where of ['before', 'after', 'parallel'] as const) {
      const office = scenario({ ...sequenceOf('乙', '甲'), multi }, step('签发', '李局长'));
      office.submit('拟稿');
      remove(office, '甲');
      ask(office, where, '甲');

      equal(findAgain(office), 'workflow.handlers-unchanged', `${multi.mode} ${where}`);
    }
  }
});

test('被加签的人跟着失去这一步的人一起停下；规则要他办的，他排上自己的位子', () => {
  const office = scenario(sequenceOf('乙', '丙', '甲'), step('签发', '李局长'));
  office.submit('拟稿');
  remove(office, '甲');
  ask(office, 'before', '甲');
  office.replaced = { 乙: '丁' };

  equal(findAgain(office), undefined);

  for (const name of ['丁', '丙', '甲']) {
    office.expectTodo(`经办:${name}`);
    equal(office.submit('经办', name), undefined);
  }
  office.expectTodo('签发:李局长');
});

test('依次办理轮到并加签进来的人：重新确定办理人，后来的人排队，不和他同时办', () => {
  const office = scenario(sequenceOf('乙', '甲'), step('签发', '李局长'));
  office.submit('拟稿');
  ask(office, 'parallel', '丙');
  for (const name of ['乙', '甲']) equal(office.submit('经办', name), undefined);
  office.expectTodo('经办:丙');
  office.replaced = { 甲: '丁' };

  equal(findAgain(office), undefined);

  office.expectTodo('经办:丙');
  office.submit('经办', '丙');
  office.expectTodo('经办:丁');
  office.submit('经办', '丁');
  office.expectTodo('签发:李局长');
});

test('重新确定主办：新的主办正被协办人问着意见，或者是加进来的，这一步也不会没有主办', () => {
  const asked = (by: string, where: 'before' | 'parallel') => {
    const office = scenario({ ...askingStep('办理', '主', '协'), multi: { mode: 'lead' } }, step('签发', '李局长'));
    office.submit('拟稿');
    const { id: item, holder: actor } = office.open('办理', by);
    equal(office.do({ kind: 'addSigners', item, actor, where, signers: [person('新')] }), undefined);
    office.replaced = { 主: '新' };
    const visit = visitAt(office, '办理');
    const code = office.do({ kind: 'resolveAgain', visit, actor: administrator.actor, reason: '换了人' });
    return { office, code };
  };

  const { office, code } = asked('协', 'before');
  equal(code, undefined);
  office.expectTodo('办理:新', '办理:协');
  equal(office.open('办理', '新').part, undefined, '他是主办，不再只是被问的人');
  for (const name of ['协', '新']) office.submit('办理', name);
  office.expectTodo('签发:李局长');

  const beside = asked('主', 'parallel');
  equal(beside.code, 'workflow.handlers-unchanged', '他已经在这一步里，主办还是原来的人');
  beside.office.expectTodo('办理:主', '办理:协', '办理:新');
});

test('重办的一支因为几路够了而停下：它从前办的那一遍不再顶上来', () => {
  const branches = [[step('甲科', '甲')], [step('乙科', '乙')], [step('丙科', '丙')]];
  const office = scenario(
    { parallel: '会签', countersign: true, branches, enough: { branches: 2, rest: 'cancel' } },
    step('签发', '李局长'),
  );
  office.submit('拟稿');
  office.submit('甲科');
  jump(office, '乙科', '甲科');
  office.expectTodo('甲科:甲', '乙科:乙', '丙科:丙');
  office.submit('乙科');
  office.submit('丙科');

  office.expectTodo('签发:李局长');
  const fork = office.state.scopes.find(({ kind }) => kind === 'fork');
  ok(fork);
  const arrived = branchesOf(office.state, fork.id);
  equal(arrived.length, fork.arrived);
  equal(fork.arrived, 2);
});
