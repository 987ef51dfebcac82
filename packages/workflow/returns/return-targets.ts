import type { Result } from '@gov/base';
import { ok } from '@gov/base';
import { beganNothing } from '../children/began-nothing.ts';
import type { ReturnTarget } from '../command.ts';
import { itemOf, visitOf } from '../engine/run.ts';
import { isForRecord, passWaiting, presentWay, wayTo } from '../flow/lineage.ts';
import type { NodeDefinition, NodeId, Program } from '../program.ts';
import type { ProgramIndex } from '../program-index.ts';
import { indexOf } from '../program-index.ts';
import { refuse } from '../rejections.ts';
import type { ItemId, State, Visit, VisitId } from '../state.ts';

/** A step a return may go to. `previous` = it led straight here (上一步); `starter` = the first step of the process. */
export interface ReturnTargetChoice {
  readonly visit: VisitId;
  readonly node: NodeId;
  readonly previous: boolean;
  readonly starter: boolean;
}

/**
 * The steps this item may be returned to, newest first, limited to what its node offers. A 子流程 that began nothing, since
 * nobody was chosen, is not offered: nobody is there who would mend anything.
 */
export function returnTargets(program: Program, state: State, item: ItemId): readonly ReturnTargetChoice[] {
  const visitId = itemOf(state, item).visit;
  if (visitId === undefined) return [];
  const visit = visitOf(state, visitId);
  const offered = program.nodes[visit.node]?.operations.returnTo ?? [];
  return targetsOf(indexOf(program), state, visit).filter(
    (target) =>
      !beganNothing(program, state, visitOf(state, target.visit)) &&
      (offered.includes('chosen') ||
        (target.previous && offered.includes('previous')) ||
        (target.starter && offered.includes('starter'))),
  );
}

/** All legal targets of a visit: the latest visit of each node on the present way, unless it runs in a sibling branch. */
export function targetsOf(index: ProgramIndex, state: State, visit: Visit): readonly ReturnTargetChoice[] {
  const nodes = new Set<string>([stepKey(visit)]);
  const targets: ReturnTargetChoice[] = [];
  for (const earlier of presentWay(state, visit)) {
    // also what a newer version has no more is no place to go back to
    if (earlier.waits || !index.steps.has(earlier.node) || nodes.has(stepKey(earlier))) continue;
    nodes.add(stepKey(earlier));
    if (!wayTo(state, index, visit.scope, earlier.node)) continue;
    const previous = passWaiting(state, visit.from).some((id) => stepKey(visitOf(state, id)) === stepKey(earlier));
    targets.push({ visit: earlier.id, node: earlier.node, previous, starter: earlier.node === index.first });
  }
  return targets;
}

/** Ad-hoc steps of one node are different steps. */
const stepKey = (visit: Visit): string => `${visit.node}#${visit.adhoc?.step ?? 0}`;

/** The visit a return goes to, or why not. */
export function chooseTarget(
  index: ProgramIndex,
  state: State,
  step: { readonly visit: Visit; readonly node: NodeDefinition },
  to: ReturnTarget,
): Result<VisitId> {
  const { visit, node } = step;
  if (to.kind === 'callingProcess') return refuse('workflow.return-across-processes');
  const kind = to.kind === 'visit' ? 'chosen' : to.kind;
  const targets = targetsOf(index, state, visit);
  const named = to.kind === 'starter' ? undefined : to.visit;
  const fitting = targets.filter(
    (target) =>
      (kind !== 'previous' || target.previous) &&
      (kind !== 'starter' || target.starter) &&
      (named === undefined || target.visit === named),
  );
  const [first, ...more] = fitting;
  const allowed = node.operations.returnTo;
  // who may go back anywhere may of course go to a named step that is also the previous or the first
  if (!allowed.includes(kind) && !(first && offersChosen(allowed, first))) {
    return refuse('workflow.return-not-offered', { node: node.id, to: kind });
  }
  if (!first) return refuseTarget(state, index, visit, named);
  if (more.length > 0) return refuse('workflow.previous-is-several', { nodes: fitting.map((target) => target.node) });
  return ok(first.visit);
}

const offersChosen = (allowed: NodeDefinition['operations']['returnTo'], target: ReturnTargetChoice): boolean =>
  allowed.includes('chosen') ||
  (target.previous && allowed.includes('previous')) ||
  (target.starter && allowed.includes('starter'));

function refuseTarget(state: State, index: ProgramIndex, visit: Visit, named: VisitId | undefined) {
  if (isForRecord(state, visit.scope)) return refuse('workflow.branch-for-record', { node: visit.node });
  if (named === undefined) return refuse('workflow.no-previous-step', { node: visit.node });
  const target = state.visits[named - 1];
  if (target && !wayTo(state, index, visit.scope, target.node)) {
    return refuse('workflow.target-in-sibling-branch', { node: target.node });
  }
  return refuse('workflow.not-a-return-target', { visit: named });
}
