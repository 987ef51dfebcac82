import { type FieldProblem, ok, type Result, reject } from '@gov/base';
import { compileForm } from '../compile-form.ts';
import type { DocumentNode, FormTemplate, TextMark } from '../template.ts';
import { blanksInLine } from './blanks-in-line.ts';
import { type EvenCell, type EvenTable, evenTable } from './even-table.ts';
import { guessTable } from './guess-table.ts';
import { addOpenPlace, blocksOf, type Found, lines, textNode } from './paper-of-guess.ts';
import type { RoughBlock, RoughForm, RoughLooks } from './rough-form.ts';
import { mostlyLooks, withLooks } from './rough-looks.ts';
import { isLabel, isPlaceholder } from './words-of-cells.ts';

export interface GuessedForm {
  readonly template: FormTemplate;
  /** What the person should look at, as Chinese sentences. */
  readonly remarks: readonly string[];
  /** The same with a field for every empty cell, where headings over empty rows became detail tables. */
  readonly singleFields?: FormTemplate;
}

/** Words and how they look. */
interface Words {
  readonly text: string;
  readonly looks?: RoughLooks | undefined;
}

type TextLine = Words & { readonly kind: 'line' };

/** A block whose table has been made even. */
type Block = TextLine | { readonly kind: 'table'; readonly table: EvenTable };

const mostBlocks = 400;

/**
 * An office's own form with its fields guessed: empty places beside a name become fields of the kind the name speaks of.
 * Rejections: `forms.import-empty` where there is no table and no place to fill in, `forms.import-table-too-large`,
 * `forms.template-invalid` (as `compileForm`).
 */
export function guessForm(rough: RoughForm): Result<GuessedForm> {
  const guessed = guess(rough, false);
  if (!guessed.ok || guessed.value.template.fields.every(({ kind }) => kind !== 'detailTable')) return guessed;
  const single = guess(rough, true);
  return single.ok ? ok({ ...guessed.value, singleFields: single.value.template }) : guessed;
}

function guess(rough: RoughForm, singleFields: boolean): Result<GuessedForm> {
  const found: Found = { fields: [], opinionBlocks: [], remarks: [], singleFields };
  const even = evenBlocks(rough.blocks, found);
  if (!even.ok) return even;
  const { title, blocks } = titleOf(even.value);
  const content = blocks.flatMap((block) =>
    block.kind === 'line' ? withLooks(guessLine(block.text, found), block.looks) : guessTable(block.table, found),
  );
  if (found.fields.length + found.opinionBlocks.length === 0) return reject('forms.import-empty');
  const template: FormTemplate = {
    name: nameOf(title?.text ?? rough.name ?? ''),
    document: {
      type: 'doc',
      ...(rough.landscape ? { attrs: { landscape: true } } : {}),
      content: [...(title ? [heading(title)] : []), ...content],
    },
    fields: found.fields,
    opinionBlocks: found.opinionBlocks,
  };
  const compiled = compileForm(template);
  if (!compiled.ok) return reject('forms.import-unusable', {}, problemsOf(compiled.rejection.fields));
  return ok({ template, remarks: found.remarks });
}

const problemsOf = (fields: readonly FieldProblem[] | undefined): readonly FieldProblem[] =>
  (fields ?? []).slice(0, 10);

function evenBlocks(blocks: readonly RoughBlock[], found: Found): Result<readonly Block[]> {
  const even: Block[] = [];
  for (const block of blocks.slice(0, mostBlocks)) {
    if (block.kind === 'line') {
      even.push({ kind: 'line', text: block.text, looks: block.looks });
      continue;
    }
    const table = evenTable(block);
    if (!table.ok) return table;
    if (table.value.rows.length === 0) continue;
    if (table.value.repaired) found.remarks.push('原表格有合并得不完整的单元格，已经补齐，请看一下位置对不对。');
    even.push({ kind: 'table', table: table.value });
  }
  return ok(even);
}

