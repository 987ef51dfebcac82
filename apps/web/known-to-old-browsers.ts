import type { Plugin } from 'vite';

/** Younger than Chromium 102: the build lowers syntax for `chrome102`, but what the language library has it leaves alone. */
const young =
  /\.(?:toSorted|toReversed|toSpliced|toWellFormed|isWellFormed|symmetricDifference|isSubsetOf|isSupersetOf|isDisjointFrom)\(|\b(?:Object|Map)\.groupBy\b|\bArray\.fromAsync\b|\bPromise\.(?:withResolvers|try)\b|\bAbortSignal\.(?:any|timeout)\b|\bURL\.canParse\b/g;

/** What a script calls that the oldest browsers of the offices do not have. */
export const unknownToOldBrowsers = (code: string): readonly string[] => [...new Set(code.match(young))];

/** Refuses a build that would stop in the middle of a page in an old browser, and says where. */
export function knownToOldBrowsers(): Plugin {
  return {
    name: 'known-to-old-browsers',
    apply: 'build',
    generateBundle(_options, bundle) {
      for (const part of Object.values(bundle)) {
        const unknown = part.type === 'chunk' ? unknownToOldBrowsers(part.code) : [];
        if (unknown.length > 0)
          this.error(`${part.fileName} calls what Chromium 102 does not have: ${unknown.join(' ')}`);
      }
    },
  };
}
