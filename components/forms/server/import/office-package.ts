import { ok, type Result, reject } from '@gov/base';
import { strFromU8 } from 'fflate';
import { unpackEntry, zipEntries } from './zip-entries.ts';

/** The parts of a Word or Excel file that a form is read from, each measured; nothing else of it was unpacked. */
export interface OfficePackage {
  readonly kind: 'word' | 'sheet';
  /** Name of the part → its XML. */
  readonly parts: ReadonlyMap<string, string>;
}

const wanted =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/(?:document|styles|numbering)\.xml|word\/_rels\/document\.xml\.rels|xl\/(?:workbook|styles|sharedStrings)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/sheet\d{1,3}\.xml)$/;

/** In bytes. What is packed much smaller than this unpacks to no more either. */
const most = { part: 4 * 1_048_576, whole: 12 * 1_048_576 } as const;

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

function unpack(bytes: Uint8Array): Result<OfficePackage> {
  const entries = zipEntries(bytes);
  if (!entries.ok) return entries;
  if (entries.value.some(({ name }) => /(?:^|\/)vba(?:Project|Data)[^/]*$/i.test(name)))
    return reject('forms.import-macros');
  const taken = entries.value.filter(({ name }) => wanted.test(name));
  const whole = taken.reduce((sum, { size }) => sum + size, 0);
  if (whole > most.whole || taken.some(({ size }) => size > most.part)) return reject('forms.import-too-much');
  const parts = new Map<string, string>();
  for (const entry of taken) {
    const content = unpackEntry(entry);
    if (!content) return reject('forms.import-unreadable');
    parts.set(entry.name, strFromU8(content));
  }
  if (/macroEnabled/i.test(parts.get('[Content_Types].xml') ?? '')) return reject('forms.import-macros');
  if (parts.has('word/document.xml')) return ok({ kind: 'word', parts });
  return parts.has('xl/workbook.xml') ? ok({ kind: 'sheet', parts }) : reject('forms.import-kind');
}
