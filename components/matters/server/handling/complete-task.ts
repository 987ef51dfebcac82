import { ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import { type Decision, decideWithState } from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes } from '../../contract.ts';
import { actorFor, applyDecision } from './apply-decision.ts';
import { factsFor } from './engine-facts.ts';
import { checkHandedIn, type Desk, type HandedIn } from './handed-in.ts';
import { loadMatter } from './load-matter.ts';
import { heldTask, type LoadedMatter, staleValues } from './loaded-matter.ts';
import { sayWhatHappened } from './say.ts';
import { tellEnd } from './tell-end.ts';

type Complete = (typeof routes)['complete'];

interface Completion extends Desk {
  readonly handedIn: HandedIn;
}

/**
 * 办理: the form edit is checked against the step's rights, the kind's hook may refuse or add, the engine decides,
 * one change set is written. Twice with one command id = once; with another id the task is already done.
 */
export async function completeTask(
  context: UseCaseContext,
  { params: { matterId, taskId }, body }: InputOf<Complete>,
): Promise<Result<ReplyOf<Complete>>> {
  const loaded = await loadMatter(context, matterId, taskId);
  if (!loaded.ok) return loaded;
  const held = heldTask(context, loaded.value, taskId);
  if (!held.ok) return held;
  if (staleValues(loaded.value.row, body.expectedVersion)) return reject('matters.stale');
  const desk = { task: held.value, taskId, body };
  const handedIn = await checkHandedIn(context, loaded.value, desk);
  if (!handedIn.ok) return handedIn;
  const decision = decideCompletion(context, loaded.value, { ...desk, handedIn: handedIn.value });
  if (!decision.ok) return decision;
  const written = await writeCompletion(context, loaded.value, { ...desk, handedIn: handedIn.value }, decision.value);
  if (!written.ok) return written;
  const { version } = written.value;
  context.audit({
    event: 'matters.task-completed',
    objectKind: 'matter',
    objectId: matterId,
    ...(held.value.onBehalfOf ? { onBehalfOf: held.value.onBehalfOf } : {}),
    details: { task: taskId, node: held.value.node.id, decision: body.decision, version },
  });
  return ok({ done: true, version, said: sayWhatHappened(context, loaded.value.program, decision.value) });
}

/** What the engine says, with the values as they will be stored. */
function decideCompletion(
  context: UseCaseContext,
  loaded: LoadedMatter,
  { task: { item }, body: { decision, askAgain }, handedIn: { values, choices } }: Completion,
): Result<Decision> {
  const actor = actorFor(loaded.state.items[item - 1], context.person());
  return decideWithState(
    loaded.program,
    loaded.state,
    { kind: 'complete', item, actor, vote: decision, choices, ...(askAgain ? { wholeFork: true as const } : {}) },
    factsFor(context, loaded, values),
  );
}

/** One change set, and the end of the process where this was its last step. */
async function writeCompletion(
  context: UseCaseContext,
  loaded: LoadedMatter,
  { task: { item }, handedIn: { values, opinion, effects } }: Completion,
  decision: Decision,
): Promise<Result<{ readonly version: number }>> {
  const applied = await applyDecision(context, loaded, {
    decision,
    values,
    ...(opinion ? { opinion: { item, ...opinion } } : {}),
    ...(effects.number ? { number: effects.number } : {}),
    ...(effects.registers ? { registers: effects.registers } : {}),
  });
  if (!applied.ok) return applied;
  const ended = await tellEnd(context, loaded, values, decision.state.status);
  return ended.ok ? applied : ended;
}
