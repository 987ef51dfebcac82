import { plainCalendar, type WorkCalendar } from '@gov/base';
import type { AgencyFacts } from '#platform/server/components/component-server.ts';

/** 工作日历 of an agency: what every time limit is counted on. */
export const calendarOf = (_agency: AgencyFacts): WorkCalendar => plainCalendar;
