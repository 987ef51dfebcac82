import { faceNamed, isHeadRed, sizeOfPoints } from '@gov/forms';

/** The looks that a form may have, from a style of the clipboard, as attributes of their own: ` data-face="hei"`. */
export function looksOfStyle(style: string): string {
  const told = (name: string): string =>
    new RegExp(`(?:^|;)\\s*${name}\\s*:\\s*([^;]+)`, 'i').exec(style.replaceAll('&quot;', ''))?.[1]?.trim() ?? '';
  const face = faceNamed(`${told('font-family')} ${told('mso-fareast-font-family')}`);
  const size = sizeOf(told('font-size'));
  return [
    ...(face ? [` data-face="${face}"`] : []),
    ...(size ? [` data-size="${size}"`] : []),
    ...(isHeadRed(told('color')) ? [' data-red=""'] : []),
  ].join('');
}

function sizeOf(size: string): string | undefined {
  const [, figure, unit] = /^([\d.]+)(pt|px)$/i.exec(size) ?? [];
  return sizeOfPoints(Number(figure) * (unit?.toLowerCase() === 'px' ? 0.75 : 1));
}
