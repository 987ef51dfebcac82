import type { ConditionField, ConditionGroup, ConditionRow, Join } from '@gov/expression';
import { Button, Checkbox } from 'antd';
import type { ReactNode } from 'react';
import { ChoiceField } from '../field.tsx';
import { ConditionLine } from './condition-line.tsx';

interface GroupProps {
  readonly number: number;
  readonly group: ConditionGroup;
  readonly fields: readonly ConditionField[];
  readonly beyondValues: boolean;
  readonly onChange: (group: ConditionGroup) => void;
  readonly onRemove: () => void;
}

/** A row in which nothing is chosen yet. */
export const emptyRow: ConditionRow = { field: '', relation: 'equals', values: [] };

/** Rows in brackets: they count as one row of the whole. */
export function Group({ number, group, fields, beyondValues, onChange, onRemove }: GroupProps): ReactNode {
  const { rows, join, negated } = group;
  const setRows = (next: readonly ConditionRow[]): void => {
    if (next.length > 0) onChange({ ...group, rows: next });
    else onRemove();
  };
  return (
    <fieldset className="inner-rule">
      <legend>第 {number} 组</legend>
      <JoinChoice label="组里几行之间" join={join} onChange={(chosen) => onChange({ ...group, join: chosen })} />
      <Negated
        words="这一组不成立才算符合"
        negated={negated}
        onChange={(chosen) => onChange({ ...group, negated: chosen })}
      />
      {rows.map((row, at) => (
        <ConditionLine
          // biome-ignore lint/suspicious/noArrayIndexKey: a row has no name but its place
          key={at}
          name={`第 ${number} 组第 ${at + 1} 行`}
          row={row}
          fields={fields}
          beyondValues={beyondValues}
          onChange={(changed) => setRows(rows.map((one, place) => (place === at ? changed : one)))}
          onRemove={() => setRows(rows.filter((_, place) => place !== at))}
        />
      ))}
      <div className="acts">
        <Button size="small" onClick={() => setRows([...rows, emptyRow])}>
          组里再加一行
        </Button>
        <Button size="small" onClick={onRemove}>
          去掉第 {number} 组
        </Button>
      </div>
    </fieldset>
  );
}

interface JoinChoiceProps {
  readonly label: string;
  readonly join: Join;
  readonly onChange: (join: Join) => void;
}

export const JoinChoice = ({ label, join, onChange }: JoinChoiceProps): ReactNode => (
  <ChoiceField
    label={label}
    value={join}
    options={[
      { value: 'all', label: '要全部符合（且）' },
      { value: 'any', label: '符合一行就行（或）' },
    ]}
    onChange={(chosen) => (chosen === 'all' || chosen === 'any') && onChange(chosen)}
  />
);

interface NegatedProps {
  readonly words: string;
  readonly negated: boolean;
  readonly onChange: (negated: boolean) => void;
}

export const Negated = ({ words, negated, onChange }: NegatedProps): ReactNode => (
  <Checkbox checked={negated} onChange={({ target }) => onChange(target.checked)}>
    反过来：{words}
  </Checkbox>
);
