/** Beginnings that a table program takes for a formula, or skips before one (CWE-1236). */
const formulaBeginning = /^[=+\-@\t\r\n]/;

/** The text of one cell of an export (CSV or Excel): what would be calculated when it is opened or pasted stays text behind a `'`. */
export const tableText = (text: string): string => (formulaBeginning.test(text) ? `'${text}` : text);
