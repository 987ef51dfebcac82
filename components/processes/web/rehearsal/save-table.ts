import { call } from '#platform/web/data/call.ts';
import { routes } from '../../contract.ts';
import { offerFile } from '../files/offer-file.ts';

/** Hands a table to the browser as an Excel file of this name. */
export async function saveTable(
  name: string,
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): Promise<void> {
  const body = { head: [...head], rows: rows.map((row) => [...row]) };
  const { content } = await call(routes.tableFile, { body });
  const bytes = Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0));
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  offerFile(`${name}.xlsx`, new Blob([bytes], { type }));
}
