import type { Result } from '@gov/base';
import { ok } from '@gov/base';
import type { ResolvedHandler } from '@gov/organisation';
import type { CommandOf } from '../command.ts';
import { assistantsOf, membersFor, nodeOf, openItem } from '../engine/open-visit.ts';
import type { Run } from '../engine/run.ts';
import { act, emit, itemOf, itemsOf, visitOf } from '../engine/run.ts';
import { findHandlers } from '../handlers/find-handlers.ts';
import type { NodeDefinition } from '../program.ts';
import { refuse } from '../rejections.ts';
import { resizeGroup } from '../signers/add-signers.ts';
import { reviveCandidates } from '../signers/claim.ts';
import { cancelTree, settleRest, treeOf } from '../signers/parts.ts';
import { hasSeat, sitsAmong } from '../signers/seats.ts';
import type { ClosingReason, Item, Visit } from '../state.ts';
import { renewLimit } from '../time/renew-limit.ts';
import { isAtWork, isVote, membersOf, weightOf } from '../votes/tally.ts';

/** What asking the rule once more changes: whose work ends, who gets it, and who waits for his turn. */
interface Change {
  readonly loses: readonly Item[];
  readonly gets: readonly ResolvedHandler[];
  readonly assists: readonly ResolvedHandler[];
  readonly queue: readonly ResolvedHandler[];
}

/**
 * 重新确定办理人 of a step under way, on today's organisation (a vacancy, a new head): who is found again goes on with what he
 * has begun, votes that were given stand, who was added by a colleague stays; the work of the others ends with all they asked
 * of others, and who is found instead has it with the whole time limit, where nobody goes on.
 */
export function resolveAgain(run: Run, command: CommandOf<'resolveAgain'>): Result<void> {
  const visit = run.state.visits[command.visit - 1];
  if (!visit) return refuse('workflow.unknown-visit', { visit: command.visit });
  if (command.reason === '') return refuse('workflow.reason-needed');
  const node = nodeOf(run, visit.node);
  if (visit.state !== 'open') return refuse('workflow.visit-not-under-way', { visit: visit.id });
  if (visit.adhoc || node.call || node.waits) return refuse('workflow.not-by-rule', { node: node.id });
  if (visit.decided) return refuse('workflow.vote-already-decided', { visit: visit.id });
  const found = findHandlers(run, node, visit.from);
  const members = found.passes ? [] : membersFor(node, found.resolution);
  if (members.length === 0)
    return refuse('workflow.still-nobody', { node: node.id, why: found.resolution.empty ?? 'unknown' });
  const assistants = assistantsOf(run, node, { from: visit.from }, members);
  const change = changeTo(run, visit, node, { members, assistants });
  if (isNone(visit, change)) return refuse('workflow.handlers-unchanged', { node: node.id });
  const ofTheirOwn = node.multi.mode === 'lead' && node.multi.assistants !== undefined;
  act(run, command.actor, {
    ...{ kind: 'handlersFoundAgain', visit: visit.id, reason: command.reason, found: members },
    ...(ofTheirOwn ? { assistants } : {}),
  });
  changeSeats(run, visit, node, { ...change, why: found.resolution.derivation, as: 'foundAgain' });
  run.unsettled.push(visit.id);
  return ok(undefined);
}

/** Whose seat it was when the step opened: 转办 does not make the receiver one whom the rule names. */
export const seatOf = ({ transfers, holder }: Item): ResolvedHandler => transfers[0]?.from ?? holder;

const among = (people: readonly ResolvedHandler[], personId: string): boolean =>
  people.some((one) => one.personId === personId);

interface Found {
  readonly members: readonly ResolvedHandler[];
  readonly assistants: readonly ResolvedHandler[];
}

