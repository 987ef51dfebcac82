import { ok, type Result, reject } from '@gov/base';

/** What stands in a part of an Office file, in order. Names without their prefix, attributes with it. */
export interface XmlReader {
  open?(name: string, attribute: (name: string) => string | undefined): void;
  close?(name: string): void;
  text?(text: string): void;
}

/** An Office file of a form stays far below; what is deeper or longer was made to hurt. */
const most = { depth: 200, tags: 100_000 } as const;

/**
 * Reads XML as Office programs write it and hands each piece over. Rejection `forms.import-unreadable` for a document type
 * (entities that multiply are declared there), for tags that do not match, and for more than any form has.
 */
export function readXml(xml: string, reader: XmlReader): Result<void> {
  const open: string[] = [];
  let tags = 0;
  let at = 0;
  while (at < xml.length) {
    const next = xml.indexOf('<', at);
    if (next < 0 || next > at) reader.text?.(plain(xml.slice(at, next < 0 ? undefined : next)));
    if (next < 0) break;
    const end = pieceEnd(xml, next);
    tags += 1;
    if (end < 0 || tags > most.tags) return reject('forms.import-unreadable');
    at = end;
    if (!readPiece(xml.slice(next, end), open, reader) || open.length > most.depth)
      return reject('forms.import-unreadable');
  }
  return open.length === 0 ? ok(undefined) : reject('forms.import-unreadable');
}

/** Behind the tag or comment that begins there; -1 where it never ends. */
function pieceEnd(xml: string, at: number): number {
  const close = xml.startsWith('<!--', at) ? '-->' : xml.startsWith('<![CDATA[', at) ? ']]>' : '>';
  const found = xml.indexOf(close, at + 1);
  return found < 0 ? -1 : found + close.length;
}

/** False where it does not fit what is open, or declares something. */
function readPiece(piece: string, open: string[], reader: XmlReader): boolean {
  if (piece.startsWith('<?') || piece.startsWith('<!--')) return true;
  if (piece.startsWith('<![CDATA[')) {
    reader.text?.(piece.slice(9, -3));
    return true;
  }
  if (piece.startsWith('<!')) return false;
  const name = /^<\/?([^\s/>]+)/.exec(piece)?.[1];
  if (!name) return false;
  const local = name.slice(name.indexOf(':') + 1);
  if (piece.startsWith('</')) {
    reader.close?.(local);
    return open.pop() === name;
  }
  reader.open?.(local, (wanted) => attributeOf(piece, wanted));
  if (piece.endsWith('/>')) reader.close?.(local);
  else open.push(name);
  return true;
}

function attributeOf(piece: string, name: string): string | undefined {
  for (const [, found, double, single] of piece.matchAll(/\s([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    if (found === name) return plain(double ?? single ?? '');
  }
  return undefined;
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const plain = (text: string): string =>
  text.includes('&')
    ? text.replace(
        /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,4}));/gi,
        (whole, decimal, hex, name: string | undefined) => {
          if (name) return named[name] ?? whole;
          const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
          return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000) ? String.fromCodePoint(code) : '';
        },
      )
    : text;
