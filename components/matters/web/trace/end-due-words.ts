import { dateWords } from '#platform/web/text/dates.ts';
import type { MatterView } from '../../contract.ts';

/** `办结时限 3月16日`; of what has ended `按时办结` or `超期办结，时限 3月16日`. Nothing without a limit, or where it was called off. */
export function endDueWords(
  { state, endDueAt, endedAt }: Pick<MatterView, 'state' | 'endDueAt' | 'endedAt'>,
  now: number,
): string | undefined {
  if (endDueAt === undefined) return undefined;
  const limit = dateWords(endDueAt, now);
  if (state === 'RUNNING') return `办结时限 ${limit}`;
  if (endedAt === undefined || (state !== 'DONE' && state !== 'REFUSED')) return undefined;
  return endedAt > endDueAt ? `超期办结，时限 ${limit}` : '按时办结';
}
