import { addMillis, dateInChina, ok, type Result, type TaskId } from '@gov/base';
import { checkComplete } from '@gov/forms';
import type { Decision, NodeDefinition, OverdueStep, WakeTime } from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { postpone } from '#platform/server/relay/work-on.ts';
import { type HookEffects, type MatterKindHooks, matterKindHooks } from '../../contract.ts';
import { missedSteps } from '../../rules/must-pass.ts';
import { judgesOwnMatter } from '../../rules/own-approval.ts';
import { stepOfRound } from '../../rules/round-step.ts';
import { weighed } from '../asking/weights.ts';
import { mayHandle } from '../handling/able-colleague.ts';
import { applyDecision } from '../handling/apply-decision.ts';
import { factsFor } from '../handling/engine-facts.ts';
import { loadMatter } from '../handling/load-matter.ts';
import { decideOn, type LoadedMatter } from '../handling/loaded-matter.ts';
import { tellEnd } from '../handling/tell-end.ts';
import { listTasks } from '../view/store.ts';
import { clockOf, tryAgainMs, wakeAgain } from './set-clock.ts';

/**
 * The wake-up at a time limit: what is due first is done as the process says, as an act of the system; what is due besides comes
 * in a run of its own. Run twice, the second finds it done, and so does whoever comes after the task was handled.
 */
export async function timeLimitReached(context: UseCaseContext, matterId: string): Promise<Result<unknown>> {
  const loaded = await loadMatter(context, matterId);
  if (!loaded.ok || loaded.value.row.state !== 'RUNNING') return ok(undefined);
  const times = clockOf(loaded.value, loaded.value.state);
  const tried: WakeTime[] = [];
  for (const time of inTurn(context, loaded.value, times)) {
    const decision = await weighed(loaded.value.weights, () => decideOn(loaded.value, timeOut(time)));
    tried.push(time);
    if (!decision.ok || !mayBeDone(context, loaded.value, time, decision.value)) continue;
    const written = await carryOutTimeOut(context, loaded.value, time, decision.value);
    // The kind refuses, and may have written before it did: all is rolled back.
    if (!written.ok) return postpone(addMillis(context.now, tryAgainMs), written.rejection.code);
    wakeAgain(context, matterId, clockOf(loaded.value, written.value.state), tried);
    return ok(undefined);
  }
  wakeAgain(context, matterId, times, tried);
  return ok(undefined);
}

/** What is due, by time; what the kind has probably refused before stands behind, so that the rest goes on. */
function inTurn(context: UseCaseContext, loaded: LoadedMatter, times: readonly WakeTime[]): readonly WakeTime[] {
  const due = times.filter(({ at }) => at <= context.now);
  const stale = addMillis(context.now, -tryAgainMs);
  const refused = (time: WakeTime) =>
    time.at <= stale && hooksOf(context, loaded) !== undefined && isVote(loaded, time);
  return [...due.filter((time) => !refused(time)), ...due.filter(refused)];
}

const timeOut = ({ visit, step }: WakeTime) => ({ kind: 'timeOut', visit, step }) as const;

/** What the engine does not know: nobody agrees to an unfinished form or goes past what the kind needs, and work goes to nobody who cannot do it or judges himself. */
function mayBeDone(context: UseCaseContext, loaded: LoadedMatter, time: WakeTime, { events }: Decision): boolean {
  const node = nodeOf(loaded, time);
  const act = actOf(loaded, time);
  if (
    node &&
    act?.kind === 'goTo' &&
    missedSteps(loaded.program, hooksOf(context, loaded) ?? {}, node.id, act.node).length > 0
  )
    return false;
  const today = dateInChina(context.now);
  if (node && act?.kind === 'agree' && checkComplete(loaded.form, node.fields, loaded.row.values, { today }).length > 0)
    return false;
  return events.every(
    (event) =>
      event.kind !== 'itemReassigned' ||
      (mayHandle(context, event.to.personId) && !judgesOwnMatter(loaded, event.item, event.to.personId)),
  );
}

async function carryOutTimeOut(
  context: UseCaseContext,
  loaded: LoadedMatter,
  time: WakeTime,
  decided: Decision,
): Promise<Result<Decision>> {
  const asked = await askKind(context, loaded, time);
  if (!asked.ok) return asked;
  const values = { ...loaded.row.values, ...asked.value.values };
  const decision = asked.value.values
    ? await weighed(loaded.weights, () =>
        decideOn({ ...loaded, facts: factsFor(context, loaded, values) }, timeOut(time)),
      )
    : ok(decided);
  if (!decision.ok) return decision;
  const applied = await applyDecision(context, loaded, {
    decision: decision.value,
    values,
    ...(asked.value.number ? { number: asked.value.number } : {}),
    ...(asked.value.registers ? { registers: asked.value.registers } : {}),
  });
  if (!applied.ok) return applied;
  const ended = await tellEnd(context, loaded, values, decision.value.state.status);
  if (!ended.ok) return ended;
  context.audit({
    event: 'matters.time-limit-reached',
    objectKind: 'matter',
    objectId: loaded.row.id,
    details: {
      node: nodeOf(loaded, time)?.id ?? '',
      did: actOf(loaded, time)?.kind ?? 'go-on',
      version: applied.value.version,
    },
  });
  return decision;
}

/** The kind hears of the completion of a step as of a person's act. */
async function askKind(context: UseCaseContext, loaded: LoadedMatter, time: WakeTime): Promise<Result<HookEffects>> {
  const { row, state } = loaded;
  const hooks = hooksOf(context, loaded);
  const act = actOf(loaded, time);
  const node = nodeOf(loaded, time);
  if (!hooks?.completing || !node || (act?.kind !== 'agree' && act?.kind !== 'disagree')) return ok({});
  const item = state.items.find((one) => one.visit === time.visit && one.kind === 'do' && one.state === 'open');
  const tasks = await context.tx.all(listTasks(context.tx.agencyId, row.id));
  return hooks.completing({
    matterId: row.id,
    taskId: (tasks.find((task) => task.item === item?.id)?.id ?? row.id) as TaskId, // reason: the column holds tasks
    node: node.id,
    actions: node.actions,
    decision: act.kind,
    title: row.title,
    values: row.values,
  });
}

const hooksOf = (context: UseCaseContext, { row }: LoadedMatter): MatterKindHooks | undefined =>
  context.extension(matterKindHooks, row.kindCode)?.(context);

/** The step that is late, as its holder may handle it: an added one (加一步) has no acts and nothing to fill in. */
const nodeOf = ({ program, state }: LoadedMatter, { visit }: WakeTime): NodeDefinition | undefined =>
  stepOfRound(program, state.visits[visit - 1]);

const actOf = (loaded: LoadedMatter, time: WakeTime): OverdueStep['act'] | undefined => {
  const node = nodeOf(loaded, time);
  return node?.waits ? undefined : node?.overdue?.[time.step]?.act;
};

const isVote = (loaded: LoadedMatter, time: WakeTime): boolean =>
  ['agree', 'disagree'].includes(actOf(loaded, time)?.kind ?? '');
