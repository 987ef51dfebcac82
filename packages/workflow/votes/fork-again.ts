import type { Facts } from '../facts.ts';
import type { Program } from '../program.ts';
import type { Visit } from '../state.ts';

/** 并行的各路重新办: the step demands that nothing be carried over from the branches of before. */
export function forkRunsAgain(
  { program, facts }: { readonly program: Program; readonly facts: Facts },
  { node, carry, cause }: Visit,
): boolean {
  const { forkAgain, keyFields = [] } = program.nodes[node] ?? {};
  if (!forkAgain || !carry?.length) return false;
  return forkAgain === 'always' || facts.changedSince?.(cause, keyFields) === true;
}
