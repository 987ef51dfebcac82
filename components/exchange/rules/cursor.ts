import { isUuid } from '@gov/base';

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

export const writeCursor = ({ at, id }: CursorPosition): string => `${at}~${id}`;

/** Undefined for anything that was not written by `writeCursor`; the start where there is none. */
export function readCursor(text: string | undefined): CursorPosition | undefined {
  if (text === undefined) return fromTheStart;
  const [at = '', id = ''] = text.split('~');
  const wellFormed = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(at) && !Number.isNaN(Date.parse(at)) && isUuid(id);
  return wellFormed ? { at, id } : undefined;
}
