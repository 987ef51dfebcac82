import { type Instant, millisOf } from '@gov/base';
import type { SenderStage } from '@gov/exchange';
import { problemWords, returnReasonWords } from './reason-words.ts';

const hourMillis = 3_600_000;

/** How long something waits, in words an office says: `2 天 19 小时`, `3 小时`, `不到 1 小时`. */
export function waitWords(since: Instant, now: Instant): string {
  const hours = Math.floor((millisOf(now) - millisOf(since)) / hourMillis);
  if (hours < 1) return '不到 1 小时';
  const days = Math.floor(hours / 24);
  if (days === 0) return `${hours} 小时`;
  return hours % 24 === 0 ? `${days} 天` : `${days} 天 ${hours % 24} 小时`;
}

export interface DeliveryState {
  readonly stage: SenderStage;
  readonly deliveredAt: Instant | null;
  readonly problem: string | null;
  readonly returnCode: string | null;
  readonly returnText: string | null;
  /** The delivery that was sent in its place. */
  readonly replacedBy: string | null;
}

export interface LineWords {
  readonly words: string;
  /** Somebody has to do something. */
  readonly severe: boolean;
  readonly reason: string | undefined;
}

/** Where one receiver's copy stands, in words. `lateBefore`: delivered earlier than this and unsigned is late. */
export function deliveryWords(row: DeliveryState, now: Instant, lateBefore: Instant): LineWords {
  const calm = (words: string): LineWords => ({ words, severe: false, reason: undefined });
  switch (row.stage) {
    case 'SEALED':
    case 'QUEUED':
      return calm('正在送达');
    case 'RETRY_WAIT':
      return { words: '还没有送到', severe: false, reason: problemWords(row.problem) };
    case 'UNRESOLVED':
      return { words: '没有送达', severe: true, reason: problemWords(row.problem) };
    case 'DELIVERED':
      return isLate(row, lateBefore)
        ? { words: `${waitWords(row.deliveredAt ?? now, now)}未签收`, severe: true, reason: undefined }
        : calm('等待签收');
    case 'SIGNED':
      return calm('已签收');
    case 'FINISHED':
      return calm('已办结');
    case 'RETURNED': {
      const given = row.returnCode === null ? null : { code: row.returnCode, text: row.returnText ?? '' };
      const replaced = row.replacedBy !== null;
      const words = replaced ? '已退回，已再次发送' : '已退回';
      return { words, severe: !replaced, reason: returnReasonWords(given) };
    }
  }
}

export const isLate = (row: Pick<DeliveryState, 'stage' | 'deliveredAt'>, lateBefore: Instant): boolean =>
  row.stage === 'DELIVERED' && row.deliveredAt !== null && row.deliveredAt < lateBefore;

export interface BatchNumbers {
  readonly returned: number;
  readonly unresolved: number;
  readonly waiting: number;
  readonly late: number;
}

/** What wants attention in a batch, worst first; empty when nothing does. */
export const batchProblems = ({ returned, unresolved, waiting, late }: BatchNumbers) => [
  ...(unresolved > 0 ? [{ words: `${unresolved} 家没有送达`, severe: true }] : []),
  ...(late > 0 ? [{ words: `${late} 家超时未签收`, severe: true }] : []),
  ...(returned > 0 ? [{ words: `${returned} 家退回`, severe: false }] : []),
  ...(waiting > 0 ? [{ words: `${waiting} 家还没有送到`, severe: false }] : []),
];

export interface BatchSums {
  readonly receivers: number;
  /** Signed for and not returned later. */
  readonly accepted: number;
  /** Came back and was sent again in another batch. */
  readonly replaced: number;
}

/** Where a batch stands in which nothing wants attention. What came back and was sent again is waited for elsewhere. */
export function batchWords({ receivers, accepted, replaced }: BatchSums): string {
  if (accepted === receivers) return '都已签收';
  if (replaced === receivers) return receivers === 1 ? '已退回，已再次发送' : '都已退回，已再次发送';
  const again = `${replaced} 家退回后已再次发送`;
  if (accepted + replaced === receivers) return `${accepted} 家已签收，${again}`;
  return replaced === 0 ? '等待签收' : `等待签收，${again}`;
}

const order: Readonly<Record<SenderStage, number>> = {
  UNRESOLVED: 0,
  DELIVERED: 2,
  RETURNED: 3,
  RETRY_WAIT: 4,
  SEALED: 5,
  QUEUED: 5,
  SIGNED: 6,
  FINISHED: 7,
};

/** Late ones first, then what waits, then what is done; equal ones keep their order. */
export function lateFirst<T extends DeliveryState>(rows: readonly T[], lateBefore: Instant): readonly T[] {
  const rank = (row: T): number => (isLate(row, lateBefore) ? 1 : order[row.stage]);
  return rows.toSorted((a, b) => rank(a) - rank(b));
}
