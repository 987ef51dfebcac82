import type { ExpressionNode } from '../node.ts';
import type { Expression } from '../syntax/compile.ts';
import { type ConditionField, type ConditionOption, type FieldIndex, indexFields, keepsNames } from './field.ts';
import { rowOfNode } from './read-expression.ts';
import { namedValue } from './value.ts';

/**
 * The fields with whom a condition names as options too, so that it reads `经办人是王丽` and can be read back: as they are called
 * today (`today`: id → name), else as the source has it. Names on a field's own list win.
 */
export function withNames(
  fields: readonly ConditionField[],
  { node }: Expression,
  today: ReadonlyMap<string, string> = new Map(),
): readonly ConditionField[] {
  const found = new Map<string, Map<string, string>>();
  collect(node, indexFields(fields), found);
  return fields.map((field) => {
    const named = keepsNames(field) ? found.get(field.key) : undefined;
    if (!named) return field;
    const known = new Set(field.options?.map(({ value }) => value));
    const more = [...named].flatMap(([value, name]): readonly ConditionOption[] =>
      known.has(value) ? [] : [{ value, label: today.get(value) ?? name }],
    );
    return { ...field, options: [...(field.options ?? []), ...more] };
  });
}

/** Whom an expression names in these fields, each once for a field. */
export function namesIn(
  fields: readonly ConditionField[],
  { node }: Expression,
): readonly { readonly field: string; readonly id: string; readonly name: string }[] {
  const found = new Map<string, Map<string, string>>();
  collect(node, indexFields(fields), found);
  return [...found].flatMap(([field, named]) => [...named].map(([id, name]) => ({ field, id, name })));
}

/** Whom an expression names anywhere, each id once. */
export function everyNamed({ node }: Expression): readonly { readonly id: string; readonly name: string }[] {
  const found = new Map<string, string>();
  const look = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    const named = 'kind' in part ? namedValue(part as ExpressionNode) : undefined; // reason: what has a kind inside a tree is a node
    if (named) found.set(named.text, named.name);
    else for (const inner of Object.values(part)) look(inner);
  };
  look(node);
  return [...found].map(([id, name]) => ({ id, name }));
}

/** Field → id → name as written. Nodes are plain data, so no kind needs a case of its own. */
function collect(part: unknown, index: FieldIndex, found: Map<string, Map<string, string>>): void {
  if (typeof part !== 'object' || part === null) return;
  const row = 'kind' in part ? rowOfNode(part as ExpressionNode, index) : undefined; // reason: what has a kind inside a tree is a node
  if (!row) {
    for (const inner of Object.values(part)) collect(inner, index, found);
    return;
  }
  for (const value of row.values) {
    if (value.kind !== 'text' || value.name === undefined) continue;
    const names = found.get(row.field) ?? new Map<string, string>();
    found.set(row.field, names.set(value.text, value.name));
  }
}
