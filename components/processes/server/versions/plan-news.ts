import { addMillis, ok, type Result } from '@gov/base';
import type { ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { Routes } from '../../contract.ts';
import { ownProcesses } from '../scope/own-scope.ts';
import { listPlanNews } from './store.ts';

/** For how long the first page tells it: whoever was away for a week finds it. */
const newsForMs = 10 * 86_400_000;

/**
 * What became of the publications that the caller planned: each plan is one line, made of the row in which it ended, so that
 * none is told twice or left out. Of a process that is no longer his he hears nothing.
 */
export async function showPlanNews(context: UseCaseContext): Promise<Result<ReplyOf<Routes['planNews']>>> {
  const { tx, now } = context;
  const askedBy = context.person().personId;
  const own = (await ownProcesses(context)).byId;
  const rows = await tx.all(listPlanNews(tx.agencyId, { askedBy, since: addMillis(now, -newsForMs) }));
  return ok({
    news: rows
      .filter(({ processId }) => own.has(processId))
      .map(({ overNumber, problems, warnings, ...kept }) => ({
        ...kept,
        number: overNumber + 1,
        problems: [...(problems ?? [])],
        warnings: warnings?.length ?? 0,
      })),
  });
}
