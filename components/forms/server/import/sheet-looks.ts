import { ok, type Result } from '@gov/base';
import { faceNamed, isHeadRed, marksOf, type NamedLooks, sizeOfPoints, verticalOf } from '@gov/forms';
import type { RoughLooks, RoughRun } from '@gov/forms/guess';
import { aligns } from './word-styles.ts';
import { readXml } from './xml-events.ts';

type Attribute = (name: string) => string | undefined;

/** How cells of one style look. */
export interface CellStyle {
  readonly font: NamedLooks;
  readonly align: RoughLooks['align'] | undefined;
  readonly vertical: RoughLooks['vertical'] | undefined;
}

/** Text of a cell in pieces; a piece without a font of its own looks as its cell. */
export interface RichText {
  text: string;
  readonly runs: { text: string; font?: NamedLooks }[];
}

/** Thousands of cells may show one text: of what is longer, or in more pieces, than any form has, the rest is left out. */
export const mostOfText = { words: 4000, runs: 40 } as const;

export interface SheetLooks {
  /** By the number that cells name. */
  readonly styles: ReadonlyMap<number, CellStyle>;
  /** What the usual font of the workbook is, is not said of words: it is how the paper looks. */
  readonly usual: NamedLooks;
}

/** Red in the old list of colours of a workbook (ECMA-376 part 1, 18.8.27). */
const redIndexes: ReadonlySet<string> = new Set(['2', '10']);

/** What one element of a font says (ECMA-376 part 1, 18.8.22); undefined for what no form keeps. */
export function fontSaid(name: string, attribute: Attribute): NamedLooks | undefined {
  const value = attribute('val');
  switch (name) {
    case 'b':
      return { bold: !['0', 'false'].includes(value ?? '1') };
    case 'u':
      return { underline: value !== 'none' };
    case 'sz':
      return { size: sizeOfPoints(Number(value)) };
    case 'name':
    case 'rFont':
      return { face: faceNamed(value ?? '') };
    case 'color':
      return { red: isHeadRed(attribute('rgb') ?? '') || redIndexes.has(attribute('indexed') ?? '') };
    default:
      return undefined;
  }
}

/** Fonts and places of the cell styles of a workbook. */
export function readSheetLooks(xml: string | undefined): Result<SheetLooks> {
  const fonts: NamedLooks[] = [];
  const styles = new Map<number, CellStyle>();
  let inside: 'fonts' | 'cellXfs' | undefined;
  let style = -1;
  const read = readXml(xml ?? '', {
    open(name, attribute) {
      if (name === 'fonts' || name === 'cellXfs') inside = name;
      else if (inside === 'fonts' && name === 'font') fonts.push({});
      else if (inside === 'fonts' && fonts.length > 0)
        fonts[fonts.length - 1] = { ...fonts.at(-1), ...fontSaid(name, attribute) };
      else if (inside === 'cellXfs' && name === 'xf') {
        style += 1;
        const font = fonts[Number(attribute('fontId') ?? 0)] ?? {};
        styles.set(style, { font, align: undefined, vertical: undefined });
      } else if (inside === 'cellXfs' && name === 'alignment') {
        const font = styles.get(style)?.font ?? {};
        const align = aligns.get(attribute('horizontal') ?? '');
        styles.set(style, { font, align, vertical: verticalOf(attribute('vertical')) });
      }
    },
    close(name) {
      if (name === inside) inside = undefined;
    },
  });
  return read.ok ? ok({ styles, usual: fonts[0] ?? {} }) : read;
}

/** Looks of a text in a cell of this style; undefined where everything is as usual. */
export function looksOfCell(
  text: RichText | string,
  style: number,
  { styles, usual }: SheetLooks,
): RoughLooks | undefined {
  const known = styles.get(style);
  const said = ({ face, size, ...font }: NamedLooks): NamedLooks => ({
    ...font,
    face: face === usual.face ? undefined : face,
    size: size === usual.size ? undefined : size,
  });
  const pieces = typeof text === 'string' ? [{ text }] : text.runs;
  const runs = pieces.map(
    ({ text: words, font }): RoughRun => ({ text: words, marks: marksOf(said(font ?? known?.font ?? {})) }),
  );
  const { align, vertical } = known ?? {};
  if (!align && !vertical && runs.every(({ marks }) => marks.length === 0)) return undefined;
  return { runs, ...(align ? { align } : {}), ...(vertical ? { vertical } : {}) };
}
