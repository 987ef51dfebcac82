import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import type { Instant } from '@gov/base';
import { addMillis, millisOf, plainCalendar, withOwnDays } from '@gov/base';
import type { EndDueWhen, Program, TimeLimit } from '../index.ts';
import { endDueOf, endDueTellings, warnedBefore } from '../index.ts';
import { person, processOf, Scenario, step } from '../testing/scenario.ts';

const day = 86_400_000;
const manager = person('管理员');

/** 全程时限, from Monday 2026-03-02 at nine. */
class Office extends Scenario {
  constructor(endWithin?: TimeLimit) {
    super(limited(endWithin));
    this.submit('拟稿');
  }
  get due(): Instant | undefined {
    return endDueOf(this.program, this.state, this.calendar);
  }
  pass(days: number): void {
    this.now = addMillis(this.now, days * day);
  }
  tell(when: EndDueWhen): string | undefined {
    return this.do({ kind: 'tellEndDue', when, readers: [person('拟稿人')] });
  }
  get dueDay(): string | undefined {
    return this.due && new Date(millisOf(this.due)).toISOString().slice(0, 10);
  }
}
const limited = (endWithin?: TimeLimit): Program => ({
  ...processOf(step('经办', '张三'), step('签发', '李局长')),
  ...(endWithin ? { endWithin } : {}),
});

test('全程时限从发起时起算，只算工作日；没有写的流程没有', () => {
  equal(new Office({ workingDays: 10 }).dueDay, '2026-03-16');
  equal(new Office({ workingHours: 48 }).dueDay, '2026-03-04');
  equal(new Office().due, undefined);
  deepEqual(endDueTellings(limited(), new Office().state, plainCalendar), []);
});

test('暂停的时间不算，暂停着没有时限；终止以后又恢复，中间的时间也不算', () => {
  const office = new Office({ workingDays: 10 });
  office.do({ kind: 'suspend', actor: manager, reason: '等材料' });
  equal(office.due, undefined);
  deepEqual(endDueTellings(office.program, office.state, office.calendar), []);
  office.pass(2);
  office.do({ kind: 'resume', actor: manager });
  equal(office.dueDay, '2026-03-18');

  office.do({ kind: 'terminate', actor: manager, reason: '停办' });
  office.pass(1);
  office.do({ kind: 'revive', actor: manager, reason: '接着办' });
  equal(office.dueDay, '2026-03-19');
  equal(office.state.pauses?.length, 2);
});

test('暂停着被终止：暂停的和停办的时间都不算，恢复以后还是暂停', () => {
  const office = new Office({ workingDays: 10 });
  office.do({ kind: 'suspend', actor: manager, reason: '等材料' });
  office.pass(1);
  office.do({ kind: 'terminate', actor: manager, reason: '停办' });
  office.pass(1);
  office.do({ kind: 'revive', actor: manager, reason: '接着办' });
  equal(office.due, undefined, 'it is suspended again');
  office.pass(1);
  office.do({ kind: 'resume', actor: manager });
  equal(office.dueDay, '2026-03-19');
});

test('已经超期以后的暂停不再往后推', () => {
  const office = new Office({ workingDays: 1 });
  const { due } = office;
  office.pass(3);
  office.do({ kind: 'suspend', actor: manager, reason: '等材料' });
  office.pass(1);
  office.do({ kind: 'resume', actor: manager });
  equal(office.due, due);
});

test('快到期和到期各提醒一次：在办的人被催，发起人得到待阅；再来一次、来早了都不做', () => {
  const office = new Office({ workingDays: 10 });
  equal(office.tell('soon'), 'workflow.not-yet-due');
  office.pass(10);
  equal(office.tell('over'), 'workflow.not-yet-due');
  equal(office.tell('soon'), undefined);
  deepEqual(
    office.events.slice(-3).map(({ kind }) => kind),
    ['endDueTold', 'itemReminded', 'itemOpened'],
  );
  const reading = office.state.items.at(-1);
  deepEqual([reading?.kind, reading?.holder.personId], ['read', '拟稿人']);
  equal(office.tell('soon'), 'workflow.end-due-told');

  office.pass(4);
  equal(office.tell('over'), undefined);
  equal(office.tell('over'), 'workflow.end-due-told');
  deepEqual(endDueTellings(office.program, office.state, office.calendar), []);
});

test('到期时才醒来的，只说已到，不再补说快到；办结的不提醒', () => {
  const late = new Office({ workingDays: 10 });
  late.pass(30);
  equal(late.tell('soon'), 'workflow.end-due-told');
  equal(late.tell('over'), undefined);
  const done = new Office({ workingDays: 10 });
  done.submit('经办');
  done.submit('签发');
  done.pass(30);
  equal(done.tell('over'), 'workflow.process-ended');
});

test('转到新版按新版的时限重新算，提醒过的也重新来；时限没有变的不再提醒', () => {
  const office = new Office({ workingDays: 2 });
  office.pass(4);
  office.tell('over');
  equal(office.moveTo(limited({ workingDays: 2 }), manager), undefined);
  equal(office.tell('over'), 'workflow.end-due-told');

  equal(office.moveTo(limited({ workingDays: 20 }), manager), undefined);
  equal(office.dueDay, '2026-03-30');
  deepEqual(
    endDueTellings(office.program, office.state, office.calendar).map(({ when }) => when),
    ['soon', 'over'],
  );
});

test('工作日历改了，时限跟着改', () => {
  const office = new Office({ workingDays: 2 });
  equal(office.dueDay, '2026-03-04');
  const known = office.due ?? null;
  const recount = () => office.do({ kind: 'recountLimits', starts: [], endDueAt: known });
  equal(recount(), 'workflow.no-limit-moved');
  office.calendar = withOwnDays(plainCalendar, { off: ['2026-03-04'], worked: [] });
  equal(recount(), undefined);
  equal(office.dueDay, '2026-03-05');
});

test('提前多久提醒：五分之一，最多五天或二十四小时，很短的只在到期时', () => {
  const before = [1, 2, 5, 10, 60].map((workingDays) => warnedBefore({ workingDays }));
  deepEqual(before, [0, 1, 1, 2, 5]);
  deepEqual(
    [1, 10, 300].map((workingHours) => warnedBefore({ workingHours })),
    [0, 2, 24],
  );
});
