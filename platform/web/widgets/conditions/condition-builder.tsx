import {
  type Condition,
  type ConditionField,
  type ConditionGroup,
  type ConditionPart,
  compileExpression,
  isGroup,
  openCondition,
  writeCondition,
} from '@gov/expression';
import { Button } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { ConditionLine } from './condition-line.tsx';
import { emptyRow, Group, JoinChoice, Negated } from './group.tsx';
import { type RowsMemory, useKeptRows } from './kept-rows.ts';
import { whatIsMissing } from './what-is-missing.ts';
import './conditions.css';

interface ConditionBuilderProps {
  readonly source: string;
  readonly fields: readonly ConditionField[];
  readonly onChange: (source: string) => void;
  /** What the rows are for: `条件` when absent. */
  readonly legend?: string;
  /** Where rows that are not whole yet are kept. */
  readonly memory?: RowsMemory;
  /**
   * Rows may be compared with another field and with the day of today, what is missing is told, and the focus goes to what is
   * added.
   */
  readonly beyondValues?: boolean;
  /** What stands here for a condition that rows cannot show; `begin` begins rows, which count once they are whole. */
  readonly otherwise: (begin: () => void) => ReactNode;
}

const emptyGroup: ConditionGroup = { join: 'any', negated: false, rows: [emptyRow, emptyRow] };
const oneRow: Condition = { join: 'all', negated: false, parts: [emptyRow] };

/**
 * 字段 关系 值, row by row, and rows in groups, as one condition of the expression language. What they cannot show stays as it was
 * written. Nothing is written before every row is whole.
 */
export function ConditionBuilder(props: ConditionBuilderProps): ReactNode {
  const { source, fields, onChange, legend = '条件', memory, beyondValues = false, otherwise } = props;
  const { rows, keep } = useKeptRows(source, memory);
  const { place, goTo } = useGoTo(beyondValues);
  const shown = rows ?? openRows(source, fields);
  if (!shown) return otherwise(() => keep(oneRow, undefined));
  const change = (next: Condition): void => {
    const written = writeCondition(next, fields);
    keep(next, written.ok ? written.value.source : undefined);
    if (written.ok) onChange(written.value.source);
  };
  const { parts, join, negated } = shown;
  const setParts = (next: readonly ConditionPart[]): void =>
    change({ ...shown, parts: next.length > 0 ? next : [emptyRow] });
  return (
    <fieldset ref={place} className="condition">
      <legend>{legend}</legend>
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
        const remove = (): void => {
          setParts(parts.filter((_, place) => place !== at));
          goTo(':scope > .acts button');
        };
        return isGroup(part) ? (
          <Group
            // biome-ignore lint/suspicious/noArrayIndexKey: a group has no name but its place
            key={at}
            number={at + 1}
            group={part}
            fields={fields}
            beyondValues={beyondValues}
            onChange={set}
            onRemove={remove}
          />
        ) : (
          <ConditionLine
            // biome-ignore lint/suspicious/noArrayIndexKey: a row has no name but its place
            key={at}
            name={`第 ${at + 1} 行`}
            row={part}
            fields={fields}
            beyondValues={beyondValues}
            onChange={set}
            {...(parts.length > 1 ? { onRemove: remove } : {})}
          />
        );
      })}
      <div className="acts">
        <Button
          size="small"
          onClick={() => {
            setParts([...parts, emptyRow]);
            goTo(':scope > .condition-row:nth-last-of-type(2) input');
          }}
        >
          再加一行条件
        </Button>
        <Button
          size="small"
          onClick={() => {
            setParts([...parts, emptyGroup]);
            goTo(':scope > .inner-rule:last-of-type input');
          }}
        >
          再加一组条件
        </Button>
      </div>
      {beyondValues && <Missing words={whatIsMissing(shown, fields)} isWritten={source !== ''} />}
    </fieldset>
  );
}

/** Where the focus goes once what was added, or is there no more, has been drawn. */
function useGoTo(goes: boolean) {
  const place = useRef<HTMLFieldSetElement>(null);
  const [wanted, goTo] = useState<{ readonly selector: string }>();
  useEffect(() => {
    if (wanted) place.current?.querySelector<HTMLElement>(wanted.selector)?.focus();
  }, [wanted]);
  return { place, goTo: (selector: string) => goes && goTo({ selector }) };
}

const Missing = ({ words, isWritten }: { readonly words: string | undefined; readonly isWritten: boolean }) => (
  <p className="tertiary small" role="status">
    {words && `${words}${isWritten ? '。选完之前，还按原来的条件' : ''}`}
  </p>
);

function openRows(source: string, fields: readonly ConditionField[]): Condition | undefined {
  if (source === '') return oneRow;
  const compiled = compileExpression(source);
  const opened = compiled.ok ? openCondition(compiled.value, fields) : undefined;
  return opened?.kind === 'rows' ? opened.condition : undefined;
}
