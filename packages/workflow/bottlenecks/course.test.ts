import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { addMillis, plainCalendar } from '@gov/base';
import type { Item } from '../index.ts';
import { processOf, Scenario, step } from '../testing/scenario.ts';
import { type CourseCase, courseOf } from './course.ts';

const hour = 3_600_000;

/** 拟稿 → 核稿 by 甲 (seen after `wait` hours, done after `work` more) → 签发. */
function gone(wait: number, work: number, section: string, returned = false): CourseCase {
  const office = new Scenario(processOf(step('核稿', '甲'), step('签发', '丁')));
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
  const sectionOf = ({ holder }: Item) => (holder.personId === '甲' ? section : undefined);
  return { state: office.state, seen, sectionOf };
}

test('等人打开的时间和办的时间分开算，取中位数', () => {
  const course = courseOf([gone(1, 2, '法规科'), gone(5, 2, '法规科'), gone(9, 4, '法规科')], plainCalendar);

  const review = course.steps.find(({ node }) => node === '核稿');
  deepEqual(review?.times, { cases: 3, waiting: 5 * hour, working: 2 * hour });
  deepEqual([course.cases, course.ended, review?.open], [3, 3, 0]);
});

test('科室不满五件的不说，只说有几件没有列', () => {
  const four = Array.from({ length: 4 }, () => gone(1, 1, '法规科'));
  const step4 = courseOf(four, plainCalendar).steps.find(({ node }) => node === '核稿');
  deepEqual([step4?.sections, step4?.unsaid], [[], 4]);

  const more = [...four, gone(1, 1, '法规科'), gone(2, 1, '综合科')];
  const step6 = courseOf(more, plainCalendar).steps.find(({ node }) => node === '核稿');
  deepEqual([step6?.sections.map(({ section, cases }) => [section, cases]), step6?.unsaid], [[['法规科', 5]], 1]);
});

test('退回的来回和走法：从哪一步退到哪一步几次，每种走法几件', () => {
  const course = courseOf([gone(1, 1, '甲科'), gone(1, 1, '甲科'), gone(1, 1, '甲科', true)], plainCalendar);

  deepEqual(course.returns, [{ from: '签发', to: '核稿', count: 1 }]);
  deepEqual(
    course.variants.map(({ steps, count }) => `${steps.join('→')} ${count}`),
    ['拟稿→核稿→签发 2', '拟稿→核稿→签发→核稿→签发 1'],
  );
  const review = course.steps.find(({ node }) => node === '核稿');
  deepEqual([review?.entered, review?.again], [4, 1]);
  equal(course.steps.find(({ node }) => node === '签发')?.sentBack, 1);
});
