import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addMillis } from '@gov/base';
import { sm3 } from '@gov/gm';
import fc from 'fast-check';
import {
  decideAccept,
  decideReceiver,
  decideSender,
  evolveReceiver,
  evolveSender,
  lastAttemptBefore,
  type Receipt,
  type ReceiverCommand,
  type ReceiverState,
  receiptKindOf,
  retryDelayMillis,
  type SenderCommand,
  type SenderState,
  sealedState,
  sealReceipt,
} from './index.ts';
import { at, codeOf, sealedLetter, testAgency } from './testing/two-agencies.ts';

const city = testAgency(1, '海州市人民政府');
const bureau = testAgency(2, '海州市水利局');
const school = testAgency(3, '海州市教育局');
const now = at('2026-06-01T02:00:00.000Z');
const facts = { now, giveUpAt: addMillis(now, 72 * 3_600_000), jitter: 0.5 };
const accepting = { agencyId: bureau.party.agencyId, now, latestSealedAt: addMillis(now, 300_000) };

const step = (state: SenderState, command: SenderCommand, when = facts): SenderState => {
  const decided = decideSender(state, command, when);
  return decided.ok ? decided.value.reduce(evolveSender, state) : state;
};

test('waits double from two seconds up to fifteen minutes, of which half is spread', () => {
  assert.equal(retryDelayMillis(1, 0), 1_000);
  assert.equal(retryDelayMillis(1, 1), 2_000);
  assert.equal(retryDelayMillis(3, 1), 8_000);
  assert.equal(retryDelayMillis(40, 1), 900_000);
  assert.equal(retryDelayMillis(40, 0), 450_000);
});

test('an urgent letter asks for a person after one day, an ordinary one after three, none after its expiry', async () => {
  const { verified } = await sealedLetter(city, bureau);
  const { envelope } = verified;
  const urgent = { ...envelope, document: { ...envelope.document, urgency: 'VERY_URGENT' } };

  assert.equal(lastAttemptBefore(envelope), at('2026-06-04T02:00:00.000Z'));
  assert.equal(lastAttemptBefore(urgent), at('2026-06-02T02:00:00.000Z'));
  assert.equal(
    lastAttemptBefore({ ...envelope, expiresAt: at('2026-06-01T05:00:00.000Z') }),
    at('2026-06-01T05:00:00.000Z'),
  );
});

test('a failed attempt waits, and after the patience is over a person has to look', () => {
  const queued = step(sealedState, { kind: 'queue' });
  const waiting = step(queued, { kind: 'failed', problem: 'connection refused' });
  const late = step(
    waiting,
    { kind: 'failed', problem: 'timeout' },
    { ...facts, now: addMillis(facts.giveUpAt, -1000) },
  );

  assert.equal(waiting.stage, 'RETRY_WAIT');
  assert.equal(waiting.nextAttemptAt, addMillis(now, 1_500));
  assert.equal(late.stage, 'UNRESOLVED');
  assert.equal(step(late, { kind: 'queue' }).stage, 'QUEUED');
});

test('a refusal by the receiver is not tried again', () => {
  const refused = step(step(sealedState, { kind: 'queue' }), { kind: 'refused', problem: 'exchange.wrong-addressee' });

  assert.equal(refused.stage, 'UNRESOLVED');
  assert.equal(refused.nextAttemptAt, null);
});

test('a repeated envelope gets the stored receipt byte for byte, also after its expiry', async () => {
  const { verified } = await sealedLetter(city, bureau);
  const delivered = { bytes: Uint8Array.of(1, 2), sm3: 'x', signature: 'y' };
  const before = { envelopeSm3: verified.sm3, delivered };

  const again = decideAccept(verified, before, { ...accepting, now: at('2027-01-01T00:00:00.000Z') });

  assert.deepEqual(again, { ok: true, value: { kind: 'again', receipt: delivered } });
});

