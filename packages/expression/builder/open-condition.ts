import { describe } from '../describe.ts';
import type { Expression } from '../syntax/compile.ts';
import type { Condition } from './condition.ts';
import { type ConditionField, indexFields } from './field.ts';
import { rowsOf } from './read-expression.ts';

/** A stored condition as the builder opens it. */
export type OpenedCondition =
  | { readonly kind: 'rows'; readonly condition: Condition; readonly sentence: string }
  /** 高级条件: written freely; kept as its source, shown as a sentence, changed only as text. */
  | { readonly kind: 'advanced'; readonly source: string; readonly sentence: string };

/** Rows when the builder shows exactly what the expression says, else the whole expression as an advanced one. */
export function openCondition(expression: Expression, fields: readonly ConditionField[]): OpenedCondition {
  const sentence = describe(expression, fields);
  const condition = rowsOf(expression, indexFields(fields));
  return condition ? { kind: 'rows', condition, sentence } : { kind: 'advanced', source: expression.source, sentence };
}
