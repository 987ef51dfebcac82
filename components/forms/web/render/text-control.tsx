import type { ReactNode } from 'react';
import type { ControlProps } from './field-control.tsx';
import { textOf } from './field-values.ts';
import { usePaper } from './paper-context.ts';
import { words } from './words.ts';

/** Texts longer than this get a field that grows, so that a title of sixty characters is seen whole. */
const oneLineLength = 60;

export function TextControl({ slot, control }: ControlProps): ReactNode {
  const { onChange, onLeave } = usePaper();
  const value = textOf(slot.value);
  const placeholder = slot.required ? undefined : words.optional;
  const leave = (): void => onLeave(slot.key);
  const isOneLine = slot.fieldKind === 'text';
  if (isOneLine && (slot.maxLength ?? 0) <= oneLineLength) {
    return (
      <input
        {...control}
        type="text"
        className="gov-field-input"
        value={value}
        placeholder={placeholder}
        onChange={(event) => onChange(slot.key, event.target.value)}
        onBlur={leave}
      />
    );
  }
  // a hidden copy of the text gives the field its height; no script measures anything
  return (
    <span className={isOneLine ? 'gov-field-grow' : 'gov-field-grow is-tall'} data-text={`${value} `}>
      <textarea
        {...control}
        className="gov-field-input"
        rows={1}
        value={value}
        placeholder={placeholder}
        onChange={(event) =>
          onChange(slot.key, isOneLine ? event.target.value.replace(/[\r\n]+/g, '') : event.target.value)
        }
        onBlur={leave}
      />
    </span>
  );
}

export function NumberControl({ slot, control }: ControlProps): ReactNode {
  const { onChange, onLeave } = usePaper();
  // not type=number: it loses what was typed when it is not yet a number
  return (
    <span className="gov-field-number">
      <input
        {...control}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        className="gov-field-input"
        value={textOf(slot.value)}
        placeholder={slot.required ? undefined : words.optional}
        onChange={(event) => onChange(slot.key, event.target.value)}
        onBlur={() => onLeave(slot.key)}
      />
      {slot.unit ? <span aria-hidden="true">{slot.unit}</span> : null}
    </span>
  );
}
