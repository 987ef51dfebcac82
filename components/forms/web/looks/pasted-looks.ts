import { type PaperFace, paperSizes } from '@gov/forms';

/** Names under which Word and WPS know the faces, as far as they tell them apart. */
const faces: readonly (readonly [RegExp, PaperFace])[] = [
  [/小标宋|xiaobiaosong/i, 'title'],
  [/仿宋|fangsong/i, 'fang'],
  [/楷体|kaiti/i, 'kai'],
  [/黑体|simhei|heiti/i, 'hei'],
  [/宋体|simsun|songti/i, 'song'],
];
/** Sizes are met to half a point. */
const nearly = 0.3;

/** The looks that a form may have, from a style of the clipboard, as attributes of their own: ` data-face="hei"`. */
export function looksOfStyle(style: string): string {
  const told = (name: string): string =>
    new RegExp(`(?:^|;)\\s*${name}\\s*:\\s*([^;]+)`, 'i').exec(style.replaceAll('&quot;', ''))?.[1]?.trim() ?? '';
  const family = `${told('font-family')} ${told('mso-fareast-font-family')}`;
  const face = faces.find(([name]) => name.test(family))?.[1];
  const size = sizeOf(told('font-size'));
  const red = /^(?:red|#f00|#ff0000|#c00000)$/i.test(told('color'));
  return [
    ...(face ? [` data-face="${face}"`] : []),
    ...(size ? [` data-size="${size}"`] : []),
    ...(red ? [' data-red=""'] : []),
  ].join('');
}

function sizeOf(size: string): string | undefined {
  const [, figure, unit] = /^([\d.]+)(pt|px)$/i.exec(size) ?? [];
  const points = Number(figure) * (unit?.toLowerCase() === 'px' ? 0.75 : 1);
  return paperSizes.find((one) => Math.abs(one.points - points) < nearly)?.value;
}
