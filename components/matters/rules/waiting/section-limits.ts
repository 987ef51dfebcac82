import type { Instant } from '@gov/base';
import {
  type ClockOver,
  clocksOver,
  endDueOf,
  type Facts,
  type Item,
  itemStandsStill,
  type Program,
  type State,
} from '@gov/workflow';
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

/** 办结时限 of the matter as it stands; undefined without one, and while all of it stands still. */
export const endDueAt = ({ program, state, facts }: Course): Instant | undefined =>
  endDueOf(program, state, facts.calendar);

/** By when all of a matter, and each piece of work in it, is to be through. */
export interface Dues {
  /** 办结时限. */
  readonly whole: Instant | undefined;
  readonly of: (item: Item) => Instant | undefined;
}

/**
 * When a piece of work is to be through: its own limit, that of the sub-process it stands in or that of the whole, whichever comes
 * first. What is only read ends with no matter, and what rests with its branch is due at no time. The limit of the whole is counted
 * once: a group of fifty would count through the work calendar fifty times.
 */
export function duesOf(course: Course): Dues {
  const whole = endDueAt(course);
  const wholeOver = (item: Item) => (item.kind === 'do' && !itemStandsStill(course.state, item) ? whole : undefined);
  return {
    whole,
    of: (item) =>
      [dueOf(course.state, item), ...sectionsOver(course, item).map(({ dueAt }) => dueAt), wholeOver(item)]
        .filter((time) => time !== undefined)
        .sort()[0],
  };
}
