import {
  type Condition,
  type ConditionField,
  type ConditionPart,
  type ConditionRow,
  type ConditionValue,
  expressionProblem,
  isGroup,
  writeCondition,
} from '@gov/expression';

/** What the rows still lack before they can be written: `第 1 组第 2 行：还没有选字段`; nothing where they are whole. */
export function whatIsMissing(condition: Condition, fields: readonly ConditionField[]): string | undefined {
  const written = writeCondition({ ...condition, parts: condition.parts.map(withoutOpen) }, fields);
  if (written.ok) return undefined;
  const { row, ...data } = written.rejection.data ?? {};
  const name = typeof row === 'number' ? rowNames(condition)[row] : undefined;
  const isOpen = written.rejection.code === 'condition.field-unknown' && data.field === '';
  const words = isOpen ? '还没有选字段' : expressionProblem({ ...written.rejection, data });
  return name === undefined ? words : `${name}：${words}`;
}

/** Whether a value only keeps its place: none is empty. */
export const isNotYet = (value: ConditionValue): boolean => value.kind === 'text' && value.text === '';

const withoutOpen = (part: ConditionPart): ConditionPart =>
  isGroup(part) ? { ...part, rows: part.rows.map(rowWithoutOpen) } : rowWithoutOpen(part);
const rowWithoutOpen = (row: ConditionRow): ConditionRow => ({
  ...row,
  values: row.values.filter((value) => !isNotYet(value)),
});

/** How the rows are called on the page, counted as `writeCondition` counts them. */
const rowNames = ({ parts }: Condition): readonly string[] =>
  parts.flatMap((part, at) =>
    isGroup(part) ? part.rows.map((_, inside) => `第 ${at + 1} 组第 ${inside + 1} 行`) : [`第 ${at + 1} 行`],
  );
