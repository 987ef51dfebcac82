import { tableText } from '@gov/base';

/** One cell of RFC 4180, never a formula. */
export function csvCell(value: string): string {
  const text = tableText(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Lines of cells as a file; the mark at the beginning makes spreadsheets read Chinese. */
export const csvText = (lines: readonly (readonly string[])[]): string =>
  `\uFEFF${lines.map((cells) => cells.map(csvCell).join(',')).join('\r\n')}\r\n`;
