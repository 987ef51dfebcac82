import { ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes } from '../../contract.ts';
import { childrenKind } from '../children/call-children.ts';
import { troubleWords } from '../children/trouble-words.ts';
import { askChildrenAgain, troubledChildren } from './children-store.ts';
import { sectionOf } from './show-stopped.ts';

type Routes = typeof routes;

/** So many are listed; more of them means that a kind is missing, which one row says as well. */
const most = 100;

/** 子流程 that could not be begun, with the cause; those of one step for the same cause are one row. */
export async function stoppedChildren(context: UseCaseContext): Promise<Result<ReplyOf<Routes['stoppedChildren']>>> {
  const { tx } = context;
  const found = await tx.all(troubledChildren(tx.agencyId, most));
  return ok({
    rows: found.map(({ trouble, starterAssignmentId, ...row }) => ({
      ...row,
      why: `${troubleWords(trouble)}。`,
      starterSection: sectionOf(context, starterAssignmentId),
    })),
  });
}

/** 重试: they are tried at once and not at the next five minutes. Twice = tried twice; what runs already is left alone. */
export async function retryChildren(
  context: UseCaseContext,
  input: InputOf<Routes['retryChildren']>,
): Promise<Result<ReplyOf<Routes['retryChildren']>>> {
  const { tx } = context;
  const { matterId } = input.params;
  const asked = await tx.all(askChildrenAgain(tx.agencyId, matterId));
  if (asked.length === 0) return reject('matters.no-stopped-children');
  context.wakeUp(childrenKind, matterId);
  context.audit({
    event: 'matters.children-retried',
    objectKind: 'matter',
    objectId: matterId,
    details: { children: asked.length },
  });
  return ok({ done: true, said: `正在再试 ${asked.length} 个子流程，启动了就不再列在这里` });
}
