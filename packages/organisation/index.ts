/** Entry of `@gov/organisation`: who handles, who may read — each answer with its derivation. */
export * from './handler-rule.ts';
export * from './snapshot.ts';
