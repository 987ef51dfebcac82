import type { DerivationStep, HandlerResolution, ResolvedHandler } from '@gov/organisation';
import { startChildren, tooMany } from '../children/call.ts';
import { autoPassReason } from '../handlers/auto-pass.ts';
import type { FoundHandlers } from '../handlers/find-handlers.ts';
import { findHandlers, resolve } from '../handlers/find-handlers.ts';
import type { SubProcessCall } from '../node-rules.ts';
import type { NodeDefinition, NodeId } from '../program.ts';
import type { CarryOver, IncidentReason, Item, ItemId, ItemPart, ScopeId, Visit, VisitId, VoteSums } from '../state.ts';
import { dueFrom } from '../time/wake-times.ts';
import { isVote, membersOf, tallyOf, weightOf } from '../votes/tally.ts';
import { sendCopies } from './copies.ts';
import { carryOutDeed, mayDo } from './house-deed.ts';
import type { Run } from './run.ts';
import { emit, itemsOf, nextGeneration, placeToken, visitOf } from './run.ts';

/** Where and why a node is entered. `handlers` given = these persons (return, direct way back); else the rule is asked. */
export interface Entry {
  readonly node: NodeId;
  readonly scope: ScopeId;
  readonly from: readonly VisitId[];
  readonly carry?: readonly CarryOver[];
  readonly returnedFrom?: VisitId;
  readonly returnTo?: VisitId;
  readonly resumes?: VisitId;
  readonly borrowed?: true;
  readonly kept?: VoteSums;
  readonly adhoc?: NonNullable<Visit['adhoc']>;
  readonly freely?: NonNullable<Visit['freely']>;
  readonly handlers?: HandlerResolution;
  /** It opens as an incident, whoever its rule would find. */
  readonly stops?: IncidentReason;
}

export function nodeOf(run: Run, id: NodeId): NodeDefinition {
  const node = run.program.nodes[id];
  if (!node) throw new Error(`no node ${id} in program ${run.program.processId}`);
  return node;
}

/** Enters a node: finds its handlers, opens the visit and the items; nobody found = incident, never nothing. */
export function openVisit(run: Run, entry: Entry): void {
  const node = nodeOf(run, entry.node);
  const { handlers: given, stops, ...place } = entry;
  const found = given
    ? { resolution: given }
    : node.call
      ? called(node.call.process)
      : node.waits || node.does
        ? waiting
        : findHandlers(run, node, entry.from);
  const { resolution } = found;
  const passes = 'passes' in found && found.passes === true;
  const members =
    node.call || node.waits || node.does ? [] : given ? eachOnce(given.handlers) : membersFor(node, resolution);
  const works = node.does
    ? mayDo(run, node.id)
    : node.call
      ? mayCall(run, node.id, node.call)
      : members.length > 0 || passes || node.waits;
  const incident = stops ?? (works ? undefined : (resolution.empty ?? 'unknown'));
  // a step of one person that somebody had been added to comes back as a group
  const alone = members.length === 0 || (node.multi.mode === 'single' && members.length === 1);
  const group = alone ? undefined : openGroup(run, node, entry.scope, members.length);
  const id = run.state.visits.length + 1;
  const dueAt = dueFrom(node, run.facts, entry.adhoc?.workingDays);

  emit(run, {
    kind: 'visitOpened',
    ...place,
    visit: id,
    visitNo: 1 + run.state.visits.filter((visit) => visit.node === node.id).length,
    queue: node.multi.mode === 'sequential' ? members.slice(1) : [],
    why: resolution.derivation,
    ...(group ? { group } : {}),
    ...(incident ? { incident } : {}),
    ...(node.waits || node.does ? { waits: true } : {}),
    ...(dueAt ? { dueAt } : {}),
  });
  placeToken(run, entry.scope, { kind: 'visit', visit: id });
  openMembers(run, id, { members, assistants: assistantsOf(run, node, entry, members) });
  if (node.does && !incident) carryOutDeed(run, id, node, node.does);
  if (!given) sendCopies(run, node, visitOf(run.state, id), 'entered');
  if (passes) emit(run, { kind: 'visitAutoPassed', visit: id, reason: 'nobodyFound' });
  if (node.call && !incident) startChildren(run, visitOf(run.state, id), node.call);
  if (passes || node.call) run.unsettled.push(id);
}

/** Not too many, and once in one act only: a drawn loop of calls that decide themselves at once stops as an incident. */
const mayCall = (run: Run, node: NodeId, call: SubProcessCall): boolean =>
  !tooMany(run, call) && !run.state.visits.some((visit) => visit.node === node && visit.cause === run.act);

const waiting: FoundHandlers = { resolution: { handlers: [], derivation: [{ code: 'workflow.waits', facts: {} }] } };

const called = (process: string): FoundHandlers => ({
  resolution: { handlers: [], derivation: [{ code: 'workflow.called', facts: { process } }] },
});

interface Seats {
  readonly members: readonly ResolvedHandler[];
  readonly assistants: readonly ResolvedHandler[];
}

/** Items for those whose turn it is: the first of a sequence, the lead and the assistants, else all. */
export function openMembers(run: Run, id: VisitId, { members, assistants }: Seats): void {
  const { mode } = nodeOf(run, visitOf(run.state, id).node).multi;
  const now = mode === 'sequential' || mode === 'lead' ? members.slice(0, 1) : members;
  for (const holder of now) openMember(run, id, holder);
  for (const holder of assistants) openItem(run, visitOf(run.state, id), holder, { part: 'assist' });
}

