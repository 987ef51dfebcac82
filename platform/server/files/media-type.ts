/**
 * What a file is, from its content alone; the name is never asked. Only kinds an office exchanges are known; anything
 * a browser would run (HTML, SVG, XML), programs, and office files with macros are not.
 */
export interface MediaTypeReader {
  /** Every chunk in order. */
  update(chunk: Uint8Array): void;
  /** After the last chunk: the type, or undefined for a kind that is not taken. */
  result(): string | undefined;
}

const office = 'application/vnd.openxmlformats-officedocument';
const textWindow = 65_536;

const startsWith = (bytes: Buffer, ...signature: number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte);
const ascii = (bytes: Buffer, from: number, to: number): string => bytes.toString('latin1', from, to);

export function mediaTypeReader(): MediaTypeReader {
  let head = Buffer.alloc(0);
  let tail = Buffer.alloc(0);
  const text = textReader();
  const compound = compoundReader();
  return {
    update(chunk) {
      const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
      if (head.length < textWindow) head = Buffer.concat([head, bytes.subarray(0, textWindow - head.length)]);
      tail = Buffer.concat([tail.subarray(-textWindow), bytes]);
      text.update(bytes);
      compound.update(bytes);
    },
    result() {
      if (startsWith(head, 0x50, 0x4b, 0x03, 0x04)) return packageType(entryNames(Buffer.concat([head, tail])));
      if (startsWith(head, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return compound.result();
      return imageOrPdf(head) ?? text.result();
    },
  };
}

function imageOrPdf(head: Buffer): string | undefined {
  if (ascii(head, 0, 5) === '%PDF-') return 'application/pdf';
  if (startsWith(head, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  if (startsWith(head, 0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (/^GIF8[79]a/.test(ascii(head, 0, 6))) return 'image/gif';
  if (ascii(head, 0, 4) === 'RIFF' && ascii(head, 8, 12) === 'WEBP') return 'image/webp';
  return undefined;
}

/** Names in the local headers and the central directory of a ZIP package, as far as the window shows them. */
function entryNames(bytes: Buffer): readonly string[] {
  const names: string[] = [];
  for (let at = bytes.indexOf('PK'); at >= 0; at = bytes.indexOf('PK', at + 2)) {
    const local = bytes[at + 2] === 3 && bytes[at + 3] === 4;
    const central = bytes[at + 2] === 1 && bytes[at + 3] === 2;
    const header = local ? 30 : central ? 46 : 0;
    if (header === 0 || at + header > bytes.length) continue;
    const length = bytes.readUInt16LE(at + (local ? 26 : 28));
    names.push(bytes.toString('utf8', at + header, at + header + length));
  }
  return names;
}

function packageType(names: readonly string[]): string | undefined {
  const has = (name: string) => names.some((one) => one === name);
  if (names.some((name) => /(^|\/)vbaProject\.bin$/i.test(name))) return undefined;
  if (has('META-INF/MANIFEST.MF')) return undefined; // a Java program
  if (has('OFD.xml')) return 'application/ofd';
  if (has('word/document.xml')) return `${office}.wordprocessingml.document`;
  if (has('xl/workbook.xml')) return `${office}.spreadsheetml.sheet`;
  if (has('ppt/presentation.xml')) return `${office}.presentationml.presentation`;
  return 'application/zip';
}

/** The older office formats are told apart by the names of their streams, which stand anywhere in the file. */
function compoundReader(): MediaTypeReader {
  const streams = [
    ['WordDocument', 'application/msword'],
    ['Workbook', 'application/vnd.ms-excel'],
    ['PowerPoint Document', 'application/vnd.ms-powerpoint'],
  ] as const;
  let before = Buffer.alloc(0);
  let first = true;
  let found: string | undefined;
  let isCompound = false;
  return {
    update(chunk) {
      if (first) isCompound = chunk[0] === 0xd0 && chunk[1] === 0xcf;
      first = false;
      if (!isCompound || found) return;
      const window = Buffer.concat([before, chunk]);
      found = streams.find(([name]) => window.includes(Buffer.from(`${name}\0`, 'utf16le')))?.[1];
      before = window.subarray(-64);
    },
    result: () => found,
  };
}

/** Plain text is UTF-8 throughout, without control characters, and does not begin like a page a browser would run. */
function textReader(): MediaTypeReader {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let beginning = '';
  let readable = true;
  const take = (decode: () => string) => {
    if (!readable) return;
    try {
      const decoded = decode();
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what we look for
      if (/[\0-\x08\x0b\x0e-\x1f\x7f]/.test(decoded)) readable = false;
      if (beginning.length < 1024) beginning += decoded.slice(0, 1024);
    } catch {
      readable = false;
    }
  };
  return {
    update: (chunk) => take(() => decoder.decode(chunk, { stream: true })),
    result() {
      take(() => decoder.decode());
      if (!readable || beginning.trim() === '') return undefined;
      return /^\s*<[!?a-z]/i.test(beginning) || beginning.startsWith('#!') ? undefined : 'text/plain; charset=utf-8';
    },
  };
}
