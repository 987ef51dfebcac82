import { InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';

interface DayFromTodayProps {
  readonly name: string;
  /** 0 is today, -3 is 3天前. */
  readonly days: number;
  readonly onChange: (days: number) => void;
}

const words = { today: '今天', before: '今天以前…', after: '今天以后…' };
const mostDays = 99_999;

/** 今天, or some days before or after it. */
export function DayFromToday({ name, days, onChange }: DayFromTodayProps): ReactNode {
  const place = days === 0 ? 'today' : days < 0 ? 'before' : 'after';
  const moved = Math.abs(days);
  return (
    <>
      <Select
        aria-label={`${name}是哪天`}
        value={place}
        options={Object.entries(words).map(([value, label]) => ({ value, label }))}
        onChange={(next: string) => onChange(next === 'today' ? 0 : (next === 'before' ? -1 : 1) * Math.max(moved, 1))}
      />
      {place !== 'today' && (
        <InputNumber
          aria-label={`${name}差几天`}
          min={1}
          max={mostDays}
          precision={0}
          suffix={place === 'before' ? '天前' : '天后'}
          value={moved}
          onChange={(typed) => typed && onChange(place === 'before' ? -typed : typed)}
        />
      )}
    </>
  );
}
