import { type ConditionField, type ConditionValue, isOfPeople, type ValueKind } from '@gov/expression';
import { Input, Select } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { DayField } from '../field.tsx';
import { PersonPicker } from '../person-picker.tsx';
import { SeveralSelect } from '../several-select.tsx';
import { chosenValue, optionsWith, personsOf, valuesOfPersons } from './chosen-people.ts';
import { useConditionPickers } from './pickers.ts';
import { whyUnreadable } from './unreadable.ts';
import { isNotYet } from './what-is-missing.ts';

interface WrittenProps {
  readonly name: string;
  readonly values: readonly ConditionValue[];
  readonly field: ConditionField;
  readonly count: 'none' | 'one' | 'two' | 'list';
  readonly kind: ValueKind;
  readonly onChange: (values: readonly ConditionValue[]) => void;
}

/** Values as they suit the kind: chosen where the field has choices, days from a calendar, else typed. */
export function WrittenValues({ name, values, field, count, kind, onChange: set }: WrittenProps): ReactNode {
  const texts = values.map(textOfValue);
  const { searchPersons } = useConditionPickers();
  if (kind === 'person' && searchPersons)
    return (
      <PersonPicker
        label={`${name}的值`}
        several={count === 'list'}
        value={personsOf(field, values)}
        search={searchPersons}
        onChange={(chosen) => set(valuesOfPersons(chosen, values))}
      />
    );
  if (count === 'list')
    return (
      <>
        <SeveralSelect
          mode={field.options ? 'multiple' : 'tags'}
          aria-label={`${name}的值`}
          value={texts}
          options={(field.options ? optionsWith(field, values) : []).map(({ value, label }) => ({ value, label }))}
          onChange={(chosen) =>
            set(
              chosen.flatMap((text) =>
                field.options ? chosenValue(field, text, values) : (typedValue(kind, text) ?? []),
              ),
            )
          }
        />
        {texts.map((text) => (
          <Unreadable key={text} words={whyUnreadable(kind, text)} />
        ))}
      </>
    );
  if (field.options && kind === field.kind)
    return (
      <Select
        aria-label={`${name}的值`}
        placeholder="请选择"
        {...(isOfPeople(field) ? { showSearch: { optionFilterProp: 'label' } } : {})}
        value={texts[0] ?? null}
        options={optionsWith(field, values).map(({ value, label }) => ({ value, label }))}
        onChange={(text: string) => set([chosenValue(field, text, values)])}
      />
    );
  const places = count === 'two' ? [0, 1] : [0];
  return (
    <>
      {places.map((place) => {
        const write = (text: string): void => {
          const next = places.map((at) => (at === place ? typedValue(kind, text) : values[at]) ?? notYet);
          set(next.every(isNotYet) ? [] : next);
        };
        const label = count === 'two' ? `${name}的值 ${place + 1}` : `${name}的值`;
        return kind === 'date' ? (
          <DayField key={place} label={label} value={texts[place] ?? ''} onChange={write} />
        ) : (
          <TypedValue
            key={place}
            label={label}
            kind={kind}
            unit={field.unit}
            value={texts[place] ?? ''}
            onChange={write}
          />
        );
      })}
    </>
  );
}

/** Keeps the place of a value while the other one of two is there already. */
const notYet: ConditionValue = { kind: 'text', text: '' };

interface TypedValueProps {
  readonly label: string;
  readonly kind: ValueKind;
  readonly unit: string | undefined;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

/** Keeps what is typed with its blanks; what the condition became otherwise – by 撤销 – is shown instead. */
function TypedValue({ label, kind, unit, value, onChange }: TypedValueProps): ReactNode {
  const [last, setLast] = useState(value);
  const id = useId();
  const typed = last.trim() === value ? last : value;
  const problem = whyUnreadable(kind, typed);
  return (
    <>
      <Input
        aria-label={label}
        {...(problem ? { status: 'error' as const, 'aria-invalid': true, 'aria-describedby': id } : {})}
        value={typed}
        maxLength={200}
        {...(unit ? { suffix: unit } : {})}
        onChange={(event) => {
          setLast(event.target.value);
          onChange(event.target.value.trim());
        }}
      />
      <Unreadable id={id} words={problem} />
    </>
  );
}

const Unreadable = ({ id, words }: { readonly id?: string; readonly words: string | undefined }): ReactNode =>
  words === undefined ? null : (
    <p id={id} className="condition-unreadable small" role="alert">
      {words}
    </p>
  );

const textOfValue = (value: ConditionValue): string => {
  switch (value.kind) {
    case 'text':
      return value.text;
    case 'number':
      return value.number;
    case 'date':
      return value.date;
    default:
      return '';
  }
};

function typedValue(kind: string, text: string): ConditionValue | undefined {
  if (text === '') return undefined;
  if (kind === 'date') return { kind: 'date', date: text };
  if (kind === 'duration') return { kind: 'duration', duration: text };
  return kind === 'number' || kind === 'amount' || kind === 'count'
    ? { kind: 'number', number: text }
    : { kind: 'text', text };
}
