import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sm3 } from '@gov/gm';
import { type ReceiptContent, sealReceipt, verifyBundle, verifyReceipt } from './index.ts';
import { at, bodyBytes, codeOf, sealedLetter, testAgency, trustOf } from './testing/two-agencies.ts';

const city = testAgency(1, '海州市人民政府');
const bureau = testAgency(2, '海州市水利局');
const school = testAgency(3, '海州市教育局');
const trust = trustOf(city.key, bureau.key, school.key);

const content = (kind: ReceiptContent['kind'], more: Partial<ReceiptContent> = {}): ReceiptContent => ({
  kind,
  receiptId: '01900001-0000-7000-8000-00000000000a',
  at: at('2026-06-01T03:00:00.000Z'),
  by: '办公室文书',
  ...more,
});

async function receiptBy(agency: typeof bureau, about: Awaited<ReturnType<typeof sealedLetter>>, what: ReceiptContent) {
  const sealed = await sealReceipt(sm3, agency.signer, about.verified, what);
  if (!sealed.ok) throw new Error(sealed.rejection.code);
  return sealed.value;
}

test('a receipt by the addressee about this envelope is believed', async () => {
  const sent = await sealedLetter(city, bureau);
  const receipt = await receiptBy(bureau, sent, content('SIGNED_FOR'));

  const verdict = verifyReceipt(receipt.bytes, receipt.signature, trust, sent.verified);

  assert.ok(verdict.ok);
  assert.equal(verdict.value.kind, 'SIGNED_FOR');
  assert.equal(verdict.value.by, '办公室文书');
});

test('a receipt signed by anybody else than the addressee is refused', async () => {
  const sent = await sealedLetter(city, bureau);
  const receipt = await receiptBy(school, sent, content('SIGNED_FOR'));

  assert.equal(
    codeOf(verifyReceipt(receipt.bytes, receipt.signature, trust, sent.verified)),
    'exchange.wrong-key-owner',
  );
});

test('a receipt about another envelope is refused', async () => {
  const sent = await sealedLetter(city, bureau);
  const other = await sealedLetter(city, bureau, { supersedes: sent.verified.envelope.exchangeId });
  const receipt = await receiptBy(bureau, other, content('DELIVERED'));

  assert.equal(
    codeOf(verifyReceipt(receipt.bytes, receipt.signature, trust, sent.verified)),
    'exchange.receipt-for-other',
  );
});

test('a return needs a reason of the dictionary, and no other receipt may carry one', async () => {
  const sent = await sealedLetter(city, bureau);
  const seal = async (what: ReceiptContent) => codeOf(await sealReceipt(sm3, bureau.signer, sent.verified, what));

  assert.equal(await seal(content('RETURNED', { reason: { code: '14', text: '' } })), 'ok');
  assert.equal(await seal(content('RETURNED', { reason: { code: '33', text: '主送单位有误' } })), 'ok');
  assert.equal(await seal(content('RETURNED', { reason: { code: '33', text: ' ' } })), 'exchange.malformed-receipt');
  assert.equal(await seal(content('RETURNED', { reason: { code: '99', text: 'x' } })), 'exchange.malformed-receipt');
  assert.equal(await seal(content('RETURNED')), 'exchange.malformed-receipt');
  assert.equal(await seal(content('SIGNED_FOR', { reason: { code: '14', text: '' } })), 'exchange.malformed-receipt');
  assert.equal(await seal(content('SIGNED_FOR', { feedback: '已阅' })), 'exchange.malformed-receipt');
});

test('a third party judges a bundle by the trust list alone, and one altered bit anywhere is found', async () => {
  const sent = await sealedLetter(city, bureau);
  const delivered = await receiptBy(bureau, sent, content('DELIVERED', { by: '系统' }));
  const signed = await receiptBy(bureau, sent, content('SIGNED_FOR'));
  const bundle = { envelope: sent.sealed, parts: [bodyBytes], receipts: [delivered, signed] };

  const report = verifyBundle(bundle, trust);

  assert.equal(report.sound, true);
  assert.equal(report.stage, 'SIGNED');

  const flip = (bytes: Uint8Array): Uint8Array => Uint8Array.from(bytes, (byte, i) => (i === 9 ? byte ^ 1 : byte));
  const altered = [
    { ...bundle, envelope: { ...sent.sealed, bytes: flip(sent.sealed.bytes) } },
    { ...bundle, parts: [flip(bodyBytes)] },
    { ...bundle, parts: [] },
    { ...bundle, receipts: [{ ...delivered, bytes: flip(delivered.bytes) }, signed] },
    { ...bundle, receipts: [delivered, { ...signed, signature: delivered.signature }] },
  ];
  for (const [index, wrong] of altered.entries())
    assert.equal(verifyBundle(wrong, trust).sound, false, `case ${index}`);
});

test('a bundle in which the receiver both finished and returned the document is not sound', async () => {
  const sent = await sealedLetter(city, bureau);
  const finished = await receiptBy(bureau, sent, content('FINISHED', { feedback: '已办结' }));
  const returned = await receiptBy(bureau, sent, content('RETURNED', { reason: { code: '14', text: '' } }));

  const report = verifyBundle({ envelope: sent.sealed, parts: [bodyBytes], receipts: [finished, returned] }, trust);

  assert.deepEqual(report.findings.at(-1), { subject: 'receipt', index: 1, problem: 'exchange.contradicting-receipt' });
});
