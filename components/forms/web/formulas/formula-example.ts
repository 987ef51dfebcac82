import type { CalendarDate, JsonObject, JsonValue } from '@gov/base';
import { compileExpression, pathsOf } from '@gov/expression';
import { calculateFormulas, compileForm, displayValue, type FieldDefinition, type FormTemplate } from '@gov/forms';

export interface FormulaExample {
  /** What the fields are taken to hold: `单价 3、数量 5`. */
  readonly given: string;
  /** What comes out, as it will stand on paper; empty where nothing can be calculated from it. */
  readonly result: string;
}

const figures = ['3', '5', '8', '12'];
const amounts = ['120', '80.5', '300', '66'];
/** Days from `today`, so that a later field is a later day. */
const dayOf = (today: CalendarDate, place: number): string =>
  new Date(Date.parse(`${today}T00:00:00Z`) + place * 2 * 86_400_000).toISOString().slice(0, 10);

/**
 * A formula worked out for values made up here, exactly as the form will do it. Undefined while the formula cannot be read, or
 * asks nothing.
 */
export function exampleOf(
  field: FieldDefinition,
  template: FormTemplate,
  today: CalendarDate,
): FormulaExample | undefined {
  const compiled = field.formula ? compileExpression(field.formula) : undefined;
  if (!compiled?.ok) return undefined;
  const asked = pathsOf(compiled.value);
  const heads = [...new Set(asked.map((path) => path.split('.')[0] ?? ''))];
  const used = heads.flatMap((head) => template.fields.find(({ key }) => key === head && key !== field.key) ?? []);
  if (used.length < heads.length) return undefined;
  const columns = (table: FieldDefinition) =>
    (table.columns ?? []).filter(({ key }) => asked.includes(`${table.key}.${key}`));
  const plain = used.map(
    (one): FieldDefinition =>
      one.kind === 'detailTable' ? { ...one, columns: columns(one).map(asPlain) } : asPlain(one),
  );
  const data: Record<string, JsonValue> = {};
  for (const [place, one] of plain.entries()) data[one.key] = sampleOf(one, place, today);
  const form = compileForm({
    name: '例',
    document: { type: 'doc', content: [] },
    opinionBlocks: [],
    ...(template.dictionaries ? { dictionaries: template.dictionaries } : {}),
    fields: [...plain.map(withColumn), field],
  });
  if (!form.ok) return undefined;
  const result = calculateFormulas(form.value, data, today)[field.key] ?? null;
  return {
    given: plain.map((one) => `${one.label}${givenWords(one, data[one.key] ?? null)}`).join('，'),
    result: displayValue(field, result),
  };
}

/** What is calculated itself holds what it would result in. */
function asPlain({ formula: _, totals: __, ...field }: FieldDefinition): FieldDefinition {
  return field.kind === 'formula' ? { key: field.key, label: field.label, kind: field.result ?? 'number' } : field;
}

/** A table that is only counted has a column all the same. */
const withColumn = (field: FieldDefinition): FieldDefinition =>
  field.kind === 'detailTable' && field.columns?.length === 0
    ? { ...field, columns: [{ key: 'item', kind: 'text', label: '名称' }] }
    : field;

function sampleOf(field: FieldDefinition, place: number, today: CalendarDate): JsonValue {
  const { choices } = field;
  switch (field.kind) {
    case 'number':
      return figures[place % figures.length] ?? '3';
    case 'amount':
      return amounts[place % amounts.length] ?? '120';
    case 'date':
      return dayOf(today, place);
    case 'dateRange':
      return { from: dayOf(today, 0), to: dayOf(today, 1) };
    case 'switch':
      return true;
    case 'choice':
      return choices?.[0]?.value ?? null;
    case 'choices':
      return choices?.[0] ? [choices[0].value] : null;
    case 'detailTable':
      return [0, 1].map((row) => rowOf(field, row, today));
    default:
      return field.kind === 'text' || field.kind === 'multiline' ? '某某' : null;
  }
}

const rowOf = ({ columns = [] }: FieldDefinition, row: number, today: CalendarDate): JsonObject =>
  columns.length === 0
    ? { item: `第 ${row + 1} 行` }
    : Object.fromEntries(columns.map((column, place) => [column.key, sampleOf(column, place + row, today)]));

function givenWords(field: FieldDefinition, value: JsonValue): string {
  if (field.kind !== 'detailTable') return ` ${displayValue(field, value) || '（空）'}`;
  const rows = Array.isArray(value) ? value : [];
  const cells = (field.columns ?? []).map((column) => {
    const held = rows.map((row) => displayValue(column, (row as JsonObject)[column.key] ?? null)); // reason: rows made above
    return `的${column.label} ${held.join('、')}`;
  });
  return cells.length === 0 ? ` ${rows.length} 行` : cells.join('，');
}
