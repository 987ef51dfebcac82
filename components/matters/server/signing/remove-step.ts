import { ok, type Result } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { ResolvedHandler } from '@gov/organisation';
import { stepName } from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { MatterView, routes } from '../../contract.ts';
import { actorOf } from '../handling/apply-decision.ts';
import type { LoadedMatter } from '../handling/loaded-matter.ts';
import { signAct } from './sign-act.ts';

type RemoveStep = (typeof routes)['removeStep'];

/** 减去加的一步: a step in turn that has not begun goes, by who added it; those behind it move up. */
export function removeStep(context: UseCaseContext, input: InputOf<RemoveStep>): Promise<Result<ReplyOf<RemoveStep>>> {
  const { expectedVersion, visit, at, reason } = input.body;
  return signAct(context, { ...input.params, expectedVersion, event: 'matters.step-removed' }, (loaded) => {
    const step = plannedSteps(context, loaded).find((one) => one.visit === visit && one.at === at);
    const actor = actorOf(undefined, context.person());
    return ok({
      command: { kind: 'dropAddedStep', visit, at, actor, reason },
      said: `已减去“${step?.step ?? ''}”，${step?.who ?? ''}不用办了`,
    });
  });
}

/** Steps the caller added that wait for their turn. */
export function plannedSteps(context: UseCaseContext, { state, program }: LoadedMatter): MatterView['plannedSteps'] {
  const { persons } = context.agency.organisation;
  const { personId } = context.person();
  const nameOf = (one: ResolvedHandler) => persons.get(one.personId)?.name ?? '';
  if (state.suspended || state.status !== 'open') return [];
  return state.visits.flatMap(({ id, node, state: now, adhoc }) =>
    now === 'open' && adhoc
      ? (adhoc.later ?? []).flatMap((step, at) => {
          const name = step.name ?? stepName(program, { node });
          return step.by === personId ? [{ visit: id, at, step: name, who: step.handlers.map(nameOf).join('、') }] : [];
        })
      : [],
  );
}
