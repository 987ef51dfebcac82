import type { CalendarDate } from '@gov/base';

/** Names as they are stored: one form of each character, no blanks around or doubled inside. */
export const cleanName = (typed: string): string => typed.normalize('NFC').trim().replaceAll(/\s+/g, ' ');

/** The route's schema has checked the format. */
export const asDay = (text: string): CalendarDate => text as CalendarDate; // reason: parsed at the edge
