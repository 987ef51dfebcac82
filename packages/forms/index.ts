/** Entry of `@gov/forms`: paper forms as data – template, data, permissions, render tree. */
export * from './apply-edit.ts';
export { arrangeOpinions } from './arrange-opinions.ts';
export { type CheckedValue, checkValue } from './check-value.ts';
export * from './compile-form.ts';
export * from './compiled-form.ts';
export { displayValue } from './display-value.ts';
export { formFacts } from './expression-facts.ts';
export * from './form-data.ts';
export { calculateFormulas } from './formulas.ts';
export * from './initial-data.ts';
export * from './opinion.ts';
export * from './permission.ts';
export * from './project-fields.ts';
export { type FormView, renderTree } from './render-form.ts';
export * from './render-tree.ts';
export * from './template.ts';
export { checkComplete, isEditable, isRequired, isVisible, visibleData } from './visible-data.ts';
