import { addMillis, type Instant } from '@gov/base';

const firstDelayMillis = 2_000;
const longestDelayMillis = 15 * 60_000;
const hourMillis = 3_600_000;

/**
 * Wait before the next attempt after `failures` failed ones (1 = the first): 2 s × 2^n, at most 15 min, of which the
 * upper half is spread by `jitter` (0 ≤ jitter < 1), so that senders do not come back all at once.
 */
export function retryDelayMillis(failures: number, jitter: number): number {
  const full = Math.min(longestDelayMillis, firstDelayMillis * 2 ** Math.min(Math.max(failures - 1, 0), 30));
  return Math.round(full / 2 + (full / 2) * jitter);
}

/** How long attempts go on before a person has to look: three days, one for 特急 and 特提. */
export const patienceMillis = (urgency: string): number =>
  (urgency === 'VERY_URGENT' || urgency === 'IMMEDIATE' ? 24 : 72) * hourMillis;

/** When the sender stops trying: patience is over or the envelope has expired, whichever comes first. */
export function lastAttemptBefore(envelope: {
  readonly sealedAt: Instant;
  readonly expiresAt: Instant;
  readonly document: { readonly urgency: string };
}): Instant {
  const patience = addMillis(envelope.sealedAt, patienceMillis(envelope.document.urgency));
  if (envelope.expiresAt < patience) return envelope.expiresAt;
  return patience;
}
