import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { MissingIn } from '@gov/gongwen';
import type { FontRoles } from '@gov/typeset';

type RoleFile = Readonly<Record<keyof FontRoles, { readonly file: string }>>;

/**
 * Reads from the faces' own character maps which characters the typesetter can set: those of the fallback face, and those
 * that every other role has, because one text runs through several of them (headings, emphasis). A few milliseconds per
 * folder; a deployment that replaces its faces needs nothing else. What is never drawn (blanks, joiners) is not missed.
 */
export function readCoverage(fontsDir: string): MissingIn {
  const { fallback, ...roles } = JSON.parse(readFileSync(join(fontsDir, 'roles.json'), 'utf8')) as RoleFile; // reason: our own file; the engine's probe finds a wrong one
  const everywhere = characterMap(join(fontsDir, fallback.file));
  const faces = [...new Set(Object.values(roles).map(({ file }) => file))].map((file) =>
    characterMap(join(fontsDir, file)),
  );
  const has = (code: number): boolean => everywhere(code) || faces.every((face) => face(code));
  const canBeSet = (character: string): boolean =>
    notDrawn.test(character) || [character.normalize('NFC'), character.normalize('NFD')].some((form) => all(form, has));
  return (text) => [...new Set(text.toWellFormed())].filter((character) => !canBeSet(character));
}

const notDrawn = /^[\p{Cc}\p{White_Space}\p{Default_Ignorable_Code_Point}]$/u;

const all = (text: string, has: (code: number) => boolean): boolean =>
  [...text].every((character) => has(character.codePointAt(0) ?? 0));

/** Of a TrueType or OpenType file: which code points lead to a glyph (subtable formats 4 and 12 of `cmap`). */
function characterMap(file: string): (code: number) => boolean {
  const table = tableOf(file, 'cmap');
  const known = new Uint8Array(0x110000 / 8);
  for (let index = 0; index < table.getUint16(2); index += 1) {
    const at = table.getUint32(4 + index * 8 + 4);
    const format = table.getUint16(at);
    if (format === 4) markSegments(table, at, known);
    if (format === 12) markGroups(table, at, known);
  }
  return (code) => ((known[code >> 3] ?? 0) & (1 << (code & 7))) !== 0;
}

const mark = (known: Uint8Array, code: number): void => {
  known[code >> 3] = (known[code >> 3] ?? 0) | (1 << (code & 7));
};

function markSegments(table: DataView, at: number, known: Uint8Array): void {
  const doubled = table.getUint16(at + 6);
  const ends = at + 14;
  for (let segment = 0; segment < doubled; segment += 2) {
    const end = table.getUint16(ends + segment);
    const start = table.getUint16(ends + doubled + 2 + segment);
    const delta = table.getUint16(ends + 2 * doubled + 2 + segment);
    const rangeAt = ends + 3 * doubled + 2 + segment;
    const range = table.getUint16(rangeAt);
    for (let code = start; code <= end && code < 0xffff; code += 1) {
      const glyph = range === 0 ? code : table.getUint16(rangeAt + range + 2 * (code - start));
      if (glyph !== 0 && ((glyph + delta) & 0xffff) !== 0) mark(known, code);
    }
  }
}

function markGroups(table: DataView, at: number, known: Uint8Array): void {
  for (let group = 0; group < table.getUint32(at + 12); group += 1) {
    const [start, end, glyph] = [0, 4, 8].map((part) => table.getUint32(at + 16 + group * 12 + part));
    for (let code = start ?? 1; code <= (end ?? 0); code += 1)
      if ((glyph ?? 0) + code - (start ?? 0) !== 0) mark(known, code);
  }
}

/** One table of the file, read without the outlines, which are the most of it. */
function tableOf(file: string, name: string): DataView {
  const opened = openSync(file, 'r');
  const read = (place: number, length: number): DataView => {
    const bytes = new Uint8Array(length);
    readSync(opened, bytes, 0, length, place);
    return new DataView(bytes.buffer);
  };
  try {
    const tables = read(4, 2).getUint16(0);
    const directory = read(12, tables * 16);
    for (let entry = 0; entry < tables * 16; entry += 16) {
      const tag = String.fromCharCode(...[0, 1, 2, 3].map((letter) => directory.getUint8(entry + letter)));
      if (tag === name) return read(directory.getUint32(entry + 8), directory.getUint32(entry + 12));
    }
    throw new Error(`fonts of the typesetter: ${file} has no table ${name}`);
  } finally {
    closeSync(opened);
  }
}
