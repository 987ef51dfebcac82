import type { ValueKind } from '@gov/expression';

const numbers: ReadonlySet<ValueKind> = new Set(['number', 'amount', 'count']);

/** Why a typed value cannot stand in a condition, as a sentence for its field; nothing where it can, or is empty yet. */
export function whyUnreadable(kind: ValueKind, text: string): string | undefined {
  const typed = text.trim();
  if (typed === '' || !numbers.has(kind)) return undefined;
  const isReadable = kind === 'count' ? /^\d+$/.test(typed) : /^-?\d+(\.\d+)?$/.test(typed);
  if (isReadable) return undefined;
  const digits = typed.replace(/[,，\s]/g, '').match(/-?\d+(\.\d+)?/)?.[0];
  const example = digits !== undefined && kind !== 'count' ? digits : '5';
  return `“${typed}”读不出是多少，这个条件还没有改过来。请只写数字，如 ${example}。`;
}
