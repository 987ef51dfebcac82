import type { JsonObject, JsonValue } from '@gov/base';
import { type FieldDefinition, type FieldSlot, kindOf } from '@gov/forms';
import type { ReactNode } from 'react';
import { controlAttributes } from './control-attributes.ts';
import { FieldControl } from './field-control.tsx';
import { FieldText } from './field-text.tsx';
import { fieldId, type PaperContext, usePaper } from './paper-context.ts';
import { words } from './words.ts';

/** One cell as it is filled in, or its text where the system writes it. */
export function DetailCell({ slot }: { readonly slot: FieldSlot }): ReactNode {
  const { idPrefix } = usePaper();
  const id = fieldId(idPrefix, slot.key);
  if (slot.mode === 'read') return <FieldText slot={slot} />;
  return (
    <span className="gov-field">
      {/* named by its column and row: a header cell names no control */}
      <label className="gov-field-label is-unseen" id={`${id}-label`} htmlFor={id}>
        {slot.label}
      </label>
      <FieldControl slot={slot} control={controlAttributes(slot, id)} />
    </span>
  );
}

interface RowAt {
  readonly row: JsonObject;
  readonly index: number;
}

export function cellSlot(column: FieldDefinition, { row, index }: RowAt): FieldSlot {
  const kind = kindOf(column);
  const value = row[column.key] ?? null;
  return {
    kind: 'field',
    key: `${index}.${column.key}`,
    fieldKind: column.kind,
    label: words.cellOf(column.label, index + 1),
    labelInHeader: true,
    mode: kind.system ? 'read' : 'edit',
    required: column.required === true,
    value,
    display: value === null ? '' : kind.display(column, value),
    ...kind.slot?.(column),
  };
}

/** The same page for the cells of a table: what is typed into `2.price` becomes the third row of the table. */
export function surroundingsOfRows(paper: PaperContext, table: FieldSlot, rows: readonly JsonObject[]): PaperContext {
  return {
    ...paper,
    idPrefix: fieldId(paper.idPrefix, table.key),
    onChange: (cell, value) => paper.onChange(table.key, withCell(rows, cell, value)),
    onLeave: () => paper.onLeave(table.key),
  };
}

function withCell(rows: readonly JsonObject[], cell: string, value: JsonValue): readonly JsonObject[] {
  const [index = '', key = ''] = cell.split('.');
  return rows.map((row, at) => {
    if (at !== Number(index)) return row;
    const { [key]: _, ...others } = row;
    return value === null ? others : { ...others, [key]: value };
  });
}
