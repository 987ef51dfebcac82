import { ok, type Result } from '@gov/base';
import {
  type ReceiptKind,
  type ReturnReason,
  type SealedBytes,
  sealReceipt,
  type VerifiedEnvelope,
} from '@gov/exchange';
import { sm3 } from '@gov/gm';
import { postInSectionWords } from '@gov/organisation';
import { lastCheckpoint } from '#platform/server/audit/audit-store.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { ownSigner } from '../keys/own-key.ts';
import { insertInboxReceipt } from './store.ts';

export interface ReceiptWish {
  readonly kind: ReceiptKind;
  readonly by: string;
  readonly reason?: ReturnReason;
}

/** Signs a receipt and stores it byte for byte. It names where the own audit stands, so that two agencies pin each other's history. */
export async function makeReceipt(
  context: UseCaseContext,
  received: VerifiedEnvelope,
  wish: ReceiptWish,
): Promise<Result<SealedBytes>> {
  const { tx, now } = context;
  const checkpoint = await tx.first(lastCheckpoint(tx.agencyId));
  const sealed = await sealReceipt(sm3, await ownSigner(context), received, {
    ...wish,
    receiptId: context.newId(),
    at: now,
    ...(checkpoint ? { ledger: { size: checkpoint.size, head: checkpoint.head } } : {}),
  });
  if (!sealed.ok) return sealed;
  const { bytes, signature, sm3: digest } = sealed.value;
  const receipt = { bytes, signature, sm3: digest };
  tx.write(insertInboxReceipt(tx.agencyId, received.envelope.exchangeId, wish.kind, { ...receipt, madeAt: now }));
  return ok(receipt);
}

/** In which role the caller acts: receipts leave the agency and never name a person. */
export function roleOf(context: UseCaseContext): string {
  if (context.caller.kind !== 'person') return '系统';
  const { sections, posts, assignments } = context.agency.organisation;
  const assignment = assignments.get(context.caller.assignmentId);
  const section = assignment && sections.get(assignment.sectionId);
  const post = assignment && posts.get(assignment.postId);
  const words = postInSectionWords(post, section);
  return post?.sectionId && section && !words.startsWith(section.name) ? `${section.name}${words}` : words;
}
