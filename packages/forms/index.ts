/** Entry of `@gov/forms`: paper forms as data – template, data, permissions, render tree. */
export * from './form-data.ts';
export * from './opinion.ts';
export * from './permission.ts';
export * from './render-tree.ts';
export * from './template.ts';
