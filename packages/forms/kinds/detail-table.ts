import type { JsonObject, JsonValue } from '@gov/base';
import type { Value } from '@gov/expression';
import type { FieldDefinition } from '../template.ts';
import { accept, type CheckedValue, hasOtherKeys, isObject, list, part, refuse } from '../values/checked.ts';
import { objectSchema } from '../values/schema.ts';
import { kindNamed, kindOf } from './index.ts';
import type { Kind } from './kind.ts';

const mostRows = 200;
const mostColumns = 20;

/** 明细表: list of rows, each an object by the columns' keys; what is calculated in a row is calculated again by `settle`. */
export const detailTable: Kind = {
  kind: 'detailTable',
  name: '明细表',
  group: 'related',
  block: true,
  properties: [
    { key: 'columns', label: '列', control: 'columns' },
    { key: 'totals', label: '合计哪些列', control: 'totals' },
    { key: 'leastRows', label: '至少几行', control: 'number' },
    { key: 'mostRows', label: '最多几行', control: 'number', hint: `不写是 ${mostRows} 行` },
  ],
  start: { columns: [{ key: 'item', kind: 'text', label: '名称' }] },
  empty: [],
  missing: '还没填',
  schema: (field) => ({ type: 'array', minItems: 1, maxItems: mostRowsOf(field), items: rowSchema(field) }),
  check: checkRows,
  display: (_, value) => (list(value).length === 0 ? '' : `${list(value).length} 行`),
  project: () => undefined,
  fact: ({ columns = [] }, value) => list(value).map((row) => rowFact(columns, row)),
  problems: definitionProblems,
  slot: (field) => ({
    columns: field.columns ?? [],
    mostRows: mostRowsOf(field),
    ...(field.totals ? { totals: field.totals } : {}),
    ...(field.leastRows === undefined ? {} : { leastRows: field.leastRows }),
  }),
};

const mostRowsOf = (field: FieldDefinition): number => Math.min(field.mostRows ?? mostRows, mostRows);

function rowSchema({ columns = [] }: FieldDefinition): JsonObject {
  const properties = columns.map((column) => [column.key, { title: column.label, ...kindOf(column).schema(column) }]);
  return { ...objectSchema(Object.fromEntries(properties), []), minProperties: 1 };
}

const rowFact = (columns: readonly FieldDefinition[], row: JsonValue): Value => ({
  entries: Object.fromEntries(
    columns.map((column) => {
      const cell = part(row, column.key);
      const kind = kindOf(column);
      return [column.key, cell === null ? (kind.emptyFact ?? null) : kind.fact(column, cell)];
    }),
  ),
});

/** Empty rows are dropped; a refused cell is named by its row and column. */
function checkRows(field: FieldDefinition, value: JsonValue): CheckedValue {
  if (!Array.isArray(value)) return refuse('请一行一行地填');
  const most = mostRowsOf(field);
  if (value.length > most) return refuse(`最多 ${most} 行，现在有 ${value.length} 行`);
  const rows: JsonObject[] = [];
  for (const [index, row] of value.entries()) {
    const checked = checkRow(field, row);
    if (typeof checked === 'string') return refuse(`第 ${index + 1} 行：${checked}`);
    if (Object.keys(checked).length > 0) rows.push(checked);
  }
  return accept(rows.length === 0 ? null : rows);
}

/** The row as it is stored, or what is wrong with it. What is calculated is left out: it is calculated anew. */
function checkRow({ columns = [] }: FieldDefinition, row: JsonValue): JsonObject | string {
  const keys = columns.map(({ key }) => key);
  if (!isObject(row) || hasOtherKeys(row, keys)) return '里面有不认识的内容';
  const stored: Record<string, JsonValue> = {};
  for (const column of columns) {
    const cell = part(row, column.key);
    if (cell === null || kindOf(column).calculated) continue;
    const checked = kindOf(column).check(column, cell);
    if (!checked.ok) return `“${column.label}”${checked.problem}`;
    if (checked.value !== null) stored[column.key] = checked.value;
  }
  return stored;
}

function definitionProblems(field: FieldDefinition): readonly string[] {
  const { label, columns = [], totals = [], leastRows = 0 } = field;
  if (columns.length === 0) return [`“${label}”还没有列`];
  if (columns.length > mostColumns) return [`“${label}”最多 ${mostColumns} 列`];
  const keys = new Set(columns.map(({ key }) => key));
  const added = totals.map((key) => columns.find((column) => column.key === key));
  return [
    ...(keys.size < columns.length ? [`“${label}”有两列用了同一个代号`] : []),
    ...columns.flatMap((column) => columnProblems(label, column)),
    ...(added.every((column) => column && isNumber(column)) ? [] : [`“${label}”只有数字和金额的列能合计`]),
    ...(isCount(leastRows) && isCount(mostRowsOf(field)) && leastRows <= mostRowsOf(field)
      ? []
      : [`“${label}”的行数不对`]),
  ];
}

const isCount = (value: number): boolean => Number.isInteger(value) && value >= 0;
const isNumber = ({ kind, result = 'number' }: FieldDefinition): boolean =>
  kind === 'number' || kind === 'amount' || (kind === 'formula' && (result === 'number' || result === 'amount'));

function columnProblems(table: string, column: FieldDefinition): readonly string[] {
  if (column.label.trim() === '') return [`“${table}”有一列没有名称`];
  return kindNamed(column.kind)?.column ? [] : [`“${table}”的列“${column.label}”不能用这种字段`];
}
