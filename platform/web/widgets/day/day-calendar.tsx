import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { addDays, addMonths, todayInChina, weeksOf } from '#platform/web/text/days.ts';
import { usePlace } from './use-place.ts';

interface DayCalendarProps {
  readonly anchor: RefObject<HTMLElement | null>;
  readonly value: string;
  readonly min: string | undefined;
  readonly max: string | undefined;
  readonly onChoose: (day: string) => void;
  readonly onClose: () => void;
}

const weekdays = ['一', '二', '三', '四', '五', '六', '日'];

/** Where an arrow or a page key leads from a day. */
const steps: Readonly<Record<string, (day: string) => string>> = {
  ArrowLeft: (day) => addDays(day, -1),
  ArrowRight: (day) => addDays(day, 1),
  ArrowUp: (day) => addDays(day, -7),
  ArrowDown: (day) => addDays(day, 7),
  PageUp: (day) => addMonths(day, -1),
  PageDown: (day) => addMonths(day, 1),
};

const monthWords = (day: string): string => `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月`;
const dayWords = (day: string): string => `${monthWords(day)}${Number(day.slice(8))}日`;

/** A month on the wall, weeks from Monday; no table, because it also opens inside the tables of paper forms. Arrows move by days and weeks, page keys by months, Esc goes back. */
export function DayCalendar({ anchor, value, min, max, onChoose, onClose }: DayCalendarProps) {
  const today = todayInChina();
  const [here, setHere] = useState(value || (min !== undefined && min > today ? min : today));
  const frame = useRef<HTMLDivElement>(null);
  const place = usePlace(anchor, frame, onClose);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus follows the day
  useEffect(() => {
    frame.current?.querySelector<HTMLElement>('button[tabindex="0"]')?.focus();
  }, [here]);
  const onKey = (event: KeyboardEvent) => {
    // a dialog around the field must not take Esc as its own
    if (event.key === 'Escape') {
      event.stopPropagation();
      return onClose();
    }
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    setHere(step(here));
  };
  const outside = (day: string) => (min !== undefined && day < min) || (max !== undefined && day > max);
  return (
    <div ref={frame} className="day-calendar" role="dialog" aria-label="日历" style={place} onKeyDown={onKey}>
      <div className="day-head">
        <button type="button" aria-label="上一年" onClick={() => setHere(addMonths(here, -12))}>
          «
        </button>
        <button type="button" aria-label="上个月" onClick={() => setHere(addMonths(here, -1))}>
          ‹
        </button>
        <b aria-live="polite">{monthWords(here)}</b>
        <button type="button" aria-label="下个月" onClick={() => setHere(addMonths(here, 1))}>
          ›
        </button>
        <button type="button" aria-label="下一年" onClick={() => setHere(addMonths(here, 12))}>
          »
        </button>
      </div>
      <div className="day-grid">
        {weekdays.map((weekday) => (
          <span key={weekday} className="day-weekday" aria-hidden="true">
            {weekday}
          </span>
        ))}
        {weeksOf(here)
          .flat()
          .map((day) => (
            <button
              key={day}
              type="button"
              tabIndex={day === here ? 0 : -1}
              aria-label={dayWords(day)}
              aria-pressed={day === value}
              aria-current={day === today ? 'date' : undefined}
              aria-disabled={outside(day)}
              className={day.slice(0, 7) === here.slice(0, 7) ? '' : 'other-month'}
              onClick={() => outside(day) || onChoose(day)}
            >
              {Number(day.slice(8))}
            </button>
          ))}
      </div>
      <div className="day-foot">
        <button type="button" disabled={outside(today)} onClick={() => onChoose(today)}>
          今天
        </button>
        {value && (
          <button type="button" onClick={() => onChoose('')}>
            清空
          </button>
        )}
      </div>
    </div>
  );
}
