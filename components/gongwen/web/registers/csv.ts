import { tableText } from '@gov/base';
import type { Column } from './register-table.tsx';

const cellOf = (text: string): string => `"${tableText(text).replaceAll('"', '""')}"`;

/** What is shown as a table file (RFC 4180); the mark at its head makes Excel and WPS read it as UTF-8. */
export function csvOf<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const lines = [columns.map(({ words }) => words), ...rows.map((row) => columns.map(({ text }) => text(row)))];
  return `\ufeff${lines.map((line) => line.map(cellOf).join(',')).join('\r\n')}\r\n`;
}

/** Hands a file to the person as a download. */
export function offerCsv(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1_000);
}
