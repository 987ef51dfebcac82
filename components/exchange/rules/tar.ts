import { utf8 } from '@gov/ledger';

/** A file of an archive; the name is ASCII and at most 100 characters. */
export interface TarEntry {
  readonly name: string;
  readonly content: Uint8Array;
}

const block = 512;

/** POSIX ustar, plain files only: what every unpacking program reads. `seconds` is the time of all entries. */
export function tarOf(entries: readonly TarEntry[], seconds: number): Uint8Array {
  const padded = entries.map(({ content }) => Math.ceil(content.length / block) * block);
  const archive = new Uint8Array(padded.reduce((sum, bytes) => sum + block + bytes, 2 * block));
  let at = 0;
  for (const [index, entry] of entries.entries()) {
    archive.set(headerOf(entry, seconds), at);
    archive.set(entry.content, at + block);
    at += block + (padded[index] ?? 0);
  }
  return archive;
}

const octal = (value: number, digits: number): string => value.toString(8).padStart(digits, '0');

function headerOf({ name, content }: TarEntry, seconds: number): Uint8Array {
  const header = new Uint8Array(block);
  const put = (offset: number, text: string) => header.set(utf8(text), offset);
  put(0, name);
  put(100, '0000644');
  put(108, '0000000');
  put(116, '0000000');
  put(124, octal(content.length, 11));
  put(136, octal(seconds, 11));
  // The checksum counts its own field as eight spaces.
  put(148, ' '.repeat(8));
  put(156, '0');
  put(257, 'ustar\u000000');
  put(
    148,
    `${octal(
      header.reduce((sum, byte) => sum + byte, 0),
      6,
    )}\u0000 `,
  );
  return header;
}
