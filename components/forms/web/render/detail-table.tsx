import type { JsonObject, JsonValue } from '@gov/base';
import { detailShares, detailTexts, type FieldSlot, isFigure, paperWords, type RenderDetail } from '@gov/forms';
import type { ReactNode } from 'react';
import { rowsOf } from '../controls/field-values.ts';
import { useNarrowPaper } from '../looks/paper-width.ts';
import { BroughtRows, SheetButtons, useRowsFromSheet } from '../rows/rows-from-sheet.tsx';
import { CardsToFill, WrittenCards } from './detail-cards.tsx';
import { cellSlot, DetailCell, surroundingsOfRows } from './detail-cells.tsx';
import { fieldId, PaperSurroundings, usePaper } from './paper-context.ts';
import { words } from './words.ts';

interface DetailTableProps {
  readonly block: RenderDetail;
  readonly mode: 'fill' | 'read';
}

/** 明细表: one line per row, one card per row on a phone, with the sums below; while it is filled in every cell is the control of its kind. */
export function DetailTable({ block, mode }: DetailTableProps): ReactNode {
  const { slot } = block;
  if (slot.off) return null;
  return mode === 'read' || slot.mode === 'read' ? <WrittenRows block={block} /> : <RowsToFill slot={slot} />;
}

function WrittenRows({ block }: { readonly block: RenderDetail }): ReactNode {
  const { slot } = block;
  const narrow = useNarrowPaper();
  // what the server sent stands where there is no value to draw from: masked rows
  const { rows, totals } = slot.value === null ? block : detailTexts(slot, slot.value);
  if (rows.length === 0) return null;
  if (narrow) return <WrittenCards slot={slot} rows={rows} totals={totals} />;
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
  const narrow = useNarrowPaper();
  const { idPrefix, onChange } = paper;
  const typed = rowsOf(slot.value);
  const most = slot.mostRows ?? 200;
  const least = Math.min(Math.max(slot.leastRows ?? 0, 1), most);
  const rows: readonly JsonObject[] = [...typed, ...Array.from({ length: least - typed.length }, () => ({}))];
  const { columns = [] } = slot;
  const put = (next: readonly JsonObject[]): void => onChange(slot.key, next.length === 0 ? null : next);
  const fromSheet = useRowsFromSheet({ columns, rows, most, put });
  const changed = (next: readonly JsonObject[]): void => {
    fromSheet.forget();
    put(next);
  };
  const typing = { ...paper, onChange: (_: string, value: JsonValue) => changed(rowsOf(value)) };
  const inRows = surroundingsOfRows(typing, slot, rows);
  const id = fieldId(idPrefix, slot.key);
  const remove = (index: number): void => changed(rows.filter((_, at) => at !== index));
  const { totals } = detailTexts(slot, slot.value);
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
        {narrow ? (
          <CardsToFill slot={slot} rows={rows} totals={totals} onRemove={remove} />
        ) : (
          <DetailGrid slot={slot} totals={totals} removable>
            {rows.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows have nothing else
              <tr key={index}>
                <td className="gov-detail-number">{index + 1}</td>
                {columns.map((column) => (
                  <td
                    key={column.key}
                    className={isFigure(column) ? 'is-figure' : undefined}
                    onPaste={(event) => fromSheet.onPaste(event, index, column.key)}
                  >
                    <DetailCell slot={cellSlot(column, { row, index })} />
                  </td>
                ))}
                <td className="gov-detail-number">
                  <button type="button" aria-label={words.removeRow(index + 1)} onClick={() => remove(index)}>
                    ×
                  </button>
                </td>
              </tr>
            ))}
          </DetailGrid>
        )}
      </PaperSurroundings>
      <div className="gov-detail-buttons">
        {rows.length < most ? (
          <button type="button" className="gov-field-button" onClick={() => changed([...rows, {}])}>
            {words.addRow}
          </button>
        ) : null}
        {/* nobody keeps a workbook on a phone */}
        {narrow ? null : <SheetButtons label={slot.label} {...{ columns, rows, most, fromSheet }} />}
      </div>
      <BroughtRows fromSheet={fromSheet} />
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
