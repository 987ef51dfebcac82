import { isUuid } from '@gov/base';

/** Where a page of a register ended: instant of numbering and matter. Opaque to clients. */
export interface RegisterPosition {
  readonly at: string;
  readonly id: string;
}

export const writeCursor = ({ at, id }: RegisterPosition): string => `${at}~${id}`;

/** Undefined for anything that was not written by `writeCursor`, days that do not exist included. */
export function readCursor(text: string): RegisterPosition | undefined {
  const [at = '', id = ''] = text.split('~');
  return isInstant(at) && isUuid(id) ? { at, id } : undefined;
}

function isInstant(text: string): boolean {
  const instant = /^(?:19|20)\d\d-/.test(text) ? new Date(text) : undefined;
  return instant !== undefined && !Number.isNaN(instant.getTime()) && instant.toISOString() === text;
}
