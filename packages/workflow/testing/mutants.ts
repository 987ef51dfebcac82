import type { Mutant } from './load-mutant.ts';
import { mutantsOfFlow } from './mutants-of-flow.ts';
import { mutantsOfPeople } from './mutants-of-people.ts';

/** Each is caught by the scenarios or the random play. */
export const mutants: readonly Mutant[] = [...mutantsOfFlow, ...mutantsOfPeople];
