import { ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { Decision, WorkflowEvent } from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { type HookEffects, matterKindHooks, type routes } from '../../contract.ts';
import { commandToTakeBack } from '../../rules/last-act.ts';
import { actorOf, applyDecision } from './apply-decision.ts';
import { loadMatter } from './load-matter.ts';
import { decideOn, type LoadedMatter } from './loaded-matter.ts';

type Withdraw = (typeof routes)['withdraw'];

/**
 * 取回 of the own last act, whatever it was: the engine says whether anybody has acted on what it created; what a
 * completed step did to the kind's own data (a document signed off) is undone with it.
 */
export async function withdraw(context: UseCaseContext, input: InputOf<Withdraw>): Promise<Result<ReplyOf<Withdraw>>> {
  const { matterId } = input.params;
  const loaded = await loadMatter(context, matterId);
  if (!loaded.ok) return loaded;
  const { row, state } = loaded.value;
  const command = commandToTakeBack(state, actorOf(undefined, context.person()));
  if (!command) return reject('matters.nothing-to-withdraw');
  const decision = decideOn(loaded.value, command);
  // Why it is too late says more than that the page is old.
  if (!decision.ok) return decision;
  if (row.version !== input.body.expectedVersion) return reject('matters.stale');
  const undone = await undoActions(context, loaded.value, decision.value);
  if (!undone.ok) return undone;
  const { values } = undone.value;
  const applied = applyDecision(context, loaded.value, {
    decision: decision.value,
    ...(values ? { values: { ...row.values, ...values } } : {}),
  });
  if (!applied.ok) return applied;
  const { version } = applied.value;
  context.audit({ event: 'matters.withdrawn', objectKind: 'matter', objectId: matterId, details: { version } });
  return ok({ done: true as const, version });
}

/** The kind hears of a completion taken back, with the actions of its step. */
async function undoActions(
  context: UseCaseContext,
  { row, program, state }: LoadedMatter,
  { events }: Decision,
): Promise<Result<HookEffects>> {
  const act = events.find(
    (event): event is Extract<WorkflowEvent, { kind: 'actWithdrawn' }> => event.kind === 'actWithdrawn',
  );
  const item = act?.act === 'completion' ? state.items[act.item - 1] : undefined;
  const visit = item?.visit === undefined ? undefined : state.visits[item.visit - 1];
  const actions = (visit && program.nodes[visit.node]?.actions) ?? [];
  const hooks = context.extension(matterKindHooks, row.kindCode)?.(context);
  if (actions.length === 0 || item?.part || item?.vote === 'disagree' || !hooks?.withdrawn) return ok({});
  return hooks.withdrawn({ matterId: row.id, actions });
}
