import { ok, type Result, reject } from '@gov/base';
import { Inflate, strFromU8 } from 'fflate';

/** One file inside a packed one, as the directory at its end states it. */
export interface ZipEntry {
  readonly name: string;
  /** As it is packed; a view, nothing is copied. */
  readonly packed: Uint8Array;
  readonly method: number;
  /** Length that is stated; nothing is unpacked further than that. */
  readonly size: number;
}

const mostEntries = 2000;
/** What cannot be packed smaller grows by a few bytes, never by more. */
const packedMore = 1024;
/** Packed bytes unpacked at once: at the best ratio there is they make some 4 MB, then the length is asked again. */
const chunk = 4096;

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const localMark = 0x04034b50;
const [endLength, entryLength, localLength, longestComment] = [22, 46, 30, 65_535];

/**
 * The directory of a packed file. Rejections `forms.import-too-much` (more entries than any form has),
 * `forms.import-unreadable` (names used twice, entries that lie in each other, lengths that cannot be).
 */
export function zipEntries(bytes: Uint8Array): Result<readonly ZipEntry[]> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const end = endOf(view);
    const count = view.getUint16(end + 10, true);
    if (count > mostEntries) return reject('forms.import-too-much');
    return distinctEntries(bytes, view, { count, directory: view.getUint32(end + 16, true) });
  } catch (error) {
    // a place outside the file
    if (error instanceof RangeError) return reject('forms.import-unreadable');
    throw error;
  }
}

function endOf(view: DataView): number {
  const first = Math.max(0, view.byteLength - endLength - longestComment);
  for (let at = view.byteLength - endLength; at >= first; at -= 1) if (view.getUint32(at, true) === endMark) return at;
  throw new RangeError('no directory');
}

interface Directory {
  readonly count: number;
  readonly directory: number;
}

function distinctEntries(
  bytes: Uint8Array,
  view: DataView,
  { count, directory }: Directory,
): Result<readonly ZipEntry[]> {
  const entries: ZipEntry[] = [];
  const places: { readonly from: number; readonly to: number }[] = [];
  let at = directory;
  for (let index = 0; index < count; index += 1) {
    const read = entryAt(bytes, view, at);
    if (!read || read.to > directory) return reject('forms.import-unreadable');
    entries.push(read.entry);
    places.push(read);
    at = read.next;
  }
  places.sort((a, b) => a.from - b.from);
  const inEachOther = places.some(({ from }, index) => from < (places[index - 1]?.to ?? 0));
  const isTwice = new Set(entries.map(({ name }) => name)).size < entries.length;
  return inEachOther || isTwice ? reject('forms.import-unreadable') : ok(entries);
}

interface EntryRead {
  readonly entry: ZipEntry;
  /** First byte of the entry and the one behind it. */
  readonly from: number;
  readonly to: number;
  /** Where the directory goes on. */
  readonly next: number;
}

function entryAt(bytes: Uint8Array, view: DataView, at: number): EntryRead | undefined {
  const long = (offset: number): number => view.getUint32(at + offset, true);
  const short = (offset: number): number => view.getUint16(at + offset, true);
  const isLocked = short(8) % 2 === 1;
  const [length, size, from] = [long(20), long(24), long(42)];
  if (long(0) !== entryMark || isLocked || length > size + packedMore) return undefined;
  if (view.getUint32(from, true) !== localMark) return undefined;
  const start = from + localLength + view.getUint16(from + 26, true) + view.getUint16(from + 28, true);
  const nameEnd = at + entryLength + short(28);
  return {
    entry: {
      name: strFromU8(bytes.subarray(at + entryLength, nameEnd)),
      packed: bytes.subarray(start, start + length),
      method: short(10),
      size,
    },
    from,
    to: start + length,
    next: nameEnd + short(30) + short(32),
  };
}

/** The content of an entry; nothing where it is not exactly as long as it says. */
export function unpackEntry({ packed, method, size }: ZipEntry): Uint8Array | undefined {
  if (method === 0) return packed.length === size ? packed : undefined;
  if (method !== 8) return undefined;
  const content = new Uint8Array(size);
  let length = 0;
  let isOver = false;
  const inflate = new Inflate((piece) => {
    isOver ||= length + piece.length > size;
    if (!isOver) content.set(piece, length);
    length += piece.length;
  });
  try {
    for (let at = 0; at < packed.length && !isOver; at += chunk)
      inflate.push(packed.subarray(at, at + chunk), at + chunk >= packed.length);
  } catch {
    return undefined;
  }
  return !isOver && length === size ? content : undefined;
}
