import type { HandlerRule } from '@gov/organisation';
import { rulesWithin } from '@gov/organisation';
import { type Program, stepsBefore } from '@gov/workflow';

/** A step as a question names it: whose rule it has, and which steps may come just before it. */
export interface AskedStep {
  readonly rule: HandlerRule;
  readonly before: readonly string[];
}

/**
 * Steps whose rule asks who did the step before or an earlier one, and all steps that are asked for by that. A process without
 * such rules has none, whatever is changed in it.
 */
export function askedSteps(program: Pick<Program, 'root' | 'nodes'>): Readonly<Record<string, AskedStep>> {
  const { nodes } = program;
  const asking = Object.values(nodes).filter(({ handler }) => asksPrevious(handler) || sameAs(handler).length > 0);
  if (asking.length === 0) return {};
  const before = stepsBefore(program);
  const asked = new Map<string, AskedStep>();
  const ask = (id: string): void => {
    const node = nodes[id];
    if (!node || asked.has(id)) return;
    const steps = before.get(id) ?? [];
    asked.set(id, { rule: node.handler, before: steps });
    for (const other of [...(asksPrevious(node.handler) ? steps : []), ...sameAs(node.handler)]) ask(other);
  };
  for (const { id } of asking) ask(id);
  return Object.fromEntries(asked);
}

const asksPrevious = (rule: HandlerRule): boolean =>
  rulesWithin(rule).some((one) => {
    if (one.kind === 'personsWhere') return /\bPrevious\b/.test(one.where);
    if (one.kind === 'postInSection') return 'of' in one.section && one.section.of === 'previous';
    return 'of' in one && one.of === 'previous';
  });

const sameAs = (rule: HandlerRule): readonly string[] =>
  rulesWithin(rule).flatMap((one) => (one.kind === 'sameAs' ? [one.node] : []));
