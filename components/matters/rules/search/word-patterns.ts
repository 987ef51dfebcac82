import { normalizeForSearch } from './bigrams.ts';
import { piecesOf } from './search-words.ts';

/** What may stand between two pieces of a word where it is printed: brackets, dashes, blanks. */
const between = '[^[:alnum:]]*';

/**
 * The words of a query as patterns of PostgreSQL over the searchable words of a matter: a text fits when it fits each of
 * them, as `searchDemand` says of it. For lists that are narrowed row by row; 查找 asks its index first. The pieces are
 * letters and digits alone, so that nothing typed is read as a sign of the pattern. Empty where nothing was asked for.
 */
export const wordPatterns = (query: string): readonly string[] =>
  normalizeForSearch(query.replace(/\p{Cf}+/gu, ''))
    .split(' ')
    .map((word) => piecesOf(word).join(between))
    .filter(Boolean);
