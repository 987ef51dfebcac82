import { ok, type Result } from '@gov/base';
import type { ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes } from '../../contract.ts';
import { standingOf } from '../stand-ins/standing-of.ts';
import { boxCounts, matterCounts } from './store.ts';
import { endOfDayInChina } from './work-page.ts';

type Counts = ReplyOf<(typeof routes)['counts']>;

/** Counted each time from indexed rows; there is no counter that could drift. */
export async function countBoxes(context: UseCaseContext): Promise<Result<Counts>> {
  const { tx, now } = context;
  const { personId } = context.person();
  const standing = await standingOf(context);
  const [tasks, matters] = await Promise.all([
    tx.first(boxCounts(tx.agencyId, standing, endOfDayInChina(now))),
    tx.first(matterCounts(tx.agencyId, personId)),
  ]);
  return ok({
    todo: tasks?.todo ?? 0,
    entrusted: tasks?.entrusted ?? 0,
    standsInFor: standing.principals.map((id) => context.agency.organisation.persons.get(id)?.name ?? ''),
    arrangedForMe: tasks?.arrangedForMe ?? false,
    toRead: tasks?.toRead ?? 0,
    overdue: tasks?.overdue ?? 0,
    dueToday: tasks?.dueToday ?? 0,
    drafts: matters?.drafts ?? 0,
    ongoing: matters?.ongoing ?? 0,
  });
}
