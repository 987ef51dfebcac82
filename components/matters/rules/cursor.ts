import { isUuid } from '@gov/base';

/** Where a page ended: instant and id of its last row. Opaque to clients. */
export interface CursorPosition {
  readonly at: string;
  readonly id: string;
}

export const writeCursor = (position: CursorPosition): string => `${position.at}~${position.id}`;

/** Undefined for anything that was not written by `writeCursor`. */
export function readCursor(text: string): CursorPosition | undefined {
  const [at = '', id = ''] = text.split('~');
  const wellFormed = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(at) && isUuid(id) && !Number.isNaN(Date.parse(at));
  return wellFormed ? { at, id } : undefined;
}
