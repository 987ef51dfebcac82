/** Entry of `@gov/expression`: the one language for conditions and formulas. */
export * from './compile.ts';
export * from './condition.ts';
export * from './describe.ts';
export * from './evaluate.ts';
export type * from './node.ts';
export * from './value.ts';
