import { dateInChina, type Instant, type JsonObject, type JsonValue } from '@gov/base';
import { applySystemEdit, type CompiledForm, type FieldDefinition, kindOf } from '@gov/forms';
import { type ReactNode, useState } from 'react';
import { ChoiceField, DayField, Field, TextField } from '#platform/web/widgets/field.tsx';
import { type PersonChoice, PersonPicker, type PersonSearch } from '#platform/web/widgets/person-picker.tsx';
import { SeveralSelect } from '#platform/web/widgets/several-select.tsx';
import { useDesk } from '../designer/desk.ts';
import { typedKinds } from './walk-form.ts';

interface WalkFieldsProps {
  readonly form: CompiledForm;
  readonly fields: readonly FieldDefinition[];
  readonly values: JsonObject;
  readonly now: Instant;
  readonly search: PersonSearch;
  readonly onChange: (values: JsonObject) => void;
}

/** The fields that decide the way, as simple inputs; what does not fit is said and not taken over. */
export function WalkFields({ form, fields, values, now, search, onChange }: WalkFieldsProps): ReactNode {
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const write = (field: FieldDefinition, value: JsonValue): void => {
    const edited = applySystemEdit(form, {
      before: values,
      edit: { [field.key]: value },
      today: dateInChina(now),
    });
    const message = edited.ok ? undefined : (edited.rejection.fields?.[0]?.message ?? '这个值不合适');
    const { [field.key]: _former, ...others } = problems;
    setProblems(message ? { ...others, [field.key]: message } : others);
    if (edited.ok) onChange(edited.value);
  };
  return fields.map((field) => (
    <WalkField
      key={field.key}
      field={field}
      value={values[field.key] ?? null}
      problem={problems[field.key]}
      search={search}
      onChange={(value) => write(field, value)}
    />
  ));
}

interface WalkFieldProps {
  readonly field: FieldDefinition;
  readonly value: JsonValue;
  readonly problem: string | undefined;
  readonly search: PersonSearch;
  readonly onChange: (value: JsonValue) => void;
}

function WalkField({ field, value, problem, search, onChange }: WalkFieldProps): ReactNode {
  const { choices } = useDesk();
  const options = field.choices ?? kindOf(field).slot?.(field).choices;
  const { label, kind } = field;
  const text = typeof value === 'string' ? value : '';
  if (kind === 'person')
    return (
      <PersonPicker
        label={label}
        value={personOf(value)}
        search={search}
        onChange={([one]) => onChange(one ? { id: one.personId, name: one.name } : null)}
      />
    );
  if (kind === 'section' || kind === 'post') {
    const list = kind === 'section' ? choices.sections : choices.posts;
    return (
      <ChoiceField
        label={label}
        value={idOf(value)}
        emptyWords="没有填"
        options={list.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(id) => onChange(id ? { id, name: list.find((one) => one.id === id)?.name ?? '' } : null)}
      />
    );
  }
  if (kind === 'switch')
    return (
      <ChoiceField
        label={label}
        value={value === true ? 'yes' : value === false ? 'no' : undefined}
        emptyWords="没有填"
        options={[
          { value: 'yes', label: '是' },
          { value: 'no', label: '否' },
        ]}
        onChange={(chosen) => onChange(chosen === undefined ? null : chosen === 'yes')}
      />
    );
  if (kind === 'choices' && options)
    return (
      <Field label={label}>
        {(id) => (
          <SeveralSelect
            id={id}
            value={Array.isArray(value) ? (value as string[]) : []} // reason: checked by the field
            options={options.map((one) => ({ value: one.value, label: one.label }))}
            onChange={(chosen) => onChange(chosen.length > 0 ? chosen : null)}
          />
        )}
      </Field>
    );
  if (options)
    return (
      <ChoiceField
        label={label}
        value={text || undefined}
        emptyWords="没有填"
        options={options.map((one) => ({ value: one.value, label: one.label }))}
        onChange={(chosen) => onChange(chosen ?? null)}
      />
    );
  if (kind === 'date') return <DayField label={label} value={text} onChange={(day) => onChange(day || null)} />;
  if (kind === 'dateRange') return <RangeField label={label} value={value} onChange={onChange} />;
  if (kind === 'formula')
    return (
      <p className="secondary small">
        “{label}”自动算：{value === null ? '要用的栏填好就算出来' : kindOf(field).display(field, value)}
      </p>
    );
  if (!typedKinds.has(kind)) return <p className="tertiary small">“{label}”在试走里填不了，按没有填来走。</p>;
  return <TypedField label={label} value={text} problem={problem} onChange={onChange} />;
}

interface OneFieldProps {
  readonly label: string;
  readonly onChange: (value: JsonValue) => void;
}

/** Keeps what is typed while it is no whole value yet. */
function TypedField({
  label,
  value,
  problem,
  onChange,
}: OneFieldProps & { readonly value: string; readonly problem: string | undefined }): ReactNode {
  const [text, setText] = useState(value);
  return (
    <TextField
      label={label}
      value={text}
      problem={problem}
      maxLength={2000}
      onChange={(now) => {
        setText(now);
        onChange(now.trim() || null);
      }}
    />
  );
}

function RangeField({ label, value, onChange }: OneFieldProps & { readonly value: JsonValue }): ReactNode {
  const [days, setDays] = useState(() => rangeOf(value));
  const write = (next: { readonly from: string; readonly to: string }): void => {
    setDays(next);
    if (next.from && next.to) onChange({ ...next });
  };
  return (
    <>
      <DayField label={`${label}：从`} value={days.from} onChange={(from) => write({ ...days, from })} />
      <DayField label={`${label}：到`} value={days.to} onChange={(to) => write({ ...days, to })} />
    </>
  );
}

const partOf = (value: JsonValue, key: string): string => {
  const parts =
    typeof value === 'object' && value !== null ? new Map<string, unknown>(Object.entries(value)) : undefined;
  const part = parts?.get(key);
  return typeof part === 'string' ? part : '';
};
const rangeOf = (value: JsonValue) => ({ from: partOf(value, 'from'), to: partOf(value, 'to') });
const idOf = (value: JsonValue): string | undefined => partOf(value, 'id') || undefined;

function personOf(value: JsonValue): readonly PersonChoice[] {
  const personId = idOf(value);
  return personId ? [{ personId, assignmentId: '', name: partOf(value, 'name'), section: '', post: '' }] : [];
}
