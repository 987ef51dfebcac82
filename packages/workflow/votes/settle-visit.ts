import { outcomeOfCall } from '../children/call.ts';
import { cancelChildren } from '../children/cancel-children.ts';
import type { FreeStep } from '../command.ts';
import { nodeOf, openMember, openVisit } from '../engine/open-visit.ts';
import type { Run } from '../engine/run.ts';
import { consumeToken, emit, itemsOf, visitOf } from '../engine/run.ts';
import { leaveVisit } from '../flow/walk.ts';
import type { NodeDefinition, Outcome } from '../program.ts';
import { carryOutVotedReturn } from '../returns/carry-out-return.ts';
import { hasNoFlow } from '../returns/no-flow.ts';
import { cancelTree } from '../signers/parts.ts';
import type { CarryOver, Visit, VisitId } from '../state.ts';
import { forkRunsAgain } from './fork-again.ts';
import type { Tally } from './tally.ts';
import { baseOf, decisionOf, isAtWork, isVote, membersOf, tallyOf } from './tally.ts';

/** What the last completion said about the way on. */
export interface WayOn {
  readonly wholeFork?: true | undefined;
  readonly next?: FreeStep | undefined;
}

/**
 * Brings a visit as far as it can go after somebody acted in it: next turn, decision, the rest told, the flow goes on. The
 * decision stands once it is made; the flow waits for persons added after, and for votes that are still taken for the record.
 */
export function settleVisit(run: Run, id: VisitId, way: WayOn = {}): void {
  const visit = visitOf(run.state, id);
  if (visit.state !== 'open') return;
  const node = nodeOf(run, visit.node);
  const outcome = visit.decided?.outcome ?? decide(run, node, visit);
  if (!outcome) {
    nextTurn(run, visit);
    return;
  }
  if (!visit.decided) announce(run, node, visit, outcome);
  if (somebodyAtWork(run, node, id)) {
    if (!visit.decided) fix(run, visit, outcome, way);
    nextTurn(run, visitOf(run.state, id));
    return;
  }
  close(run, visit, outcome, visit.decided ?? way);
}

/** After seats or votes were taken back: who has voted may now be enough; a group in which nobody has voted waits. */
export function settleIfVoted(run: Run, id: VisitId): void {
  if (membersOf(run.state, visitOf(run.state, id)).some(isVote)) settleVisit(run, id);
}

function decide(run: Run, node: NodeDefinition, visit: Visit): Outcome | undefined {
  if (visit.autoPassed) return 'yes';
  if (node.call) return outcomeOfCall(run, visit, node.call);
  const { multi } = node;
  if (multi.mode === 'parallel' || multi.mode === 'sequential')
    return decisionOf(multi.rule, tallyOf(run.state, node, visit), multi.abstain);
  // one person's step that somebody was added to
  if (multi.mode === 'single' && visit.group) return decisionOf('all', tallyOf(run.state, node, visit));
  const first = membersOf(run.state, visit).find(isVote);
  return first && (first.vote === 'disagree' ? 'no' : 'yes');
}

/** Tells the arithmetic; whoever is no longer needed stops. */
function announce(run: Run, node: NodeDefinition, visit: Visit, outcome: Outcome): void {
  if (visit.group) {
    const tally = tallyOf(run.state, node, visit);
    emit(run, { kind: 'voteDecided', visit: visit.id, outcome, ...arithmetic(node, tally) });
  }
  if (continues(node)) return;
  for (const item of itemsOf(run.state, visit.id)) {
    const needed = item.part === 'after' || (item.parent !== undefined && item.part !== 'assist');
    if (!needed && isAtWork(item)) cancelTree(run, item.id, 'decidedByOthers');
  }
}

function arithmetic(node: NodeDefinition, tally: Tally) {
  const { agreed, disagreed, abstained } = tally;
  const members = agreed + disagreed + abstained + tally.open;
  const abstain = 'abstain' in node.multi ? node.multi.abstain : undefined;
  const rule = 'rule' in node.multi ? node.multi.rule : undefined;
  const base = typeof rule === 'object' ? { base: baseOf(tally, abstain) } : {};
  return { agreed, disagreed, members, ...(abstained > 0 ? { abstained } : {}), ...base };
}

const continues = (node: NodeDefinition): boolean => 'rest' in node.multi && node.multi.rest === 'continue';

function somebodyAtWork(run: Run, node: NodeDefinition, id: VisitId): boolean {
  const queued = continues(node) && visitOf(run.state, id).queue.length > 0;
  return queued || itemsOf(run.state, id).some(isAtWork);
}

function fix(run: Run, visit: Visit, outcome: Outcome, way: WayOn): void {
  emit(run, {
    kind: 'decisionFixed',
    visit: visit.id,
    outcome,
    ...(way.wholeFork ? { wholeFork: true as const } : {}),
    ...(way.next ? { next: way.next } : {}),
  });
}

/** Sequential group: the next member's turn. */
function nextTurn(run: Run, visit: Visit): void {
  const node = nodeOf(run, visit.node);
  if (node.multi.mode !== 'sequential' || (visit.decided && !continues(node))) return;
  if (membersOf(run.state, visit).some(isAtWork)) return;
  const [next, ...rest] = visit.queue;
  if (!next) return;
  emit(run, { kind: 'queueChanged', visit: visit.id, queue: rest });
  openMember(run, visit.id, next);
}

/** What a waiting step waited for has come. */
export function closeWaiting(run: Run, visit: Visit, event: string): void {
  emit(run, { kind: 'visitClosed', visit: visit.id, as: 'done', outcome: 'yes' });
  consumeToken(run, visit.scope);
  leaveVisit(run, visitOf(run.state, visit.id), { outcome: 'yes', carry: visit.carry, event });
}

function close(run: Run, visit: Visit, outcome: Outcome, way: WayOn): void {
  if (outcome === 'no' && carryOutVotedReturn(run, visit)) return;
  // children that a decided rule no longer needs; asynchronous ones go on by themselves
  if (nodeOf(run, visit.node).call?.mode === 'sync') cancelChildren(run, visit.id);
  if (visit.group) emit(run, { kind: 'scopeClosed', scope: visit.group, as: 'closed' });
  emit(run, { kind: 'visitClosed', visit: visit.id, as: 'done', outcome });
  consumeToken(run, visit.scope);
  if (outcome === 'no' && !visit.borrowed && !hasNoFlow(run, visit.node)) {
    standStill(run, visit);
    return;
  }
  const carry: readonly CarryOver[] | undefined = way.wholeFork || forkRunsAgain(run, visit) ? [] : visit.carry;
  leaveVisit(run, visitOf(run.state, visit.id), { outcome, carry, next: way.next });
}

/**
 * 不通过 and no way drawn for it (processes published before that was demanded): the decision stands, and the step stops as
 * an incident for an administrator; it never goes on as if it had passed. A borrowed step only answers who lent it out.
 */
function standStill(run: Run, { id, node, scope, from, carry, returnedFrom, returnTo, adhoc, freely }: Visit): void {
  openVisit(run, {
    node,
    scope,
    from,
    handlers: { handlers: [], derivation: [{ code: 'workflow.noWayForNo', facts: { visit: id } }] },
    stops: 'noWayForNo',
    ...(carry ? { carry } : {}),
    ...(returnedFrom === undefined ? {} : { returnedFrom }),
    ...(returnTo === undefined ? {} : { returnTo }),
    ...(adhoc ? { adhoc } : {}),
    ...(freely ? { freely } : {}),
  });
}
