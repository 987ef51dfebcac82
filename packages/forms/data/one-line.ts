/** Signs that show nothing and turn the reading direction, split a word or carry hidden text: soft hyphen, marks, joiners, tags. */
const hiddenSigns = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** The text without signs nobody sees: “fdp.知通” cannot pass for “通知.pdf”, and what looks alike is alike. */
export const withoutHiddenSigns = (text: string): string => text.replace(hiddenSigns, '');

/**
 * Text of one line as it is stored and sent: hidden signs are dropped; every run of blanks, line ends and control
 * characters (a tab from a table, the soft line end of a text program) is one blank, none at the ends; half a
 * character becomes U+FFFD.
 */
export const oneLine = (text: string): string =>
  withoutHiddenSigns(text.toWellFormed())
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();

/** At most so many characters from the beginning, as `maxLength` of a field counts them: never half of one. */
export const firstCharacters = (text: string, most: number): string => [...text].slice(0, most).join('');
