import { useEffect, useState } from 'react';
import type { FieldToFix } from '../error-summary.tsx';

export interface Checked {
  /** What is to be mended now, in the order of the form; nothing before somebody has tried to send it. */
  readonly problems: readonly FieldToFix[];
  problemOf(id: string): string | undefined;
  /** Asked when the form is sent: true when nothing is to mend. Otherwise every problem shows, and the first field gets the focus. */
  passes(): boolean;
}

/**
 * What is wrong with a form in the product's own words, in place of the browser's bubbles (`noValidate`): all at once when it
 * is sent, each gone as soon as it is mended; a field that was right is not told of while somebody types. `found` is what is
 * wrong with the values as they stand now.
 */
export function useChecked(found: readonly FieldToFix[], focus: 'field' | 'summary' = 'field'): Checked {
  const [told, setTold] = useState<ReadonlySet<string>>(new Set());
  const problems = found.filter(({ id }) => told.has(id));
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a try moves the focus, never what is typed afterwards
  useEffect(() => {
    const first = problems[0];
    if (first && focus === 'field') document.getElementById(first.id)?.focus();
  }, [told]);
  return {
    problems,
    problemOf: (id) => problems.find((one) => one.id === id)?.message,
    passes: () => {
      setTold(new Set(found.map(({ id }) => id)));
      return found.length === 0;
    },
  };
}
