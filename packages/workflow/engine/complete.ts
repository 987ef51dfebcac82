import type { Result } from '@gov/base';
import { ok } from '@gov/base';
import type { CommandOf, FreeStep } from '../command.ts';
import { checkFreeStep } from '../flow/check-free-step.ts';
import type { NodeDefinition } from '../program.ts';
import { refuse } from '../rejections.ts';
import { openNextAfter, reviveParent } from '../signers/parts.ts';
import type { Item, State, Visit, Vote } from '../state.ts';
import { settleVisit } from '../votes/settle-visit.ts';
import { isAtWork } from '../votes/tally.ts';
import { checkHolding } from './holding.ts';
import { nodeOf, openItem } from './open-visit.ts';
import type { Run } from './run.ts';
import { act, emit, itemOf, itemsOf, visitOf } from './run.ts';

/** 提交/办理: item done → vote counted → visit done when decided → the flow goes on. */
export function complete(run: Run, command: CommandOf<'complete'>): Result<void> {
  const held = checkHolding(run, command.item, command.actor);
  if (!held.ok) return held;
  const { visit, item } = held.value;
  const node = nodeOf(run, visit.node);
  const vote = command.vote ?? 'agree';
  const allowed = mayComplete(run, node, { visit, item, vote });
  if (!allowed.ok) return allowed;
  const free = checkFreeStep(run, node, { visit, item }, command.next);
  if (!free.ok) return free;

  const startersChoices = node.id === run.index.first && command.choices ? { startersChoices: true as const } : {};
  act(run, command.actor, {
    kind: 'itemCompleted',
    item: item.id,
    vote,
    ...(command.choices ? { choices: command.choices } : {}),
    ...startersChoices,
  });
  answer(run, node, item);
  openNextAfter(run, item.part === 'after' ? (item.parent ?? item.id) : item.id, (holder) =>
    openItem(run, visitOf(run.state, visit.id), holder, { part: 'after', parent: mainOf(run.state, item) }),
  );
  settleVisit(run, visit.id, { wholeFork: command.wholeFork, next: signed(command) });
  return ok(undefined);
}

/** 加一步: each added step knows who added it. */
function signed({ next, actor }: CommandOf<'complete'>): FreeStep | undefined {
  if (next?.kind !== 'persons') return next;
  const by = actor.personId;
  return { ...next, by, ...(next.later ? { later: next.later.map((step) => ({ ...step, by })) } : {}) };
}

const mainOf = (state: State, item: Item): number =>
  item.part === 'after' && item.parent !== undefined ? itemOf(state, item.parent).id : item.id;

function mayComplete(
  run: Run,
  node: NodeDefinition,
  { visit, item, vote }: { readonly visit: Visit; readonly item: Item; readonly vote: Vote },
): Result<void> {
  if (vote === 'abstain' && !('abstain' in node.multi && node.multi.abstain && !item.part))
    return refuse('workflow.abstain-not-offered', { node: node.id });
  // who was only asked may always say no: it decides nothing by itself; an added step has no "no" of its own
  if (vote === 'disagree' && !item.part && (!node.operations.disagree || visit.adhoc))
    return refuse('workflow.disagree-not-offered', { node: node.id });
  const count = item.part ? 0 : assistantsAwaited(run, node, visit);
  return count > 0 ? refuse('workflow.assistants-still-working', { count }) : ok(undefined);
}

/** 主办: how many assistants the lead has to wait for now. */
function assistantsAwaited(run: Run, node: NodeDefinition, visit: Visit): number {
  const wait = node.multi.mode === 'lead' ? (node.multi.wait ?? 'never') : 'never';
  const overdue = visit.dueAt !== undefined && run.facts.now >= visit.dueAt;
  if (wait === 'never' || (wait === 'untilDue' && overdue)) return 0;
  return itemsOf(run.state, visit.id).filter((item) => item.part === 'assist' && isAtWork(item)).length;
}

/** An answer is given: the holder who asked goes on when all are there; a refusal counts for the holder where the step says so. */
function answer(run: Run, node: NodeDefinition, item: Item): void {
  if (item.parent === undefined || (item.part !== 'before' && item.part !== 'delegate')) return;
  reviveParent(run, item.parent);
  const parent = itemOf(run.state, item.parent);
  const refusals = run.state.items.some(
    (one) => one.parent === parent.id && one.part === 'before' && one.vote === 'disagree' && one.state === 'done',
  );
  if (parent.state !== 'open' || parent.part || !refusals || node.beforeRefusal !== 'refuse') return;
  emit(run, { kind: 'itemAutoPassed', item: parent.id, vote: 'disagree', reason: 'beforeRefused' });
}
