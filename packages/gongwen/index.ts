/** Entry of `@gov/gongwen`: the laws of official documents (公文) that need no database. */
export * from './body/body-document.ts';
export * from './document-date.ts';
export * from './document-kind.ts';
export * from './document-marks.ts';
export * from './document-number.ts';
