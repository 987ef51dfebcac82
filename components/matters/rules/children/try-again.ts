import { addMillis, type Instant } from '@gov/base';

const minute = 60_000;
const hour = 60 * minute;

/** How long after the n-th trial the next one is due: what can be mended at once is tried soon, what nobody mends not for ever. */
const waits = [5 * minute, 15 * minute, hour, 6 * hour, 24 * hour];

/** Trials until somebody is needed who asks for another one. */
export const mostTries = waits.length + 1;

/** What trying again changes nothing about. */
const hopeless: ReadonlySet<string> = new Set(['matters.children-too-deep']);

interface Tried {
  readonly tries: number;
  readonly triedAt: Instant | null;
  readonly trouble: string | null;
}

/** When a child that is not as its caller asked is tried again; null = at once, undefined = only when somebody says so. */
export function nextTry({ tries, triedAt, trouble }: Tried): Instant | null | undefined {
  if (triedAt === null || tries === 0) return null;
  const wait = waits[tries - 1];
  return wait === undefined || hopeless.has(trouble ?? '') ? undefined : addMillis(triedAt, wait);
}
