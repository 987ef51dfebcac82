import type { Result } from '@gov/base';
import { ok } from '@gov/base';
import type { ResolvedHandler } from '@gov/organisation';
import type { CommandOf } from '../command.ts';
import { actsAs } from '../engine/holding.ts';
import { nodeOf, openItem } from '../engine/open-visit.ts';
import type { Run } from '../engine/run.ts';
import { act, emit, itemOf, itemsOf, visitOf } from '../engine/run.ts';
import { refuse } from '../rejections.ts';
import type { Actor, Item, Visit } from '../state.ts';
import { settleVisit } from '../votes/settle-visit.ts';
import { isAtWork, isVote, membersOf } from '../votes/tally.ts';
import { resizeGroup } from './add-signers.ts';
import { cancelTree, openNextAfter, reviveParent } from './parts.ts';

type RemoveCommand = CommandOf<'removeSigner'>;

/** Who is to go: with an open item, with a place in the queue, or with one planned after somebody's item. */
interface Seat {
  readonly person: ResolvedHandler;
  readonly item?: Item;
  readonly at?: number;
  readonly afterItem?: Item;
}

/** 减签: the target has not acted, one member remains, and the rule is judged again at once. */
export function removeSigner(run: Run, command: RemoveCommand): Result<void> {
  const visit = run.state.visits[command.visit - 1];
  if (!visit) return refuse('workflow.unknown-visit', { visit: command.visit });
  if (visit.state !== 'open') return refuse('workflow.visit-not-under-way', { visit: visit.id });
  const seat = seatOf(run, visit, command.person);
  if (!seat) return refuse('workflow.not-a-signer', { person: command.person });
  const allowed = mayRemove(run, visit, seat, command);
  if (!allowed.ok) return allowed;

  act(run, command.actor, {
    kind: 'signerRemoved',
    visit: visit.id,
    person: seat.person,
    reason: command.reason,
    ...(seat.item ? { item: seat.item.id } : {}),
    ...(seat.at === undefined ? {} : { place: seat.at }),
    ...(seat.afterItem ? { afterOf: seat.afterItem.id } : {}),
  });
  takeSeat(run, visit, seat);
  settleVisit(run, visit.id);
  const decides = run.events.some((event) => event.kind === 'voteDecided');
  return decides && command.reason === '' ? refuse('workflow.reason-needed') : ok(undefined);
}

function seatOf(run: Run, visit: Visit, personId: string): Seat | undefined {
  const is = (one: ResolvedHandler) => one.personId === personId;
  const item = itemsOf(run.state, visit.id).find((one) => is(one.holder) && isAtWork(one));
  if (item) return { person: item.holder, item };
  const at = visit.queue.findIndex(is);
  const queued = visit.queue[at];
  if (queued) return { person: queued, at };
  const afterItem = itemsOf(run.state, visit.id).find((one) => one.after?.some(is) && (isAtWork(one) || isVote(one)));
  const planned = afterItem?.after?.find(is);
  return planned && afterItem
    ? { person: planned, afterItem, at: (afterItem.after ?? []).indexOf(planned) }
    : undefined;
}

function mayRemove(run: Run, visit: Visit, seat: Seat, command: RemoveCommand): Result<void> {
  const { item } = seat;
  if (command.asAdministrator !== true && !didAdd(run, visit, seat, command.actor))
    return refuse('workflow.remove-not-allowed', { person: command.person });
  // asking others, planning others, having claimed the work: all of that is acting
  const acted = item && (item.state === 'parked' || item.transfers.length > 0 || (item.after?.length ?? 0) > 0);
  if (acted || (item && visit.claimed === item.id)) return refuse('workflow.already-acted-on', { nodes: [visit.node] });
  const isMember = !seat.afterItem && !item?.part;
  if (isMember && membersLeft(run, visit) <= 1) return refuse('workflow.last-member');
  return ok(undefined);
}

const membersLeft = (run: Run, visit: Visit): number =>
  visit.queue.length + membersOf(run.state, visit).filter((item) => isAtWork(item) || isVote(item)).length;

/** Who added them, who asked them, or the lead. */
function didAdd(run: Run, visit: Visit, { person, item, afterItem }: Seat, actor: Actor): boolean {
  const parent = item?.parent === undefined ? afterItem : itemOf(run.state, item.parent);
  if (parent) return actsAs(actor, parent);
  const leads = nodeOf(run, visit.node).multi.mode === 'lead';
  const lead = leads ? membersOf(run.state, visit).find(isAtWork) : undefined;
  if (lead && actsAs(actor, lead)) return true;
  return (visit.added ?? []).some((one) => one.person === person.personId && one.by === actor.personId);
}

function takeSeat(run: Run, visit: Visit, { person, item, afterItem }: Seat): void {
  const others = (people: readonly ResolvedHandler[]) => people.filter((one) => one.personId !== person.personId);
  if (afterItem) {
    emit(run, { kind: 'afterListChanged', item: afterItem.id, after: others(afterItem.after ?? []) });
    return;
  }
  if (!item) {
    emit(run, { kind: 'queueChanged', visit: visit.id, queue: others(visit.queue) });
    resizeGroup(run, nodeOf(run, visit.node), visit, -1);
    return;
  }
  cancelTree(run, item.id, 'removed');
  if (!item.part) resizeGroup(run, nodeOf(run, visit.node), visit, -1);
  if (item.parent === undefined) return;
  if (item.part === 'after') {
    const { parent } = item;
    openNextAfter(run, parent, (holder) =>
      openItem(run, visitOf(run.state, visit.id), holder, { part: 'after', parent }),
    );
  } else reviveParent(run, item.parent);
}
