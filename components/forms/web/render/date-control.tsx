import type { ReactNode } from 'react';
import type { ControlProps } from './field-control.tsx';
import { rangeOf, textOf } from './field-values.ts';
import { usePaper } from './paper-context.ts';
import { words } from './words.ts';

export function DateControl({ slot, control }: ControlProps): ReactNode {
  const { onChange, onLeave } = usePaper();
  return (
    <input
      {...control}
      type="date"
      className="gov-field-input"
      value={textOf(slot.value)}
      onChange={(event) => onChange(slot.key, event.target.value || null)}
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
      <input
        {...shared}
        id={id}
        type="date"
        className="gov-field-input"
        aria-label={words.from}
        max={to || undefined}
        value={from}
        onChange={(event) => change({ from: event.target.value, to })}
        onBlur={leave}
      />
      <span aria-hidden="true">{words.until}</span>
      <input
        {...shared}
        id={`${id}-to`}
        type="date"
        className="gov-field-input"
        aria-label={words.to}
        min={from || undefined}
        value={to}
        onChange={(event) => change({ from, to: event.target.value })}
        onBlur={leave}
      />
    </span>
  );
}
