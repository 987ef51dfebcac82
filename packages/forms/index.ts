/** Entry of `@gov/forms`: paper forms as data – template, data, permissions, render tree. */

export { arrangeOpinions } from './arrange-opinions.ts';
export * from './compile-form.ts';
export * from './compiled-form.ts';
export * from './data/apply-edit.ts';
export { type CheckedValue, checkValue } from './data/check-value.ts';
export { displayValue } from './data/display-value.ts';
export * from './data/form-data.ts';
export { isHalfRange } from './data/half-range.ts';
export * from './data/initial-data.ts';
export * from './data/one-line.ts';
export * from './data/project-fields.ts';
export { checkComplete, isEditable, isRequired, isVisible, visibleData } from './data/visible-data.ts';
export { formFacts } from './expression-facts.ts';
export { calculateFormulas } from './formulas.ts';
export { isSystemKind, kindNamed, kindOf, kinds, propertiesOf } from './kinds/index.ts';
export { type Kind, type KindGroup, kindGroups } from './kinds/kind.ts';
export type { KindProperty, PropertyControl } from './kinds/properties.ts';
export * from './opinion.ts';
export * from './permission.ts';
export { type FormView, renderTree } from './render-form.ts';
export * from './render-tree.ts';
export * from './template.ts';
