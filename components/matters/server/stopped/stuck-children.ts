import { ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes, StuckChild } from '../../contract.ts';
import { nextTry } from '../../rules/children/try-again.ts';
import { childrenKind } from '../children/call-children.ts';
import { countStuckChildren, type StuckChildRow, stuckChildren, tryAnew } from '../children/store.ts';
import { troubleWords } from '../children/trouble-words.ts';
import { tellKeepers } from './note-stops.ts';

type Routes = typeof routes;

const mostListed = 100;

/** 没有启动的子流程: why, and whether the house tries again by itself. */
export async function showStuckChildren(context: UseCaseContext): Promise<Result<ReplyOf<Routes['stuckChildren']>>> {
  const { tx } = context;
  const rows = await tx.all(stuckChildren(tx.agencyId, mostListed));
  const count = (await tx.first(countStuckChildren(tx.agencyId)))?.count ?? rows.length;
  return ok({ count, rows: rows.map((row) => inWords(context, row)) });
}

function inWords({ agency }: UseCaseContext, row: StuckChildRow): StuckChild {
  const { organisation } = agency;
  const sectionId = organisation.assignments.get(row.starterAssignmentId)?.sectionId;
  const next = nextTry({ tries: row.tries, triedAt: row.at, trouble: row.trouble });
  return {
    matterId: row.matterId,
    child: row.child,
    kindName: row.kindName,
    step: row.step,
    childKind: row.childKind,
    why: `${troubleWords(row.trouble)}。`,
    triedAt: row.at,
    tries: row.tries,
    ...(next ? { next } : {}),
    starterSection: (sectionId && organisation.sections.get(sectionId)?.name) ?? '',
  };
}

/** 重试: at once, and with all its trials anew. Twice = the same once more; what is as its caller asked is refused. */
export async function retryChild(
  context: UseCaseContext,
  { params: { matterId }, body: { child } }: InputOf<Routes['retryChild']>,
): Promise<Result<ReplyOf<Routes['retryChild']>>> {
  const { tx } = context;
  if (!(await tx.first(tryAnew(tx.agencyId, matterId, child)))) return reject('matters.child-not-stuck');
  context.wakeUp(childrenKind, matterId);
  context.audit({ event: 'matters.child-tried-again', objectKind: 'matter', objectId: matterId, details: { child } });
  tellKeepers(context);
  return ok({ done: true, said: '正在重试，启动了就不再列在这里' });
}
