/** Entry of `@gov/expression`: the one language for conditions and formulas. */
export * from './value.ts';
