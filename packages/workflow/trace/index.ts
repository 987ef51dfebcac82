/** Entry of `@gov/workflow/trace`: what has been done, in the words of the office. */

export { type AheadLine, linesAhead } from './ahead-lines.ts';
export { type AheadStep, aheadStep } from './ahead-step.ts';
export { forkWords, uncertainWords } from './ahead-words.ts';
export { branchWords, isUnderWay, underWayIn } from './branch-words.ts';
export { changedWords, inTurn } from './circulation-changed.ts';
export { principalWords } from './principal-words.ts';
export { withoutStop } from './signing-act-words.ts';
export { listed } from './trace-facts.ts';
export { type TraceFacts, type TraceWords, traceLines } from './trace-lines.ts';
export { isWeighted, voteInWords } from './vote-in-words.ts';
export { waitedFor } from './waited-for.ts';
