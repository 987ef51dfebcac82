import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type AssignmentId, brandId, type Instant, type PersonId, plainCalendar } from '@gov/base';
import type { ResolvedHandler } from '@gov/organisation';
import {
  buildProcess,
  type Command,
  type Decision,
  decideWithState,
  dryRun,
  type Facts,
  type ProcessPart,
  type SubProcessCall,
  start,
} from '@gov/workflow';
import { callerEffects } from './caller-effects.ts';
import { callsEnd } from './calls-end.ts';

const person = (name: string): ResolvedHandler => ({
  personId: brandId<PersonId>(name),
  assignmentId: brandId<AssignmentId>(name),
});
const step = (name: string, who: string): ProcessPart => ({
  step: name,
  name,
  handler: { kind: 'named', personIds: [brandId<PersonId>(who)] },
});
const facts: Facts = {
  now: '2026-03-02T01:00:00.000Z' as Instant, // reason: a literal in the branded format
  calendar: plainCalendar,
  formValues: {},
  resolveHandlers: (rule, { starter }) => ({
    handlers: rule.kind === 'named' ? rule.personIds.map((id) => person(id)) : [starter],
    derivation: [{ code: 'test', facts: {} }],
  }),
  evaluate: () => false,
};

interface Caller {
  readonly countersign?: boolean;
  readonly call?: Partial<SubProcessCall>;
  readonly vote?: true;
}

/** 刘思远 drafts; a call beside the 会签 of 王芳, who has written, and of 李强, who has not; the child is sent back. */
function sentBack({ countersign = false, call = {}, vote }: Caller) {
  const calling: ProcessPart = {
    step: '分送',
    name: '分送',
    call: { process: '处室办理', mode: 'sync', ...call },
    ...(vote ? { groupReturn: 'vote' as const } : {}),
  };
  const no: ProcessPart = { choice: '结果', branches: [{ on: 'no', parts: [step('协调', '赵立新')] }, { parts: [] }] };
  const branches = [[calling, no], [step('法规会签', '王芳')], [step('财务会签', '李强')]];
  const program = buildProcess({
    id: 'p',
    name: '流程',
    parts: [{ step: '拟稿', name: '拟稿' }, { parallel: '会签', countersign, branches }, step('签发', '赵立新')],
  });
  const begun = start(program, facts, { starter: person('刘思远') });
  assert.ok(begun.ok);
  let made: Decision = begun.value;
  const act = (command: Command) => {
    const next = decideWithState(program, made.state, command, facts);
    assert.ok(next.ok, next.ok ? '' : next.rejection.code);
    made = next.value;
  };
  for (const who of ['刘思远', '王芳']) {
    const item = made.state.items.find((one) => one.state === 'open' && one.holder.personId === who)?.id ?? 0;
    act({ kind: 'complete', item, actor: person(who), vote: 'agree' });
  }
  const { state } = made;
  const report: Command = { kind: 'childReport', child: 1, as: 'returned' };
  const dry = dryRun(program, state, report, facts);
  assert.ok(dry.ok);
  act(report);
  const end = callsEnd(1, made);
  const told = (seen: boolean) =>
    callerEffects(
      {
        program,
        state,
        after: made.state,
        dry: dry.value,
        nameOf: (personId) => personId,
        hasOpinion: (item) => state.items[item - 1]?.holder.personId === '王芳',
        ...(end === 'waits' ? { waits: true } : {}),
      },
      seen,
    ).map(({ kind, words }) => (kind === 'plain' ? words : `${kind} ${words}`));
  return { end, told };
}

test('没有标会签：发起它的流程里谁停下、谁的意见作废，看得到的说名字，看不到的只说几个', () => {
  const { end, told } = sentBack({});

  assert.equal(end, 'returned');
  assert.deepEqual(told(true), [
    'stops 发起它的流程里，李强的财务会签会停下，已经写的会留着。',
    'void 发起它的流程里，王芳的法规会签意见作废。',
    '发起它的流程里，由刘思远接着办“拟稿”。',
  ]);
  assert.deepEqual(told(false), ['stops 发起它的流程里，1 个人的办理会停下。', 'void 发起它的流程里，1 份意见作废。']);
});

test('在会签里：没有人停下，没有意见作废，要等别人办完才退', () => {
  const { end, told } = sentBack({ countersign: true });

  assert.equal(end, 'waits');
  assert.deepEqual(told(true), [
    '发起它的流程里，没有别人的办理因此停下。',
    '发起它的流程里，已经写的意见现在都保留，退回生效时再按流程处理。',
    '发起它的流程里，要等同时在办的其他人办完，才退回。',
    '发起它的流程里，李强的财务会签不受影响，接着办。',
  ]);
  assert.deepEqual(told(false), ['发起它的流程里，没有别人的办理因此停下。']);
});

test('算不同意的，和没有人在等的：都不说成退回', () => {
  assert.equal(sentBack({ vote: true }).end, 'no');
  assert.equal(sentBack({ call: { mode: 'async' } }).end, 'nobodyWaits');
});
