import { type InputHTMLAttributes, type KeyboardEvent, useRef, useState } from 'react';
import { noDayWords, parseDay } from '#platform/web/text/days.ts';
import { Icon } from '../icon.tsx';
import { DayCalendar } from './day-calendar.tsx';
import './day.css';

type Attributes = Omit<InputHTMLAttributes<HTMLInputElement>, 'value' | 'onChange' | 'min' | 'max' | 'type'>;

interface DayInputProps extends Attributes {
  /** `2026-12-01`, or empty; or words that are no day. */
  readonly value: string;
  /** A day, or empty while what is typed is none. */
  readonly onChange: (day: string) => void;
  /** Told instead, while what is typed is no day: where `value` may be such words, they outlive the page. */
  readonly onWords?: ((words: string) => void) | undefined;
  readonly min?: string | undefined;
  readonly max?: string | undefined;
}

/**
 * A day, typed or chosen. The browser's own date field follows the language of the browser (mm/dd/yyyy on an English
 * one); this one always reads 2026-12-01 and takes every way of writing a date that people use.
 */
export function DayInput({ value, onChange, onWords, min, max, className = '', onBlur, ...attributes }: DayInputProps) {
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState<string>();
  const [left, setLeft] = useState(false);
  const [open, setOpen] = useState(false);
  const shown = typed !== undefined && [parseDay(typed) ?? '', typed].includes(value) ? typed : value;
  // the form has its own sentence at a field that was refused
  const wrong = left && shown.trim() !== '' && parseDay(shown) === undefined && !attributes['aria-invalid'];
  const type = (text: string) => {
    setTyped(text);
    setLeft(false);
    const day = parseDay(text);
    if (day === undefined && text.trim() !== '' && onWords) onWords(text);
    else onChange(day ?? '');
  };
  const choose = (day: string) => {
    setTyped(undefined);
    setOpen(false);
    onChange(day);
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // a day is read again before the form goes out: only its button, or Ctrl+Enter, sends it
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) event.preventDefault();
    if (event.key !== 'ArrowDown' || !event.altKey) return;
    event.preventDefault();
    setOpen(true);
  };
  return (
    <span className="day-input">
      <input
        placeholder="年-月-日"
        {...attributes}
        {...(wrong ? { 'aria-invalid': true } : {})}
        ref={input}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        maxLength={14}
        className={className}
        value={shown}
        onKeyDown={onKeyDown}
        onChange={(event) => type(event.target.value)}
        onBlur={(event) => {
          setLeft(true);
          if (parseDay(shown)) setTyped(undefined);
          onBlur?.(event);
        }}
      />
      <button
        type="button"
        className="day-button"
        aria-label="打开日历"
        aria-expanded={open}
        disabled={attributes.disabled || attributes.readOnly}
        onClick={() => setOpen(!open)}
      >
        <Icon name="calendar" />
      </button>
      {wrong && (
        <span className="day-wrong" role="alert">
          {noDayWords(shown)}
        </span>
      )}
      {open && (
        <DayCalendar
          anchor={input}
          value={parseDay(value) ?? ''}
          min={min}
          max={max}
          onChoose={choose}
          onClose={() => {
            setOpen(false);
            input.current?.focus();
          }}
        />
      )}
    </span>
  );
}
