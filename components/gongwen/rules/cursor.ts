import { isUuid } from '@gov/base';

/** Where a page of a register ended: instant of numbering and matter. Opaque to clients. */
export interface RegisterPosition {
  readonly at: string;
  readonly id: string;
}

export const writeCursor = ({ at, id }: RegisterPosition): string => `${at}~${id}`;

/** Undefined for anything that was not written by `writeCursor`. */
export function readCursor(text: string): RegisterPosition | undefined {
  const [at = '', id = ''] = text.split('~');
  const wellFormed = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(at) && isUuid(id) && !Number.isNaN(Date.parse(at));
  return wellFormed ? { at, id } : undefined;
}
