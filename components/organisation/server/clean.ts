import type { CalendarDate } from '@gov/base';

/** The route's schema has checked the format. */
export const asDay = (text: string): CalendarDate => text as CalendarDate; // reason: parsed at the edge
