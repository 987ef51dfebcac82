import type { JsonValue } from '@gov/base';
import type { TextMark } from '../template.ts';

/** Faces of official forms. Screen and print each have a font of this name among those the product brings or the office has. */
export const paperFaces = [
  { value: 'song', label: '宋体' },
  { value: 'hei', label: '黑体' },
  { value: 'kai', label: '楷体' },
  { value: 'fang', label: '仿宋' },
  { value: 'title', label: '小标宋' },
] as const;
export type PaperFace = (typeof paperFaces)[number]['value'];

/** 号 of Chinese type, from large to small, each with its height in points (as Word and WPS count them). */
export const paperSizes = [
  { value: '小初', points: 36 },
  { value: '一号', points: 26 },
  { value: '小一', points: 24 },
  { value: '二号', points: 22 },
  { value: '小二', points: 18 },
  { value: '三号', points: 16 },
  { value: '小三', points: 15 },
  { value: '四号', points: 14 },
  { value: '小四', points: 12 },
  { value: '五号', points: 10.5 },
  { value: '小五', points: 9 },
] as const;
export type PaperSize = (typeof paperSizes)[number]['value'];

/** How words of the paper look beside being bold; what is absent is as the paper is. */
export interface TextStyle {
  readonly face?: PaperFace;
  readonly size?: PaperSize;
  readonly underline?: true;
  /** In the red of official heads; there is no other colour. */
  readonly red?: true;
}

export const isPaperFace = (value: JsonValue | undefined): value is PaperFace =>
  paperFaces.some((one) => one.value === value);
export const isPaperSize = (value: JsonValue | undefined): value is PaperSize =>
  paperSizes.some((one) => one.value === value);

export const pointsOf = (size: PaperSize): number => paperSizes.find(({ value }) => value === size)?.points ?? 12;

/** The next size up (`1`) or down (`-1`); words without a size are 小四. */
export function sizeBeside(size: PaperSize | undefined, step: 1 | -1): PaperSize {
  const at = paperSizes.findIndex(({ value }) => value === (size ?? '小四'));
  return paperSizes[Math.min(Math.max(at - step, 0), paperSizes.length - 1)]?.value ?? '小四';
}

/** Undefined for plain words. */
export function styleOf(marks: readonly TextMark[] = []): TextStyle | undefined {
  const has = (type: string): boolean => marks.some((mark) => mark.type === type);
  const told = (type: string, name: string) => marks.find((mark) => mark.type === type)?.attrs?.[name];
  const face = told('face', 'face');
  const size = told('size', 'size');
  const style: TextStyle = {
    ...(isPaperFace(face) ? { face } : {}),
    ...(isPaperSize(size) ? { size } : {}),
    ...(has('underline') ? { underline: true } : {}),
    ...(has('red') ? { red: true } : {}),
  };
  return Object.keys(style).length > 0 ? style : undefined;
}

/** Where the content of a cell stands in its height; absent: in the middle. */
export type CellVertical = 'top' | 'bottom';
export const verticalOf = (value: JsonValue | undefined): CellVertical | undefined =>
  value === 'top' || value === 'bottom' ? value : undefined;

/** The outer line of a table: as thin as the lines within, or thick as on 红头 forms; absent: a little thicker than within. */
export type TableFrame = 'thin' | 'thick';
export const frameOf = (value: JsonValue | undefined): TableFrame | undefined =>
  value === 'thin' || value === 'thick' ? value : undefined;
