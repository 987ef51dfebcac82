/** How many characters a person sees; the server counts the same way. */
const lengthOf = (text: string): number => [...text].length;

export const isTooLong = (text: string, limit: number): boolean => lengthOf(text) > limit;

/** Silent until the limit is near, then how much room is left, and beyond it how much is too much. */
export function countWords(text: string, limit: number): string {
  const left = limit - lengthOf(text);
  if (left < 0) return `多了 ${-left} 个字，最多 ${limit} 个字`;
  return left <= Math.max(10, limit / 10) ? `还可以写 ${left} 个字（最多 ${limit} 个字）` : '';
}
