import {
  type Condition,
  type ConditionField,
  type ConditionRow,
  type ConditionValue,
  compileExpression,
  findRelation,
  isGroup,
  openCondition,
  type Relation,
  relationsOf,
  valueCount,
  valueKind,
  writeCondition,
} from '@gov/expression';
import { Button, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { ChoiceField, DayField, TextField } from '#platform/web/widgets/field.tsx';

interface ConditionBuilderProps {
  readonly source: string;
  readonly fields: readonly ConditionField[];
  readonly onChange: (source: string) => void;
}

const emptyRow: ConditionRow = { field: '', relation: 'equals', values: [] };

/** 字段 关系 值, row by row, as one sentence. What the rows cannot show stays as it was written and is changed as text. */
export function ConditionBuilder({ source, fields, onChange }: ConditionBuilderProps): ReactNode {
  const opened = open(source, fields);
  const [draft, setDraft] = useState<Condition>();
  const shown = draft ?? (opened === 'advanced' ? undefined : opened);
  if (fields.length === 0 && source === '')
    return <p className="secondary">先点上面的“设置”，选好表单，条件用表单里的字段来写。</p>;
  if (!shown)
    return (
      <TextField
        label="高级条件"
        hint="这个条件不能分行显示，只能按表达式修改"
        value={source}
        maxLength={2000}
        onChange={onChange}
      />
    );
  const change = (next: Condition): void => {
    setDraft(next);
    const written = writeCondition(next, fields);
    if (written.ok) onChange(written.value.source);
  };
  const rows = shown.parts.flatMap((part) => (isGroup(part) ? [] : [part]));
  const set = (at: number, row: ConditionRow): void =>
    change({ ...shown, parts: rows.map((one, place) => (place === at ? row : one)) });
  return (
    <fieldset className="condition">
      <legend>条件</legend>
      {rows.length > 1 && (
        <ChoiceField
          label="几行之间"
          value={shown.join}
          options={[
            { value: 'all', label: '要全部符合' },
            { value: 'any', label: '符合一行就行' },
          ]}
          onChange={(join) => join && change({ ...shown, join: join as 'all' })} // reason: the options are exactly these
        />
      )}
      {rows.map((row, at) => (
        <ConditionLine
          // biome-ignore lint/suspicious/noArrayIndexKey: a row has no name but its place
          key={at}
          at={at}
          row={row}
          fields={fields}
          onChange={(changed) => set(at, changed)}
          {...(rows.length > 1
            ? { onRemove: () => change({ ...shown, parts: rows.filter((_, place) => place !== at) }) }
            : {})}
        />
      ))}
      <div>
        <Button size="small" onClick={() => change({ ...shown, parts: [...rows, emptyRow] })}>
          再加一行条件
        </Button>
      </div>
    </fieldset>
  );
}

function open(source: string, fields: readonly ConditionField[]): Condition | 'advanced' {
  if (source === '') return { join: 'all', negated: false, parts: [emptyRow] };
  const compiled = compileExpression(source);
  const opened = compiled.ok ? openCondition(compiled.value, fields) : undefined;
  if (opened?.kind !== 'rows') return 'advanced';
  const { condition } = opened;
  return condition.negated || condition.parts.some(isGroup) ? 'advanced' : condition;
}

interface LineProps {
  readonly at: number;
  readonly row: ConditionRow;
  readonly fields: readonly ConditionField[];
  readonly onChange: (row: ConditionRow) => void;
  readonly onRemove?: () => void;
}

function ConditionLine({ at, row, fields, onChange, onRemove }: LineProps): ReactNode {
  const field = fields.find(({ key }) => key === row.field);
  const offered = field ? relationsOf(field.kind) : [];
  const relation = field && findRelation(field.kind, row.relation);
  const number = at + 1;
  return (
    <div className="condition-row">
      <Select
        aria-label={`第 ${number} 行的字段`}
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
          aria-label={`第 ${number} 行怎么比`}
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
      {field && relation && <Values number={number} row={row} field={field} relation={relation} onChange={onChange} />}
      {onRemove && (
        <Button size="small" onClick={onRemove}>
          去掉第 {number} 行
        </Button>
      )}
    </div>
  );
}

interface ValuesProps extends Pick<LineProps, 'row' | 'onChange'> {
  readonly number: number;
  readonly field: ConditionField;
  readonly relation: NonNullable<ReturnType<typeof findRelation>>;
}

function Values({ number, row, field, relation, onChange }: ValuesProps): ReactNode {
  const kind = valueKind(field, relation);
  const count = valueCount(relation);
  const set = (values: readonly ConditionValue[]): void => onChange({ ...row, values });
  if (count === 'none') return null;
  const texts = row.values.map(textOfValue);
  if (count === 'list')
    return (
      <Select
        mode={field.options ? 'multiple' : 'tags'}
        aria-label={`第 ${number} 行的值`}
        value={texts}
        options={(field.options ?? []).map(({ value, label }) => ({ value, label }))}
        onChange={(chosen: string[]) => set(chosen.flatMap((text) => typedValue(kind, text) ?? []))}
      />
    );
  if (field.options && kind === field.kind)
    return (
      <Select
        aria-label={`第 ${number} 行的值`}
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
        const label = count === 'two' ? `第 ${number} 行的值 ${place + 1}` : `第 ${number} 行的值`;
        return kind === 'date' ? (
          <DayField key={place} label={label} value={texts[place] ?? ''} onChange={write} />
        ) : (
          <TypedValue key={place} label={label} unit={field.unit} value={texts[place] ?? ''} onChange={write} />
        );
      })}
    </>
  );
}

interface TypedValueProps {
  readonly label: string;
  readonly unit: string | undefined;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

/** Keeps what is typed while it is no whole value yet. */
function TypedValue({ label, unit, value, onChange }: TypedValueProps): ReactNode {
  const [typed, setTyped] = useState(value);
  return (
    <Input
      aria-label={label}
      value={typed}
      maxLength={200}
      {...(unit ? { suffix: unit } : {})}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange(event.target.value.trim());
      }}
    />
  );
}

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
