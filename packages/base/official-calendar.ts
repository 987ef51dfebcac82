import type { WorkCalendar } from './work-calendar.ts';

/** 一年的放假安排, as the State Council's notice words it: days off from–to (both included), and days worked instead. */
interface HolidayNotice {
  readonly off: readonly (readonly [from: string, to: string])[];
  readonly worked: readonly string[];
}

/**
 * 国务院办公厅关于2025年部分节假日安排的通知 (国办发明电〔2024〕12号) and …2026年… (国办发明电〔2025〕7号). A year whose notice is
 * not here follows the weekdays; until a release brings it, an agency puts its days into its settings.
 */
const notices: readonly HolidayNotice[] = [
  {
    off: [
      ['2025-01-01', '2025-01-01'],
      ['2025-01-28', '2025-02-04'],
      ['2025-04-04', '2025-04-06'],
      ['2025-05-01', '2025-05-05'],
      ['2025-05-31', '2025-06-02'],
      ['2025-10-01', '2025-10-08'],
    ],
    worked: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
  },
  {
    off: [
      ['2026-01-01', '2026-01-03'],
      ['2026-02-15', '2026-02-23'],
      ['2026-04-04', '2026-04-06'],
      ['2026-05-01', '2026-05-05'],
      ['2026-06-19', '2026-06-21'],
      ['2026-09-25', '2026-09-27'],
      ['2026-10-01', '2026-10-07'],
    ],
    worked: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  },
];

const dayMillis = 86_400_000;

function daysFrom(from: string, to: string): readonly string[] {
  const first = Date.parse(`${from}T00:00:00Z`);
  const count = (Date.parse(`${to}T00:00:00Z`) - first) / dayMillis + 1;
  return Array.from({ length: count }, (_, at) => new Date(first + at * dayMillis).toISOString().slice(0, 10));
}

/** 国家法定节假日与调休: what holds for every agency. */
export const officialCalendar: WorkCalendar = {
  holidays: new Set(notices.flatMap(({ off }) => off.flatMap(([from, to]) => daysFrom(from, to)))),
  makeUpDays: new Set(notices.flatMap(({ worked }) => worked)),
};

/** An agency's own days stand over the official ones; a day that is in both lists is worked. */
export function withOwnDays(
  calendar: WorkCalendar,
  own: { readonly off: readonly string[]; readonly worked: readonly string[] },
): WorkCalendar {
  const off = own.off.filter((day) => !own.worked.includes(day));
  return {
    holidays: new Set([...[...calendar.holidays].filter((day) => !own.worked.includes(day)), ...off]),
    makeUpDays: new Set([...[...calendar.makeUpDays].filter((day) => !off.includes(day)), ...own.worked]),
  };
}
