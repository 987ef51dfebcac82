import { type ReactNode, useState } from 'react';
import { DayInput } from '#platform/web/widgets/day/day-input.tsx';
import { usePaper } from '../render/paper-context.ts';
import { words } from '../render/words.ts';
import type { ControlAttributes, ControlProps } from './control-props.ts';
import { rangeOf, textOf } from './field-values.ts';

/** A time of day as it is typed: the browser's own field follows its language and shows AM and PM. */
export function TimeControl({ slot, control }: ControlProps): ReactNode {
  const { onChange, onLeave } = usePaper();
  return (
    <TimeInput
      control={control}
      value={textOf(slot.value)}
      onChange={(time) => onChange(slot.key, time || null)}
      onLeave={() => onLeave(slot.key)}
    />
  );
}

interface TimeInputProps {
  readonly control: Partial<ControlAttributes> & { readonly 'aria-label'?: string };
  readonly value: string;
  readonly onChange: (time: string) => void;
  readonly onLeave: () => void;
}

function TimeInput({ control, value, onChange, onLeave }: TimeInputProps): ReactNode {
  return (
    <input
      {...control}
      type="text"
      inputMode="numeric"
      autoComplete="off"
      className="gov-field-input gov-field-time"
      placeholder={words.timeForm}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      onBlur={onLeave}
    />
  );
}

/** A day and a time of day, sent half filled too, so that the other half is not lost. */
export function DateTimeControl({ slot, control }: ControlProps): ReactNode {
  const { onChange, onLeave } = usePaper();
  return (
    <MomentInput
      control={control}
      label=""
      value={textOf(slot.value)}
      group={`${control.id}-label`}
      onChange={(moment) => onChange(slot.key, moment || null)}
      onLeave={() => onLeave(slot.key)}
    />
  );
}

export function DateTimeRangeControl({ slot, control }: ControlProps): ReactNode {
  const { onChange, onLeave } = usePaper();
  const { from, to } = rangeOf(slot.value);
  const change = (range: { readonly from: string; readonly to: string }): void =>
    onChange(slot.key, range.from === '' && range.to === '' ? null : range);
  const shared = { group: `${control.id}-label`, onLeave: () => onLeave(slot.key) };
  const second = { ...control, id: `${control.id}-to` };
  return (
    <span className="gov-field-range is-long">
      <MomentInput
        {...shared}
        control={control}
        label={words.begin}
        value={from}
        onChange={(one) => change({ from: one, to })}
      />
      <span aria-hidden="true">{words.until}</span>
      <MomentInput
        {...shared}
        control={second}
        label={words.end}
        value={to}
        onChange={(one) => change({ from, to: one })}
      />
    </span>
  );
}

interface MomentInputProps {
  readonly control: ControlAttributes;
  /** Which of two it is; empty where there is one. */
  readonly label: string;
  readonly value: string;
  /** Id of the field's name. */
  readonly group: string;
  readonly onChange: (moment: string) => void;
  readonly onLeave: () => void;
}

function MomentInput({ control, label, value, group, onChange, onLeave }: MomentInputProps): ReactNode {
  const [day = '', time = ''] = value.split('T');
  // a day alone is not yet a value; the time is remembered beside it
  const [shown, setShown] = useState(time);
  const clock = time === '' && day === '' ? '' : time || shown;
  const change = (nextDay: string, nextTime: string): void => {
    setShown(nextTime);
    onChange(nextDay === '' && nextTime === '' ? '' : `${nextDay}T${nextTime}`);
  };
  const { id, ...shared } = control;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in a line of the paper in older browsers
    <span className="gov-field-moment" role="group" aria-labelledby={group}>
      <DayInput
        {...shared}
        id={id}
        className="gov-field-input"
        aria-label={words.dayOf(label)}
        value={day}
        onChange={(next) => change(next, clock)}
        onWords={(next) => change(next, clock)}
        onBlur={onLeave}
      />
      <TimeInput
        control={{ ...shared, id: `${id}-time`, 'aria-label': words.timeOf(label) }}
        value={clock}
        onChange={(next) => change(day, next)}
        onLeave={onLeave}
      />
    </span>
  );
}
