import type { JsonObject } from '@gov/base';
import { type FieldDefinition, type FieldSlot, isFigure, paperWords } from '@gov/forms';
import type { ReactNode } from 'react';
import { cellSlot, DetailCell } from './detail-cells.tsx';
import { words } from './words.ts';

interface WrittenCardsProps {
  readonly slot: FieldSlot;
  readonly rows: readonly (readonly string[])[];
  readonly totals: readonly string[];
}

/** The rows of a detail table on a phone, one card each: name beside value, nothing scrolls sideways. */
export function WrittenCards({ slot, rows, totals }: WrittenCardsProps): ReactNode {
  const { columns = [] } = slot;
  return (
    <div className="gov-detail-cards">
      <ol aria-label={slot.label}>
        {rows.map((cells, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have nothing else
          <li key={index}>
            <p className="gov-detail-head">{words.row(index + 1)}</p>
            <dl>
              {columns.map((column, at) =>
                cells[at] ? <CardLine key={column.key} column={column} text={cells[at]} /> : null,
              )}
            </dl>
          </li>
        ))}
      </ol>
      <CardTotals columns={columns} totals={totals} />
    </div>
  );
}

interface CardsToFillProps {
  readonly slot: FieldSlot;
  readonly rows: readonly JsonObject[];
  readonly totals: readonly string[];
  readonly onRemove: (index: number) => void;
}

/** The same to be filled in: every control has the whole width of the screen. */
export function CardsToFill({ slot, rows, totals, onRemove }: CardsToFillProps): ReactNode {
  const { columns = [] } = slot;
  return (
    <div className="gov-detail-cards is-filled-in">
      <ol aria-label={slot.label}>
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have nothing else
          <li key={index}>
            <p className="gov-detail-head">
              {words.row(index + 1)}
              <button type="button" aria-label={words.removeRow(index + 1)} onClick={() => onRemove(index)}>
                ×
              </button>
            </p>
            {columns.map((column) => (
              <div key={column.key} className="gov-detail-line">
                {/* the control is named by its column and row */}
                <span aria-hidden="true">{paperWords.columnHead(column)}</span>
                <DetailCell slot={cellSlot(column, { row, index })} />
              </div>
            ))}
          </li>
        ))}
      </ol>
      <CardTotals columns={columns} totals={totals} />
    </div>
  );
}

function CardTotals({
  columns,
  totals,
}: {
  readonly columns: readonly FieldDefinition[];
  readonly totals: readonly string[];
}): ReactNode {
  if (totals.length === 0) return null;
  return (
    <dl className="gov-detail-totals" aria-label={paperWords.total}>
      {columns.map((column, at) =>
        totals[at] ? <CardLine key={column.key} column={column} text={totals[at]} before={paperWords.total} /> : null,
      )}
    </dl>
  );
}

interface CardLineProps {
  readonly column: FieldDefinition;
  readonly text: string;
  readonly before?: string;
}

const CardLine = ({ column, text, before = '' }: CardLineProps): ReactNode => (
  <div className="gov-detail-line">
    <dt>
      {before}
      {paperWords.columnHead(column)}
    </dt>
    <dd className={isFigure(column) ? 'is-figure' : undefined}>{text}</dd>
  </div>
);