const longestTitle = 40;

/** The first short line before the table, or the table's own first row when it is one cell. */
function titleOf(blocks: readonly Block[]): { readonly title?: Words; readonly blocks: readonly Block[] } {
  const first = blocks.findIndex((block) => block.kind === 'table');
  const before = blocks.slice(0, Math.max(0, first)).findIndex((block) => block.kind === 'line' && isTitle(block.text));
  const line = blocks[before];
  if (line?.kind === 'line') return { title: line, blocks: blocks.filter((block) => block !== line) };
  const holder = blocks[first];
  if (holder?.kind !== 'table') return { blocks };
  const { taken, table } = withoutHead(holder.table);
  const [title, ...rest] = taken;
  if (title === undefined) return { blocks };
  const lines = rest.map((words): Block => ({ kind: 'line', ...words }));
  const tables: readonly Block[] = table.rows.length > 0 ? [{ kind: 'table', table }] : [];
  return { title, blocks: blocks.flatMap((block) => (block === holder ? [...lines, ...tables] : [block])) };
}

const isTitle = (text: string): boolean =>
  text.length <= longestTitle &&
  isLabel(text) &&
  blanksInLine(text.replace(/^[_＿×]{2,}/, '')).every((part) => part.kind === 'words');

/** The rows above the table proper: its title and a line like `编号：　填报日期：`. */
function withoutHead(table: EvenTable): { readonly taken: readonly Words[]; readonly table: EvenTable } {
  const whole = (cell: EvenCell | undefined): cell is EvenCell =>
    cell?.colspan === table.columnCount && cell.rowspan === 1;
  const texts = table.rows.map((row) => (whole(row.cells[0]) ? row.cells[0] : undefined));
  const title = texts[0];
  const open = texts[1] !== undefined && isPlaceholder(texts[1].text);
  if (table.columnCount === 1 || title === undefined || !isTitle(title.text) || open) return { taken: [], table };
  const line =
    texts[1] !== undefined && blanksInLine(texts[1].text).some((part) => part.kind === 'blank') ? texts[1] : undefined;
  const dropped = line === undefined ? 1 : 2;
  const rows = table.rows.slice(dropped).map((row) => ({
    ...row,
    cells: row.cells.map((cell) => ({ ...cell, row: cell.row - dropped })),
  }));
  const taken = [title, ...(line === undefined ? [] : [line])].map(({ text, looks }) => ({ text, looks }));
  return { taken, table: { ...table, rows } };
}

/** `____局收文处理单`: each agency fills in its own name. */
const heading = ({ text, looks }: Words): DocumentNode => ({
  type: 'heading',
  attrs: { level: 1, textAlign: 'center' },
  content: marked(
    mostlyLooks(looks),
    text.replace(/^(?:[_＿]{2,}|[×XＸ]{2,})[ 　]*(?:局|厅|委员会|办公室|机关|单位)?/, '{agency}'),
  ),
});

/** A title looks alike throughout, so that the agency's name in it stays whole. */
const marked = (marks: readonly TextMark[], text: string): readonly DocumentNode[] =>
  lines(text).map((node) => (node.type === 'text' && marks.length > 0 ? { ...node, marks } : node));

const nameOf = (title: string): string => {
  const plain = title
    .replace(/^(?:[_＿]{2,}|[×XＸ]{2,})[ 　]*(?:局|厅|委员会|办公室|机关|单位)?/, '')
    .replace(/\s/g, '');
  return plain.slice(0, 60) || '未命名表单';
};

function guessLine(text: string, found: Found): readonly DocumentNode[] {
  const inlines = text
    .split('\n')
    .flatMap((line, index) => [
      ...(index > 0 ? [{ type: 'hardBreak' }] : []),
      ...blanksInLine(line).map((part) =>
        part.kind === 'words' ? textNode(part.text) : addOpenPlace(found, { ...part, lines: 1 }),
      ),
    ]);
  return blocksOf(inlines);
}
