import { ok, type Result } from '@gov/base';
import { faceNamed, isHeadRed, type NamedLooks, sizeOfPoints } from '@gov/forms';
import type { RoughLooks } from '@gov/forms/guess';
import { readXml } from './xml-events.ts';

export type Align = NonNullable<RoughLooks['align']>;
type Attribute = (name: string) => string | undefined;

/** What a style or a run says; what is absent is left to the style below. */
export interface WordSaid extends NamedLooks {
  readonly align?: Align | undefined;
}

/** Words of Word and Excel for where a line stands. */
export const aligns: ReadonlyMap<string, Align> = new Map([
  ['left', 'left'],
  ['start', 'left'],
  ['center', 'center'],
  ['right', 'right'],
  ['end', 'right'],
]);

/** What one property of a run or a paragraph says; undefined for what no form keeps. */
export function saidBy(name: string, attribute: Attribute): WordSaid | undefined {
  const value = attribute('w:val');
  switch (name) {
    case 'b':
      return { bold: !['0', 'false', 'off'].includes(value ?? '1') };
    case 'u':
      return { underline: value !== undefined && value !== 'none' };
    case 'color':
      return { red: isHeadRed(value ?? '') };
    case 'sz':
      return { size: sizeOfPoints(Number(value) / 2) };
    case 'rFonts': {
      const font = attribute('w:eastAsia') ?? attribute('w:ascii') ?? attribute('w:hAnsi');
      return font === undefined ? undefined : { face: faceNamed(font) };
    }
    case 'jc':
      return { align: aligns.get(value ?? '') };
    default:
      return undefined;
  }
}

/** Styles of a Word file by their ids. */
export interface WordStyles {
  /** What a style says with all it is based on; the usual one, from which all come, is left out. */
  said(id: string | undefined): WordSaid;
}

interface Style {
  said: WordSaid;
  basedOn: string | undefined;
  readonly usual: boolean;
}

/** No program bases styles on each other deeper; a ring ends here too. */
const deepest = 10;

export function readStyles(xml: string): Result<WordStyles> {
  const styles = new Map<string, Style>();
  let style: Style | undefined;
  const read = readXml(xml, {
    open(name, attribute) {
      if (name === 'style') {
        style = { said: {}, basedOn: undefined, usual: ['1', 'true'].includes(attribute('w:default') ?? '') };
        styles.set(attribute('w:styleId') ?? '', style);
      } else if (style && name === 'basedOn') style.basedOn = attribute('w:val');
      else if (style) style.said = { ...style.said, ...saidBy(name, attribute) };
    },
    close(name) {
      if (name === 'style') style = undefined;
    },
  });
  const said = (id: string | undefined, depth = 0): WordSaid => {
    const found = id === undefined ? undefined : styles.get(id);
    if (!found || found.usual || depth > deepest) return {};
    return { ...said(found.basedOn, depth + 1), ...found.said };
  };
  return read.ok ? ok({ said: (id) => said(id) }) : read;
}
