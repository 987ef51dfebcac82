import { beganNothing } from '../children/began-nothing.ts';
import { stepName } from '../flow/added-steps.ts';
import type { Program } from '../program.ts';
import type { State, VisitId } from '../state.ts';

/** A 子流程 that the trial went through without beginning one. */
export interface EmptyCall {
  readonly visit: VisitId;
  /** Name of the step. */
  readonly step: string;
  /** Key of the field in which nothing was chosen. */
  readonly field: string;
}

/** Where nobody was chosen for whom one is begun each, in the order in which they were passed. */
export const emptyCalls = (program: Program, state: State): readonly EmptyCall[] =>
  state.visits
    .filter((visit) => beganNothing(program, state, visit))
    .map((visit) => ({
      visit: visit.id,
      step: stepName(program, visit),
      field: program.nodes[visit.node]?.call?.each?.field ?? '',
    }));
