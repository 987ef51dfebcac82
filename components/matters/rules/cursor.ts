import { isUuid } from '@gov/base';

/** Where a page ended: instant and id of its last row. Opaque to clients. */
export interface CursorPosition {
  readonly at: string;
  readonly id: string;
}

export const writeCursor = (position: CursorPosition): string => `${position.at}~${position.id}`;

/** Undefined for anything that was not written by `writeCursor`, days that do not exist included. */
export function readCursor(text: string): CursorPosition | undefined {
  const [at = '', id = ''] = text.split('~');
  return isInstant(at) && isUuid(id) ? { at, id } : undefined;
}

function isInstant(text: string): boolean {
  const instant = /^(?:19|20)\d\d-/.test(text) ? new Date(text) : undefined;
  return instant !== undefined && !Number.isNaN(instant.getTime()) && instant.toISOString() === text;
}
