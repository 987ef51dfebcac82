import { itemStandsStill } from '../control/standing-still.ts';
import type { Facts } from '../facts.ts';
import type { Program } from '../program.ts';
import { dryFacts } from '../returns/preview-return.ts';
import { returnTargets } from '../returns/return-targets.ts';
import type { Actor, Item, ItemId, State } from '../state.ts';
import { decideWithState } from './decide.ts';
import { actsAs } from './holding.ts';
import { itemOf, visitOf } from './run.ts';

export type Operation =
  | 'complete'
  | 'disagree'
  | 'return'
  | 'withdraw'
  | 'transfer'
  | 'circulate'
  | 'press'
  | 'read'
  | 'comment'
  | 'cancel';

/** What this actor may do with this item now; the buttons of the handling page. Facts decide about irreversible steps only. */
export function availableOperations(
  program: Program,
  state: State,
  item: ItemId,
  actor: Actor,
  facts: Facts = dryFacts,
): readonly Operation[] {
  const known = itemOf(state, item);
  if (known.kind === 'read') return readingOperations(known, actor);
  const tries = (command: Parameters<typeof decideWithState>[2]): boolean =>
    decideWithState(program, state, command, facts).ok;
  const operations: Operation[] = [];
  const works = known.state === 'open' && state.status === 'open' && !itemStandsStill(state, known);
  if (works && actsAs(actor, known)) {
    operations.push(...holdersOperations(program, state, known));
  }
  if (tries({ kind: 'withdraw', item, actor })) operations.push('withdraw');
  if (tries({ kind: 'press', item, actor })) operations.push('press');
  if (tries({ kind: 'cancel', actor, reason: '' })) operations.push('cancel');
  return operations;
}

function holdersOperations(program: Program, state: State, item: Item): readonly Operation[] {
  const visit = item.visit === undefined ? undefined : visitOf(state, item.visit);
  const node = visit && program.nodes[visit.node];
  if (!node) return [];
  const { transfer, circulate } = node.operations;
  const disagree = node.operations.disagree && !visit.adhoc;
  return [
    'complete',
    ...(disagree ? (['disagree'] as const) : []),
    ...(returnTargets(program, state, item.id).length > 0 ? (['return'] as const) : []),
    ...(transfer ? (['transfer'] as const) : []),
    ...(circulate ? (['circulate'] as const) : []),
  ];
}

function readingOperations(item: Item, actor: Actor): readonly Operation[] {
  if (!actsAs(actor, item)) return [];
  const read = item.state === 'open' ? (['read'] as const) : [];
  return item.mayComment ? [...read, 'comment'] : read;
}
