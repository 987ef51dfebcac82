import type { MissingIn } from '@gov/gongwen';

/** As printers have always marked a character that the case does not hold. */
export const gap = '〓';

/** The same description with 〓 where a character cannot be printed: for looking at it, never for signing or sending. */
export function withGaps<T>(description: T, missingIn: MissingIn): T {
  const shown = (text: string): string => {
    const missing = new Set(missingIn(text));
    return missing.size === 0 ? text : [...text].map((one) => (missing.has(one) ? gap : one)).join('');
  };
  // reason of the cast: only characters inside texts change, nothing of the shape
  return JSON.parse(JSON.stringify(description), (_key, value: unknown) =>
    typeof value === 'string' ? shown(value) : value,
  ) as T;
}
