import type { ReactNode } from 'react';
import { parseDay } from '#platform/web/text/days.ts';
import { DayInput } from '#platform/web/widgets/day/day-input.tsx';
import { usePaper } from '../render/paper-context.ts';
import { words } from '../render/words.ts';
import type { ControlProps } from './control-props.ts';
import { rangeOf, textOf } from './field-values.ts';

/** What is typed and is no day is told too: it is refused like any other value, and does not empty the field behind the page. */
export function DateControl({ slot, control }: ControlProps): ReactNode {
  const { onChange, onLeave } = usePaper();
  return (
    <DayInput
      {...control}
      className="gov-field-input"
      value={textOf(slot.value)}
      onChange={(day) => onChange(slot.key, day || null)}
      onWords={(words) => onChange(slot.key, words)}
      onBlur={() => onLeave(slot.key)}
    />
  );
}

/** Two dates; the value is sent half filled too, so that the other half is not lost. */
export function DateRangeControl({ slot, control }: ControlProps): ReactNode {
  const { onChange, onLeave } = usePaper();
  const { from, to } = rangeOf(slot.value);
  const change = (range: { readonly from: string; readonly to: string }): void =>
    onChange(slot.key, range.from === '' && range.to === '' ? null : range);
  const { id, ...shared } = control;
  const leave = (): void => onLeave(slot.key);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in a line of the paper in older browsers
    <span className="gov-field-range" role="group" aria-labelledby={`${id}-label`}>
      <DayInput
        {...shared}
        id={id}
        className="gov-field-input"
        aria-label={words.from}
        max={parseDay(to)}
        value={from}
        onChange={(day) => change({ from: day, to })}
        onWords={(words) => change({ from: words, to })}
        onBlur={leave}
      />
      <span aria-hidden="true">{words.until}</span>
      <DayInput
        {...shared}
        id={`${id}-to`}
        className="gov-field-input"
        aria-label={words.to}
        min={parseDay(from)}
        value={to}
        onChange={(day) => change({ from, to: day })}
        onWords={(words) => change({ from, to: words })}
        onBlur={leave}
      />
    </span>
  );
}
