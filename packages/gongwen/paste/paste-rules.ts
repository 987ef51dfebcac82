/**
 * What survives a paste from Word, WPS or a web page, as data: the browser's cleaner walks the pasted HTML with it.
 * Everything not named in `nodes`, `marks` or `unwrap` is removed with its content; styles, classes and ids always go.
 */
export interface PasteRules {
  /** HTML element → body node. */
  readonly nodes: Readonly<Record<string, 'paragraph' | 'heading' | 'table' | 'tableRow' | 'tableCell' | 'hardBreak'>>;
  readonly marks: Readonly<Record<string, 'bold' | 'underline' | 'superscript' | 'subscript'>>;
  /** Elements replaced by their content. */
  readonly unwrap: readonly string[];
  /** Attributes kept per element. */
  readonly attributes: Readonly<Record<string, readonly string[]>>;
  /** A list item becomes a paragraph; its number is written out as text (`1.`) because the ordinal is part of the text. */
  readonly listItems: readonly string[];
}

export const pasteRules: PasteRules = {
  nodes: {
    p: 'paragraph',
    div: 'paragraph',
    blockquote: 'paragraph',
    pre: 'paragraph',
    h1: 'paragraph',
    h2: 'paragraph',
    h3: 'paragraph',
    h4: 'paragraph',
    h5: 'paragraph',
    h6: 'paragraph',
    br: 'hardBreak',
    table: 'table',
    tr: 'tableRow',
    td: 'tableCell',
    th: 'tableCell',
  },
  marks: { b: 'bold', strong: 'bold', u: 'underline', sup: 'superscript', sub: 'subscript' },
  unwrap: [
    'html',
    'body',
    'span',
    'font',
    'a',
    'section',
    'article',
    'main',
    'thead',
    'tbody',
    'tfoot',
    'center',
  ].concat(['i', 'em', 's', 'small', 'big', 'ins', 'o:p', 'ol', 'ul']),
  attributes: { td: ['colspan', 'rowspan'], th: ['colspan', 'rowspan'] },
  listItems: ['li'],
};

/** Pasted text as it should stand: no hard blanks, zero-width or private-use bullet characters, no typed indent. */
export const cleanPastedText = (text: string): string =>
  text
    .replace(/\u00a0/gu, ' ')
    .replace(/[\u200b-\u200f\u2060\ufeff\ue000-\uf8ff]/gu, '')
    .replace(/^[ \t\u3000]+/u, '');
