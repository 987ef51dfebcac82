import type { Instant } from '@gov/base';
import { type ClockOver, clocksOver, type Facts, type Item, type Program, type State } from '@gov/workflow';
import { dueOf } from './halted.ts';

interface Course {
  readonly program: Program;
  readonly state: State;
  readonly facts: Pick<Facts, 'calendar'>;
}

/** 子流程的限期 over a piece of work, outermost first. */
export function sectionsOver({ program, state, facts }: Course, { kind, visit: of }: Item): readonly ClockOver[] {
  const visit = kind === 'do' && of !== undefined ? state.visits[of - 1] : undefined;
  return visit ? clocksOver(program, state, visit, facts.calendar) : [];
}

/** When a piece of work is to be through: its own limit, or that of the sub-process it stands in, whichever comes first. */
export const dueWithin = (course: Course, item: Item): Instant | undefined =>
  [dueOf(course.state, item), ...sectionsOver(course, item).map(({ dueAt }) => dueAt)]
    .filter((time) => time !== undefined)
    .sort()[0];
