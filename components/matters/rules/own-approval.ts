import type { Program, State } from '@gov/workflow';

interface Course {
  readonly program: Program;
  readonly state: State;
}

/** Would this person judge a matter of his own? A step that gives an opinion and is not the starter's own is a judgement. */
export const judgesOwnMatter = (course: Course, item: number, personId: string): boolean =>
  judgesOwnStep(course, course.state.items[item - 1]?.visit ?? 0, personId);

/** The same by the number of the round of a step, where nobody has it yet. */
export function judgesOwnStep({ program, state }: Course, visitId: number, personId: string): boolean {
  const visit = state.visits[visitId - 1];
  const node = visit && program.nodes[visit.node];
  return node?.opinion !== undefined && node.handler.kind !== 'starter' && personId === state.starter.personId;
}
