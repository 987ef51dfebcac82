import { ok, type Result, reject } from '@gov/base';
import { type CellLines, type RoughBlock, type RoughCell, type RoughForm, readHtml } from '@gov/forms/guess';
import { strToU8, zipSync } from 'fflate';
import mammoth from 'mammoth';
import type { OfficePackage } from './office-package.ts';
import { TableLines } from './word-lines.ts';
import { withWordLooks } from './word-looks.ts';
import { readXml } from './xml-events.ts';

/** Text, tables and spans of a Word file, as mammoth reads them; widths, heights and looks, which it leaves out, are read beside it. */
export async function wordForm({ parts }: OfficePackage): Promise<Result<RoughForm>> {
  const measured = measureTables(parts.get('word/document.xml') ?? '');
  if (!measured.ok) return measured;
  const unsound = [...parts.values()].map((xml) => readXml(xml, {})).find((read) => !read.ok);
  if (unsound && !unsound.ok) return unsound;
  const html = await htmlOf(parts);
  if (!html.ok) return html;
  const { tables, landscape } = measured.value;
  const measuredBlocks = withMeasures(readHtml(html.value).blocks, tables);
  const blocks = withWordLooks(measuredBlocks, parts.get('word/document.xml') ?? '', parts.get('word/styles.xml'));
  return blocks.ok ? ok({ blocks: blocks.value, ...(landscape ? { landscape } : {}) }) : blocks;
}

/** Packed anew from what has been measured, so that nothing else of the file reaches the converter. */
async function htmlOf(parts: ReadonlyMap<string, string>): Promise<Result<string>> {
  const files = Object.fromEntries([...parts].map(([name, xml]) => [name, strToU8(xml)]));
  try {
    const converted = await mammoth.convertToHtml(
      { buffer: Buffer.from(zipSync(files, { level: 0 })) },
      {
        styleMap: ['u => u'],
        includeEmbeddedStyleMap: false,
        externalFileAccess: false,
        // A picture is not asked for its content: it is not in what was packed.
        convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
      },
    );
    return ok(converted.value);
  } catch {
    return reject('forms.import-unreadable');
  }
}

interface Measures {
  readonly widths: number[];
  /** Of each row, in lines of text. */
  readonly heights: number[];
  readonly lines: TableLines;
}

/** Twentieths of a point: a line of text on an official form. */
const lineHeight = 360;

/** Of the tables that stand in no other table, in their order; and whether the paper lies across. */
function measureTables(xml: string): Result<{ readonly tables: readonly Measures[]; readonly landscape: boolean }> {
  const tables: Measures[] = [];
  let landscape = false;
  let depth = 0;
  const read = readXml(xml, {
    open(name, attribute) {
      if (name === 'pgSz') landscape ||= attribute('w:orient') === 'landscape';
      if (name === 'tbl') depth += 1;
      const table = tables.at(-1);
      if (name === 'tbl' && depth === 1) tables.push({ widths: [], heights: [], lines: new TableLines() });
      else if (depth !== 1 || !table) return;
      else if (name === 'gridCol') table.widths.push(Number(attribute('w:w') ?? 0));
      else if (name === 'tr') table.heights.push(0);
      else if (name === 'trHeight') table.heights[table.heights.length - 1] = Number(attribute('w:val') ?? 0);
      if (depth === 1) table?.lines.open(name, attribute);
    },
    close(name) {
      if (depth === 1) tables.at(-1)?.lines.close(name);
      if (name === 'tbl') depth -= 1;
    },
  });
  return read.ok ? ok({ tables, landscape }) : read;
}

const withLines = (cell: RoughCell, lines: CellLines | undefined): RoughCell => (lines ? { ...cell, lines } : cell);

function withMeasures(blocks: readonly RoughBlock[], measures: readonly Measures[]): readonly RoughBlock[] {
  const tables = blocks.filter((block) => block.kind === 'table');
  if (tables.length !== measures.length) return blocks;
  return blocks.map((block) => {
    if (block.kind === 'line') return block;
    const measured = measures[tables.indexOf(block)];
    if (!measured) return block;
    const sameRows = measured.heights.length === block.rows.length;
    const drawn = measured.lines.ofCells(block.rows.map(({ cells }) => cells.length));
    const rows = block.rows.map((plain, index) => {
      const row = drawn
        ? { ...plain, cells: plain.cells.map((cell, at) => withLines(cell, drawn[index]?.[at])) }
        : plain;
      const lines = Math.round((measured.heights[index] ?? 0) / lineHeight);
      return sameRows && lines > 1 ? { ...row, minLines: Math.min(40, lines) } : row;
    });
    return { ...block, rows, ...(measured.widths.length > 0 ? { widths: measured.widths } : {}) };
  });
}
