import type { TextMark } from '../template.ts';
import { type PaperFace, type PaperSize, paperSizes } from './text-styles.ts';

/** Names under which Word, WPS and Excel know the faces, as far as they tell them apart. */
const faces: readonly (readonly [RegExp, PaperFace])[] = [
  [/小标宋|xiaobiaosong/i, 'title'],
  [/仿宋|fangsong/i, 'fang'],
  [/楷体|kaiti/i, 'kai'],
  [/黑体|simhei|heiti/i, 'hei'],
  [/宋体|simsun|songti/i, 'song'],
];

/** `仿宋_GB2312` → `fang`; undefined for a face that official forms have not. */
export const faceNamed = (name: string): PaperFace | undefined => faces.find(([known]) => known.test(name))?.[1];

/** Sizes are met to half a point. */
const nearly = 0.3;

/** 16 → `三号`; undefined for a height that is no 号 and for what is no number. */
export const sizeOfPoints = (points: number): PaperSize | undefined =>
  paperSizes.find((one) => Math.abs(one.points - points) < nearly)?.value;

/** The reds of official heads, as programs write them: `red`, `#f00`, `FF0000`, `FFC00000` with its opacity before. */
export const isHeadRed = (colour: string): boolean => /^(?:red|#?f00|#?(?:ff)?(?:ff0000|c00000))$/i.test(colour);

/** How words look in a file or on the clipboard. */
export interface NamedLooks {
  readonly bold?: boolean | undefined;
  readonly underline?: boolean | undefined;
  readonly red?: boolean | undefined;
  readonly face?: PaperFace | undefined;
  readonly size?: PaperSize | undefined;
}

export const marksOf = ({ bold, underline, red, face, size }: NamedLooks): readonly TextMark[] => [
  ...(bold ? [{ type: 'bold' }] : []),
  ...(underline ? [{ type: 'underline' }] : []),
  ...(face ? [{ type: 'face', attrs: { face } }] : []),
  ...(size ? [{ type: 'size', attrs: { size } }] : []),
  ...(red ? [{ type: 'red' }] : []),
];
