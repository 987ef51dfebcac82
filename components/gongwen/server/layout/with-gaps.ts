import type { MissingIn } from '@gov/gongwen';
import type { DocumentDescription } from '@gov/typeset';

/** As printers have always marked a character that the case does not hold. */
const gap = '〓';

/** The same document with 〓 where a character cannot be printed: for looking at it, never for signing or sending. */
export function withGaps(description: DocumentDescription, missingIn: MissingIn): DocumentDescription {
  const shown = (text: string): string => {
    const missing = new Set(missingIn(text));
    return missing.size === 0 ? text : [...text].map((one) => (missing.has(one) ? gap : one)).join('');
  };
  // reason of the cast: only characters inside texts change, nothing of the shape
  return JSON.parse(JSON.stringify(description), (_key, value: unknown) =>
    typeof value === 'string' ? shown(value) : value,
  ) as DocumentDescription;
}
