/** Entry of `@gov/organisation`: who handles, who may read — each answer with its derivation. */
export * from './build-snapshot.ts';
export * from './day-view.ts';
export * from './grantees.ts';
export * from './handlers/describe-derivation.ts';
export * from './handlers/describe-rule.ts';
export * from './handlers/handler-rule.ts';
export * from './handlers/resolve-handlers.ts';
export { isHeadRole } from './handlers/section-leaders.ts';
export * from './handlers/why-not.ts';
export * from './may-read.ts';
export * from './registry.ts';
export * from './routing-relation.ts';
export * from './search-persons.ts';
export * from './section-tree.ts';
export * from './snapshot.ts';
export * from './valid-on.ts';
export { type Names, personName, postInSectionWords, roleWords, sectionName } from './words.ts';
