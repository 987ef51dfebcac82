import { withoutHiddenSigns } from '@gov/base';

// not toWellFormed(): the page checks what is typed too, and browsers of offices do not all have it
const halfCharacter = /\p{Surrogate}/gu;

export const hasHalfCharacter = (text: string): boolean => /\p{Surrogate}/u.test(text);

/**
 * Text of one line as it is stored and sent: hidden signs are dropped; every run of blanks, line ends and control
 * characters (a tab from a table, the soft line end of a text program) is one blank, none at the ends; half a
 * character becomes U+FFFD.
 */
export const oneLine = (text: string): string =>
  withoutHiddenSigns(text.replace(halfCharacter, '\ufffd'))
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();

/** At most so many characters from the beginning, as `maxLength` of a field counts them: never half of one. */
export const firstCharacters = (text: string, most: number): string => [...text].slice(0, most).join('');
