/** A half-open range of bytes. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * The one range of a `Range` header (RFC 9110 §14.2), half-open; undefined = send everything. Several ranges,
 * other units and ranges beyond the end are answered with the whole, which the RFC allows.
 */
export function readRange(header: string | undefined, totalBytes: number): ByteRange | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  if (!match) return undefined;
  const [, first = '', last = ''] = match;
  if (first === '' && last === '') return undefined;
  const start = first === '' ? Math.max(0, totalBytes - Number(last)) : Number(first);
  const end = first === '' || last === '' ? totalBytes : Math.min(Number(last) + 1, totalBytes);
  return start < end && Number.isSafeInteger(start) ? { start, end } : undefined;
}
