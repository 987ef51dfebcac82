import type { CellSide } from '../paper/ruled-sides.ts';
import type { DocumentNode } from '../template.ts';
import { blanksInLine } from './blanks-in-line.ts';
import { type GuessedDetail, withDetails } from './detail-of-table.ts';
import type { EvenCell, EvenTable } from './even-table.ts';
import { addDetail, addOpenPlace, blocksOf, type Found, lines, paragraph, textNode } from './paper-of-guess.ts';
import { type CellRole, rolesOfCells } from './roles-of-cells.ts';
import { withLooks } from './rough-looks.ts';
import { unruledOfCells } from './unruled-of-cells.ts';
import { boxesOf, labelOf, placeholderWords } from './words-of-cells.ts';

const mostFields = 300;

/** The table on the paper, its open places as fields and opinion blocks, headings over empty rows as detail tables. */
export function guessTable(given: EvenTable, found: Found): readonly DocumentNode[] {
  const { table, details } = found.singleFields ? { table: given, details: new Map() } : withDetails(given);
  const roles = rolesWith(details, rolesOfCells(table));
  const unruled = unruledOfCells(table);
  const rows = table.rows.map(({ cells, minLines }) => ({
    type: 'tableRow',
    attrs: { minLines },
    content: cells.map((cell) => {
      const heights = table.rows.slice(cell.row, cell.row + cell.rowspan).map((row) => row.minLines);
      const height = heights.reduce((sum, lines) => sum + lines, 0);
      return cellNode(cell, roles.get(cell) ?? { kind: 'empty' }, { table, found, height, unruled: unruled.get(cell) });
    }),
  }));
  return [{ type: 'table', content: rows }];
}

/** What a cell is for; a detail table takes its cell whole. */
type Role = CellRole | { readonly kind: 'detail'; readonly detail: GuessedDetail };

const rolesWith = (
  details: ReadonlyMap<EvenCell, GuessedDetail>,
  roles: ReadonlyMap<EvenCell, CellRole>,
): ReadonlyMap<EvenCell, Role> =>
  new Map<EvenCell, Role>([
    ...roles,
    ...[...details].map(([cell, detail]) => [cell, { kind: 'detail', detail }] as const),
  ]);

interface Place {
  readonly table: EvenTable;
  readonly found: Found;
  /** In lines of text. */
  readonly height: number;
  readonly unruled: readonly CellSide[] | undefined;
}

function cellNode(cell: EvenCell, role: Role, place: Place): DocumentNode {
  const header = role.kind === 'words' && role.header;
  const colwidth = place.table.widths.slice(cell.column, cell.column + cell.colspan).map((width) => Math.round(width));
  const { colspan, rowspan } = cell;
  return {
    type: header ? 'tableHeader' : 'tableCell',
    attrs: {
      colspan,
      rowspan,
      ...(colwidth.length > 0 ? { colwidth } : {}),
      ...(place.unruled ? { unruled: place.unruled } : {}),
      ...(cell.looks?.vertical ? { vertical: cell.looks.vertical } : {}),
    },
    content: withLooks(contentOf(cell, role, place), cell.looks),
  };
}

function contentOf(cell: EvenCell, role: Role, { found, height }: Place): readonly DocumentNode[] {
  switch (role.kind) {
    case 'words':
      return (
        wordsAsTheyWere(cell, role.header, found) ?? [paragraph(lines(cell.text), role.header ? 'center' : 'left')]
      );
    case 'empty':
      return wordsAsTheyWere(cell, false, found) ?? [paragraph([])];
    case 'detail':
      return [addDetail(found, role.detail)];
    case 'lines':
      return filledLines(cell.text, found, height);
    case 'blank': {
      if (found.fields.length >= mostFields) return [paragraph([])];
      const place = placeholderWords(role.boxes ? '' : cell.text);
      const label = role.label ?? unnamed(found);
      const node = addOpenPlace(found, { label, place, lines: height, ...(role.boxes ? { boxes: role.boxes } : {}) });
      return blocksOf([node]);
    }
  }
}

/** A cell of a paper keeps its content; the name of a field stands in the middle where nobody said otherwise. */
function wordsAsTheyWere({ source }: EvenCell, header: boolean, { paper }: Found): readonly DocumentNode[] | undefined {
  const content = source === undefined ? undefined : paper?.contents[source];
  if (!content || content.length === 0 || !header) return content?.length ? content : undefined;
  return content.map((node) =>
    node.type === 'paragraph' ? { ...node, attrs: { textAlign: 'center', ...node.attrs } } : node,
  );
}

function unnamed(found: Found): ReturnType<typeof labelOf> {
  const number = found.remarks.filter((remark) => remark.startsWith('有一个空格')).length + 1;
  found.remarks.push(`有一个空格旁边没有名称，先叫“未命名${number}”，请在属性里改名，不需要填写的就删掉。`);
  return labelOf(`未命名${number}`);
}

/** A cell that says what it is for and leaves room: `领导批示：`, `电话：____`, `缓急：□特急 □急`. */
function filledLines(text: string, found: Found, height: number): readonly DocumentNode[] {
  const all = text.split('\n');
  return all.flatMap((line) => {
    const boxes = boxesOf(line);
    const parts = blanksInLine(line);
    if (boxes && parts.every((part) => part.kind === 'words')) {
      const label = labelOf(boxes.before === '' ? '选择' : boxes.before);
      const node = addOpenPlace(found, { label, place: placeholderWords(''), boxes, lines: 1 });
      return blocksOf([...(boxes.before === '' ? [] : [textNode(`${boxes.before}：`)]), node]);
    }
    const room = all.length === 1 ? height - 1 : 1;
    return blocksOf(
      parts.map((part) =>
        part.kind === 'words' ? textNode(part.text) : addOpenPlace(found, { ...part, lines: Math.max(1, room) }),
      ),
    );
  });
}
