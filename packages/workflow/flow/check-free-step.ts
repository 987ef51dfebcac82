import type { Result } from '@gov/base';
import { ok } from '@gov/base';
import type { FreeStep } from '../command.ts';
import type { Run } from '../engine/run.ts';
import type { NodeDefinition, NodeId } from '../program.ts';
import { refuse } from '../rejections.ts';
import type { Item, Visit } from '../state.ts';
import { chainOfScope, sameChain, sameFlow } from './lineage.ts';

/** 自由流: may this holder send the work there? Only from a step that is free, to persons or nodes it names, not endlessly. */
export function checkFreeStep(
  run: Run,
  node: NodeDefinition,
  { visit, item }: { readonly visit: Visit; readonly item: Item },
  next: FreeStep | undefined,
): Result<void> {
  if (!next) return ok(undefined);
  const { free } = node;
  const bound = item.part !== undefined || visit.borrowed === true || visit.returnTo !== undefined;
  if (next.kind === 'node') return bound ? notChosen(node) : checkNode(run, node, visit, next.node);
  const notOffered = refuse('workflow.free-step-not-offered', { node: node.id });
  if (!free || bound) return notOffered;
  const steps = [next, ...(next.later ?? [])];
  if (!free.persons || !steps.every(({ handlers }) => fits(node, handlers.length))) return notOffered;
  const { step = 0, later = [] } = visit.adhoc ?? {};
  return step + later.length + steps.length > free.limit
    ? refuse('workflow.free-steps-used-up', { limit: free.limit })
    : ok(undefined);
}

const notChosen = ({ id }: NodeDefinition) => refuse('workflow.free-node-not-offered', { node: id });

/**
 * 自选下一步: to a step this one names, in the same branch; not from a step somebody added, behind which others may be planned,
 * and not more often in one go than the step says, so that nobody circles endlessly.
 */
function checkNode(run: Run, node: NodeDefinition, visit: Visit, to: NodeId): Result<void> {
  const { free } = node;
  if (!free?.nodes.includes(to) || visit.adhoc || !inSameBranch(run, visit, to)) return notChosen(node);
  return (visit.freely?.step ?? 0) >= free.limit
    ? refuse('workflow.free-choices-used-up', { limit: free.limit })
    : ok(undefined);
}

/** Somebody, and several only where everybody's work is waited for. */
function fits({ multi }: NodeDefinition, handlers: number): boolean {
  const everybody = multi.mode === 'single' || ('rule' in multi && multi.rule === 'all');
  return handlers === 1 || (handlers > 1 && everybody);
}

const inSameBranch = (run: Run, visit: Visit, node: NodeId): boolean =>
  run.index.steps.has(node) &&
  sameFlow(run.state, run.index, visit.scope, node) &&
  sameChain(chainOfScope(run.state, run.index, visit.scope), run.index.chains.get(node) ?? []);
