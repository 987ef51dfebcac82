import { encode } from 'uqr';

/** A QR code as one path over a square of `size` units, its quiet zone included. */
export interface QrLines {
  readonly size: number;
  readonly path: string;
}

export function qrLines(text: string): QrLines {
  const { data, size } = encode(text, { ecc: 'M', border: 2 });
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return { size, path };
}

/** The code as a picture of its own, for what takes no elements; written from numbers alone. */
export function qrPicture(text: string): string {
  const { size, path } = qrLines(text);
  return svg(size, size, `<path d="${path}"/>`);
}

/** The picture a signature is kept in. */
export const inkSize = { width: 300, height: 100 } as const;

/** Moves and lines in whole dots within the picture, and nothing else. */
export const inkPattern = /^M[0-9]{1,3} [0-9]{1,3}([ML][0-9]{1,3} [0-9]{1,3})*$/;

/** A signature as a picture of its own; undefined where what is stored is no ink. */
export const inkPicture = (ink: string): string | undefined =>
  inkPattern.test(ink)
    ? svg(
        inkSize.width,
        inkSize.height,
        `<path d="${ink}" fill="none" stroke="#000" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>`,
      )
    : undefined;

const svg = (width: number, height: number, drawn: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${drawn}</svg>`;
