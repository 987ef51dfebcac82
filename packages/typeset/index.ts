/** Entry of `@gov/typeset`: a document description becomes a Typst program; no I/O, nothing compiled here. */
export type * from './document-description.ts';
export { imageFiles } from './form/form-fields.ts';
export * from './form/typeset-form.ts';
export * from './geometry.ts';
export { breakTitle } from './title-lines.ts';
export { typesetDocument } from './typeset-document.ts';
export { literal } from './typst-text.ts';
export { withGaps } from './with-gaps.ts';
