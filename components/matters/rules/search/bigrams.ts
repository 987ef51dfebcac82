/**
 * Character bigrams for searching Chinese titles exactly: every query of two or more characters finds what `LIKE`
 * would find. The last character of each run is kept alone, so that a one-character query finds it by prefix.
 */
export function bigramsOf(text: string): readonly string[] {
  const grams = new Set<string>();
  for (const run of normalizeForSearch(text).split(/[^\p{L}\p{N}]+/u)) {
    const letters = [...run];
    letters.forEach((letter, index) => {
      const next = letters[index + 1];
      grams.add(next === undefined ? letter : letter + next);
    });
  }
  grams.delete('');
  return [...grams];
}

/** Bigrams a query demands; a single last character is left out because the needle is compared as well. */
export function gramsOfQuery(query: string): readonly string[] {
  const all = bigramsOf(query);
  const pairs = all.filter((gram) => [...gram].length === 2);
  return pairs.length > 0 ? pairs : all;
}

/** Full-width forms folded, lower case, single spaces: both sides of a comparison go through this. */
export const normalizeForSearch = (text: string): string =>
  text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
