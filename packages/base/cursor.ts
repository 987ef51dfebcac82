import { isUuid } from './brand.ts';

/** Where a page ended: instant and id of its last row. Opaque to clients. */
export interface CursorPosition {
  readonly at: string;
  readonly id: string;
}

/** Before every row, newest first. */
export const fromTheStart: CursorPosition = {
  at: '9999-12-31T00:00:00.000Z',
  id: 'ffffffff-ffff-ffff-ffff-ffffffffffff',
};

export const writeCursor = (position: CursorPosition): string => `${position.at}~${position.id}`;

/** Undefined for anything that was not written by `writeCursor`, days that do not exist included; the start where there is none. */
export function readCursor(text: string | undefined): CursorPosition | undefined {
  if (text === undefined) return fromTheStart;
  const [at = '', id = ''] = text.split('~');
  return isInstant(at) && isUuid(id) ? { at, id } : undefined;
}

function isInstant(text: string): boolean {
  const instant = /^(?:19|20)\d\d-/.test(text) ? new Date(text) : undefined;
  return instant !== undefined && !Number.isNaN(instant.getTime()) && instant.toISOString() === text;
}
