import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { StepPart } from '@gov/workflow';
import type { Answer, Json } from '#platform/testkit/sign-in.ts';
import { leaveValues, type Office, openOffice } from '../../testing/office.ts';
import { publishKind } from '../../testing/publish-kind.ts';

let office: Office;

before(async () => {
  office = await openOffice();
  const named = (...keys: string[]) =>
    ({ kind: 'named', personIds: keys.map((key) => office.agency.people.get(key)) }) as never; // reason: ids of the opened agency
  const opinion = { block: 'leaderOpinion', required: false, defaultText: '同意。' };
  const free = (...nodes: string[]) => ({ free: { persons: false, nodes, limit: 2 } });
  const apply: StepPart = {
    step: 'apply',
    name: '填写申请',
    fields: { leaveKind: 'required', period: 'required', reason: 'required' },
  };
  const law: StepPart = { step: 'law', name: '法制审核', handler: named('legal'), opinion };
  const money: StepPart = { step: 'money', name: '财务会审', handler: named('helper'), opinion, signing: true };
  const decide: StepPart = { step: 'decide', name: '审批', handler: { kind: 'chief' }, opinion };
  const check: StepPart = {
    step: 'check',
    name: '科室审核',
    handler: { kind: 'sectionHead', of: 'starter' },
    opinion,
    ...free('apply', 'law', 'decide', 'asked'),
  };
  const asked: StepPart = {
    step: 'asked',
    name: '专人核实',
    handler: { kind: 'previousHandlersChoice' },
    opinion,
  };
  await publishKind(office, 'free', [apply, check, money, law, asked, decide]);
  await publishKind(office, 'loose', [
    apply,
    {
      section: 'prepare',
      name: '分头准备',
      adHoc: true,
      parts: [
        { ...check, ...free('law', 'money') },
        { ...law, ...free('money', 'check') },
        { ...money, ...free('law') },
      ],
    },
    decide,
  ]);
});
after(() => office.close());

async function sent(kindCode: string): Promise<string> {
  const matterId = await office.begin('officer', kindCode);
  await office.done('officer', matterId, { values: leaveValues });
  return matterId;
}

const chooseFrom = (key: string, page: Json, next: object, more: object = {}): Promise<Answer<Json>> =>
  office.who(key).send('POST', `/api/matters/${page.matterId}/tasks/${page.myTask.taskId}/choose-next`, {
    expectedVersion: page.version,
    next,
    ...more,
  });
const choose = async (key: string, matterId: string, next: object, more: object = {}): Promise<Answer<Json>> =>
  chooseFrom(key, await office.view(key, matterId), next, more);
const accepted = (answer: Answer<Json>): Json => {
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body;
};
const operations = (page: Json): string[] => page.operations.map((one: Json) => one.operation);
const lineOf = (page: Json): Json =>
  page.trace.find(({ step, act }: Json) => step === '科室审核' && act === '办理完毕');
const effects = async (key: string, page: Json, next: object): Promise<string[]> => {
  const act = { kind: 'chooseNext', taskId: page.myTask.taskId, next };
  const body = { expectedVersion: page.version, act };
  return accepted(await office.who(key).send('POST', `/api/matters/${page.matterId}/preview-act`, body)).effects.map(
    ({ words }: Json) => words,
  );
};

