/** Entry of `@gov/expression`: the one language for conditions and formulas. */

export { longestList, longestText, maximumSteps, type SharedBudget } from './budget.ts';
export * from './builder/condition.ts';
export {
  type ConditionField,
  type ConditionFieldKind,
  type ConditionOption,
  conditionFieldKinds,
  idTerm,
  isOfPeople,
  keepsNames,
} from './builder/field.ts';
export { everyNamed, namesIn, withNames } from './builder/names.ts';
export * from './builder/open-condition.ts';
export { longestSentence, readSentence } from './builder/read-sentence.ts';
export {
  findRelation,
  type Relation,
  type RelationRow,
  relationsFor,
  relationsOf,
  valueCount,
} from './builder/relations.ts';
export { textForPeople } from './builder/text-for-people.ts';
export { comparableFields, type ValueKind, valueKind } from './builder/value.ts';
export * from './builder/write-condition.ts';
export { kindProblems, type Shape } from './check-kinds.ts';
export * from './describe.ts';
export * from './evaluate.ts';
export { type FunctionName, functionNames } from './functions/catalogue.ts';
export type * from './node.ts';
export { pathsOf } from './paths.ts';
export * from './syntax/compile.ts';
export { expressionProblem } from './syntax/refusals.ts';
export * from './unknown.ts';
export * from './value.ts';
