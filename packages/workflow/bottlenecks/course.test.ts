import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { addMillis, type Instant, plainCalendar } from '@gov/base';
import { diagram, type Item } from '../index.ts';
import { processOf, Scenario, step } from '../testing/scenario.ts';
import { type CourseCase, courseOf } from './course.ts';

const hour = 3_600_000;

const drawn = processOf(step('核稿', '甲'), step('签发', '丁'));
const looked = (cases: readonly CourseCase[]) => courseOf(cases, plainCalendar, drawn);

/** 拟稿 → 核稿 by 甲 (seen after `wait` hours, done after `work` more) → 签发. */
function gone(wait: number, work: number, { section = '法规科', by = '甲', returned = false } = {}): CourseCase {
  const office = new Scenario(processOf(step('核稿', by), step('签发', '丁')));
  office.submit('拟稿');
  const seen = new Map<number, typeof office.now>();
  office.now = addMillis(office.now, wait * hour);
  seen.set(office.open('核稿').id, office.now);
  office.now = addMillis(office.now, work * hour - 60_000);
  office.submit('核稿');
  if (returned) {
    office.giveBack('签发', '核稿');
    office.submit('核稿');
  }
  office.submit('签发');
  const sectionOf = ({ holder }: Item) => (holder.personId === by ? section : undefined);
  return { state: office.state, seen, sectionOf };
}

const three = ['甲', '乙', '丙'];
const times = (count: number, make: (at: number) => CourseCase) => Array.from({ length: count }, (_, at) => make(at));
const reviewOf = (cases: readonly CourseCase[]) => looked(cases).steps.find(({ node }) => node === '核稿');

test('等人打开的时间和办的时间分开算，取中位数', () => {
  const waits = [1, 5, 9, 4, 6];
  const cases = waits.map((wait, at) => gone(wait, at === 0 ? 4 : 2, { by: three[at % 3] ?? '' }));

  deepEqual(reviewOf(cases)?.times, { cases: 5, spent: 7 * hour, waiting: 5 * hour, working: 2 * hour });
  const course = looked(cases);
  deepEqual([course.cases, course.ended, reviewOf(cases)?.open], [5, 5, 0]);
});

test('一个人办的：五件以上只说一共多久，不说他多久打开、办了多久；不到五件什么时间都不说', () => {
  deepEqual(reviewOf(times(4, () => gone(1, 1)))?.times, { cases: 4 });

  const five = reviewOf(times(5, () => gone(1, 1)));

  deepEqual(five?.times, { cases: 5, spent: 2 * hour });
  deepEqual([five?.sections, five?.others, five?.unsaid], [[], undefined, 5]);
});

test('办结时限：有时限、自己办完的里面有几件按时；不到五件不说，终止的不算', () => {
  const late = { endDueAt: '2026-03-02T02:00:00.000Z' as Instant };
  const kept = { endDueAt: '2026-03-12T01:00:00.000Z' as Instant };
  const cases = times(5, (at) => ({ ...gone(1, 1), ...(at < 2 ? late : kept) }));
  const office = new Scenario(processOf(step('核稿', '甲')));
  office.do({ kind: 'terminate', actor: office.state.starter, reason: '停办' });
  const terminated = { state: office.state, seen: new Map(), sectionOf: () => undefined, ...late };

  deepEqual(looked([...cases, terminated, gone(1, 1)]).endedInTime, { cases: 5, inTime: 3 });
  deepEqual(looked(cases.slice(1)).endedInTime, { cases: 4 });
});

test('同一件来回办五次还是一件，不算够', () => {
  const office = new Scenario(processOf(step('核稿', '甲'), step('签发', '丁')));
  office.submit('拟稿');
  for (let round = 0; round < 5; round++) {
    office.submit('核稿');
    office.giveBack('签发', '核稿');
  }
  office.submit('核稿');

  deepEqual(reviewOf([{ state: office.state, seen: new Map(), sectionOf: () => '法规科' }])?.times, { cases: 1 });
});

