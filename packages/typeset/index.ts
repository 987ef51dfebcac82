/** Entry of `@gov/typeset`: a document description becomes a Typst program; no I/O, nothing compiled here. */
export type * from './document-description.ts';
