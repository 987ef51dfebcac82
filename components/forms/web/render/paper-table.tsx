import {
  type CellSide,
  isOuterSide,
  type RenderBlock,
  type RenderCell,
  type RenderRow,
  type RenderTable,
} from '@gov/forms';
import { type CSSProperties, type ReactNode, useDeferredValue } from 'react';
import { DetailTable } from './detail-table.tsx';
import { OpinionRegion } from './opinion-region.tsx';
import { PaperLine } from './paper-line.tsx';

interface PaperTableProps {
  readonly table: RenderTable;
  readonly mode: 'fill' | 'read';
}

/** The ruled table of the paper, with header cells. Column shares and row heights come from the design. */
export function PaperTable({ table, mode }: PaperTableProps): ReactNode {
  const size = { rows: table.rows.length, columns: table.columns.length };
  const drawn = useDrawnRows(table.rows.length, mode);
  return (
    <table className="gov-form-table" data-frame={table.frame}>
      <colgroup>
        {table.columns.map((share, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: columns never change their order
          <col key={index} style={{ width: `${share}%` }} />
        ))}
      </colgroup>
      <tbody>
        {table.rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows never change their order
          <tr key={index} style={rowHeight(row)}>
            {index < drawn &&
              row.cells.map((cell, at) => (
                <PaperCell
                  key={cell.column}
                  cell={cell}
                  row={row}
                  size={size}
                  alone={!isLabelled(row, at)}
                  mode={mode}
                />
              ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** More rows than the tallest screen shows at once. */
const firstRows = 40;

/**
 * A long form shows its first screens at once and the rest right after, in moments when nobody types: 240 controls in one
 * go kept the page from answering. Text alone is drawn whole.
 */
function useDrawnRows(all: number, mode: 'fill' | 'read'): number {
  const first = mode === 'fill' ? Math.min(all, firstRows) : all;
  return Math.max(first, useDeferredValue(all, first));
}

const rowHeight = (row: RenderRow): CSSProperties => ({ '--gov-x-form-lines': row.minLines }) as CSSProperties; // reason: React's type knows no custom properties

/** On the phone a cell shares its line with the header cell before it, else it takes the whole line. */
const isLabelled = (row: RenderRow, at: number): boolean => {
  const cell = row.cells[at];
  // a table in a cell needs the whole width, so its name stands above it
  if (row.cells.some(({ content }) => content.some(({ kind }) => kind === 'detail'))) return false;
  return cell?.header ? row.cells[at + 1]?.header === false : row.cells[at - 1]?.header === true;
};

interface TableSize {
  readonly rows: number;
  readonly columns: number;
}

/** Within the table the cell beside it may still draw the line, which wins; at the edge the frame goes as well. */
function linesOf(cell: RenderCell, size: TableSize): CSSProperties | undefined {
  const style = (side: CellSide): CSSProperties['borderTopStyle'] => {
    if (!cell.unruled?.includes(side)) return undefined;
    return isOuterSide(cell, side, size) ? 'hidden' : 'none';
  };
  if (!cell.unruled) return undefined;
  return {
    borderTopStyle: style('top'),
    borderRightStyle: style('right'),
    borderBottomStyle: style('bottom'),
    borderLeftStyle: style('left'),
  };
}

interface PaperCellProps {
  readonly cell: RenderCell;
  readonly row: RenderRow;
  readonly size: TableSize;
  readonly alone: boolean;
  readonly mode: 'fill' | 'read';
}

function PaperCell({ cell, row, size, alone, mode }: PaperCellProps): ReactNode {
  const content = cell.content.map((block, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: blocks of a cell never change their order
    <CellBlock key={index} block={block} mode={mode} />
  ));
  const shape = {
    colSpan: cell.colspan,
    rowSpan: cell.rowspan,
    style: linesOf(cell, size),
    'data-vertical': cell.vertical,
  };
  if (cell.header) {
    const scope = row.cells.every((other) => other.header) ? 'col' : 'row';
    return (
      <th scope={scope} className={alone ? 'is-alone' : undefined} {...shape}>
        {content}
      </th>
    );
  }
  return (
    <td className={cellClass(cell, alone)} {...shape}>
      {content}
    </td>
  );
}

function cellClass(cell: RenderCell, alone: boolean): string | undefined {
  const names = [
    alone ? 'is-alone' : '',
    cell.content.some((block) => block.kind === 'opinions') ? 'has-opinions' : '',
    cell.content.some((block) => block.kind === 'opinions' && block.mine) ? 'is-mine' : '',
  ].filter((name) => name !== '');
  return names.length > 0 ? names.join(' ') : undefined;
}

function CellBlock({ block, mode }: { readonly block: RenderBlock; readonly mode: 'fill' | 'read' }): ReactNode {
  switch (block.kind) {
    case 'opinions':
      return <OpinionRegion block={block} />;
    case 'detail':
      return <DetailTable block={block} mode={mode} />;
    case 'heading':
    case 'paragraph':
      return <PaperLine line={block} mode={mode} />;
    case 'redLine':
      return <hr className="gov-form-red-line" />;
    case 'table':
      return null; // a form's tables are not nested; compiling refuses it
  }
}
