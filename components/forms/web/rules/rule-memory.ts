import type { FormRule } from '@gov/forms';
import type { KeptRows } from '#platform/web/widgets/conditions/kept-rows.ts';

/** What the page knows of a rule beyond the rule itself. */
export interface RuleMemory {
  /** A name for as long as the page is open: its place changes. */
  readonly id: number;
  /** Whether its condition is written as a sentence rather than chosen. */
  inWords?: boolean;
  /** Rows that are not whole yet. */
  rows?: KeptRows;
  /** A sentence as it is typed, and the condition that stood when it was left. */
  typed?: { readonly source: string; readonly text: string };
}

const memories = new WeakMap<FormRule, RuleMemory>();
let last = 0;

/** The same for a rule and for what it was changed into: so 撤销 and a look at a field find what was not whole yet. */
export function memoryOf(rule: FormRule): RuleMemory {
  const known = memories.get(rule);
  if (known) return known;
  last += 1;
  const memory = { id: last };
  memories.set(rule, memory);
  return memory;
}

/** The rule in place of another one. */
export function inPlaceOf(before: FormRule, now: FormRule): FormRule {
  memories.set(now, memoryOf(before));
  return now;
}
