import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Instant } from '@gov/base';
import fc from 'fast-check';
import type { IncomingCommand, IncomingState, OutgoingCommand, OutgoingFacts, OutgoingState } from '../index.ts';
import {
  arrivedState,
  decideIncoming,
  decideOutgoing,
  draftedState,
  evolveIncoming,
  evolveOutgoing,
} from '../index.ts';

const facts: OutgoingFacts = { now: '2026-12-31T17:00:00.000Z' as Instant, steps: { recheck: true, seal: true } };

function outgoing(commands: readonly OutgoingCommand[], given: OutgoingFacts = facts): OutgoingState | string {
  let state = draftedState;
  for (const command of commands) {
    const decided = decideOutgoing(state, command, given);
    if (!decided.ok) return decided.rejection.code;
    state = decided.value.reduce(evolveOutgoing, state);
  }
  return state;
}

const digest = 'ab'.repeat(32);
const toSignOff: readonly OutgoingCommand[] = [
  { type: 'Submit' },
  { type: 'SendToCountersign' },
  { type: 'CompleteCountersign' },
  { type: 'RequestSignOff' },
  { type: 'SignOff', digest, signatory: '周明远' },
];

test('发文从拟稿走到归档，签发定下签发人、日期（北京时间）和定稿摘要', () => {
  const state = outgoing([
    ...toSignOff,
    { type: 'Recheck', digest },
    { type: 'AssignNumber', documentNumber: '江建发〔2027〕1号' },
    { type: 'Typeset', digest },
    { type: 'ApplySeal' },
    { type: 'Distribute' },
    { type: 'File' },
  ]);

  assert.deepEqual(state, {
    status: 'FILED',
    signOff: { digest, signatory: '周明远', documentDate: '2027-01-01' },
    documentNumber: '江建发〔2027〕1号',
  });
});

test('签发以后不能再改文字，改动只能退回签发人', () => {
  assert.equal(outgoing([...toSignOff, { type: 'ChangeText' }]), 'gongwen.text-frozen');

  const back = outgoing([...toSignOff, { type: 'ReturnToSignatory', reason: '数据有误' }, { type: 'ChangeText' }]);
  assert.deepEqual(back, { status: 'PENDING_SIGN_OFF' });
});

test('复核和排版的文字必须就是签发的文字', () => {
  assert.equal(outgoing([...toSignOff, { type: 'Recheck', digest: 'cd'.repeat(32) }]), 'gongwen.digest-differs');
});

test('设有复核的单位不能跳过复核编号，没有的可以', () => {
  const number = { type: 'AssignNumber', documentNumber: '江建发〔2027〕1号' } as const;

  assert.equal(outgoing([...toSignOff, number]), 'gongwen.not-in-this-status');
  assert.equal(typeof outgoing([...toSignOff, number], { ...facts, steps: { recheck: false, seal: false } }), 'object');
});

test('退回要写明原因；作废的公文保留编号', () => {
  assert.equal(outgoing([{ type: 'Submit' }, { type: 'Return', reason: ' ' }]), 'gongwen.reason-needed');

  const state = outgoing([
    ...toSignOff,
    { type: 'Recheck', digest },
    { type: 'AssignNumber', documentNumber: '江建发〔2027〕1号' },
    { type: 'Void', reason: '重复' },
  ]);
  assert.ok(typeof state === 'object' && state.status === 'VOIDED' && state.documentNumber === '江建发〔2027〕1号');
});

const anyCommand: fc.Arbitrary<OutgoingCommand> = fc.constantFrom<OutgoingCommand>(
  ...toSignOff,
  { type: 'ChangeText' },
  { type: 'Return', reason: '改' },
  { type: 'Recheck', digest },
  { type: 'ReturnToSignatory', reason: '改' },
  { type: 'AssignNumber', documentNumber: '江建发〔2027〕1号' },
  { type: 'Typeset', digest },
  { type: 'ApplySeal' },
  { type: 'Distribute' },
  { type: 'File' },
  { type: 'Void', reason: '重复' },
);

test('无论按什么次序操作，签发之后的状态都带着签发记录，发出去的都有编号', () => {
  fc.assert(
    fc.property(fc.array(anyCommand, { maxLength: 40 }), (commands) => {
      let state = draftedState;
      for (const command of commands) {
        const decided = decideOutgoing(state, command, facts);
        if (decided.ok) state = decided.value.reduce(evolveOutgoing, state);
        const after = ['SIGNED_OFF', 'RECHECKED', 'NUMBERED', 'TYPESET', 'SEALED', 'DISTRIBUTED', 'FILED'].includes(
          state.status,
        );
        if (after) assert.ok(state.signOff, state.status);
        if (['NUMBERED', 'TYPESET', 'SEALED', 'DISTRIBUTED', 'FILED'].includes(state.status))
          assert.ok(state.documentNumber);
      }
    }),
  );
});

function incoming(commands: readonly IncomingCommand[]): IncomingState | string {
  let state = arrivedState;
  for (const command of commands) {
    const decided = decideIncoming(state, command);
    if (!decided.ok) return decided.rejection.code;
    state = decided.value.reduce(evolveIncoming, state);
  }
  return state;
}

test('收文从签收走到归档；缓办后回到原来的环节', () => {
  const register = { type: 'Register', registerNumber: '2026-0147', class: 'ACTION' } as const;

  const state = incoming([
    { type: 'SignFor' },
    register,
    { type: 'Propose' },
    { type: 'Instruct' },
    { type: 'Handle' },
    { type: 'Suspend', reason: '待上级文件' },
    { type: 'Resume' },
  ]);
  assert.deepEqual(state, { status: 'HANDLING', registerNumber: '2026-0147', class: 'ACTION' });
  assert.equal(incoming([register]), 'gongwen.not-in-this-status');
});

test('承办以后不能再退文', () => {
  const back = { type: 'ReturnToSender', reasonCode: '14', reason: '附件不全' } as const;

  assert.deepEqual(incoming([{ type: 'SignFor' }, back]), { status: 'RETURNED_TO_SENDER' });
  assert.equal(
    incoming([
      { type: 'SignFor' },
      { type: 'Register', registerNumber: '1', class: 'ACTION' },
      { type: 'Handle' },
      back,
    ]),
    'gongwen.not-in-this-status',
  );
});
