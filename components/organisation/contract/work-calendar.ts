import { officialCalendar, type WorkCalendar, withOwnDays } from '@gov/base';

/** What a calendar is made from: the agency's facts, kept as long as its configuration does not change. */
interface Agency {
  setting<T>(componentId: string, key: string): T;
}

const known = new WeakMap<Agency, WorkCalendar>();

/** 工作日历 of an agency: the official days and its own. Every working day of the house is counted on it. */
export function workCalendarOf(agency: Agency): WorkCalendar {
  const calendar =
    known.get(agency) ??
    withOwnDays(officialCalendar, {
      off: agency.setting<readonly string[]>('organisation', 'daysOff'),
      worked: agency.setting<readonly string[]>('organisation', 'daysWorked'),
    });
  known.set(agency, calendar);
  return calendar;
}
