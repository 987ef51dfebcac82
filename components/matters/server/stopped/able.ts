import type { PersonId } from '@gov/base';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { mayHandle, placesOf } from '../handling/able-colleague.ts';
import { openWork } from './store.ts';

/** Why somebody cannot do the work that lies with him; undefined = he can. */
export function whyUnable(context: UseCaseContext, personId: PersonId): string | undefined {
  if (placesOf(context, personId).length === 0) return '已离任，或现在没有任职';
  return mayHandle(context, personId) ? undefined : '账号已停用，或担任三员，不能办理';
}

export interface UnablePerson {
  readonly personId: PersonId;
  readonly because: string;
  readonly count: number;
}

/** Everybody with open work who cannot do it. One statement, whatever the number of people. */
export async function unablePeople(context: UseCaseContext): Promise<readonly UnablePerson[]> {
  const rows = await context.tx.all(openWork(context.tx.agencyId));
  return rows.flatMap(({ personId, count }) => {
    const because = whyUnable(context, personId);
    return because === undefined ? [] : [{ personId, count, because }];
  });
}
