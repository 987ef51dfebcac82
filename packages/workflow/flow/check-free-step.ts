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
  const notOffered = refuse('workflow.free-step-not-offered', { node: node.id });
  if (!free || item.part || visit.borrowed || visit.returnTo !== undefined) return notOffered;
  if (next.kind === 'node')
    return free.nodes.includes(next.node) && inSameBranch(run, visit, next.node) ? ok(undefined) : notOffered;
  const steps = [next, ...(next.later ?? [])];
  if (!free.persons || !steps.every(({ handlers }) => fits(node, handlers.length))) return notOffered;
  const { step = 0, later = [] } = visit.adhoc ?? {};
  return step + later.length + steps.length > free.limit
    ? refuse('workflow.free-steps-used-up', { limit: free.limit })
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
