import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { addMillis } from '@gov/base';
import { availableOperations, buildProcess, forecast } from './index.ts';
import { draft, everything, person, Scenario, scenario, step } from './testing/scenario.ts';

const reviewing = () => {
  const office = scenario(step('核稿', '张科长'), step('签发', '李局长'));
  office.submit('拟稿');
  return office;
};

test('转办后由受让人办理，每一次转办都有记录，不能转给自己', () => {
  const office = reviewing();
  const item = office.open('核稿');
  const handOver = { kind: 'transfer', item: item.id, actor: item.holder } as const;
  equal(office.do({ ...handOver, to: person('张科长') }), 'workflow.transfer-to-self');

  equal(office.do({ ...handOver, to: person('王科员') }), undefined);
  equal(office.do({ ...handOver, actor: person('王科员'), to: person('赵科员') }), undefined);

  office.expectTodo('核稿:赵科员');
  deepEqual(
    office.open('核稿').transfers.map((link) => link.to.personId),
    ['王科员', '赵科员'],
  );
  equal(office.do({ kind: 'complete', item: item.id, actor: person('张科长') }), 'workflow.not-the-holder');
});

test('同一环节已经有件的人，不能再转给他', () => {
  const office = scenario({ ...step('会签', '甲', '乙'), multi: { mode: 'sequential', rule: 'all' } });
  office.submit('拟稿');
  const item = office.open('会签', '甲');

  const refused = office.do({ kind: 'transfer', item: item.id, actor: item.holder, to: person('乙') });

  equal(refused, 'workflow.already-handles-step');
});

test('传阅件不影响流程：读了就办结，可以写阅读意见；抄送件不能写', () => {
  const office = reviewing();
  const item = office.open('核稿');
  const send = { kind: 'circulate', item: item.id, actor: item.holder } as const;
  office.do({ ...send, readers: [person('钱科长'), person('钱科长')], mayComment: true });
  office.do({ ...send, readers: [person('孙科长')], mayComment: false });
  const [forQian, forSun] = office.state.items.filter((one) => one.kind === 'read');

  equal(office.do({ kind: 'comment', item: forQian?.id ?? 0, actor: person('钱科长') }), undefined);
  equal(office.do({ kind: 'comment', item: forSun?.id ?? 0, actor: person('孙科长') }), 'workflow.comment-not-offered');
  equal(office.do({ kind: 'read', item: forSun?.id ?? 0, actor: person('钱科长') }), 'workflow.not-the-holder');
  equal(office.do({ kind: 'complete', item: forSun?.id ?? 0, actor: person('孙科长') }), 'workflow.reading-item');
  office.submit('核稿');
  office.submit('签发');

  office.expectEnd();
  equal(office.do({ kind: 'read', item: forSun?.id ?? 0, actor: person('孙科长') }), undefined);
});

test('撤销以后不能再传阅，已有的待阅仍可阅读', () => {
  const office = scenario(step('核稿', '张科长'));
  const circulate = {
    kind: 'circulate',
    actor: person('拟稿人'),
    readers: [person('钱科长')],
    mayComment: false,
  } as const;
  office.do(circulate);
  office.submit('拟稿');

  equal(office.do({ kind: 'cancel', actor: person('拟稿人'), reason: '不办了' }), undefined);

  office.expectEnd('cancelled');
  equal(office.do(circulate), 'workflow.process-cancelled');
  const reading = office.state.items.find((item) => item.kind === 'read');
  equal(office.do({ kind: 'read', item: reading?.id ?? 0, actor: person('钱科长') }), undefined);
});

test('依次传阅：离任的人跳过；轮到时离任的，由系统接着传给下一位', () => {
  const office = reviewing();
  const { id, holder } = office.open('核稿');
  const readers = ['甲', '乙', '丙', '丁'].map(person);
  office.do({ kind: 'circulate', item: id, actor: holder, readers, mayComment: true, ordered: true });
  equal(office.do({ kind: 'passReaders' }), 'workflow.nobody-left');
  office.left = ['乙'];
  const first = office.state.items.at(-1)?.id ?? 0;

  equal(office.do({ kind: 'comment', item: first, actor: person('甲') }), undefined);

  office.expectReading('丙');
  const moved = office.events.findLast((event) => event.kind === 'circulationMoved');
  deepEqual(moved?.gone, [person('乙')]);

  office.left = ['丙', '丁'];
  equal(office.do({ kind: 'passReaders' }), undefined);

  office.expectReading();
  const passed = office.state.items.at(-1);
  deepEqual([passed?.holder.personId, passed?.state, passed?.closedReason], ['丙', 'cancelled', 'holderLeft']);
  equal(office.do({ kind: 'passReaders' }), 'workflow.nobody-left');
});

