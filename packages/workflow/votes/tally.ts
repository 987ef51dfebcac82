import type { ResolvedHandler } from '@gov/organisation';
import { itemsOf } from '../engine/run.ts';
import type { AbstainPolicy, VoteRule } from '../node-rules.ts';
import type { NodeDefinition, Outcome } from '../program.ts';
import type { Item, State, Visit, VoteSums } from '../state.ts';

/** Weighted votes of a visit: what has been given, and what is still open. */
export interface Tally extends VoteSums {
  readonly open: number;
}

export const weightOf = (node: NodeDefinition, holder: ResolvedHandler): number =>
  'weights' in node.multi ? (node.multi.weights?.[holder.personId] ?? 1) : 1;

/** The members' own items: nobody who was only asked for an answer, came after, or assists. */
export const membersOf = (state: State, visit: Visit): readonly Item[] =>
  itemsOf(state, visit.id).filter((item) => !item.part);

export const isAtWork = (item: Item): boolean => item.state === 'open' || item.state === 'parked';

/** A vote that counts: given here, and not taken back by a return to the member before. */
export const isVote = (item: Item): boolean => item.state === 'done' && !item.voidedBy;

export function tallyOf(state: State, node: NodeDefinition, visit: Visit): Tally {
  const items = membersOf(state, visit);
  const sum = (fits: (item: Item) => boolean) =>
    items.filter(fits).reduce((total, item) => total + (item.weight ?? 1), 0);
  const given = (vote: Item['vote']) => sum((item) => isVote(item) && item.vote === vote);
  const queued = visit.queue.reduce((total, holder) => total + weightOf(node, holder), 0);
  return {
    agreed: given('agree') + (visit.kept?.agreed ?? 0),
    disagreed: given('disagree') + (visit.kept?.disagreed ?? 0),
    abstained: given('abstain') + (visit.kept?.abstained ?? 0),
    open: sum(isAtWork) + queued,
  };
}

/** What agreements are measured against: everybody, without those who abstained where abstentions are taken out. */
export const baseOf = (tally: Tally, abstain: AbstainPolicy | undefined): number =>
  tally.agreed + tally.disagreed + tally.open + (abstain === 'asNo' ? tally.abstained : 0);

/**
 * The decision as soon as no further vote can change it, else undefined. Whole numbers only: no share is ever divided.
 * A vote in which nobody agreed is never "yes".
 */
export function decisionOf(rule: VoteRule, tally: Tally, abstain?: AbstainPolicy): Outcome | undefined {
  const refused = tally.disagreed + (abstain === 'asNo' ? tally.abstained : 0);
  const end: Outcome = tally.agreed > 0 ? 'yes' : 'no';
  if (rule === 'veto') return tally.disagreed > 0 ? 'no' : tally.open === 0 ? end : undefined;
  if (rule === 'all') return refused > 0 ? 'no' : tally.open === 0 ? end : undefined;
  if (rule === 'any') return tally.agreed > 0 ? 'yes' : tally.open === 0 ? 'no' : undefined;
  const [part, whole] = 'percent' in rule ? [rule.percent, 100] : 'of' in rule ? rule.of : [rule.votes, undefined];
  const reaches = (agreed: number): boolean =>
    whole === undefined ? agreed >= part : agreed * whole >= part * baseOf(tally, abstain);
  if (tally.agreed > 0 && reaches(tally.agreed)) return 'yes';
  return tally.open === 0 || !reaches(tally.agreed + tally.open) ? 'no' : undefined;
}
