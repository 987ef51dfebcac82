import { type Instant, millisOf } from '@gov/base';
import { v7 } from 'uuid';
import type { House } from '#platform/server/http/house.ts';

/** The same house on an earlier day: its own clock, and ids that sort by it. Everything else is shared. */
export interface EarlierHouse {
  readonly house: House;
  /** Moves the clock on; never back. */
  moveTo(instant: Instant): void;
}

export function earlierHouse(house: House, start: Instant): EarlierHouse {
  let now = start;
  let made = 0;
  // Ids of one instant keep the order in which they were made: the audit is sealed in the order of its ids.
  const ids = { next: () => v7({ msecs: millisOf(now), seq: made++ }) };
  return {
    house: { ...house, clock: { now: () => now }, ids, audited: () => undefined, poke: () => undefined },
    moveTo(instant) {
      if (instant > now) now = instant;
    },
  };
}
