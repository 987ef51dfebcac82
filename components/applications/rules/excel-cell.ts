/** A decimal that a table program can hold without rounding, else undefined: it is then written as text. */
export function excelNumber(text: string): number | undefined {
  if (!/^-?\d{1,15}(?:\.\d{1,6})?$/.test(text) || text.replace(/\D/g, '').length > 15) return undefined;
  return Number(text);
}
