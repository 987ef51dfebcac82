import { ok, type Result } from '@gov/base';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { matterKindHooks } from '../../contract.ts';
import { standingOf } from '../../rules/standing.ts';
import { weighed } from '../asking/weights.ts';
import { applyDecision } from '../handling/apply-decision.ts';
import { decideOn, type LoadedMatter } from '../handling/loaded-matter.ts';
import { uniqueProblems } from '../handling/unique-values.ts';
import type { Brought } from './bring-children.ts';
import { fittingValues } from './fitting-values.ts';
import type { KnownChild } from './store.ts';

/**
 * R5: a child that has ended is taken up again where it ended, with what it is given now. One whose end its caller has not heard
 * of yet has ended by itself: that is reported, and nothing is undone.
 */
export async function takeUpChild(
  context: UseCaseContext,
  loaded: LoadedMatter,
  known: KnownChild,
): Promise<Result<Brought>> {
  const { status } = loaded.state;
  if (status === 'open' || (!known.toldBefore && status !== 'terminated')) return ok({ state: 'running' });
  const revive = { kind: 'revive', reason: '发起它的流程请它接着办' } as const;
  const decided = await weighed(loaded.weights, () => decideOn(loaded, revive));
  if (!decided.ok) return ok({ state: 'asked', trouble: decided.rejection.code });
  const values = fittingValues(context, { form: loaded.form, given: known.values, before: loaded.row.values });
  const { id: matterId, kindCode } = loaded.row;
  const standing = standingOf(loaded.program, decided.value.state);
  const agreed = await context.extension(matterKindHooks, kindCode)?.(context).reviving?.({ matterId, standing });
  if (agreed && !agreed.ok) return ok({ state: 'asked', trouble: agreed.rejection.code });
  if ((await uniqueProblems(context, loaded, values.fit)).length > 0)
    return ok({ state: 'asked', trouble: 'matters.value-taken' });
  const applied = await applyDecision(context, loaded, { decision: decided.value, values: values.fit });
  if (!applied.ok) return applied;
  context.audit({
    event: 'matters.child-taken-up',
    objectKind: 'matter',
    objectId: matterId,
    details: { version: applied.value.version },
  });
  return ok({ state: 'running' });
}
