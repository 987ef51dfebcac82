import { ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { PenDrawing } from '@gov/forms';
import type { Command, Decision } from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes } from '../../contract.ts';
import { commandToTakeBack } from '../../rules/last-act.ts';
import { stepOfRound } from '../../rules/round-step.ts';
import { actorOf, applyDecision } from './apply-decision.ts';
import { decideAct } from './bound-matter.ts';
import { loadMatter } from './load-matter.ts';
import type { LoadedMatter } from './loaded-matter.ts';
import { opinionOfItem } from './store.ts';

type Withdraw = (typeof routes)['withdraw'];

/**
 * 取回 of the own last act, whatever it was: the engine says whether anybody has acted on what it created; what a
 * completed step did to the kind's own data (a document signed off) is undone with it.
 */
export async function withdraw(context: UseCaseContext, input: InputOf<Withdraw>): Promise<Result<ReplyOf<Withdraw>>> {
  const { matterId } = input.params;
  const loaded = await loadMatter(context, matterId);
  if (!loaded.ok) return loaded;
  const { row } = loaded.value;
  const command = takeBackCommand(context, loaded.value);
  if (!command.ok) return command;
  const decision = await decideAct(context, loaded.value, command.value);
  // Why it is too late says more than that the page is old.
  if (!decision.ok) return decision;
  if (row.version !== input.body.expectedVersion) return reject('matters.stale');
  const opinion = await takenBackOpinion(context, loaded.value, decision.value);
  const applied = await applyDecision(context, loaded.value, { decision: decision.value, how: 'withdrawn' });
  if (!applied.ok) return applied;
  const { version } = applied.value;
  const onBehalfOf = 'actor' in command.value ? command.value.actor.onBehalfOf : undefined;
  context.audit({
    event: 'matters.withdrawn',
    objectKind: 'matter',
    objectId: matterId,
    ...(onBehalfOf ? { onBehalfOf: onBehalfOf.personId } : {}),
    details: { version },
  });
  return ok({ done: true as const, version, ...(opinion ? { opinion } : {}) });
}

/** What he wrote when he completed the step: it counts no longer, and is his to go on from. What the step wrote for him is not. */
async function takenBackOpinion(
  { tx }: UseCaseContext,
  { row, state, program }: LoadedMatter,
  { events }: Decision,
): Promise<{ readonly text: string; readonly pen?: PenDrawing } | undefined> {
  const undone = events.find((event) => event.kind === 'actWithdrawn' && event.act === 'completion');
  const item = undone?.kind === 'actWithdrawn' ? state.items[undone.item - 1] : undefined;
  if (!item) return undefined;
  const written = await tx.first(opinionOfItem(tx.agencyId, row.id, item.id));
  const block = item.visit === undefined ? undefined : stepOfRound(program, state.visits[item.visit - 1])?.opinion;
  if (!written || (!written.pen && written.text === block?.defaultText)) return undefined;
  return { text: written.text, ...(written.pen ? { pen: written.pen } : {}) };
}

/** What undoes the caller's own last act. */
export function takeBackCommand(context: UseCaseContext, { state, covered }: LoadedMatter): Result<Command> {
  const command = commandToTakeBack(state, actorOf(undefined, context.person()), covered);
  return command ? ok(command) : reject('matters.nothing-to-withdraw');
}
