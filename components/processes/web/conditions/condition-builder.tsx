import {
  type Condition,
  type ConditionField,
  type ConditionGroup,
  type ConditionPart,
  type ConditionRow,
  compileExpression,
  isGroup,
  type Join,
  openCondition,
  writeCondition,
} from '@gov/expression';
import { Button, Checkbox } from 'antd';
import type { ReactNode } from 'react';
import { ChoiceField, TextField } from '#platform/web/widgets/field.tsx';
import { ConditionLine } from './condition-line.tsx';
import { useUnfinished } from './unfinished.ts';

interface ConditionBuilderProps {
  readonly source: string;
  /** Where it stands: what is typed and not whole yet is found there again. */
  readonly place?: string;
  readonly fields: readonly ConditionField[];
  readonly onChange: (source: string) => void;
}

const emptyRow: ConditionRow = { field: '', relation: 'equals', values: [] };
const emptyGroup: ConditionGroup = { join: 'any', negated: false, rows: [emptyRow, emptyRow] };

/**
 * 字段 关系 值, row by row, and rows in groups, as one sentence. What they cannot show stays as it was written and is changed
 * as text. Nothing is written before every row is whole.
 */
export function ConditionBuilder({ source, place, fields, onChange }: ConditionBuilderProps): ReactNode {
  const opened = open(source, fields);
  const { draft, keep } = useUnfinished(place, source);
  const shown = draft ?? (opened === 'advanced' ? undefined : opened);
  if (fields.length === 0 && source === '')
    return <p className="secondary">先点上面的“流程设置”，选好表单，条件用表单里的字段来写。</p>;
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
    const written = writeCondition(next, fields);
    keep(next, written.ok);
    if (written.ok) onChange(written.value.source);
  };
  const { parts, join, negated } = shown;
  const setParts = (next: readonly ConditionPart[]): void =>
    change({ ...shown, parts: next.length > 0 ? next : [emptyRow] });
  return (
    <fieldset className="condition">
      <legend>条件</legend>
      {parts.length > 1 && (
        <JoinChoice label="几行之间" join={join} onChange={(chosen) => change({ ...shown, join: chosen })} />
      )}
      {negated && (
        <Negated
          words="以上不成立才算符合"
          negated={negated}
          onChange={(chosen) => change({ ...shown, negated: chosen })}
        />
      )}
      {parts.map((part, at) => {
        const set = (changed: ConditionPart): void =>
          setParts(parts.map((one, place) => (place === at ? changed : one)));
        const remove = (): void => setParts(parts.filter((_, place) => place !== at));
        return isGroup(part) ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: a group has no name but its place
          <Group key={at} number={at + 1} group={part} fields={fields} onChange={set} onRemove={remove} />
        ) : (
          <ConditionLine
            // biome-ignore lint/suspicious/noArrayIndexKey: a row has no name but its place
            key={at}
            name={`第 ${at + 1} 行`}
            row={part}
            fields={fields}
            onChange={set}
            {...(parts.length > 1 ? { onRemove: remove } : {})}
          />
        );
      })}
      <div className="acts">
        <Button size="small" onClick={() => setParts([...parts, emptyRow])}>
          再加一行条件
        </Button>
        <Button size="small" onClick={() => setParts([...parts, emptyGroup])}>
          再加一组条件
        </Button>
      </div>
    </fieldset>
  );
}

interface GroupProps {
  readonly number: number;
  readonly group: ConditionGroup;
  readonly fields: readonly ConditionField[];
  readonly onChange: (group: ConditionGroup) => void;
  readonly onRemove: () => void;
}

/** Rows in brackets: they count as one row of the whole. */
function Group({ number, group, fields, onChange, onRemove }: GroupProps): ReactNode {
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

const JoinChoice = ({ label, join, onChange }: JoinChoiceProps): ReactNode => (
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

const Negated = ({ words, negated, onChange }: NegatedProps): ReactNode => (
  <Checkbox checked={negated} onChange={({ target }) => onChange(target.checked)}>
    反过来：{words}
  </Checkbox>
);

function open(source: string, fields: readonly ConditionField[]): Condition | 'advanced' {
  if (source === '') return { join: 'all', negated: false, parts: [emptyRow] };
  const compiled = compileExpression(source);
  const opened = compiled.ok ? openCondition(compiled.value, fields) : undefined;
  return opened?.kind === 'rows' ? opened.condition : 'advanced';
}
