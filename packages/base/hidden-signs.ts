/** Signs that show nothing and turn the reading direction, split a word or carry hidden text: soft hyphen, marks, joiners, tags. */
const hidden = '\\u00ad\\u061c\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb\\u{e0000}-\\u{e007f}';
const hiddenSigns = new RegExp(`[${hidden}]`, 'gu');

/** A sign somebody sees, as part of a pattern that is read with the flag `u`. */
export const visibleSign = `[^\\s${hidden}]`;

/** The text without signs nobody sees: “fdp.知通” cannot pass for “通知.pdf”, and what looks alike is alike. */
export const withoutHiddenSigns = (text: string): string => text.replace(hiddenSigns, '');
