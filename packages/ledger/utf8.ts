/**
 * UTF-8 both ways, strict: the language alone has no encoder, and the lenient one of the platforms would replace a
 * lone surrogate silently, so that two different texts had the same bytes.
 */

/** The bytes of a text; throws on a lone surrogate (RFC 8785 clause 3.2.2.2 forbids it). */
export function utf8(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3);
  let length = 0;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) {
      bytes[length++] = unit;
    } else if (unit < 0x800) {
      bytes[length++] = 0xc0 | (unit >> 6);
      bytes[length++] = 0x80 | (unit & 0x3f);
    } else if (unit < 0xd800 || unit > 0xdfff) {
      bytes[length++] = 0xe0 | (unit >> 12);
      bytes[length++] = 0x80 | ((unit >> 6) & 0x3f);
      bytes[length++] = 0x80 | (unit & 0x3f);
    } else {
      const point = text.codePointAt(i) ?? 0;
      if (point < 0x10000) throw new Error('a lone surrogate has no UTF-8 form');
      i += 1;
      bytes[length++] = 0xf0 | (point >> 18);
      bytes[length++] = 0x80 | ((point >> 12) & 0x3f);
      bytes[length++] = 0x80 | ((point >> 6) & 0x3f);
      bytes[length++] = 0x80 | (point & 0x3f);
    }
  }
  return bytes.slice(0, length);
}

const lowestOfLength = [0, 0, 0x80, 0x800, 0x10000] as const;

const lengthOf = (lead: number): number => {
  if (lead < 0x80) return 1;
  if (lead >= 0xc2 && lead < 0xe0) return 2;
  if (lead >= 0xe0 && lead < 0xf0) return 3;
  return lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
};

function pointAt(bytes: Uint8Array, at: number, length: number): number | undefined {
  let point = length === 1 ? (bytes[at] ?? 0) : (bytes[at] ?? 0) & (0xff >> (length + 1));
  for (let i = 1; i < length; i += 1) {
    const next = bytes[at + i];
    if (next === undefined || (next & 0xc0) !== 0x80) return undefined;
    point = (point << 6) | (next & 0x3f);
  }
  const surrogate = point >= 0xd800 && point <= 0xdfff;
  return surrogate || point > 0x10ffff || point < (lowestOfLength[length] ?? 0) ? undefined : point;
}

/** The text, or undefined when the bytes are not well-formed UTF-8 (overlong forms and surrogates included). */
export function textOfUtf8(bytes: Uint8Array): string | undefined {
  const pieces: string[] = [];
  let piece: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = lengthOf(bytes[at] ?? 0);
    const point = length === 0 ? undefined : pointAt(bytes, at, length);
    if (point === undefined) return undefined;
    piece.push(point);
    at += length;
    if (piece.length === 4096) {
      pieces.push(String.fromCodePoint(...piece));
      piece = [];
    }
  }
  return pieces.join('') + String.fromCodePoint(...piece);
}
