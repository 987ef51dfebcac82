import { withoutHiddenSigns } from '@gov/base';

/** Half a character (a lone surrogate); Chromium 102, in which forms are filled in, has no `toWellFormed`. */
export const halfCharacter = /\p{Surrogate}/u;
const halfCharacters = /\p{Surrogate}/gu;

/**
 * Text of one line as it is stored and sent: hidden signs are dropped; every run of blanks, line ends and control
 * characters (a tab from a table, the soft line end of a text program) is one blank, none at the ends; half a
 * character becomes U+FFFD.
 */
export const oneLine = (text: string): string =>
  withoutHiddenSigns(text.replace(halfCharacters, '\ufffd'))
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();

/** At most so many characters from the beginning, as `maxLength` of a field counts them: never half of one. */
export const firstCharacters = (text: string, most: number): string => [...text].slice(0, most).join('');
