import type { Program } from '../program.ts';
import type { State, Visit } from '../state.ts';

/** 子流程 for each element of a list that was empty: the step is through without anybody having had anything. */
export const beganNothing = (program: Program, state: State, visit: Visit): boolean =>
  program.nodes[visit.node]?.call?.each !== undefined &&
  visit.state === 'done' &&
  !(state.children ?? []).some((child) => child.visit === visit.id);