test('依次传阅轮到的人另有待阅：轮到他的另开一件，读了一件，另一件还在', () => {
  const office = reviewing();
  const { id, holder } = office.open('核稿');
  const circulate = { kind: 'circulate', item: id, actor: holder, mayComment: true } as const;
  office.do({ ...circulate, readers: ['甲', '乙'].map(person), ordered: true });
  office.do({ ...circulate, readers: [person('乙')] });
  const outside = office.state.items.at(-1)?.id ?? 0;

  office.do({ kind: 'read', item: outside - 1, actor: person('甲') });

  office.expectReading('乙', '乙');
  office.do({ kind: 'read', item: outside, actor: person('乙') });
  office.expectReading('乙');
});

test('撤销的事项：还没轮到的人不再收到，写明是哪一步停下的', () => {
  const office = scenario(step('核稿', '张科长'));
  const readers = ['甲', '乙'].map(person);
  office.do({ kind: 'circulate', actor: person('拟稿人'), readers, mayComment: false, ordered: true });

  office.do({ kind: 'cancel', actor: person('拟稿人'), reason: '不办了' });

  const act = office.events.find((event) => event.kind === 'processCancelled');
  equal(office.state.circulations?.[0]?.stoppedBy, act?.seq);
  office.expectReading('甲');
  office.do({ kind: 'read', item: office.state.items.at(-1)?.id ?? 0, actor: person('甲') });
  office.expectReading();
});

test('催办由发起人或上一办理人提出，一小时内只催一次', () => {
  const office = reviewing();
  office.submit('核稿');
  const item = office.open('签发').id;

  equal(office.do({ kind: 'press', item, actor: person('路人') }), 'workflow.press-not-offered');
  equal(office.do({ kind: 'press', item, actor: person('张科长') }), undefined);
  equal(office.do({ kind: 'press', item, actor: person('拟稿人') }), 'workflow.pressed-recently');
  office.now = addMillis(office.now, 3_600_000);
  equal(office.do({ kind: 'press', item, actor: person('拟稿人') }), undefined);
  equal(office.do({ kind: 'press', item, actor: person('督查员'), asSupervisor: true }), 'workflow.pressed-recently');

  equal(office.open('签发').pressed?.count, 2);
});

test('发起人撤销：别人动过就不能；允许随时撤销的流程可以，所有待办都停止', () => {
  const early = reviewing();
  equal(early.do({ kind: 'cancel', actor: person('张科长'), reason: '' }), 'workflow.only-the-starter');
  early.submit('核稿');
  equal(early.do({ kind: 'cancel', actor: person('拟稿人'), reason: '' }), 'workflow.cancel-too-late');

  const parts = [draft, { parallel: '并行', branches: [[step('甲科', '甲')], [step('乙科', '乙')]] }];
  const anyTime = new Scenario(buildProcess({ id: 'p', name: '测试', cancelPolicy: 'anyTime', parts }));
  anyTime.submit('拟稿');
  anyTime.submit('甲科');
  equal(anyTime.do({ kind: 'cancel', actor: person('拟稿人'), reason: '' }), undefined);

  anyTime.expectEnd('cancelled');
  anyTime.expectTodo();
});

test('办理页上只出现真正能做的操作', () => {
  const office = scenario(
    { ...step('核稿', '张科长'), operations: { ...everything, transfer: false, circulate: false } },
    step('签发', '李局长'),
  );
  office.submit('拟稿');
  const { program, state } = office;
  const item = office.open('核稿').id;
  const mine = office.item('拟稿').id;

  deepEqual(availableOperations(program, state, item, person('张科长'), office.facts()), ['complete', 'return']);
  deepEqual(availableOperations(program, state, mine, person('拟稿人'), office.facts()), ['withdraw', 'cancel']);
  deepEqual(availableOperations(program, state, item, person('拟稿人'), office.facts()), ['press', 'cancel']);
  deepEqual(availableOperations(program, state, item, person('路人'), office.facts()), []);
});

test('还要经过谁：列出余下的环节和人，跳过不走的分支，找不到人的也写明', () => {
  const office = scenario(
    { parallel: '并行', branches: [[step('甲科', '甲')], [step('乙科', '乙'), step('乙科复核')]] },
    { choice: '金额', branches: [{ when: '大额', parts: [step('集体研究', '李局长')] }, { parts: [] }] },
    step('签发', '李局长'),
  );
  office.submit('拟稿');
  office.submit('甲科');

  const way = forecast(office.program, office.state, office.facts());

  deepEqual(
    way.map((one) => `${one.node}:${one.handlers.map((handler) => handler.personId).join()}${one.empty ?? ''}`),
    ['乙科:乙', '乙科复核:vacant', '签发:李局长'],
  );
  equal(way[0]?.current, true);
});

test('直送退回以后，还要经过谁从退回人接着算', () => {
  const office = scenario(step('核稿', '张科长'), step('审核', '陈主任'), step('签发', '李局长'));
  office.submit('拟稿');
  office.submit('核稿');
  office.submit('审核');
  office.giveBack('签发', '拟稿', { mode: 'direct' });

  const way = forecast(office.program, office.state, office.facts());

  deepEqual(
    way.map((one) => one.node),
    ['拟稿', '签发'],
  );
});
