import type { WebKind } from './web-kind.ts';

/** A block of its own: `render/detail-table.tsx` draws it. */
export const detailTable: WebKind = {};
