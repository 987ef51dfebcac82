import type { Result } from '@gov/base';
import { ok, reject } from '@gov/base';
import type { NumberStyle } from './document-kind.ts';

/** 发文字号: prefix (机关代字), year in full, running number: 江建发〔2026〕86号. */
export interface DocumentNumber {
  readonly prefix: string;
  readonly year: number;
  readonly sequence: number;
}

const prefixPattern = /^[\p{Script=Han}A-Za-z]{1,20}$/u;
const printedPattern = /^([\p{Script=Han}A-Za-z]{1,20})〔((?:19|20)\d{2})〕([1-9]\d{0,5})号$/u;
const loosePattern =
  /^([\p{Script=Han}A-Za-z]{1,20}?)\s*[[(（【〔﹝［]\s*((?:19|20)\d{2})\s*年?\s*[\])）】〕﹞］]\s*第?\s*0*([1-9]\d{0,5})\s*号?$/u;

export const isNumberPrefix = (prefix: string): boolean => prefixPattern.test(prefix);

/** 江建发, 2026, 86 → 江建发〔2026〕86号: hexagonal brackets, no 第, no leading zero (GB/T 9704-2012 cl. 7.2.5). */
export const formatDocumentNumber = (prefix: string, year: number, sequence: number): string =>
  `${prefix}〔${year}〕${sequence}号`;

/** Reads the one printed form; everything else is refused (see `mendDocumentNumber` for the offer to mend). */
export function parseDocumentNumber(text: string): Result<DocumentNumber> {
  const match = printedPattern.exec(text);
  if (!match) return reject('gongwen.document-number-form', { given: text.slice(0, 60) });
  const [, prefix = '', year = '', sequence = ''] = match;
  return ok({ prefix, year: Number(year), sequence: Number(sequence) });
}

/** The printed form of a number written with wrong brackets, 第, zeros or blanks; undefined when it cannot be read. */
export function mendDocumentNumber(text: string): string | undefined {
  const match = loosePattern.exec(text.trim());
  if (!match) return undefined;
  const [, prefix = '', year = '', sequence = ''] = match;
  return formatDocumentNumber(prefix, Number(year), Number(sequence));
}

/** 第86号 of orders (命令), which are numbered through a government's term and carry no year. */
export const formatSerialNumber = (sequence: number): string => `第${sequence}号`;

/** 第86期 of minutes (纪要). */
export const formatIssueNumber = (sequence: number): string => `第${sequence}期`;

const serialPattern = /^第[1-9]\d{0,5}号$/u;
const issuePattern = /^第[1-9]\d{0,5}期$/u;

/** The style a printed number is written in; undefined when it is none of the printed forms. */
export function styleOfNumber(text: string): Exclude<NumberStyle, 'NONE'> | undefined {
  if (printedPattern.test(text)) return 'YEARLY';
  if (serialPattern.test(text)) return 'SERIAL';
  return issuePattern.test(text) ? 'ISSUE' : undefined;
}
