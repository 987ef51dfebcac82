import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import type { Instant, WorkCalendar } from '@gov/base';
import { addMillis, millisOf, plainCalendar, withOwnDays } from '@gov/base';
import type { Command } from '../index.ts';
import { limitStarts } from '../index.ts';
import { processOf, Scenario, step } from '../testing/scenario.ts';

const day = 86_400_000;

/** An agency that says which days it works. */
class Office extends Scenario {
  recount(): string | undefined {
    return this.do({ kind: 'recountLimits', starts: limitStarts(this.events) } as Command);
  }
  get due(): Instant | undefined {
    return this.state.visits.at(-1)?.dueAt;
  }
}

/** 经办 with three working days, begun on Monday 2026-03-02 at nine. */
function underWay(): Office {
  const office = new Office(processOf({ ...step('经办', '张三'), due: { workingDays: 3 } }));
  office.submit('拟稿');
  return office;
}
/** Whole days; the minutes that acts take are left out. */
const daysBetween = (one: Instant | undefined, other: Instant | undefined): number =>
  Math.floor((millisOf(other ?? ('' as Instant)) - millisOf(one ?? ('' as Instant))) / day);

const off = (...days: readonly string[]): WorkCalendar => withOwnDays(plainCalendar, { off: days, worked: [] });

test('单位加了放假的日子，正在计的期限顺延；取消了又回来；再算一遍不动', () => {
  const office = underWay();
  const before = office.due;
  equal(office.recount(), 'workflow.no-limit-moved');

  office.calendar = off('2026-03-04');
  equal(office.recount(), undefined);
  equal(office.due, addMillis(before ?? office.now, day));
  equal(office.state.items.at(-1)?.dueAt, office.due);
  equal(office.recount(), 'workflow.no-limit-moved');

  office.calendar = plainCalendar;
  equal(office.recount(), undefined);
  equal(office.due, before);
});

test('暂停过的时间不算在内；暂停着也能重新计算', () => {
  const office = underWay();
  const manager = { personId: 'x', assignmentId: 'x' } as never; // reason: whoever suspends
  const before = office.due;
  office.do({ kind: 'suspend', actor: manager, reason: '等' });
  office.now = addMillis(office.now, day);
  office.do({ kind: 'resume', actor: manager });
  const moved = office.due;
  equal(daysBetween(before, moved), 1);

  office.do({ kind: 'suspend', actor: manager, reason: '再等' });
  office.calendar = off('2026-03-05');
  equal(office.recount(), undefined);
  office.do({ kind: 'resume', actor: manager });

  equal(daysBetween(moved, office.due), 3, 'Friday becomes Monday');
});

test('少了放假的日子，也不会因此马上过期；已经过了的不变', () => {
  const office = underWay();
  office.calendar = off('2026-03-03', '2026-03-04', '2026-03-05');
  office.recount();
  const due = office.due;
  office.now = addMillis(office.now, 4 * day);

  office.calendar = plainCalendar;

  equal(office.recount(), 'workflow.no-limit-moved');
  equal(office.due, due);
});

test('期限从哪里算起：环节开始，或重新计算的时候；暂停的时间从那以后算', () => {
  const office = underWay();
  const starts = limitStarts(office.events);

  deepEqual(
    starts.map(({ visit, stood }) => [visit, stood]),
    [
      [1, []],
      [2, []],
    ],
  );
});
