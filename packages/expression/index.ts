/** Entry of `@gov/expression`: the one language for conditions and formulas. */
export * from './builder/condition.ts';
export * from './describe.ts';
export * from './evaluate.ts';
export { type FunctionName, functionNames } from './functions/catalogue.ts';
export type * from './node.ts';
export * from './syntax/compile.ts';
export { expressionProblem } from './syntax/refusals.ts';
export * from './value.ts';
