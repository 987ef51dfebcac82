/** The little DER (ITU-T X.690) that signatures need: writer and strict reader of SEQUENCE and INTEGER. */

const tagInteger = 0x02;
const tagSequence = 0x30;

/** One element; `content` is a view into the bytes read, so signed bytes are never encoded again. */
export interface DerElement {
  readonly tag: number;
  readonly content: Uint8Array;
  /** Offset of the byte behind the element. */
  readonly end: number;
}

function lengthBytes(length: number): readonly number[] {
  if (length < 0x80) return [length];
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return [0x80 | bytes.length, ...bytes];
}

function derElement(tag: number, content: Uint8Array): Uint8Array {
  return Uint8Array.from([tag, ...lengthBytes(content.length), ...content]);
}

export const derSequence = (...parts: readonly Uint8Array[]): Uint8Array =>
  derElement(tagSequence, Uint8Array.from(parts.flatMap((part) => [...part])));

/** A non-negative INTEGER from big-endian bytes: shortest form, a leading 0 where the top bit is set. */
export function derUnsignedInteger(bytes: Uint8Array): Uint8Array {
  let start = 0;
  while (start < bytes.length - 1 && bytes[start] === 0) start += 1;
  const digits = bytes.length === 0 ? Uint8Array.of(0) : bytes.subarray(start);
  const padded = (digits[0] ?? 0) >= 0x80 ? Uint8Array.from([0, ...digits]) : digits;
  return derElement(tagInteger, padded);
}

/** The element at `offset`, or undefined when its length is not minimal, indefinite or beyond the bytes. */
export function readDer(bytes: Uint8Array, offset = 0): DerElement | undefined {
  const tag = bytes[offset];
  const first = bytes[offset + 1];
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) return undefined;
  const lengthSize = first < 0x80 ? 0 : first & 0x7f;
  if (first === 0x80 || lengthSize > 4) return undefined;
  let length = lengthSize === 0 ? first : 0;
  for (let i = 0; i < lengthSize; i += 1) {
    const byte = bytes[offset + 2 + i];
    if (byte === undefined || (i === 0 && byte === 0)) return undefined;
    length = length * 256 + byte;
  }
  if (lengthSize > 0 && length < 0x80) return undefined;
  const start = offset + 2 + lengthSize;
  const end = start + length;
  return end > bytes.length ? undefined : { tag, content: bytes.subarray(start, end), end };
}

function positiveInteger(element: DerElement | undefined): Uint8Array | undefined {
  if (element?.tag !== tagInteger) return undefined;
  const [first, second] = element.content;
  if (first === undefined || first >= 0x80) return undefined;
  if (first === 0 && (second === undefined || second < 0x80)) return undefined;
  return first === 0 ? element.content.subarray(1) : element.content;
}

/** r and s of an SM2 signature value (GM/T 0009: SEQUENCE of two INTEGER), or undefined when it is not strict DER. */
export function readSignature(der: Uint8Array): { readonly r: Uint8Array; readonly s: Uint8Array } | undefined {
  const sequence = readDer(der);
  if (sequence?.tag !== tagSequence || sequence.end !== der.length) return undefined;
  const first = readDer(sequence.content);
  const second = first && readDer(sequence.content, first.end);
  const r = positiveInteger(first);
  const s = positiveInteger(second);
  if (!r || !s || r.length > 32 || s.length > 32 || second?.end !== sequence.content.length) return undefined;
  return { r, s };
}
