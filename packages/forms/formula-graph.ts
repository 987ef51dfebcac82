import type { FieldProblem } from '@gov/base';
import { compileExpression, expressionProblem } from '@gov/expression';
import type { CompiledFormula } from './compiled-form.ts';
import type { FieldDefinition } from './template.ts';

export interface FormulaGraph {
  readonly order: readonly CompiledFormula[];
  readonly problems: readonly FieldProblem[];
}

/** Compiles the formulas and puts them in order; formulas that need each other in a ring are reported by name. */
export function orderFormulas(fields: readonly FieldDefinition[]): FormulaGraph {
  const problems: FieldProblem[] = [];
  const known = new Map(fields.map((field) => [field.key, field]));
  const compiled = new Map<string, CompiledFormula>();
  for (const field of fields) {
    if (field.kind !== 'formula' || !field.formula) continue;
    const expression = compileExpression(field.formula);
    if (!expression.ok) {
      problems.push({ path: field.key, message: `“${field.label}”的算法：${expressionProblem(expression.rejection)}` });
      continue;
    }
    for (const name of expression.value.variables) {
      if (!known.has(name))
        problems.push({ path: field.key, message: `“${field.label}”的算法里用到的“${name}”不存在` });
    }
    compiled.set(field.key, { key: field.key, expression: expression.value });
  }
  return { ...sort(compiled, known, problems), problems };
}

function sort(
  compiled: ReadonlyMap<string, CompiledFormula>,
  known: ReadonlyMap<string, FieldDefinition>,
  problems: FieldProblem[],
): { readonly order: readonly CompiledFormula[] } {
  const order: CompiledFormula[] = [];
  const done = new Set<string>();
  let waiting = [...compiled.values()];
  while (waiting.length > 0) {
    const ready = waiting.filter((one) =>
      one.expression.variables.every((name) => !compiled.has(name) || done.has(name)),
    );
    if (ready.length === 0) break;
    for (const one of ready) done.add(one.key);
    order.push(...ready);
    waiting = waiting.filter((one) => !done.has(one.key));
  }
  if (waiting.length > 0) {
    const names = waiting.map((one) => `“${known.get(one.key)?.label ?? one.key}”`).join('、');
    for (const one of waiting) problems.push({ path: one.key, message: `${names}互相要用对方的结果，算不出来` });
  }
  return { order };
}
