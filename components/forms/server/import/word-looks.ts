import { ok, type Result } from '@gov/base';
import { marksOf, verticalOf } from '@gov/forms';
import type { RoughBlock, RoughLooks, RoughRun } from '@gov/forms/guess';
import { type Align, readStyles, saidBy, type WordSaid, type WordStyles } from './word-styles.ts';
import { readXml } from './xml-events.ts';

type Attribute = (name: string) => string | undefined;

/** Looks of a Word file: of its lines outside tables, and of each cell that begins in a table. */
interface WordLooks {
  readonly lines: readonly OpenLooks[];
  readonly tables: readonly (readonly (readonly OpenLooks[])[])[];
}

/** A line or a cell that is being read. */
interface OpenLooks {
  readonly runs: RoughRun[];
  align?: Align | undefined;
  vertical?: RoughLooks['vertical'] | undefined;
  /** It belongs to the cell above. */
  continues?: boolean;
  /** Some of its words can be seen: where the line stands is said by the paragraph of the first of them. */
  begun?: boolean;
}

/**
 * Face, size, bold, underline and red of words and where lines stand, as the runs, paragraphs and the styles that these name
 * say it (ECMA-376 part 1, 17.3.2, 17.7). The usual style of the document is not looked at: it is how the paper looks.
 */
export function withWordLooks(
  blocks: readonly RoughBlock[],
  document: string,
  stylesXml: string | undefined,
): Result<readonly RoughBlock[]> {
  const styles = readStyles(stylesXml ?? '');
  if (!styles.ok) return styles;
  const reader = new LooksReader(styles.value);
  const read = readXml(document, reader);
  return read.ok ? ok(dressed(blocks, reader)) : read;
}

/** Lines of the file that were left out, as empty ones are; further ahead none is looked for. */
const mostSkipped = 60;

function dressed(blocks: readonly RoughBlock[], { lines, tables }: WordLooks): readonly RoughBlock[] {
  const tableCount = blocks.filter((block) => block.kind === 'table').length;
  const words = lines.map(({ runs }) => seen(textOf(runs)));
  let next = 0;
  let table = -1;
  return blocks.map((block) => {
    if (block.kind === 'line') {
      const ahead = words.slice(next, next + mostSkipped).indexOf(seen(block.text));
      if (ahead < 0) return block;
      next += ahead + 1;
      return { ...block, ...told(lines[next - 1]) };
    }
    table += 1;
    const looks = tables[table]?.map((row) => row.filter(({ continues }) => !continues));
    const fits =
      tableCount === tables.length &&
      looks?.length === block.rows.length &&
      block.rows.every(({ cells }, row) => cells.length === looks[row]?.length);
    if (!fits) return block;
    const rows = block.rows.map((row, index) => ({
      ...row,
      cells: row.cells.map((cell, at) => ({ ...cell, ...told(looks[index]?.[at]) })),
    }));
    return { ...block, rows };
  });
}

const seen = (text: string): string => text.replace(/[\s_＿]/g, '');
const textOf = (runs: readonly RoughRun[]): string => runs.map(({ text }) => text).join('');

/** Nothing where everything is as usual. */
function told(open: OpenLooks | undefined): { readonly looks?: RoughLooks } {
  if (!open) return {};
  const { runs, align, vertical } = open;
  if (!align && !vertical && runs.every(({ marks }) => marks.length === 0)) return {};
  return { looks: { runs, ...(align ? { align } : {}), ...(vertical ? { vertical } : {}) } };
}

interface OpenParagraph {
  style: WordSaid;
  align: Align | undefined;
  readonly holder: OpenLooks | undefined;
}

class LooksReader implements WordLooks {
  readonly lines: OpenLooks[] = [];
  readonly tables: OpenLooks[][][] = [];
  readonly #styles: WordStyles;
  /** Text boxes have paragraphs within a paragraph. */
  readonly #paragraphs: OpenParagraph[] = [];
  #depth = 0;
  #run: WordSaid | undefined;
  /** Within the properties of a paragraph, of its mark, or of what they were before a tracked change. */
  #aside = 0;
  #inText = false;

  constructor(styles: WordStyles) {
    this.#styles = styles;
  }

  open(name: string, attribute: Attribute): void {
    if (name === 'rPrChange' || name === 'pPrChange') this.#aside += 1;
    if (this.#aside > 0) return;
    if (name === 'tbl') this.#depth += 1;
    if (name === 'tbl' && this.#depth === 1) this.tables.push([]);
    else if (name === 'p') this.#paragraph();
    else if (name === 'r') this.#run = {};
    else if (name === 't') this.#inText = true;
    else if (name === 'br' && this.#depth === 0) this.#nextLine();
    else if (this.#run) this.#sayOfRun(name, attribute);
    else this.#sayOfPlace(name, attribute);
  }

  close(name: string): void {
    if (name === 'rPrChange' || name === 'pPrChange') this.#aside -= 1;
    if (this.#aside > 0) return;
    if (name === 'tbl') this.#depth -= 1;
    else if (name === 'p') this.#paragraphs.pop();
    else if (name === 'r') this.#run = undefined;
    else if (name === 't') this.#inText = false;
  }

  text(text: string): void {
    const paragraph = this.#paragraphs.at(-1);
    const holder = this.#depth === 0 ? this.lines.at(-1) : paragraph?.holder;
    if (!this.#inText || !this.#run || !paragraph || !holder) return;
    if (!holder.begun) holder.align = paragraph.align ?? paragraph.style.align;
    holder.begun ||= text.trim() !== '';
    holder.runs.push({ text, marks: marksOf({ ...paragraph.style, ...this.#run }) });
  }

  #paragraph(): void {
    if (this.#depth === 0 && this.#paragraphs.length === 0) this.#nextLine();
    const holder = this.#depth > 0 ? this.tables.at(-1)?.at(-1)?.at(-1) : undefined;
    this.#paragraphs.push({ style: {}, align: undefined, holder });
    this.#run = undefined;
  }

  #nextLine(): void {
    this.lines.push({ runs: [] });
  }

  #sayOfRun(name: string, attribute: Attribute): void {
    const said =
      name === 'rStyle' ? this.#styles.said(attribute('w:val')) : name === 'jc' ? undefined : saidBy(name, attribute);
    if (said) this.#run = { ...this.#run, ...said };
  }

  #sayOfPlace(name: string, attribute: Attribute): void {
    const paragraph = this.#paragraphs.at(-1);
    if (paragraph && name === 'pStyle') paragraph.style = this.#styles.said(attribute('w:val'));
    else if (paragraph && name === 'jc') paragraph.align = saidBy('jc', attribute)?.align;
    if (this.#depth !== 1) return;
    const rows = this.tables.at(-1);
    const cell = rows?.at(-1)?.at(-1);
    if (name === 'tr') rows?.push([]);
    else if (name === 'tc') rows?.at(-1)?.push({ runs: [] });
    else if (cell && name === 'vMerge') cell.continues = (attribute('w:val') ?? 'continue') === 'continue';
    else if (cell && name === 'vAlign') cell.vertical = verticalOf(attribute('w:val'));
  }
}