/** 协办: who else was found, or who a rule of their own names. */
export function assistantsOf(
  run: Run,
  node: NodeDefinition,
  entry: Pick<Entry, 'from' | 'handlers'>,
  members: readonly ResolvedHandler[],
): readonly ResolvedHandler[] {
  const [lead, ...rest] = members;
  if (node.multi.mode !== 'lead' || !lead) return [];
  if (entry.handlers || !node.multi.assistants) return rest;
  const named = resolve(run, node, entry.from, node.multi.assistants).handlers;
  return eachOnce(named).filter((handler) => handler.personId !== lead.personId);
}

/** A member's turn. The system agrees at once where the step says so. */
export function openMember(run: Run, id: VisitId, holder: ResolvedHandler): ItemId {
  const visit = visitOf(run.state, id);
  const node = nodeOf(run, visit.node);
  const weight = weightOf(node, holder);
  const item = openItem(run, visit, holder, weight === 1 ? {} : { weight });
  const reason = autoPassReason(run, node, visit, holder);
  if (reason) {
    emit(run, { kind: 'itemAutoPassed', item, vote: 'agree', reason });
    run.unsettled.push(id);
  }
  return item;
}

export function openItem(
  run: Run,
  visit: Visit,
  holder: ResolvedHandler,
  more: {
    readonly part?: ItemPart;
    readonly parent?: ItemId;
    readonly weight?: number;
    readonly why?: Item['why'];
  } = {},
): ItemId {
  const item = run.state.items.length + 1;
  const { personId, assignmentId } = holder;
  emit(run, {
    kind: 'itemOpened',
    item,
    itemKind: 'do',
    visit: visit.id,
    seat: itemsOf(run.state, visit.id).length + 1,
    holder: { personId, assignmentId },
    why: visit.why,
    ...more,
    ...(visit.dueAt ? { dueAt: visit.dueAt } : {}),
  });
  return item;
}

const eachOnce = (handlers: readonly ResolvedHandler[]): readonly ResolvedHandler[] => {
  const seen = new Set<string>();
  return handlers.filter((handler) => !seen.has(handler.personId) && seen.add(handler.personId));
};

/** The persons who get the work: each once, and only the first where the node is handled by one. */
export function membersFor(node: NodeDefinition, found: HandlerResolution): readonly ResolvedHandler[] {
  const members = eachOnce(found.handlers);
  return node.multi.mode === 'single' ? members.slice(0, 1) : members;
}

export function openGroup(run: Run, node: NodeDefinition, parent: ScopeId, members: number): ScopeId {
  const { mode } = node.multi;
  const scope = run.state.scopes.length + 1;
  emit(run, {
    kind: 'scopeOpened',
    scope,
    scopeKind: 'group',
    block: node.id,
    generation: nextGeneration(run.state, 'group', node.id),
    parent,
    expected: mode === 'any' || mode === 'pool' || mode === 'lead' ? 1 : members,
    arrived: 0,
  });
  return scope;
}

/** Who takes a visit up again, and which votes of the round before are kept. */
export interface Again {
  readonly handlers: HandlerResolution;
  readonly kept?: VoteSums;
}

/**
 * The persons a visit belongs to when it is opened once more: for one handler, 或签 and 抢办 who did it (or had it), for a group
 * everybody who was a member when it closed (added in, removed out) — or those only whom the step's policy asks again. Whose seat
 * another one has got since (重新确定办理人, 随岗位) was none then.
 */
export function handlersAgain(
  run: Run,
  visit: Visit,
  why: readonly DerivationStep[],
  ask: 'everybody' | 'refusers' | 'withoutVote' = 'everybody',
): Again {
  const { mode } = nodeOf(run, visit.node).multi;
  const seats = itemsOf(run.state, visit.id).filter(
    (item) => item.state !== 'withdrawn' && !lostTheSeat(item) && (!item.part || item.part === 'assist'),
  );
  const votes =
    ask === 'everybody'
      ? []
      : seats.filter((item) => isVote(item) && (ask === 'withoutVote' || item.vote !== 'disagree'));
  if (votes.length > 0 && votes.length < seats.length + visit.queue.length)
    return onlyOthers(run, visit, why, seats, votes);
  const oneOnly = mode === 'single' ? !visit.group : mode === 'any' || mode === 'pool';
  const doers = seats.filter((item) => item.state === 'done' || item.state === 'returned');
  const chosen = oneOnly && doers.length > 0 ? doers.slice(-1) : seats;
  return { handlers: { handlers: [...chosen.map((item) => item.holder), ...visit.queue], derivation: why } };
}

const lostTheSeat = ({ closedReason }: Item): boolean =>
  closedReason === 'removed' || closedReason === 'foundAgain' || closedReason === 'officeChanged';

function onlyOthers(
  run: Run,
  visit: Visit,
  why: readonly DerivationStep[],
  seats: readonly Item[],
  votes: readonly Item[],
): Again {
  const others = seats.filter((item) => !votes.includes(item)).map((item) => item.holder);
  const node = nodeOf(run, visit.node);
  const kept = membersOf(run.state, visit).filter((item) => votes.includes(item));
  const sums = tallyOf({ ...run.state, items: kept }, node, { ...visit, queue: [] });
  return {
    handlers: { handlers: [...others, ...visit.queue], derivation: why },
    kept: { agreed: sums.agreed, disagreed: sums.disagreed, abstained: sums.abstained },
  };
}
