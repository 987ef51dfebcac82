/** Entry of `@gov/workflow/compare`: two versions of a process, line by line and as marks for their pictures. */

export * from './compare.ts';
export type { CompareWords } from './step-changes.ts';
