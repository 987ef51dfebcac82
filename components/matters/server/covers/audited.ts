import type { NewCover } from './store.ts';

/** Who and what, never the reason. */
export const auditedOf = (
  c: Pick<NewCover, 'kind' | 'principalId' | 'standInId' | 'sectionId' | 'aPostId' | 'bPostId' | 'fromAt' | 'untilAt'>,
): Readonly<Record<string, string>> => ({
  kind: c.kind,
  ...(c.principalId ? { personId: c.principalId } : {}),
  ...(c.standInId ? { standInId: c.standInId } : {}),
  ...(c.sectionId ? { sectionId: c.sectionId, aPostId: c.aPostId ?? '', bPostId: c.bPostId ?? '' } : {}),
  ...(c.fromAt ? { from: c.fromAt, until: c.untilAt ?? '' } : {}),
});
