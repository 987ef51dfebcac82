import { isWithin, type Program, type Scope, type State, stepName, type Visit } from '../index.ts';

/** A round of a step somebody has to do, or is looked for; the clock of an embedded sub-process is no work. */
export const isUnderWay = ({ state, clock }: Pick<Visit, 'state' | 'clock'>): boolean =>
  !clock && (state === 'open' || state === 'parked' || state === 'incident');

/** Steps under way in a branch, also deeper inside; never the clock of a sub-process. */
export const underWayIn = (state: State, { id }: Pick<Scope, 'id'>): readonly Visit[] =>
  state.visits.filter((visit) => isUnderWay(visit) && isWithin(state, visit.scope, id));

/** A branch is called by the steps at which it stands: `法规科会签`. */
export const branchWords = (
  { program, state }: { readonly program: Program; readonly state: State },
  branch: Pick<Scope, 'id'>,
): string => [...new Set(underWayIn(state, branch).map((visit) => stepName(program, visit)))].join('、');
