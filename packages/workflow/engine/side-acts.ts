import type { Result } from '@gov/base';
import { millisOf, ok } from '@gov/base';
import type { HandlerResolution } from '@gov/organisation';
import { startChildren, tooMany } from '../children/call.ts';
import type { CommandOf } from '../command.ts';
import { findHandlers, resolve } from '../handlers/find-handlers.ts';
import type { SubProcessCall } from '../node-rules.ts';
import type { NodeDefinition } from '../program.ts';
import { refuse } from '../rejections.ts';
import { resizeGroup } from '../signers/add-signers.ts';
import { hasSeat } from '../signers/seats.ts';
import type { Actor, Item, ScopeId, Visit } from '../state.ts';
import { renewLimit } from '../time/renew-limit.ts';
import { isAtWork, membersOf } from '../votes/tally.ts';
import { actsAs, checkHolding, checkItem } from './holding.ts';
import { carryOutDeed } from './house-deed.ts';
import { assistantsOf, membersFor, nodeOf, openGroup, openMembers } from './open-visit.ts';
import type { Run } from './run.ts';
import { act, emit, itemsOf, scopeOf, visitOf } from './run.ts';

/** A longer chain means that nobody feels responsible. */
const mostTransfers = 10;

/** 转办: the item goes over to another person; each link of the chain is kept. */
export function transfer(run: Run, command: CommandOf<'transfer'>): Result<void> {
  const held = checkHolding(run, command.item, command.actor);
  if (!held.ok) return held;
  const { item, visit } = held.value;
  if (!nodeOf(run, visit.node).operations.transfer)
    return refuse('workflow.transfer-not-offered', { node: visit.node });
  const { personId } = command.to;
  if (personId === item.holder.personId || personId === command.actor.personId)
    return refuse('workflow.transfer-to-self');
  const pooled = checkPooled(run, visit, item, personId);
  if (!pooled.ok) return pooled;
  if (hasSeat(run.state, visit.id, personId)) return refuse('workflow.already-handles-step', { person: personId });
  const eligible = nodeOf(run, visit.node).transferTo;
  if (
    eligible &&
    !resolve(run, nodeOf(run, visit.node), visit.from, eligible).handlers.some((one) => one.personId === personId)
  )
    return refuse('workflow.transfer-not-eligible', { person: personId });
  if (item.transfers.length >= mostTransfers)
    return refuse('workflow.transfer-chain-too-long', { most: mostTransfers });
  act(run, command.actor, {
    kind: 'itemTransferred',
    item: item.id,
    from: item.holder,
    to: { personId, assignmentId: command.to.assignmentId },
    ...(command.reason ? { reason: command.reason } : {}),
  });
  return ok(undefined);
}

/** 抢办: what is offered to several is nobody's to give away before he has claimed it; to another candidate it goes by giving it up. */
function checkPooled(run: Run, visit: Visit, item: Item, receiver: string): Result<void> {
  if (nodeOf(run, visit.node).multi.mode !== 'pool' || item.part) return ok(undefined);
  const others = membersOf(run.state, visit).filter((one) => one.id !== item.id && isAtWork(one));
  if (visit.claimed === undefined && others.length > 0) return refuse('workflow.claim-first', { node: visit.node });
  return others.some(({ holder }) => holder.personId === receiver)
    ? refuse('workflow.receiver-is-candidate', { person: receiver })
    : ok(undefined);
}

const pressPause = 60 * 60_000;

/** 催办: at most once an hour for one item. */
export function press(run: Run, command: CommandOf<'press'>): Result<void> {
  const found = checkItem(run.state, command.item);
  if (!found.ok) return found;
  const item = found.value;
  if (item.state !== 'open' || item.kind !== 'do')
    return refuse('workflow.item-not-open', { item: item.id, state: item.state });
  const may = command.asks === 'return' ? mayAskBack : mayPress;
  if (!command.asSupervisor && !may(run, item, command.actor)) return refuse('workflow.press-not-offered');
  if (command.asks === 'return' && !command.reason) return refuse('workflow.reason-needed');
  const since = item.pressed ? millisOf(run.facts.now) - millisOf(item.pressed.lastAt) : pressPause;
  if (since < pressPause)
    return refuse('workflow.pressed-recently', { minutesLeft: Math.ceil((pressPause - since) / 60_000) });
  act(run, command.actor, {
    kind: 'itemPressed',
    item: item.id,
    ...(command.reason ? { reason: command.reason } : {}),
    ...(command.asks ? { asks: command.asks } : {}),
  });
  return ok(undefined);
}

