import type { CalendarDate } from '@gov/base';

/** Names as they are stored: one form of each character, no blanks around or doubled inside; never longer than typed. */
export function cleanName(typed: string): string {
  const written = typed.trim().replaceAll(/\s+/g, ' ');
  const composed = written.normalize('NFC');
  // A few characters only come apart: sixty of them would be more than the column takes.
  return composed.length > written.length ? written : composed;
}

/** The route's schema has checked the format. */
export const asDay = (text: string): CalendarDate => text as CalendarDate; // reason: parsed at the edge
