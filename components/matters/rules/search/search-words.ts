import { bigramsOf, gramsOfQuery, normalizeForSearch } from './bigrams.ts';

/** What a search demands of a title and a number. */
export interface SearchDemand {
  /** All of these are in the index of what is found; more than that may be. */
  readonly grams: readonly string[];
  /** Stands in the text as it is written here. */
  readonly needle: string;
  /** Says of a text whether it has every word that was asked for. */
  fits(text: string): boolean;
}

/** Brackets and dashes are hardly ever typed as they are printed (〔〕), and copying brings invisible marks along. */
const bare = (text: string): string => normalizeForSearch(text).replace(/[^\p{L}\p{N}]+/gu, '');

/** Pieces between which a bracket, dash or blank may stand in the text: `江建发2026` is printed 江建发〔2026〕. */
export const piecesOf = (query: string): readonly string[] => normalizeForSearch(query).match(/\p{N}+|\p{L}+/gu) ?? [];

/** Words of a query, each to be found, in whatever order; nothing where nothing was asked for. */
export function searchDemand(query: string): SearchDemand | undefined {
  const visible = query.replace(/\p{Cf}+/gu, '');
  const words = normalizeForSearch(visible).split(' ').map(bare).filter(Boolean);
  const pieces = piecesOf(visible);
  const [needle = ''] = pieces.toSorted((one, other) => other.length - one.length);
  if (words.length === 0) return undefined;
  const pairs = pieces.flatMap((piece) => bigramsOf(piece)).filter((gram) => [...gram].length === 2);
  return {
    grams: pairs.length > 0 ? [...new Set(pairs)] : gramsOfQuery(visible),
    needle,
    fits: (text) => {
      const all = bare(text);
      return words.every((word) => all.includes(word));
    },
  };
}