/** The starter, and who handled the step just before where that step offers it. */
function mayPress(run: Run, item: Item, actor: Actor): boolean {
  if (item.holder.personId === actor.personId) return false;
  if (actor.personId === run.state.starter.personId) return true;
  const from = item.visit === undefined ? [] : visitOf(run.state, item.visit).from;
  return from.some(
    (id) =>
      run.program.nodes[visitOf(run.state, id).node]?.operations.press === true &&
      itemsOf(run.state, id).some((one) => one.state === 'done' && actsAs(actor, one)),
  );
}

/** 请他退回: who has done a step asks who has it now and could send it back. */
function mayAskBack(run: Run, item: Item, actor: Actor): boolean {
  if (item.holder.personId === actor.personId || item.part || item.visit === undefined) return false;
  if (nodeOf(run, visitOf(run.state, item.visit).node).operations.returnTo.length === 0) return false;
  return run.state.items.some((one) => one.kind === 'do' && one.state === 'done' && actsAs(actor, one));
}

/** An incident is taken up by asking the rule again or by naming persons; the visit then has items. */
export function resolveIncident(run: Run, command: CommandOf<'resolveIncident'>): Result<void> {
  const visit = run.state.visits[command.visit - 1];
  if (!visit) return refuse('workflow.unknown-visit', { visit: command.visit });
  if (visit.state !== 'incident') return refuse('workflow.not-an-incident', { visit: visit.id });
  const node = nodeOf(run, visit.node);
  const why = [{ code: 'workflow.named', facts: { by: command.actor?.personId ?? '' } }];
  // asked again by itself it would only come to the same decision: a person takes it up
  if (visit.incident === 'noWayForNo' && !command.actor)
    return refuse('workflow.still-nobody', { node: node.id, why: visit.incident });
  if (node.call) return resumeCall(run, command, visit, node.call);
  if (node.does) {
    takenUp(run, command, visit);
    emit(run, { kind: 'incidentResolved', visit: visit.id, why: visit.why, queue: [] });
    carryOutDeed(run, visit.id, node, node.does);
    return ok(undefined);
  }
  const found: HandlerResolution = command.handlers
    ? { handlers: command.handlers, derivation: why }
    : findHandlers(run, node, visit.from).resolution;
  const members = membersFor(node, found);
  if (members.length === 0) return refuse('workflow.still-nobody', { node: node.id, why: found.empty ?? 'unknown' });

  takenUp(run, command, visit);
  const sequential = node.multi.mode === 'sequential';
  const group = groupFor(run, node, visit, members.length);
  emit(run, {
    kind: 'incidentResolved',
    visit: visit.id,
    why: found.derivation,
    queue: sequential ? members.slice(1) : [],
    ...(group === undefined ? {} : { group }),
  });
  renewLimit(run, visit.id);
  openMembers(run, visit.id, { members, assistants: assistantsOf(run, node, visit, members) });
  return ok(undefined);
}

/** A step that had become vacant has its group still: it is opened again, so that the step has one group only. */
function groupFor(run: Run, node: NodeDefinition, visit: Visit, members: number): ScopeId | undefined {
  const { group } = visit;
  if (group === undefined) return node.multi.mode === 'single' ? undefined : openGroup(run, node, visit.scope, members);
  emit(run, { kind: 'scopeReopened', scope: group, arrived: 0 });
  resizeGroup(run, node, visit, members - scopeOf(run.state, group).expected);
  return undefined;
}

const takenUp = (run: Run, { actor, reason }: CommandOf<'resolveIncident'>, visit: Visit): void =>
  act(run, actor, { kind: 'incidentTakenUp', visit: visit.id, ...(reason ? { reason } : {}) });

/** A call that had too many elements: made now, if they have become fewer. */
function resumeCall(run: Run, command: CommandOf<'resolveIncident'>, visit: Visit, call: SubProcessCall): Result<void> {
  if (tooMany(run, call)) return refuse('workflow.too-many-children', { limit: call.each?.limit ?? 0 });
  takenUp(run, command, visit);
  emit(run, { kind: 'incidentResolved', visit: visit.id, why: visit.why, queue: [] });
  startChildren(run, visitOf(run.state, visit.id), call);
  run.unsettled.push(visit.id);
  return ok(undefined);
}
