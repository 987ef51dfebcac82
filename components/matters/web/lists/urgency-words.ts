import { urgencyWords as words } from '@gov/gongwen';

/** 缓急 of a row or page in words; forms keep it as one of the codes of the trade. */
export const urgencyWords = (urgency: string | undefined): string | undefined =>
  Object.entries(words).find(([code]) => code === urgency)?.[1] ?? urgency;
