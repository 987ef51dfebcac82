import { addWorkingDays } from '@gov/base';
import type { DerivationStep, HandlerResolution, ResolvedHandler } from '@gov/organisation';
import type { NodeDefinition, NodeId } from '../program.ts';
import type { CarryOver, ItemId, ScopeId, State, Visit, VisitId } from '../state.ts';
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
  readonly handlers?: HandlerResolution;
}

export function nodeOf(run: Run, id: NodeId): NodeDefinition {
  const node = run.program.nodes[id];
  if (!node) throw new Error(`no node ${id} in program ${run.program.processId}`);
  return node;
}

/** Enters a node: finds its handlers, opens the visit and the items; nobody found = incident, never nothing. */
export function openVisit(run: Run, entry: Entry): void {
  const node = nodeOf(run, entry.node);
  const { handlers: given, ...place } = entry;
  const found = given ?? resolve(run, node, entry.from);
  const members = membersFor(node, found);
  const incident = members.length === 0 ? (found.empty ?? 'unknown') : undefined;
  const group =
    incident || node.multi.mode === 'single' ? undefined : openGroup(run, node, entry.scope, members.length);
  const sequential = node.multi.mode === 'sequential';
  const id = run.state.visits.length + 1;
  const dueAt = node.due ? addWorkingDays(run.facts.calendar, run.facts.now, node.due.workingDays) : undefined;

  emit(run, {
    kind: 'visitOpened',
    ...place,
    visit: id,
    visitNo: 1 + run.state.visits.filter((visit) => visit.node === node.id).length,
    queue: sequential ? members.slice(1) : [],
    why: found.derivation,
    ...(group ? { group } : {}),
    ...(incident ? { incident } : {}),
    ...(dueAt ? { dueAt } : {}),
  });
  placeToken(run, entry.scope, { kind: 'visit', visit: id });
  for (const holder of sequential ? members.slice(0, 1) : members) openItem(run, visitOf(run.state, id), holder);
}

export function openItem(run: Run, visit: Visit, holder: ResolvedHandler): ItemId {
  const item = run.state.items.length + 1;
  emit(run, {
    kind: 'itemOpened',
    item,
    itemKind: 'do',
    visit: visit.id,
    seat: itemsOf(run.state, visit.id).length + 1,
    holder: { personId: holder.personId, assignmentId: holder.assignmentId },
    why: visit.why,
    ...(visit.dueAt ? { dueAt: visit.dueAt } : {}),
  });
  return item;
}

/** The persons who get the work: each once, and only the first where the node is handled by one. */
export function membersFor(node: NodeDefinition, found: HandlerResolution): readonly ResolvedHandler[] {
  const seen = new Set<string>();
  const members = found.handlers.filter((handler) => !seen.has(handler.personId) && seen.add(handler.personId));
  return node.multi.mode === 'single' ? members.slice(0, 1) : members;
}

export function openGroup(run: Run, node: NodeDefinition, parent: ScopeId, members: number): ScopeId {
  const scope = run.state.scopes.length + 1;
  emit(run, {
    kind: 'scopeOpened',
    scope,
    scopeKind: 'group',
    block: node.id,
    generation: nextGeneration(run.state, 'group', node.id),
    parent,
    expected: node.multi.mode === 'any' ? 1 : members,
    arrived: 0,
  });
  return scope;
}

/** Asks the organisation who handles the node, seen from the step before. */
export function resolve(run: Run, node: NodeDefinition, from: readonly VisitId[]): HandlerResolution {
  return run.facts.resolveHandlers(node.handler, {
    now: run.facts.now,
    starter: run.state.starter,
    previous: previousHandler(run.state, from),
    chosen: chosenFor(run, node, from),
    formValues: run.facts.formValues,
  });
}

/** Who did the step before; after a join, who finished last. */
export function previousHandler(state: State, from: readonly VisitId[]): ResolvedHandler {
  const done = from
    .flatMap((visit) => itemsOf(state, visit))
    .filter((item) => item.state === 'done' && !item.voidedBy)
    .sort((a, b) => (a.closedBy ?? 0) - (b.closedBy ?? 0));
  return done.at(-1)?.holder ?? state.starter;
}

/** A previous handler's choice counts for the flow it was made on only, so a second round asks again. */
function chosenFor(run: Run, node: NodeDefinition, from: readonly VisitId[]): readonly ResolvedHandler[] {
  if (node.handler.kind === 'startersChoice') return run.state.startersChoices[node.id] ?? [];
  return from.flatMap((visit) => visitOf(run.state, visit).choices?.[node.id] ?? []);
}

/**
 * The persons a visit belongs to when it is opened once more: for one handler and 或签 who did it (或 had it),
 * for a group everybody who was a member when it closed.
 */
export function handlersAgain(run: Run, visit: Visit, why: readonly DerivationStep[]): HandlerResolution {
  const node = nodeOf(run, visit.node);
  const items = itemsOf(run.state, visit.id).filter((item) => item.state !== 'withdrawn');
  const oneOnly = node.multi.mode === 'single' || node.multi.mode === 'any';
  const doers = items.filter((item) => item.state === 'done' || item.state === 'returned');
  const chosen = oneOnly && doers.length > 0 ? doers.slice(-1) : items;
  return { handlers: [...chosen.map((item) => item.holder), ...visit.queue], derivation: why };
}
