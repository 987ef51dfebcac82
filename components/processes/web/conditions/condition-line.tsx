import {
  type ConditionField,
  type ConditionRow,
  type ConditionValue,
  findRelation,
  type Relation,
  relationsOf,
  type ValueKind,
  valueCount,
  valueKind,
} from '@gov/expression';
import { Button, Input, Select } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { DayField } from '#platform/web/widgets/field.tsx';
import { SeveralSelect } from '#platform/web/widgets/several-select.tsx';
import { whyUnreadable } from './unreadable.ts';

interface LineProps {
  /** What the line is called: 第 2 行, 第 1 组第 2 行. */
  readonly name: string;
  readonly row: ConditionRow;
  readonly fields: readonly ConditionField[];
  readonly onChange: (row: ConditionRow) => void;
  readonly onRemove?: () => void;
}

/** 字段 关系 值. */
export function ConditionLine({ name, row, fields, onChange, onRemove }: LineProps): ReactNode {
  const field = fields.find(({ key }) => key === row.field);
  const offered = field ? relationsOf(field.kind) : [];
  const relation = field && findRelation(field.kind, row.relation);
  return (
    <div className="condition-row">
      <Select
        aria-label={`${name}的字段`}
        placeholder="哪一栏"
        showSearch={{ optionFilterProp: 'label' }}
        value={row.field || null}
        options={fields.map(({ key, label }) => ({ value: key, label }))}
        onChange={(key: string) => {
          const kind = fields.find((one) => one.key === key)?.kind;
          const first = kind && relationsOf(kind)[0]?.relation;
          if (first) onChange({ field: key, relation: first, values: [] });
        }}
      />
      {field && (
        <Select
          aria-label={`${name}怎么比`}
          value={row.relation}
          options={offered.map((one) => ({ value: one.relation, label: one.words.replace(/\{[12*]\}/g, '…') }))}
          onChange={(chosen: Relation) => {
            const before = relation && valueCount(relation);
            const now = findRelation(field.kind, chosen);
            const kept = now && before === valueCount(now) ? row.values : [];
            onChange({ ...row, relation: chosen, values: kept });
          }}
        />
      )}
      {field && relation && <Values name={name} row={row} field={field} relation={relation} onChange={onChange} />}
      {onRemove && (
        <Button size="small" onClick={onRemove}>
          去掉{name}
        </Button>
      )}
    </div>
  );
}

interface ValuesProps extends Pick<LineProps, 'row' | 'onChange'> {
  readonly name: string;
  readonly field: ConditionField;
  readonly relation: NonNullable<ReturnType<typeof findRelation>>;
}

function Values({ name, row, field, relation, onChange }: ValuesProps): ReactNode {
  const kind = valueKind(field, relation);
  const count = valueCount(relation);
  const set = (values: readonly ConditionValue[]): void => onChange({ ...row, values });
  if (count === 'none') return null;
  const texts = row.values.map(textOfValue);
  if (count === 'list')
    return (
      <>
        <SeveralSelect
          mode={field.options ? 'multiple' : 'tags'}
          aria-label={`${name}的值`}
          value={texts}
          options={(field.options ?? []).map(({ value, label }) => ({ value, label }))}
          onChange={(chosen) => set(chosen.flatMap((text) => typedValue(kind, text) ?? []))}
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
        value={texts[0] ?? null}
        options={field.options.map(({ value, label }) => ({ value, label }))}
        onChange={(text: string) => set([{ kind: 'text', text }])}
      />
    );
  const places = count === 'two' ? [0, 1] : [0];
  return (
    <>
      {places.map((place) => {
        const write = (text: string): void => {
          const value = typedValue(kind, text);
          const rest = place === 0 ? row.values.slice(1) : row.values.slice(0, 1);
          set(place === 0 ? [...(value ? [value] : []), ...rest] : [...rest, ...(value ? [value] : [])]);
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

interface TypedValueProps {
  readonly label: string;
  readonly kind: ValueKind;
  readonly unit: string | undefined;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

/** Keeps what is typed while it is no whole value yet. */
function TypedValue({ label, kind, unit, value, onChange }: TypedValueProps): ReactNode {
  const [typed, setTyped] = useState(value);
  const id = useId();
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
          setTyped(event.target.value);
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
