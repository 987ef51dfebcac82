import { type CalendarDate, dateInChina, type Instant, instantFromMillis, type PersonId } from '@gov/base';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { mayHandle, placesOf } from '../handling/able-colleague.ts';
import { openWork } from './store.ts';

/** Why somebody cannot do the work that lies with him, and whether that lasts. */
export interface Unable {
  readonly because: string;
  /**
   * Nobody brings it about alone and takes it back again: who has left stays gone, and a duty is taken on by one's own consent.
   * Access that was stopped, or an assignment that ended, comes back as easily as it went: the work is his until he leaves.
   */
  readonly forGood: boolean;
}

/** Undefined = he can. */
export function whyUnable(context: UseCaseContext, personId: PersonId): Unable | undefined {
  const { agency, now } = context;
  const left = agency.organisation.persons.get(personId)?.to;
  if (left !== undefined && left <= dateInChina(now)) return { because: '已离任', forGood: true };
  if (mayHandle(context, personId)) return undefined;
  const places = placesOf(context, personId);
  if (places.length === 0) return { because: '现在没有任职', forGood: false };
  // who was stopped holds no permission at all; an administrator keeps those of everybody
  const signsIn = places.some(({ id }) => agency.permissionsOf(personId, id, now).size > 0);
  return signsIn ? { because: '担任三员，不能办理', forGood: true } : { because: '账号停用中', forGood: false };
}

/** From when on nobody may wait for him: the day he leaves (also one to come), or now where he cannot do it for good. */
export function goneFrom(context: UseCaseContext, personId: PersonId): Instant | undefined {
  const left = context.agency.organisation.persons.get(personId)?.to;
  if (left !== undefined) return startInChina(left);
  return whyUnable(context, personId)?.forGood ? context.now : undefined;
}

export const startInChina = (date: CalendarDate): Instant => instantFromMillis(Date.parse(`${date}T00:00:00+08:00`));

export interface UnablePerson extends Unable {
  readonly personId: PersonId;
  readonly count: number;
}

/** Everybody with open work who cannot do it. One statement, whatever the number of people. */
export async function unablePeople(context: UseCaseContext): Promise<readonly UnablePerson[]> {
  const rows = await context.tx.all(openWork(context.tx.agencyId));
  return rows.flatMap(({ personId, count }) => {
    const unable = whyUnable(context, personId);
    return unable === undefined ? [] : [{ personId, count, ...unable }];
  });
}
