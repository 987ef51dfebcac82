import { ok, type Result, reject } from '@gov/base';
import { strFromU8, unzipSync } from 'fflate';

/** The parts of a Word or Excel file that a form is read from, each measured; nothing else of it was unpacked. */
export interface OfficePackage {
  readonly kind: 'word' | 'sheet';
  /** Name of the part → its XML. */
  readonly parts: ReadonlyMap<string, string>;
}

const wanted =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/(?:document|styles|numbering)\.xml|word\/_rels\/document\.xml\.rels|xl\/(?:workbook|styles|sharedStrings)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/sheet\d{1,3}\.xml)$/;

/** In bytes where nothing else is said. What is packed much smaller than this unpacks to no more either. */
const most = { entries: 2000, part: 4 * 1_048_576, whole: 12 * 1_048_576 } as const;

const compound = [0xd0, 0xcf, 0x11, 0xe0];
const zip = [0x50, 0x4b, 0x03, 0x04];

/**
 * Opens an Office file. Rejections `forms.import-old-format` (also with a password), `forms.import-macros`,
 * `forms.import-kind`, `forms.import-too-much` (packed so that it grows beyond all measure), `forms.import-unreadable`.
 */
export function openPackage(bytes: Uint8Array): Result<OfficePackage> {
  if (compound.every((byte, index) => bytes[index] === byte)) {
    const locked = Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'));
    return reject(locked ? 'forms.import-password' : 'forms.import-old-format');
  }
  if (!zip.every((byte, index) => bytes[index] === byte)) return reject('forms.import-kind');
  return unpack(bytes);
}

interface Seen {
  entries: number;
  bytes: number;
  macros: boolean;
  tooMuch: boolean;
}

function unpack(bytes: Uint8Array): Result<OfficePackage> {
  const seen: Seen = { entries: 0, bytes: 0, macros: false, tooMuch: false };
  let unpacked: Readonly<Record<string, Uint8Array>>;
  try {
    // A part is unpacked into as many bytes as it says that it has; one that lies is cut off there.
    unpacked = unzipSync(bytes, { filter: ({ name, originalSize }) => take(seen, name, originalSize) });
  } catch {
    return reject('forms.import-unreadable');
  }
  if (seen.macros) return reject('forms.import-macros');
  if (seen.tooMuch) return reject('forms.import-too-much');
  const parts = new Map(Object.entries(unpacked).map(([name, content]) => [name, strFromU8(content)]));
  if (/macroEnabled/i.test(parts.get('[Content_Types].xml') ?? '')) return reject('forms.import-macros');
  if (parts.has('word/document.xml')) return ok({ kind: 'word', parts });
  return parts.has('xl/workbook.xml') ? ok({ kind: 'sheet', parts }) : reject('forms.import-kind');
}

function take(seen: Seen, name: string, originalSize: number): boolean {
  seen.entries += 1;
  if (/(?:^|\/)vba(?:Project|Data)[^/]*$/i.test(name)) seen.macros = true;
  if (seen.entries > most.entries) seen.tooMuch = true;
  if (!wanted.test(name)) return false;
  seen.bytes += originalSize;
  if (originalSize > most.part || seen.bytes > most.whole) seen.tooMuch = true;
  return !seen.tooMuch && !seen.macros;
}
