import { Input, Select } from 'antd';
import { type ReactNode, useId } from 'react';
import { DayInput } from './day/day-input.tsx';
import { asChecked, FieldProblem } from './form/field-problem.tsx';
import './field.css';

interface FieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly id?: string | undefined;
  readonly children: (id: string, described: string | undefined) => ReactNode;
}

/** Label above, hint below the label, as all forms of the house. */
export function Field({ label, hint, id: named, children }: FieldProps) {
  const own = useId();
  const id = named ?? own;
  const hintId = `${id}-hint`;
  return (
    <div className="form-field">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p id={hintId} className="tertiary small">
          {hint}
        </p>
      )}
      {children(id, hint ? hintId : undefined)}
    </div>
  );
}

interface TextFieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly maxLength?: number;
  /** Named where `problem` is told, so that the form finds it. */
  readonly id?: string;
  /** What is wrong with it, see `useChecked`. */
  readonly problem?: string | undefined;
}

export const TextField = ({ label, hint, value, onChange, maxLength = 60, id: named, problem }: TextFieldProps) => (
  <Field label={label} hint={hint} id={named}>
    {(id, described) => (
      <>
        <Input
          {...asChecked(id, problem, described)}
          value={value}
          maxLength={maxLength}
          onChange={(event) => onChange(event.target.value)}
        />
        <FieldProblem of={id} message={problem} />
      </>
    )}
  </Field>
);

/** A day, typed or chosen from a calendar: always 2026-12-01, whatever language the browser speaks. */
export const DayField = ({ label, hint, value, onChange }: TextFieldProps) => (
  <Field label={label} hint={hint}>
    {(id, described) => (
      <DayInput id={id} aria-describedby={described} className="day-field" value={value} onChange={onChange} />
    )}
  </Field>
);

interface Choice {
  readonly value: string;
  readonly label: string;
}

interface ChoiceFieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
  readonly options: readonly (Choice | { readonly label: string; readonly options: readonly Choice[] })[];
  /** What an empty choice means, where it may be empty: `全部操作`. */
  readonly emptyWords?: string;
}

export const ChoiceField = ({ label, hint, value, onChange, options, emptyWords }: ChoiceFieldProps) => (
  <Field label={label} hint={hint}>
    {(id, described) => (
      <Select
        id={id}
        aria-describedby={described}
        showSearch={{ optionFilterProp: 'label' }}
        allowClear={emptyWords !== undefined}
        placeholder={emptyWords ?? '请选择'}
        value={value ?? null}
        // reason: the list is not changed by the control; its type wants arrays of its own
        options={options as Choice[]}
        onChange={(chosen) => onChange(chosen ?? undefined)}
      />
    )}
  </Field>
);
