import { Button, Input } from 'antd';
import { useState } from 'react';
import { ChoiceField, DayField, Field, TextField } from '#platform/web/widgets/field.tsx';
import type { RecordColumn, RecordsWhere } from '../../contract.ts';
import { fieldOf, setField, withoutEmpty } from './narrowing.ts';

interface RecordFiltersProps {
  readonly columns: readonly RecordColumn[];
  readonly where: RecordsWhere;
  readonly onNarrow: (where: RecordsWhere) => void;
}

const states = [
  { value: 'RUNNING', label: '办理中' },
  { value: 'DONE', label: '已办结' },
  { value: 'REFUSED', label: '不同意，已结束' },
  { value: 'CANCELLED', label: '已撤销' },
];

/** Words, state, days, and a field for each column; choices search at once, typed ones with 查找 or Enter. */
export function RecordFilters({ columns, where, onNarrow }: RecordFiltersProps) {
  const [draft, setDraft] = useState(where);
  const [more, setMore] = useState(false);
  const show = (next: RecordsWhere) => {
    const clean = withoutEmpty(next);
    setDraft(clean);
    onNarrow(clean);
  };
  const narrowed = Object.keys(withoutEmpty({ ...where, sort: undefined })).length > 0;
  return (
    <form
      className="panel record-filters"
      aria-label="查找条件"
      onSubmit={(event) => {
        event.preventDefault();
        show(draft);
      }}
    >
      <div className="fields">
        <Field label="包含的文字">
          {(id) => (
            <Input
              id={id}
              maxLength={60}
              value={draft.words ?? ''}
              onChange={(event) => setDraft({ ...draft, words: event.target.value })}
            />
          )}
        </Field>
        <ChoiceField
          label="状态"
          value={draft.states?.[0]}
          emptyWords="全部状态"
          options={states}
          onChange={(state) => show({ ...draft, states: state ? [state] : [] })}
        />
        {columns
          .filter(({ choices }) => choices !== undefined)
          .map((column) => (
            <ChoiceField
              key={column.key}
              label={column.label}
              value={fieldOf(draft, column.key)?.oneOf?.[0]}
              emptyWords="不限"
              options={column.choices ?? []}
              onChange={(value) => show(setField(draft, column.key, value ? { oneOf: [value] } : undefined))}
            />
          ))}
        {more && <MoreFields columns={columns} draft={draft} onChange={setDraft} />}
      </div>
      <div className="actions">
        <Button htmlType="submit" type="primary" ghost>
          查找
        </Button>
        <Button type="text" aria-expanded={more} onClick={() => setMore(!more)}>
          {more ? '收起' : '更多条件'}
        </Button>
        {narrowed && <Button onClick={() => show(where.sort ? { sort: where.sort } : {})}>看全部</Button>}
      </div>
    </form>
  );
}

interface MoreFieldsProps {
  readonly columns: readonly RecordColumn[];
  readonly draft: RecordsWhere;
  readonly onChange: (draft: RecordsWhere) => void;
}

/** Bounds of days and numbers, words of single columns. */
const MoreFields = ({ columns, draft, onChange }: MoreFieldsProps) => (
  <>
    <DayField
      label="发起日期从"
      value={draft.startedFrom ?? ''}
      onChange={(startedFrom) => onChange({ ...draft, startedFrom })}
    />
    <DayField
      label="发起日期到"
      value={draft.startedTo ?? ''}
      onChange={(startedTo) => onChange({ ...draft, startedTo })}
    />
    {columns
      .filter(({ choices }) => choices === undefined)
      .map((column) =>
        column.column === 'text' ? (
          <TextField
            key={column.key}
            label={column.label}
            value={fieldOf(draft, column.key)?.contains ?? ''}
            onChange={(contains) => onChange(setField(draft, column.key, { contains }))}
          />
        ) : (
          <Bounds key={column.key} column={column} draft={draft} onChange={onChange} />
        ),
      )}
  </>
);

function Bounds({ column, draft, onChange }: Omit<MoreFieldsProps, 'columns'> & { readonly column: RecordColumn }) {
  const now = fieldOf(draft, column.key);
  const set = (bound: { readonly from?: string; readonly to?: string }) =>
    onChange(setField(draft, column.key, { ...now, ...bound }));
  const Input = column.column === 'date' ? DayField : TextField;
  return (
    <>
      <Input label={`${column.label}从`} value={now?.from ?? ''} onChange={(from) => set({ from })} />
      <Input label={`${column.label}到`} value={now?.to ?? ''} onChange={(to) => set({ to })} />
    </>
  );
}
