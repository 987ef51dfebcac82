import type { Instant } from '@gov/base';
import { hoursLater } from './city-calendar.ts';
import type { EarlierHouse } from './earlier-house.ts';

/** Something that goes on over days: acts, then yields the hours until it goes on. */
export type Story = AsyncGenerator<number, void, undefined>;

export interface Beginning {
  readonly at: Instant;
  tell(): Story;
}

/**
 * Lets the stories of one agency happen in the order of time, one act after the other. What would go on after `until`
 * stays as it is: those are the matters that wait for somebody today.
 */
export async function letHappen(past: EarlierHouse, beginnings: readonly Beginning[], until: Instant): Promise<void> {
  const going = beginnings.map(({ at, tell }) => ({ at, story: tell() }));
  for (;;) {
    const next = going.reduce<(typeof going)[number] | undefined>(
      (first, one) => (first && first.at <= one.at ? first : one),
      undefined,
    );
    if (!next || next.at >= until) return;
    past.moveTo(next.at);
    const told = await next.story.next();
    if (told.done) going.splice(going.indexOf(next), 1);
    else next.at = hoursLater(next.at, told.value);
  }
}
