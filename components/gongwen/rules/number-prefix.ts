import type { DocumentKind, NumberStyle } from '@gov/gongwen';
import { formatDocumentNumber, formatIssueNumber, formatSerialNumber, kindFacts } from '@gov/gongwen';

const bodyWords = /(?:人民政府|街道办事处|办事处|委员会|办公室|中心|局|厅|委|办|处)$/u;

/** 机关代字 for a body that chose none: 市住建局 → 市住建发. */
export function derivedPrefix(shortName: string): string {
  const letters = shortName.replace(/[^\p{Script=Han}A-Za-z]/gu, '');
  const stem = letters.replace(bodyWords, '').slice(0, 16);
  return `${stem === '' ? letters.slice(0, 16) : stem}发`;
}

/** Which book a document is numbered in, and how its numbers are printed; only a `YEARLY` one begins anew each year. */
export interface BookChoice {
  readonly prefix: string;
  readonly style: Exclude<NumberStyle, 'NONE'>;
}

/**
 * 函 counts in a book of its own (江建函), so do 命令 and 纪要; every other kind that carries a number shares one
 * (江建发). Undefined: the kind carries no number (决议, 公报).
 */
export function bookFor(kind: DocumentKind, prefix: string): BookChoice | undefined {
  const stem = prefix.replace(/发$/u, '') || prefix;
  if (kind === 'LETTER') return { prefix: `${stem}函`, style: 'YEARLY' };
  switch (kindFacts(kind).numberStyle) {
    case 'YEARLY':
      return { prefix, style: 'YEARLY' };
    case 'ISSUE':
      return { prefix: `${stem}纪要`, style: 'ISSUE' };
    case 'SERIAL':
      return { prefix: `${stem}令`, style: 'SERIAL' };
    case 'NONE':
      return undefined;
  }
}

/** The number as printed: 江建发〔2026〕7号; 令 (第7号) and 纪要 (第7期) carry neither prefix nor year. */
export function printedNumber({ prefix, style }: BookChoice, year: number, n: number): string {
  switch (style) {
    case 'YEARLY':
      return formatDocumentNumber(prefix, year, n);
    case 'SERIAL':
      return formatSerialNumber(n);
    case 'ISSUE':
      return formatIssueNumber(n);
  }
}

/** What a book gives next, as it will be printed; one that runs through the years stands under year 0. */
export function nextInBook({
  prefix,
  year,
  next,
}: {
  readonly prefix: string;
  readonly year: number;
  readonly next: number;
}) {
  if (year > 0) return printedNumber({ prefix, style: 'YEARLY' }, year, next);
  return printedNumber({ prefix, style: prefix.endsWith('令') ? 'SERIAL' : 'ISSUE' }, year, next);
}
