import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arrivalsOf, arrivalWords, newsFrom } from './arrivals.ts';

const at = (time: string): string => `2026-11-24T${time}.000Z`;
const row = (taskId: string, time: string) => ({ matterId: `matter of ${taskId}`, taskId, arrivedAt: at(time) });

const shown = { asOf: at('02:00:00'), rows: [row('late', '01:00:00'), row('soon', '01:30:00')] };

test('what came after the list was read is announced, also where its place is on a page that is not shown', () => {
  const news = { rows: [row('without limit', '02:05:00')] };

  assert.deepEqual(arrivalsOf(news, shown, []), ['without limit']);
  assert.equal(arrivalWords(['without limit'], news), '1 件');
});

test('when a row leaves, what moves up from the next page is not new', () => {
  const left = { ...shown, rows: shown.rows.slice(1) };

  assert.deepEqual(arrivalsOf({ rows: [row('first of the next page', '01:40:00')] }, left, []), []);
});

test('what stands on the page by now is not announced, nor is what was announced and asked for', () => {
  const news = { rows: [row('one', '02:05:00'), row('other', '02:06:00')] };

  assert.deepEqual(arrivalsOf(news, { ...shown, rows: [...shown.rows, row('one', '02:05:00')] }, []), ['other']);
  assert.deepEqual(arrivalsOf(news, shown, ['one', 'other']), []);
});

test('a list that was read again has no arrivals before that', () => {
  assert.deepEqual(arrivalsOf({ rows: [row('one', '02:05:00')] }, { ...shown, asOf: at('02:10:00') }, []), []);
  assert.deepEqual(arrivalsOf(undefined, shown, []), []);
});

test('a step under way while the list was read is announced although its time is a little earlier', () => {
  const news = { rows: [row('under way', '01:59:58')] };

  assert.ok(newsFrom(shown.asOf) < at('01:59:58'), 'it is asked for');
  assert.deepEqual(arrivalsOf(news, shown, []), ['under way']);
});

test('where the news does not name all, so many or more are announced', () => {
  assert.equal(arrivalWords(['one', 'other'], { rows: [], next: 'cursor' }), '2 件以上');
});