function changeTo(run: Run, visit: Visit, node: NodeDefinition, { members, assistants: assists }: Found): Change {
  const added = (visit.added ?? []).map(({ person }) => person);
  const items = itemsOf(run.state, visit.id).filter((item) => item.kind === 'do' && isAtWork(item));
  const byRule = items.filter((item) => !added.includes(item.holder.personId));
  const voted = membersOf(run.state, visit).filter(isVote);
  const done = (personId: string) => voted.some((item) => item.holder.personId === personId);
  const isLead = node.multi.mode === 'lead';
  const leads = isLead ? members.slice(0, 1) : members;
  const stays = (item: Item) =>
    item.part === 'assist'
      ? among(assists, item.holder.personId)
      : among(leads, seatOf(item).personId) || among(leads, item.holder.personId);
  const seats = byRule.filter((item) => !item.part || item.part === 'assist');
  const kept = seats.filter(stays);
  const hasIt = (person: ResolvedHandler) =>
    done(person.personId) ||
    kept.some((item) => seatOf(item).personId === person.personId || item.holder.personId === person.personId);
  // who leads from now on need not answer an assistant any more
  const answers = isLead
    ? byRule.filter((item) => isAsked(item) && leads.some((one) => isOf(one, item) && !hasIt(one)))
    : [];
  const loses = [...seats.filter((item) => !kept.includes(item)), ...answers];
  const turn = node.multi.mode === 'sequential';
  const waiting = turn ? visit.queue.filter(({ personId }) => added.includes(personId)) : visit.queue;
  // who was asked for an answer, is planned behind somebody or was added sits here already, unless he goes with who asked him
  const gone = new Set(loses.flatMap((item) => treeOf(run.state, item)));
  const stay = itemsOf(run.state, visit.id).filter((item) => !gone.has(item));
  const lacks = (person: ResolvedHandler) => !hasIt(person) && !sitsAmong(stay, waiting, person.personId);
  const open = leads.filter(lacks);
  // whom a colleague has added gets no second seat: the lead stays with who has it
  const hasLead = !isLead || open.length > 0 || kept.some(({ part }) => !part);
  const first = stay.some((item) => !item.part && isAtWork(item)) ? [] : open.slice(0, 1);
  return {
    loses: hasLead ? loses : loses.filter(({ part }) => part),
    gets: turn ? first : open,
    assists: assists.filter((person) => lacks(person) && !among(open, person.personId)),
    queue: turn ? [...open.filter((one) => !among(first, one.personId)), ...waiting] : visit.queue,
  };
}

const isOf = ({ personId }: ResolvedHandler, { holder }: Item): boolean => holder.personId === personId;

const isAsked = ({ part }: Item): boolean => part === 'before' || part === 'delegate';

const ids = (people: readonly ResolvedHandler[]): string => people.map(({ personId }) => personId).join();

const isNone = (visit: Visit, { loses, gets, assists, queue }: Change): boolean =>
  loses.length + gets.length + assists.length === 0 && ids(queue) === ids(visit.queue);

/** A change to be carried out: why others get it, and as what the work of who loses it is closed. */
export interface ChangeOfSeats extends Change {
  readonly why: Item['why'];
  readonly as: ClosingReason;
  /** Why those in the queue are found; absent = as before. */
  readonly whyQueued?: Item['why'];
}

/** Ends the work of who loses it and opens it for who gets it; a group counts the seats it has then. */
export function changeSeats(
  run: Run,
  visit: Visit,
  node: NodeDefinition,
  { loses, gets, assists, queue, why, as, whyQueued }: ChangeOfSeats,
): void {
  const size = (people: readonly unknown[], items: readonly Item[]) =>
    people.length + items.filter((item) => !item.part).length;
  for (const { id } of loses) if (isAtWork(itemOf(run.state, id))) cancelTree(run, id, as);
  const claimed = visit.claimed;
  if (claimed !== undefined && loses.some(({ id }) => id === claimed)) reviveCandidates(run, visit.id);
  if (ids(queue) !== ids(visit.queue))
    emit(run, { kind: 'queueChanged', visit: visit.id, queue, ...(whyQueued ? { why: whyQueued } : {}) });
  const takes = (people: readonly ResolvedHandler[]) =>
    people.filter(({ personId }) => !hasSeat(run.state, visit.id, personId));
  const members = takes(gets);
  const grows = size([...members, ...queue], []) - size(visit.queue, loses);
  if (grows !== 0 && visit.group !== undefined) resizeGroup(run, node, visit, grows);
  for (const holder of members) {
    const weight = weightOf(node, holder);
    openItem(run, visitOf(run.state, visit.id), holder, { why, ...(weight === 1 ? {} : { weight }) });
  }
  for (const holder of takes(assists)) openItem(run, visitOf(run.state, visit.id), holder, { part: 'assist', why });
  settleRest(run, visitOf(run.state, visit.id));
  const anew = itemsOf(run.state, visit.id).filter((item) => item.kind === 'do' && isAtWork(item));
  if (anew.every((item) => item.cause === run.act)) renewLimit(run, visit.id);
}
