import type { Result } from '@gov/base';
import { millisOf, ok } from '@gov/base';
import type { HandlerResolution } from '@gov/organisation';
import type { Command } from '../command.ts';
import { refuse } from '../rejections.ts';
import type { Actor, Item, State } from '../state.ts';
import { actsAs, checkHolding, checkItem } from './holding.ts';
import { membersFor, nodeOf, openGroup, openItem, resolve } from './open-visit.ts';
import { isUnderway } from './regions.ts';
import type { Run } from './run.ts';
import { act, emit, itemsOf, visitOf } from './run.ts';

type CommandOf<K extends Command['kind']> = Extract<Command, { kind: K }>;

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
  if (hasSeat(run.state, visit.id, personId)) return refuse('workflow.already-handles-step', { person: personId });
  act(run, command.actor, {
    kind: 'itemTransferred',
    item: item.id,
    from: item.holder,
    to: { personId, assignmentId: command.to.assignmentId },
    ...(command.reason ? { reason: command.reason } : {}),
  });
  return ok(undefined);
}

/** Nobody sits twice in one visit: not with an open item, a vote given, or a place in the queue. */
function hasSeat(state: State, visit: number, personId: string): boolean {
  const seated = itemsOf(state, visit).some(
    (item) =>
      item.holder.personId === personId && (item.state === 'open' || item.state === 'done' || item.state === 'parked'),
  );
  return seated || visitOf(state, visit).queue.some((member) => member.personId === personId);
}

/** 传阅/抄送: reading items beside the flow; they never block it. */
export function circulate(run: Run, command: CommandOf<'circulate'>): Result<void> {
  if (run.state.status === 'cancelled') return refuse('workflow.process-cancelled');
  const allowed = mayCirculate(run, command);
  if (!allowed.ok) return allowed;
  const known = new Set(
    run.state.items.filter((item) => item.kind === 'read' && item.state === 'open').map((item) => item.holder.personId),
  );
  const readers = command.readers.filter((reader) => !known.has(reader.personId) && known.add(reader.personId));
  if (readers.length === 0) return refuse('workflow.no-readers');
  const visit = allowed.value === undefined ? {} : { visit: allowed.value };
  act(run, command.actor, { kind: 'circulated', readers, ...visit });
  readers.forEach((holder, index) => {
    emit(run, {
      kind: 'itemOpened',
      item: run.state.items.length + 1,
      itemKind: 'read',
      seat: index + 1,
      holder: { personId: holder.personId, assignmentId: holder.assignmentId },
      why: [{ code: 'workflow.circulated', facts: { by: command.actor.personId } }],
      ...visit,
      ...(command.mayComment ? { mayComment: true as const } : {}),
    });
  });
  return ok(undefined);
}

/** The visit it is sent from, if any. The starter may always circulate; a holder where the node offers it. */
function mayCirculate(run: Run, command: CommandOf<'circulate'>): Result<number | undefined> {
  if (command.item === undefined) {
    const starter = command.actor.personId === run.state.starter.personId;
    return starter ? ok(undefined) : refuse('workflow.circulate-not-offered');
  }
  const held = checkHolding(run, command.item, command.actor);
  if (!held.ok) return held;
  const { visit } = held.value;
  return nodeOf(run, visit.node).operations.circulate ? ok(visit.id) : refuse('workflow.circulate-not-offered');
}

/** 已阅: a reading item is done by reading it; on a work item it is only noted. */
export function read(run: Run, command: CommandOf<'read'>): Result<void> {
  const found = checkItem(run.state, command.item);
  if (!found.ok) return found;
  const item = found.value;
  if (!actsAs(command.actor, item)) return refuse('workflow.not-the-holder', { item: item.id });
  if (item.state !== 'open') return refuse('workflow.item-not-open', { item: item.id, state: item.state });
  act(run, command.actor, { kind: 'itemRead', item: item.id });
  return ok(undefined);
}

/** A comment on what was circulated; also counts as read. */
export function comment(run: Run, command: CommandOf<'comment'>): Result<void> {
  const found = checkItem(run.state, command.item);
  if (!found.ok) return found;
  const item = found.value;
  if (item.kind !== 'read') return refuse('workflow.not-a-reading-item', { item: item.id });
  if (!actsAs(command.actor, item)) return refuse('workflow.not-the-holder', { item: item.id });
  if (!item.mayComment) return refuse('workflow.comment-not-offered', { item: item.id });
  act(run, command.actor, { kind: 'itemCommented', item: item.id });
  return ok(undefined);
}

const pressPause = 60 * 60_000;

