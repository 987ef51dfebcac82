const letters = 'abcdefghijkmnpqrstuvwxyz23456789';

/** A key nobody sees and nothing else in this form has. Never a word of the expression language: it holds digits. */
export function newKey(taken: ReadonlySet<string>): string {
  const bytes = crypto.getRandomValues(new Uint8Array(9));
  const key = `f${[...bytes].map((byte) => letters[byte % letters.length]).join('')}`;
  return /\d/.test(key) && !taken.has(key) ? key : newKey(taken);
}
