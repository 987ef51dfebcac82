import { kindNamed } from '../kinds/index.ts';
import type { FieldDefinition } from '../template.ts';
import type { EvenCell, EvenTable } from './even-table.ts';
import { kindOfLabel } from './kind-of-label.ts';
import { boxesOf, isLabel, isPlaceholder, labelOf, placeholderWords } from './words-of-cells.ts';

/** A heading with empty rows below it: what would be a detail table if it were drawn here. */
export interface GuessedDetail {
  readonly label: string;
  readonly columns: readonly FieldDefinition[];
  readonly totals: readonly string[];
  /** Empty rows of the original. */
  readonly rowCount: number;
}

export interface TableWithDetails {
  readonly table: EvenTable;
  /** By the cell that took the place of heading and rows. */
  readonly details: ReadonlyMap<EvenCell, GuessedDetail>;
}

const leastHeadings = 2;
const mostHeadings = 20;
const leastRows = 2;

/**
 * Headings (two at least) over empty rows (two at least) of the same columns become one cell that holds a detail table; a
 * row of sums below goes into it. They reach from edge to edge, or from one name at the left that stands beside them all.
 */
export function withDetails(table: EvenTable): TableWithDetails {
  const details = new Map<EvenCell, GuessedDetail>();
  const rows: { cells: EvenCell[]; minLines: number }[] = [];
  for (let row = 0; row < table.rows.length; ) {
    const found = detailAt(table, row);
    const given = table.rows[row];
    if (!found || !given) {
      const at = rows.length;
      rows.push({ cells: (given?.cells ?? []).map((cell) => ({ ...cell, row: at })), minLines: given?.minLines ?? 1 });
      row += 1;
      continue;
    }
    const { name, first, detail, height } = found;
    const place = { row: rows.length, rowspan: 1 };
    const holder: EvenCell = {
      ...place,
      text: '',
      column: first.column,
      colspan: table.columnCount - first.column,
    };
    details.set(holder, detail);
    const lines = table.rows.slice(row, row + height).reduce((sum, { minLines }) => sum + minLines, 0);
    rows.push({ cells: [...(name ? [{ ...name, ...place }] : []), holder], minLines: Math.min(40, lines) });
    row += height;
  }
  return { table: { ...table, rows }, details };
}

interface FoundDetail {
  readonly name: EvenCell | undefined;
  readonly first: EvenCell;
  readonly detail: GuessedDetail;
  /** Rows it takes, its heading and its sums included. */
  readonly height: number;
}

const isName = ({ text }: EvenCell): boolean => isLabel(text) && !boxesOf(text);
/** `单位` alone is where one signs, but between other headings it is one of them. */
const isHeading = (cell: EvenCell): boolean =>
  isName(cell) || /^\s*(?:单\s*位|负\s*责\s*人|签\s*[名字])\s*$/.test(cell.text);

function detailAt(table: EvenTable, row: number): FoundDetail | undefined {
  const cells = table.rows[row]?.cells ?? [];
  const name = cells[0]?.column === 0 && cells[0].rowspan > leastRows && isName(cells[0]) ? cells[0] : undefined;
  const headings = name ? cells.slice(1) : cells;
  const [first] = headings;
  const whole = headings.reduce((sum, { colspan }) => sum + colspan, name?.colspan ?? 0) === table.columnCount;
  if (!first || headings.length < leastHeadings || headings.length > mostHeadings || !whole) return undefined;
  if (!headings.every((cell) => cell.rowspan === 1 && isHeading(cell))) return undefined;
  if (headings.filter(isName).length < leastHeadings) return undefined;
  const rowCount = emptyRows(table, row + 1, headings);
  const columns = columnsOf(headings, table.rows[row + 1]?.cells ?? []);
  if (rowCount < leastRows || !columns) return undefined;
  const totals = totalsOf(table.rows[row + 1 + rowCount]?.cells ?? [], headings, columns);
  const height = 1 + rowCount + (totals ? 1 : 0);
  if (name && name.rowspan !== height) return undefined;
  const kept = columns.filter((column) => column !== undefined);
  if (kept.length === 0) return undefined;
  const label = name ? labelOf(name.text).label : headingAbove(table, row);
  return { name, first, detail: { label, columns: kept, totals: totals ?? [], rowCount }, height };
}

/** How many rows in a row have an empty cell below each heading; the number of the row may be printed. */
function emptyRows(table: EvenTable, from: number, headings: readonly EvenCell[]): number {
  let count = 0;
  for (const { cells } of table.rows.slice(from)) {
    const isEmpty =
      cells.length === headings.length &&
      headings.every((heading, at) => {
        const cell = cells[at];
        return cell !== undefined && isBelow(cell, heading) && cell.rowspan === 1 && isOpen(cell, heading);
      });
    if (!isEmpty) break;
    count += 1;
  }
  return count;
}

const isBelow = (cell: EvenCell, heading: EvenCell): boolean =>
  cell.column === heading.column && cell.colspan === heading.colspan;
const isNumbering = ({ text }: EvenCell): boolean => /^(?:序号|序|行号|行次|项次)$/.test(labelOf(text).label);
const isOpen = (cell: EvenCell, heading: EvenCell): boolean =>
  isPlaceholder(cell.text) || (isNumbering(heading) && /^\s*[\d一二三四五六七八九十]{1,3}[.．、]?\s*$/.test(cell.text));

/** One field per heading, none for the number of the row, which every detail table has; undefined where opinions are asked for. */
function columnsOf(
  headings: readonly EvenCell[],
  below: readonly EvenCell[],
): readonly (FieldDefinition | undefined)[] | undefined {
  const columns: (FieldDefinition | undefined)[] = [];
  for (const [at, heading] of headings.entries()) {
    const words = labelOf(heading.text);
    const guessed = kindOfLabel(words, placeholderWords(below[at]?.text ?? ''), 1);
    if (guessed === 'opinion') return undefined;
    const { default: usual, searchable: _, hint: _hint, ...shape } = guessed;
    // whom the form is about is no line of a list: there it is a name
    const fits = shape.kind && kindNamed(shape.kind)?.column && usual === undefined;
    columns.push(
      isNumbering(heading)
        ? undefined
        : {
            key: `column${at + 1}`,
            label: words.label || `第${at + 1}列`,
            ...(fits ? shape : {}),
            kind: (fits && shape.kind) || 'text',
          },
    );
  }
  return columns;
}

/** `合计` below the columns: the keys of those that are added up. Undefined where the row is none. */
function totalsOf(
  cells: readonly EvenCell[],
  headings: readonly EvenCell[],
  columns: readonly (FieldDefinition | undefined)[],
): readonly string[] | undefined {
  const [first, ...rest] = cells;
  if (!first || !/^(?:合计|总计|共计)/.test(labelOf(first.text).label)) return undefined;
  if (!rest.every((cell) => cell.rowspan === 1 && isPlaceholder(cell.text))) return undefined;
  const keys = columns.flatMap((column, at) => {
    const heading = headings[at];
    const isFigure = column?.kind === 'amount' || column?.kind === 'number';
    return isFigure && heading && rest.some((cell) => isBelow(cell, heading)) ? [column.key] : [];
  });
  return keys.length > 0 ? keys : undefined;
}

/** The line over the whole width directly above: `费用明细`. */
function headingAbove(table: EvenTable, row: number): string {
  const [above, ...others] = table.rows[row - 1]?.cells ?? [];
  const isHeading = above && others.length === 0 && above.colspan === table.columnCount && isName(above);
  return isHeading ? labelOf(above.text).label : '明细';
}
