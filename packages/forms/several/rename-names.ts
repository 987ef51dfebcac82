import { compileExpression } from '@gov/expression';

/**
 * An expression that asks for its fields by other names. Texts, members behind a point, entries (`{id: …}`) and functions stay. Undefined where the
 * source cannot be read, or would then not ask for exactly the renamed fields.
 */
export function renameNames(source: string, names: ReadonlyMap<string, string>): string | undefined {
  const before = compileExpression(source);
  if (!before.ok) return undefined;
  const wanted = before.value.variables;
  const renamed = source.replace(/"(?:\\.|[^"\\])*"|(?<![\w.])[A-Za-z]\w*(?!\w|\s*:)/g, (word) =>
    word.startsWith('"') || !wanted.includes(word) ? word : (names.get(word) ?? word),
  );
  const after = compileExpression(renamed);
  const expected = wanted.map((name) => names.get(name) ?? name);
  return after.ok && same(after.value.variables, expected) ? renamed : undefined;
}

const same = (a: readonly string[], b: readonly string[]): boolean =>
  new Set(a).size === new Set(b).size && a.every((name) => b.includes(name));
