import type { NodeDefinition, Program } from '../program.ts';
import { keyOf } from './past-answers.ts';

const cache = new WeakMap<Program, WeakMap<Program, ReadonlyMap<string, boolean>>>();

/**
 * May the answer that a rule got in one version be used for the other? It may where every step of that rule takes no more people than
 * it took then, and says the same of the starter and of nobody.
 */
export function sameQuestion(from: Program, to: Program): (ruleKey: string) => boolean {
  const known = cache.get(from)?.get(to);
  if (known) return (key) => known.get(key) ?? true;
  const made = new Map<string, boolean>();
  for (const node of Object.values(to.nodes)) {
    const key = keyOf(node.handler);
    made.set(key, (made.get(key) ?? true) && holdsFor(from.nodes[node.id], node));
  }
  const ofFrom = cache.get(from) ?? new WeakMap<Program, ReadonlyMap<string, boolean>>();
  ofFrom.set(to, made);
  cache.set(from, ofFrom);
  return (key) => made.get(key) ?? true;
}

function holdsFor(then: NodeDefinition | undefined, now: NodeDefinition): boolean {
  if (!then) return now.multi.mode === 'single' && !now.starterHandles && !now.whenNobody;
  const about = ({ handler, multi, starterHandles, whenNobody }: NodeDefinition) =>
    JSON.stringify([handler, multi.mode, starterHandles, whenNobody]);
  return about(then) === about(now);
}
