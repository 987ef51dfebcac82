/** Entry of `@gov/workflow`: process programs and the pure engine that runs them. */
export * from './command.ts';
export * from './event.ts';
export * from './facts.ts';
export * from './program.ts';
export * from './state.ts';
