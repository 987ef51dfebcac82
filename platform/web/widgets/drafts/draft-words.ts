import { cellDateWords } from '#platform/web/text/dates.ts';

/** A draft as the server tells it: who saved it last, and when. */
export interface SavedBy {
  readonly changedAt: string;
  readonly changedBy?: string;
}

/** `草稿 10:38 已存`; while what is shown was saved by somebody else, `草稿是王芳 10:38 存的`. */
export const draftWords = (savedAt: string, now: number, others: SavedBy | undefined): string =>
  others?.changedBy && others.changedAt === savedAt
    ? `草稿是${others.changedBy} ${cellDateWords(savedAt, now)} 存的`
    : `草稿 ${cellDateWords(savedAt, now)} 已存`;