/** 催办: at most once an hour for one item. */
export function press(run: Run, command: CommandOf<'press'>): Result<void> {
  const found = checkItem(run.state, command.item);
  if (!found.ok) return found;
  const item = found.value;
  if (item.state !== 'open' || item.kind !== 'do')
    return refuse('workflow.item-not-open', { item: item.id, state: item.state });
  if (!command.asSupervisor && !mayPress(run, item, command.actor)) return refuse('workflow.press-not-offered');
  const since = item.pressed ? millisOf(run.facts.now) - millisOf(item.pressed.lastAt) : pressPause;
  if (since < pressPause)
    return refuse('workflow.pressed-recently', { minutesLeft: Math.ceil((pressPause - since) / 60_000) });
  act(run, command.actor, { kind: 'itemPressed', item: item.id });
  return ok(undefined);
}

/** The starter, and who handled the step just before where that step offers it. */
function mayPress(run: Run, item: Item, actor: Actor): boolean {
  if (item.holder.personId === actor.personId) return false;
  if (actor.personId === run.state.starter.personId) return true;
  const from = item.visit === undefined ? [] : visitOf(run.state, item.visit).from;
  return from.some(
    (id) =>
      nodeOf(run, visitOf(run.state, id).node).operations.press &&
      itemsOf(run.state, id).some((one) => one.state === 'done' && actsAs(actor, one)),
  );
}

/** 发起人撤销: everything open is closed, reading items stay. */
export function cancel(run: Run, command: CommandOf<'cancel'>): Result<void> {
  const { starter } = run.state;
  if (command.actor.personId !== starter.personId) return refuse('workflow.only-the-starter');
  if (run.program.cancelPolicy === 'never') return refuse('workflow.cancel-not-offered');
  if (run.program.cancelPolicy === 'beforeFirstAction' && somebodyElseActed(run.state))
    return refuse('workflow.cancel-too-late');
  act(run, command.actor, { kind: 'processCancelled', reason: command.reason });
  for (const item of run.state.items) {
    if (item.kind === 'do' && (item.state === 'open' || item.state === 'parked')) {
      emit(run, { kind: 'itemCancelled', item: item.id, as: 'cancelled', reason: 'processCancelled' });
    }
  }
  for (const pending of run.state.pendingReturns) emit(run, { kind: 'waitingReturnDropped', item: pending.item });
  for (const visit of run.state.visits)
    if (isUnderway(visit)) emit(run, { kind: 'visitClosed', visit: visit.id, as: 'cancelled' });
  for (const token of run.state.tokens)
    if (token.state === 'live') emit(run, { kind: 'tokenConsumed', token: token.id });
  for (const scope of [...run.state.scopes].reverse()) {
    if (scope.state === 'open') emit(run, { kind: 'scopeClosed', scope: scope.id, as: 'abandoned' });
  }
  emit(run, { kind: 'processEnded', as: 'cancelled' });
  return ok(undefined);
}

/** An action of somebody else, not of the starter at a later step of their own. */
const somebodyElseActed = (state: State): boolean =>
  state.items.some(
    (item) => item.kind === 'do' && item.doneBy !== undefined && item.doneBy.personId !== state.starter.personId,
  );

/** Administrator: an incident is taken up by asking the rule again or by naming persons; the visit then has items. */
export function resolveIncident(run: Run, command: CommandOf<'resolveIncident'>): Result<void> {
  const visit = run.state.visits[command.visit - 1];
  if (!visit) return refuse('workflow.unknown-visit', { visit: command.visit });
  if (visit.state !== 'incident') return refuse('workflow.not-an-incident', { visit: visit.id });
  const node = nodeOf(run, visit.node);
  const why = [{ code: 'workflow.named', facts: { by: command.actor.personId } }];
  const found: HandlerResolution = command.handlers
    ? { handlers: command.handlers, derivation: why }
    : resolve(run, node, visit.from);
  const members = membersFor(node, found);
  if (members.length === 0) return refuse('workflow.still-nobody', { node: node.id, why: found.empty ?? 'unknown' });

  act(run, command.actor, { kind: 'incidentTakenUp', visit: visit.id });
  const sequential = node.multi.mode === 'sequential';
  const group = node.multi.mode === 'single' ? undefined : openGroup(run, node, visit.scope, members.length);
  emit(run, {
    kind: 'incidentResolved',
    visit: visit.id,
    why: found.derivation,
    queue: sequential ? members.slice(1) : [],
    ...(group === undefined ? {} : { group }),
  });
  for (const holder of sequential ? members.slice(0, 1) : members) openItem(run, visitOf(run.state, visit.id), holder);
  return ok(undefined);
}
