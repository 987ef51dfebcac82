import { ok, type Result } from '@gov/base';
import { branchStandingStill, isWithin, type State } from '@gov/workflow';
import { branchWords, underWayIn } from '@gov/workflow/trace';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { MendBranch } from '../../contract/monitoring/mend-routes.ts';
import { actorOf } from '../handling/apply-decision.ts';
import { carryOut } from '../handling/carry-out.ts';
import { decideOn, type LoadedMatter } from '../handling/loaded-matter.ts';
import type { HaltSaid } from './halt.ts';
import { tellOfHalt } from './tell-of-halt.ts';
import { namesOf, workOfState } from './who-works.ts';

type By = 'administrator' | 'handler';

/** 暂停一支: its work and its clocks stand still, everything else goes on. Twice = refused, it stands still already. */
export async function restBranch(
  context: UseCaseContext,
  loaded: LoadedMatter,
  { by, scope, reason }: { readonly by: By; readonly scope: number; readonly reason: string },
): Promise<Result<HaltSaid>> {
  const { id: matterId } = loaded.row;
  await tellOfHalt(context, matterId);
  const actor = actorOf(undefined, context.person());
  const command = { kind: 'suspendBranch', scope, actor, reason: reason.trim() } as const;
  const event = 'matters.branch-suspended';
  const done = await carryOut(context, loaded, { matterId, command, event, details: { by } });
  if (!done.ok) return done;
  return ok({ done: true, version: done.value.version, said: `已暂停${calledWith(loaded, scope)}，期限不再计算` });
}

/** 恢复一支: what was not yet due has the same working time left as when it was told to rest. */
export async function goOnWithBranch(
  context: UseCaseContext,
  loaded: LoadedMatter,
  { by, scope }: { readonly by: By; readonly scope: number },
): Promise<Result<HaltSaid>> {
  const { id: matterId } = loaded.row;
  await tellOfHalt(context, matterId);
  const command = { kind: 'resumeBranch', scope, actor: actorOf(undefined, context.person()) } as const;
  const done = await carryOut(context, loaded, {
    matterId,
    command,
    event: 'matters.branch-resumed',
    details: { by },
  });
  if (!done.ok) return done;
  const names = whoIn(context, loaded, done.value.decision.state, scope);
  const said = names === '' ? '已恢复这一支' : `已恢复这一支，由${names}接着办理`;
  return ok({ done: true, version: done.value.version, said });
}

/** `“法规科会签”这一支`, by the steps at which it stands. */
export const calledWith = (loaded: LoadedMatter, scope: number): string =>
  `“${branchWords(loaded, { id: scope })}”这一支`;

/** Who works in a branch now: `陈国栋、孙倩`; empty where nobody does. */
export const whoIn = (context: UseCaseContext, loaded: LoadedMatter, state: State, scope: number): string =>
  namesOf(
    workOfState(context, loaded, {
      ...state,
      items: state.items.filter((item) => {
        const visit = item.visit === undefined ? undefined : state.visits[item.visit - 1];
        return visit !== undefined && isWithin(state, visit.scope, scope);
      }),
    }),
  );

/** Branches under way that may be told to rest or to go on now, each by its steps and its people; the engine is asked. */
export function branchesToMend(context: UseCaseContext, loaded: LoadedMatter): readonly MendBranch[] {
  const { state } = loaded;
  const actor = actorOf(undefined, context.person());
  return state.scopes.flatMap((scope): MendBranch[] => {
    if (scope.kind !== 'branch' || scope.state !== 'open') return [];
    const steps = branchWords(loaded, scope);
    const rests = branchStandingStill(state, scope.id)?.id === scope.id;
    const command = rests
      ? ({ kind: 'resumeBranch', scope: scope.id, actor } as const)
      : ({ kind: 'suspendBranch', scope: scope.id, actor, reason: '看能不能' } as const);
    if (steps === '' || !decideOn(loaded, command).ok) return [];
    return [{ scope: scope.id, steps, who: whoIn(context, loaded, state, scope.id), rests }];
  });
}

/** What the others do meanwhile: where some branches are enough, nobody may wait for this one. */
function joinWords({ scopes }: State, branch: number): string {
  const fork = scopes[(scopes[branch - 1]?.parent ?? 0) - 1];
  if (fork?.passed !== undefined) return '事项已经往下走，不等这一支；办结时它还没办完就停下';
  return fork?.enough
    ? `别的分支照常办，有 ${fork.enough.branches} 路办完就往下走，不等这一支`
    : '别的分支照常办，到汇合的地方等这一支';
}

/** What a dialog says before it is confirmed. */
export function branchEffect(
  context: UseCaseContext,
  loaded: LoadedMatter,
  { scope, rests }: { readonly scope: number; readonly rests: boolean },
): string {
  const names = whoIn(context, loaded, loaded.state, scope);
  const inside = underWayIn(loaded.state, { id: scope }).some(({ dueAt }) => dueAt !== undefined);
  if (rests) {
    const time = inside ? '，没到的期限按暂停时剩下的工作时间算' : '';
    return `${names === '' ? '这一支' : `由${names}`}接着办理${time}。`;
  }
  const who = names === '' ? '这一支停下' : `${names}的办理停下，已经写的会留着`;
  return `${who}${inside ? '，期限不再计算' : ''}；${joinWords(loaded.state, scope)}。`;
}