test('自选下一步：列出可送的步骤、由谁办，送出以后从那里往下走，办理过程写明', async () => {
  const matterId = await sent('free');
  const page = await office.view('head', matterId);
  assert.equal(operations(page).includes('chooseNext'), true);
  const { left, nodes } = page.signing.chooseNext;
  assert.equal(left, 2);
  assert.deepEqual(
    nodes.map(({ step, who, ways }: Json) => [step, who, ways]),
    [
      ['填写申请', '刘思远', ['on', 'back']],
      ['法制审核', '孙倩', ['on', 'back']],
      ['审批', '王建华', ['on', 'back']],
      ['专人核实', '', ['on', 'back']],
    ],
  );
  assert.deepEqual(await effects('head', page, { node: 'decide' }), [
    '要本人签批的“财务会审”会被越过，没有人签。',
    '不再经过“法制审核”“专人核实”。',
    '由王建华接着办“审批”。',
    '办完以后，这件事项就办结。',
  ]);

  const { said } = accepted(await chooseFrom('head', page, { node: 'law' }, { opinion: '先请法制看。' }));

  assert.equal(said, '已送孙倩法制审核');
  const next = await office.view('legal', matterId);
  assert.equal(next.myTask.step, '法制审核');
  assert.deepEqual(
    next.ahead.map(({ step }: Json) => step),
    ['专人核实', '审批'],
  );
  const line = lineOf(next);
  assert.equal(line.act, '办理完毕');
  assert.equal(line.opinion, '先请法制看。');
  assert.match(line.detail, /自选下一步（第 1 次，最多 2 次）；送孙倩法制审核/);
  const again = await chooseFrom('head', page, { node: 'law' });
  assert.equal(again.status, 409);
});

test('自选以后回到原来的流程：那一步办完，接着走选它的那一步后面画的步骤', async () => {
  const matterId = await sent('free');
  accepted(await choose('head', matterId, { node: 'law', rejoin: true }));
  const page = await office.view('legal', matterId);
  assert.deepEqual(
    page.ahead.map(({ step }: Json) => step),
    ['财务会审', '法制审核', '专人核实', '审批'],
  );
  assert.match(lineOf(page).detail, /办完接着走“科室审核”后面的流程/);

  await office.done('legal', matterId);

  assert.equal((await office.view('helper', matterId)).myTask.step, '财务会审');
});

test('送到由他选人的步骤：不选人就停下没有人办，选了就送给他', async () => {
  const matterId = await sent('free');
  const page = await office.view('head', matterId);
  const offer = page.signing.chooseNext.nodes.find(({ node }: Json) => node === 'asked');
  assert.deepEqual(offer.choices, [{ node: 'asked', step: '专人核实', candidates: [] }]);

  const chosen = { asked: [office.assignment('helper')] };
  const { said } = accepted(await chooseFrom('head', page, { node: 'asked' }, { chosen }));

  assert.match(said, /^已送.+专人核实$/);
  assert.equal((await office.view('helper', matterId)).myTask.step, '专人核实');
});

test('没有列出的步骤、不是办理人、已经用完次数，都用一句话说明，什么也没有变', async () => {
  const matterId = await sent('free');
  const before = await office.view('head', matterId);
  const elsewhere = await chooseFrom('head', before, { node: 'money' });
  assert.equal(elsewhere.body.message, '现在不能自己选那一步。');
  const nobodys = await chooseFrom('legal', before, { node: 'law' });
  assert.equal(nobodys.status >= 400, true);
  const nowhere = await chooseFrom('head', before, { node: 'toString' });
  assert.equal(nowhere.status, 409);
  assert.equal((await office.view('head', matterId)).version, before.version);

  const circle = await sent('loose');
  accepted(await choose('head', circle, { node: 'law' }));
  accepted(await choose('legal', circle, { node: 'check' }));
  const last = await office.view('head', circle);
  assert.equal(last.signing.chooseNext, undefined);
  const used = await chooseFrom('head', last, { node: 'law' });
  assert.equal(used.body.message, '接连自选下一步最多 2 次，已经用完。');
});

test('自由子流程：办理人选其中的下一步，按流程办就是这一部分办完了', async () => {
  const matterId = await sent('loose');
  accepted(await choose('head', matterId, { node: 'money' }));
  assert.equal((await office.view('helper', matterId)).myTask.step, '财务会审');

  await office.done('helper', matterId);

  assert.equal((await office.view('chief', matterId)).myTask.step, '审批');
});

test('选错了，在下一位办理前取回', async () => {
  const matterId = await sent('free');
  accepted(await choose('head', matterId, { node: 'law' }));
  const { version } = await office.view('head', matterId);

  const answer = await office
    .who('head')
    .send('POST', `/api/matters/${matterId}/withdraw`, { expectedVersion: version });

  assert.equal(answer.status, 200);
  const page = await office.view('head', matterId);
  assert.equal(page.myTask.step, '科室审核');
  assert.equal(page.signing.chooseNext.left, 2);
});
