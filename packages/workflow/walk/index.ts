/** Entry of `@gov/workflow/walk`: 试走, the engine itself on a draft. */

export { draftProgram } from './draft-program.ts';
export * from './empty-calls.ts';
export * from './handler-book.ts';
export * from './places.ts';
export * from './turn-acts.ts';
export * from './turns.ts';
export * from './walk.ts';
