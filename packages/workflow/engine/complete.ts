import type { Result } from '@gov/base';
import { ok } from '@gov/base';
import type { Command } from '../command.ts';
import type { NodeDefinition, Outcome } from '../program.ts';
import { refuse } from '../rejections.ts';
import type { Visit } from '../state.ts';
import { checkHolding } from './holding.ts';
import { nodeOf, openItem } from './open-visit.ts';
import type { Run } from './run.ts';
import { act, consumeToken, emit, itemsOf, visitOf } from './run.ts';
import { settleWaitingReturns } from './waiting-return.ts';
import { leaveVisit } from './walk.ts';

/** 提交/办理: item done → vote counted → visit done when decided → the flow goes on. */
export function complete(run: Run, command: Extract<Command, { kind: 'complete' }>): Result<void> {
  const held = checkHolding(run, command.item, command.actor);
  if (!held.ok) return held;
  const { visit, item } = held.value;
  const node = nodeOf(run, visit.node);
  const vote = command.vote ?? 'agree';
  if (vote === 'disagree' && !node.operations.disagree)
    return refuse('workflow.disagree-not-offered', { node: node.id });

  const startersChoices = node.id === run.index.first && command.choices ? { startersChoices: true as const } : {};
  act(run, command.actor, {
    kind: 'itemCompleted',
    item: item.id,
    vote,
    ...(command.choices ? { choices: command.choices } : {}),
    ...startersChoices,
  });
  const tally = count(run, visitOf(run.state, visit.id));
  const outcome = decided(node, tally, vote);
  if (outcome) closeDecided(run, visit, outcome, tally, command.wholeFork ? [] : visit.carry);
  else if (node.multi.mode === 'sequential') openNext(run, visitOf(run.state, visit.id));
  settleWaitingReturns(run);
  return ok(undefined);
}

interface Tally {
  readonly agreed: number;
  readonly disagreed: number;
  readonly members: number;
}

function count(run: Run, visit: Visit): Tally {
  const items = itemsOf(run.state, visit.id).filter((item) => item.state === 'done' || item.state === 'open');
  const voted = (vote: 'agree' | 'disagree') =>
    items.filter((item) => item.state === 'done' && item.vote === vote).length;
  return { agreed: voted('agree'), disagreed: voted('disagree'), members: items.length + visit.queue.length };
}

/** The decision as soon as it can no longer change, else undefined. */
function decided(node: NodeDefinition, tally: Tally, last: 'agree' | 'disagree'): Outcome | undefined {
  const { multi } = node;
  if (multi.mode === 'single' || multi.mode === 'any') return last === 'agree' ? 'yes' : 'no';
  const decisive = multi.rule === 'all' ? tally.disagreed : tally.agreed;
  const opposite = multi.rule === 'all' ? tally.agreed : tally.disagreed;
  if (decisive > 0) return multi.rule === 'all' ? 'no' : 'yes';
  if (opposite === tally.members) return multi.rule === 'all' ? 'yes' : 'no';
  return undefined;
}

function closeDecided(run: Run, visit: Visit, outcome: Outcome, tally: Tally, carry: Visit['carry']): void {
  if (visit.group) emit(run, { kind: 'voteDecided', visit: visit.id, outcome, ...tally });
  for (const item of itemsOf(run.state, visit.id))
    if (item.state === 'open')
      emit(run, { kind: 'itemCancelled', item: item.id, as: 'cancelled', reason: 'decidedByOthers' });
  if (visit.group) emit(run, { kind: 'scopeClosed', scope: visit.group, as: 'closed' });
  emit(run, { kind: 'visitClosed', visit: visit.id, as: 'done', outcome });
  consumeToken(run, visit.scope);
  leaveVisit(run, visitOf(run.state, visit.id), outcome, carry);
}

/** Sequential group: the next member's turn. */
function openNext(run: Run, visit: Visit): void {
  const [next, ...rest] = visit.queue;
  if (!next) return;
  emit(run, { kind: 'queueChanged', visit: visit.id, queue: rest });
  openItem(run, visit, next);
}
