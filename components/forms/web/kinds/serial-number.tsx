import type { WebKind } from './web-kind.ts';

/** Written by the system: text for everybody. */
export const serialNumber: WebKind = {};
