import { readReceipt, type SealedBytes, type Trust, type VerifiedEnvelope, verifyReceipt } from '@gov/exchange';
import type { SignedPoint } from '../contract.ts';
import { returnReasonWords } from '../rules/reason-words.ts';

/** The stored receipts as points of the way, each verified now against the envelope and the trust list. */
export function signedPoints(
  receipts: readonly Pick<SealedBytes, 'bytes' | 'signature'>[],
  sent: VerifiedEnvelope,
  trust: Trust,
): SignedPoint[] {
  return receipts.flatMap(({ bytes, signature }) => {
    const read = readReceipt(bytes);
    if (!read.ok) return [];
    const { kind, at, by, reason } = read.value;
    const words = returnReasonWords(reason);
    const genuine = verifyReceipt(bytes, signature, trust, sent).ok;
    return [{ kind, at, by, genuine, ...(words ? { reason: words } : {}) }];
  });
}
