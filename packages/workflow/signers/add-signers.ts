import type { Result } from '@gov/base';
import { ok } from '@gov/base';
import type { ResolvedHandler } from '@gov/organisation';
import type { AddWhere } from '../act-event.ts';
import type { CommandOf } from '../command.ts';
import { checkHolding } from '../engine/holding.ts';
import { nodeOf, openGroup, openItem, openMember } from '../engine/open-visit.ts';
import type { Run } from '../engine/run.ts';
import { act, emit, itemOf, scopeOf, visitOf } from '../engine/run.ts';
import type { MoreOperations } from '../node-rules.ts';
import type { NodeDefinition } from '../program.ts';
import { refuse } from '../rejections.ts';
import type { Actor, Item, Visit } from '../state.ts';
import { eachOnce, hasSeat } from './seats.ts';

const offeredBy = { before: 'addBefore', after: 'addAfter', parallel: 'addParallel' } as const satisfies Record<
  AddWhere,
  keyof MoreOperations
>;

/** 加签: more persons before me, after me, or beside me. Only a holder who has not acted adds anybody. */
export function addSigners(run: Run, command: CommandOf<'addSigners'>): Result<void> {
  const held = checkHolding(run, command.item, command.actor);
  if (!held.ok) return held;
  const { item, visit } = held.value;
  const node = nodeOf(run, visit.node);
  const allowed = mayAdd(node, visit, item, command.where);
  if (!allowed.ok) return allowed;
  const signers = eachOnce(command.signers);
  if (signers.length === 0) return refuse('workflow.no-signers');
  const seated = signers.find(({ personId }) => hasSeat(run.state, visit.id, personId));
  if (seated) return refuse('workflow.already-handles-step', { person: seated.personId });

  act(run, command.actor, {
    kind: 'signersAdded',
    item: item.id,
    where: command.where,
    signers,
    ...(command.reason ? { reason: command.reason } : {}),
  });
  if (command.where === 'before') addBefore(run, visit, item, signers);
  else if (command.where === 'after') addAfter(run, item, signers);
  else addBeside(run, node, visit, { by: command.actor, signers });
  return ok(undefined);
}

function mayAdd(node: NodeDefinition, visit: Visit, item: Item, where: AddWhere): Result<void> {
  const notOffered = refuse('workflow.add-sign-not-offered', { node: node.id, where });
  if (node.operations[offeredBy[where]] !== true) return notOffered;
  // who was only asked may ask further, but neither lengthens the step nor votes in it
  if (item.part && where !== 'before') return refuse('workflow.added-only-answers', { item: item.id });
  if (visit.decided) return refuse('workflow.vote-already-decided', { visit: visit.id });
  return where === 'parallel' && visit.claimed !== undefined ? notOffered : ok(undefined);
}

/** 前加签: everybody answers, then the holder goes on. */
function addBefore(run: Run, visit: Visit, item: Item, signers: readonly ResolvedHandler[]): void {
  for (const signer of signers) openItem(run, visit, signer, { part: 'before', parent: item.id });
  emit(run, { kind: 'itemParked', item: item.id });
}

/** 后加签: after the holder's own completion, one after the other. */
const addAfter = (run: Run, item: Item, signers: readonly ResolvedHandler[]): void =>
  emit(run, {
    kind: 'afterListChanged',
    item: item.id,
    after: [...(itemOf(run.state, item.id).after ?? []), ...signers],
  });

/** 并加签: more members; one person's step becomes a group that must agree. */
function addBeside(
  run: Run,
  node: NodeDefinition,
  visit: Visit,
  { by, signers }: { readonly by: Actor; readonly signers: readonly ResolvedHandler[] },
): void {
  if (!visit.group) emit(run, { kind: 'groupFormed', visit: visit.id, group: openGroup(run, node, visit.scope, 1) });
  for (const signer of signers) {
    emit(run, { kind: 'memberNoted', visit: visit.id, person: signer.personId, by: by.personId });
  }
  if (node.multi.mode === 'lead') {
    for (const signer of signers) openItem(run, visitOf(run.state, visit.id), signer, { part: 'assist' });
    return;
  }
  if (node.multi.mode === 'sequential') {
    emit(run, { kind: 'queueChanged', visit: visit.id, queue: [...visit.queue, ...signers] });
  } else {
    for (const signer of signers) openMember(run, visit.id, signer);
  }
  resizeGroup(run, node, visit, signers.length);
}

/** The denominator grows or shrinks; where one acts for all it stays 1. */
export function resizeGroup(run: Run, node: NodeDefinition, visit: Visit, by: number): void {
  const { group } = visitOf(run.state, visit.id);
  const { mode } = node.multi;
  if (!group || mode === 'any' || mode === 'pool' || mode === 'lead') return;
  emit(run, { kind: 'groupResized', scope: group, expected: scopeOf(run.state, group).expected + by });
}