test('the same exchange id with other bytes is refused as an altered duplicate', async () => {
  const first = await sealedLetter(city, bureau);
  const second = await sealedLetter(city, bureau, { supersedes: first.verified.envelope.dispatchId });
  const before = { envelopeSm3: first.verified.sm3, delivered: first.sealed };

  assert.equal(codeOf(decideAccept(second.verified, before, accepting)), 'exchange.altered-duplicate');
});

test('an envelope for somebody else, an expired one and one from the future are refused, a good one is taken', async () => {
  const { verified } = await sealedLetter(city, bureau);
  const judge = (change: object) => codeOf(decideAccept(verified, undefined, { ...accepting, ...change }));

  assert.equal(judge({}), 'ok');
  assert.equal(judge({ agencyId: school.party.agencyId }), 'exchange.wrong-addressee');
  assert.equal(judge({ now: verified.envelope.expiresAt }), 'exchange.expired');
  assert.equal(judge({ latestSealedAt: addMillis(now, -1) }), 'exchange.sealed-in-future');
});

const commands: readonly ReceiverCommand[] = [
  { kind: 'sign-for' },
  { kind: 'return', reason: { code: '14', text: '' } },
  { kind: 'finish', feedback: '已办结' },
];

test('whatever the receiver does and in whatever order receipts arrive, both sides agree on the end', async () => {
  const { verified } = await sealedLetter(city, bureau);
  const receiptOf = async (kind: Receipt['kind'], number: number): Promise<Receipt> => {
    const sealed = await sealReceipt(sm3, bureau.signer, verified, {
      kind,
      receiptId: verified.envelope.exchangeId,
      at: addMillis(now, number),
      by: '系统',
      ...(kind === 'RETURNED' ? { reason: { code: '14', text: '' } } : {}),
    });
    if (!sealed.ok) throw new Error(sealed.rejection.code);
    return sealed.value.receipt;
  };

  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...commands), { maxLength: 6 }),
      fc.array(fc.nat(), { maxLength: 12 }),
      async (acts, order) => {
        let receiver: ReceiverState = evolveReceiver(undefined, { kind: 'Received' });
        const receipts = [await receiptOf('DELIVERED', 0)];
        for (const command of acts) {
          const decided = decideReceiver(receiver, command);
          for (const event of decided.ok ? decided.value : []) {
            receipts.push(await receiptOf(receiptKindOf[event.kind], receipts.length));
            receiver = evolveReceiver(receiver, event);
          }
        }

        const shuffled = [...order.map((n) => receipts[n % receipts.length]), ...receipts].filter(
          (r) => r !== undefined,
        );
        let sender = step(sealedState, { kind: 'queue' });
        for (const receipt of shuffled) {
          const decided = decideSender(sender, { kind: 'receipt', receipt }, facts);
          assert.ok(decided.ok);
          sender = decided.value.reduce(evolveSender, sender);
        }

        const expected = receiver.stage === 'RECEIVED' ? 'DELIVERED' : receiver.stage;
        assert.equal(sender.stage, expected);
        assert.equal(step(sender, { kind: 'failed', problem: 'late answer' }).stage, expected);
      },
    ),
    { numRuns: 60 },
  );
});

test('a document cannot be finished before it was signed for nor returned after it was finished', () => {
  const finish: ReceiverCommand = { kind: 'finish', feedback: null };
  const back: ReceiverCommand = { kind: 'return', reason: { code: '14', text: '' } };

  assert.equal(codeOf(decideReceiver({ stage: 'RECEIVED' }, finish)), 'exchange.not-signed-for');
  assert.equal(codeOf(decideReceiver({ stage: 'FINISHED' }, back)), 'exchange.already-finished');
  assert.equal(codeOf(decideReceiver({ stage: 'RETURNED' }, { kind: 'sign-for' })), 'exchange.already-returned');
  assert.equal(codeOf(decideReceiver({ stage: 'SIGNED' }, back)), 'ok');
});
