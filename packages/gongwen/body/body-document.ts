/**
 * 正文 as the body editor keeps it: Tiptap's JSON (`type`, `attrs`, `content`, `marks`) limited to the nodes an
 * official document has. Level 1–4 are 一、 （一） 1. （1） (GB/T 9704-2012 cl. 7.3.3); the ordinal is part of
 * the text, as in the printed document. A heading may run on into its paragraph (（一）坚持创新。进一步…):
 * the heading is then its first sentence (see `headingParts`).
 */
export interface BodyDocument {
  readonly type: 'doc';
  readonly content: readonly BodyBlock[];
}

export type BodyBlock = HeadingBlock | ParagraphBlock | TableBlock | ImageBlock;
export type HeadingLevel = 1 | 2 | 3 | 4;
/** Of paragraphs outside the indented running text: attachment titles, resolution notes, signatures inside attachments. */
export type Alignment = 'left' | 'center' | 'right';

export interface HeadingBlock {
  readonly type: 'heading';
  readonly attrs: { readonly level: HeadingLevel };
  readonly content?: readonly BodyInline[];
}

export interface ParagraphBlock {
  readonly type: 'paragraph';
  readonly attrs?: { readonly textAlign?: Alignment | null };
  readonly content?: readonly BodyInline[];
}

export interface TableBlock {
  readonly type: 'table';
  readonly content: readonly TableRow[];
}

export interface TableRow {
  readonly type: 'tableRow';
  readonly content: readonly TableCell[];
}

/** `colwidth`: pixels per spanned column as Tiptap keeps them; only their proportion counts. */
export interface TableCell {
  readonly type: 'tableCell' | 'tableHeader';
  readonly attrs?: {
    readonly colspan?: number;
    readonly rowspan?: number;
    readonly colwidth?: readonly number[] | null;
  };
  readonly content: readonly ParagraphBlock[];
}

/** `src` names an asset of the document (a file id); never an address outside. `width`: share of the type area, 0–1. */
export interface ImageBlock {
  readonly type: 'image';
  readonly attrs: { readonly src: string; readonly alt?: string | null; readonly width?: number | null };
}

export type BodyInline = TextRun | HardBreak;

export interface TextRun {
  readonly type: 'text';
  readonly text: string;
  readonly marks?: readonly Mark[];
}

export interface HardBreak {
  readonly type: 'hardBreak';
}

/** Emphasis prints as 黑体 (`bold`) or underlined; Chinese has no italic. */
export interface Mark {
  readonly type: 'bold' | 'underline' | 'superscript' | 'subscript';
}

export const emptyBody: BodyDocument = { type: 'doc', content: [{ type: 'paragraph' }] };
