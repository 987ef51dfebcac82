import { cellSides, unruledOf } from '../paper/ruled-sides.ts';
import { columnShares, layoutTable } from '../table-grid.ts';
import type { DocumentNode, FieldDefinition, FormTemplate, OpinionBlock } from '../template.ts';
import { evenTable } from './even-table.ts';
import { guessTable } from './guess-table.ts';
import type { Found } from './paper-of-guess.ts';
import type { RoughTable } from './rough-form.ts';
import { plainText } from './words-of-cells.ts';

export interface GuessedOnPaper {
  /** To stand in the place of the table. */
  readonly table: DocumentNode;
  /** New ones only. */
  readonly fields: readonly FieldDefinition[];
  readonly opinionBlocks: readonly OpinionBlock[];
  /** What the person should look at, as Chinese sentences. */
  readonly remarks: readonly string[];
}

interface PaperAround extends Pick<FormTemplate, 'fields' | 'opinionBlocks'> {
  /** A key that no field of the form has or had. */
  readonly newKey: () => string;
  /** Headings over empty rows stay single fields and become no detail table. */
  readonly singleFields?: boolean;
}

/**
 * A table of a paper, as it was pasted, with its empty places as fields; words keep their looks. Undefined where nothing was
 * found to fill in, where a field stands in the table already, and where the table is too large for a form.
 */
export function guessOnPaper(table: DocumentNode, around: PaperAround): GuessedOnPaper | undefined {
  const cells = (table.content ?? []).flatMap((row) => row.content ?? []);
  if (cells.some(holdsPiece)) return undefined;
  const even = evenTable(roughOf(table));
  if (!even.ok || even.value.rows.length === 0) return undefined;
  const found: Found = {
    fields: [...around.fields],
    opinionBlocks: [...around.opinionBlocks],
    remarks: [],
    singleFields: around.singleFields === true,
    paper: { newKey: around.newKey, contents: cells.map(({ content = [] }) => content) },
  };
  const [guessed] = guessTable(even.value, found);
  const fields = found.fields.slice(around.fields.length);
  const opinionBlocks = found.opinionBlocks.slice(around.opinionBlocks.length);
  if (!guessed || fields.length + opinionBlocks.length === 0) return undefined;
  return { table: { ...table, ...guessed }, fields, opinionBlocks, remarks: found.remarks };
}

const holdsPiece = (node: DocumentNode): boolean =>
  ['formField', 'opinionBlock', 'detailTable'].includes(node.type) || (node.content ?? []).some(holdsPiece);

function roughOf(table: DocumentNode): RoughTable {
  const grid = layoutTable(table);
  let source = 0;
  const rows = grid.rows.map((row, index) => {
    const { minLines } = table.content?.[index]?.attrs ?? {};
    return {
      cells: row.map(({ node, colspan, rowspan }) => {
        const bare = unruledOf(node.attrs?.unruled);
        const lines = Object.fromEntries(cellSides.map((side) => [side, !bare.includes(side)]));
        return {
          text: plainText(textOf(node)),
          colspan,
          rowspan,
          source: source++,
          ...(bare.length > 0 ? { lines } : {}),
        };
      }),
      ...(typeof minLines === 'number' ? { minLines } : {}),
    };
  });
  return { kind: 'table', rows, widths: columnShares(grid) };
}

/** Words of a cell, a line each. */
const textOf = (cell: DocumentNode): string => (cell.content ?? []).map(lineOf).join('\n');
const lineOf = ({ type, text, content = [] }: DocumentNode): string =>
  type === 'hardBreak' ? '\n' : (text ?? content.map(lineOf).join(''));
