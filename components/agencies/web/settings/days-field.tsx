import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { weekDayWords } from '#platform/web/text/dates.ts';
import { DayInput } from '#platform/web/widgets/day/day-input.tsx';
import { Field } from '#platform/web/widgets/field.tsx';

interface DaysFieldProps {
  readonly label: string;
  readonly hint: ReactNode;
  readonly most: number;
  readonly value: unknown;
  readonly onChange: (days: readonly string[]) => void;
}

/** Several days, in order: one is added by the field, each can be taken out again. */
export function DaysField({ label, hint, most, value, onChange }: DaysFieldProps) {
  const days = Array.isArray(value) ? value.filter((day) => typeof day === 'string') : [];
  const [day, setDay] = useState('');
  const addable = day !== '' && !days.includes(day) && days.length < most;
  const add = () => {
    if (!addable) return;
    onChange([...days, day].sort());
    setDay('');
  };
  return (
    <Field label={label} hint={hint}>
      {(id, described) => (
        <>
          <span className="row">
            <DayInput id={id} aria-describedby={described} className="day-field" value={day} onChange={setDay} />
            <Button onClick={add} disabled={!addable}>
              加上这一天
            </Button>
          </span>
          {days.length > 0 && (
            <ul className="settings-days" aria-label={label}>
              {days.map((one) => (
                <li key={one}>
                  <span>
                    {one} {weekDayWords(one)}
                  </span>
                  <Button
                    type="link"
                    size="small"
                    aria-label={`去掉 ${one}`}
                    onClick={() => onChange(days.filter((other) => other !== one))}
                  >
                    去掉
                  </Button>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </Field>
  );
}
