import type { JsonObject, JsonValue } from '@gov/base';
import {
  detailShares,
  detailTexts,
  type FieldDefinition,
  type FieldSlot,
  isFigure,
  kindOf,
  paperWords,
  type RenderDetail,
} from '@gov/forms';
import type { ReactNode } from 'react';
import { rowsOf } from '../controls/field-values.ts';
import { controlAttributes } from './control-attributes.ts';
import { FieldControl } from './field-control.tsx';
import { FieldText } from './field-text.tsx';
import { fieldId, type PaperContext, PaperSurroundings, usePaper } from './paper-context.ts';
import { words } from './words.ts';

interface DetailTableProps {
  readonly block: RenderDetail;
  readonly mode: 'fill' | 'read';
}

/** 明细表: one line per row, with the sums below; while it is filled in every cell is the control of its kind. */
export function DetailTable({ block, mode }: DetailTableProps): ReactNode {
  const { slot } = block;
  if (slot.off) return null;
  return mode === 'read' || slot.mode === 'read' ? <WrittenRows block={block} /> : <RowsToFill slot={slot} />;
}

function WrittenRows({ block }: { readonly block: RenderDetail }): ReactNode {
  const { slot } = block;
  // what the server sent stands where there is no value to draw from: masked rows
  const { rows, totals } = slot.value === null ? block : detailTexts(slot, slot.value);
  if (rows.length === 0) return null;
  return (
    <DetailGrid slot={slot} totals={totals} shares={detailShares({ slot, rows, totals })}>
      {rows.map((cells, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have nothing else
        <tr key={index}>
          <td className="gov-detail-number">{index + 1}</td>
          {cells.map((text, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns never change their order
            <td key={at} className={isFigure(slot.columns?.[at]) ? 'is-figure' : undefined}>
              {text}
            </td>
          ))}
        </tr>
      ))}
    </DetailGrid>
  );
}

function RowsToFill({ slot }: { readonly slot: FieldSlot }): ReactNode {
  const paper = usePaper();
  const { idPrefix, onChange } = paper;
  const typed = rowsOf(slot.value);
  const most = slot.mostRows ?? 200;
  const least = Math.min(Math.max(slot.leastRows ?? 0, 1), most);
  const rows: readonly JsonObject[] = [...typed, ...Array.from({ length: least - typed.length }, () => ({}))];
  const inRows = surroundingsOfRows(paper, slot, rows);
  const put = (next: readonly JsonObject[]): void => onChange(slot.key, next.length === 0 ? null : next);
  const id = fieldId(idPrefix, slot.key);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset does not scroll sideways in older browsers
    <div
      className={slot.problem ? 'gov-detail has-problem' : 'gov-detail'}
      role="group"
      aria-label={slot.label}
      id={id}
      tabIndex={-1}
    >
      <PaperSurroundings value={inRows}>
        <DetailGrid slot={slot} totals={detailTexts(slot, slot.value).totals} removable>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have nothing else
            <tr key={index}>
              <td className="gov-detail-number">{index + 1}</td>
              {(slot.columns ?? []).map((column) => (
                <td key={column.key} className={isFigure(column) ? 'is-figure' : undefined}>
                  <Cell slot={cellSlot(column, { row, index })} />
                </td>
              ))}
              <td className="gov-detail-number">
                <button
                  type="button"
                  aria-label={words.removeRow(index + 1)}
                  onClick={() => put(rows.filter((_, at) => at !== index))}
                >
                  ×
                </button>
              </td>
            </tr>
          ))}
        </DetailGrid>
      </PaperSurroundings>
      {rows.length < most ? (
        <button type="button" className="gov-field-button" onClick={() => put([...rows, {}])}>
          {words.addRow}
        </button>
      ) : null}
      {slot.hint ? <span className="gov-field-hint">{slot.hint}</span> : null}
      {slot.problem ? (
        <span className="gov-field-problem" id={`${id}-problem`}>
          {slot.problem}
        </span>
      ) : null}
    </div>
  );
}

interface DetailGridProps {
  readonly slot: FieldSlot;
  readonly totals: readonly string[];
  readonly removable?: boolean;
  /** Widths of the columns where nothing is typed. */
  readonly shares?: readonly number[];
  readonly children: ReactNode;
}

function DetailGrid({ slot, totals, removable = false, shares, children }: DetailGridProps): ReactNode {
  const { columns = [] } = slot;
  return (
    <table className={shares ? 'gov-detail-table is-written' : 'gov-detail-table'} aria-label={slot.label}>
      {shares ? (
        <colgroup>
          <col className="gov-detail-number" />
          {columns.map((column, at) => (
            <col key={column.key} style={{ width: `${shares[at]}%` }} />
          ))}
        </colgroup>
      ) : null}
      <thead>
        <tr>
          <th scope="col" className="gov-detail-number">
            {paperWords.rowNumber}
          </th>
          {columns.map((column) => (
            <th key={column.key} scope="col">
              {paperWords.columnHead(column)}
            </th>
          ))}
          {removable ? <td className="gov-detail-number" /> : null}
        </tr>
      </thead>
      <tbody>{children}</tbody>
      {totals.length > 0 ? (
        <tfoot>
          <tr>
            <th scope="row" className="gov-detail-number">
              {paperWords.total}
            </th>
            {columns.map((column, at) => (
              <td key={column.key} className="is-figure">
                {totals[at]}
              </td>
            ))}
            {removable ? <td /> : null}
          </tr>
        </tfoot>
      ) : null}
    </table>
  );
}

function Cell({ slot }: { readonly slot: FieldSlot }): ReactNode {
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

function cellSlot(column: FieldDefinition, { row, index }: RowAt): FieldSlot {
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
function surroundingsOfRows(paper: PaperContext, table: FieldSlot, rows: readonly JsonObject[]): PaperContext {
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