test('科室五件以上、三个人以上才单列，按名称排，不按快慢', () => {
  const slow = times(5, (at) => gone(9, 9, { section: '综合科', by: three[at % 3] ?? '' }));
  const quick = times(5, (at) => gone(1, 1, { section: '法规科', by: three[at % 3] ?? '' }));

  const review = reviewOf([...slow, ...quick]);

  deepEqual(
    review?.sections.map(({ section, cases, waiting }) => [section, cases, waiting]),
    [
      ['法规科', 5, hour],
      ['综合科', 5, 9 * hour],
    ],
  );
  equal(review?.unsaid, 0);
});

test('不够的科室合在“其他”里；只有一个不够的，“其他”就是它，也不列', () => {
  const one = times(5, () => gone(1, 1, { section: '法规科', by: '甲' }));
  const two = [gone(3, 1, { section: '综合科', by: '乙' }), gone(3, 1, { section: '园林科', by: '丙' })];
  const many = times(5, (at) => gone(9, 9, { section: '办公室', by: three[at % 3] ?? '' }));

  const together = reviewOf([...one, ...two, ...many]);
  const alone = reviewOf([...one, ...many]);

  deepEqual([together?.others?.cases, together?.unsaid], [7, 0]);
  deepEqual(
    together?.sections.map(({ section }) => section),
    ['办公室'],
  );
  deepEqual([alone?.others, alone?.unsaid], [undefined, 5]);
});

test('退回的来回和走法：从哪一步退到哪一步几次，每种走法几件', () => {
  const course = looked([gone(1, 1), gone(1, 1), gone(1, 1, { returned: true })]);

  deepEqual(course.returns, [{ from: '签发', to: '核稿', count: 1 }]);
  deepEqual(
    course.variants.map(({ steps, count }) => `${steps.join('→')} ${count}`),
    ['拟稿→核稿→签发 2', '拟稿→核稿→签发→核稿→签发 1'],
  );
  const review = course.steps.find(({ node }) => node === '核稿');
  deepEqual([review?.entered, review?.again], [4, 1]);
  equal(course.steps.find(({ node }) => node === '签发')?.sentBack, 1);
});

test('走法从头到尾用了多久，五件以上才说：一件的时间就是那一件的', () => {
  const few = times(4, () => gone(1, 1, { returned: true }));
  const enough = times(5, () => gone(1, 1));

  const { variants } = looked([...few, ...enough]);

  deepEqual(
    variants.map(({ count, lasted }) => [count, lasted !== undefined]),
    [
      [5, true],
      [4, false],
    ],
  );
});

test('图上的每条线走过几件：没走到的没有，退回的不算走过，两条路各算各的', () => {
  const forked = processOf(
    {
      choice: 'ways',
      branches: [{ when: 'sum = 1', parts: [step('会签', '乙')] }, { parts: [] }],
    },
    step('签发', '丁'),
  );
  const went = (sum: number, back = false): CourseCase => {
    const office = new Scenario(forked, { 'sum = 1': sum === 1 });
    office.submit('拟稿');
    if (sum === 1) office.submit('会签');
    if (back) office.giveBack('签发', '会签');
    else if (sum === 2) office.submit('签发');
    return { state: office.state, seen: new Map(), sectionOf: () => undefined };
  };

  const { flows } = courseOf([went(1), went(1, true), went(2)], plainCalendar, forked);

  const { edges } = diagram(forked);
  const words = flows.map(({ flow, cases }) => {
    const edge = edges.find(({ id }) => id === flow);
    return `${edge?.from}→${edge?.to} ${cases}`;
  });
  deepEqual(words.sort(), [
    'start→拟稿 3',
    'ways_merge→签发 3',
    'ways→ways_merge 1',
    'ways→会签 2',
    '会签→ways_merge 2',
    '拟稿→ways 3',
    '签发→end 1',
  ]);
});
