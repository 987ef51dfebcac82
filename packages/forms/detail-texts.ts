import { addDecimal, type Decimal, formatDecimal, type JsonValue, parseDecimal } from '@gov/base';
import { displayValue } from './data/display-value.ts';
import type { RenderDetail } from './render-tree.ts';
import type { FieldDefinition } from './template.ts';
import { list, part, text } from './values/checked.ts';

const zero: Decimal = { units: 0n, scale: 0 };

/** A detail table as it is printed: its rows in words, and the sums of the columns that are added up. */
export function detailTexts(
  { columns = [], totals = [] }: Pick<FieldDefinition, 'columns' | 'totals'>,
  value: JsonValue,
): Pick<RenderDetail, 'rows' | 'totals'> {
  const rows = list(value);
  const sum = (column: FieldDefinition): string => {
    const numbers = rows.map((row) => parseDecimal(text(part(row, column.key))) ?? zero);
    return displayValue(column, formatDecimal(numbers.reduce(addDecimal, zero)));
  };
  return {
    rows: rows.map((row) => columns.map((column) => displayValue(column, part(row, column.key)))),
    totals: totals.length === 0 ? [] : columns.map((column) => (totals.includes(column.key) ? sum(column) : '')),
  };
}
