import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BoxFilter } from '../../contract.ts';
import { addressOfFilter, filterKey, filterOf, filterOfAddress, fittingFilter } from './filter-address.ts';

const starter = '0199aaaa-aaaa-7aaa-8aaa-aaaaaaaaaaaa';
const whole: BoxFilter = {
  words: '冬季 施工&安全=100%',
  kind: 'outgoing-document',
  urgency: 'VERY_URGENT',
  starter,
  due: 'week',
  from: '2026-11-24',
  to: '2026-11-30',
};

const through = (box: 'todo' | 'mine' | 'drafts', filter: BoxFilter): BoxFilter =>
  filterOfAddress(new URLSearchParams(new URLSearchParams(addressOfFilter(box, filter)).toString()), box);

test('a filter comes back from its address as it was, also none', () => {
  assert.deepEqual(through('todo', whole), whole);
  assert.deepEqual(through('todo', {}), {});
  assert.equal(new URLSearchParams(addressOfFilter('done', { kind: 'a' })).toString(), 'box=done&kind=a');
});

test('a box has only the conditions that mean something in it', () => {
  const { due: _, ...others } = whole;
  assert.deepEqual(through('mine', whole), others);
  assert.deepEqual(through('drafts', whole), {});
  assert.deepEqual(fittingFilter('done', { due: 'overdue' }), {});
  assert.deepEqual(fittingFilter('entrusted', { due: 'overdue' }), { due: 'overdue' });
});

test('what cannot be meant in a mistyped link is left out, the rest holds', () => {
  const read = (text: string) => filterOfAddress(new URLSearchParams(text), 'todo');
  assert.deepEqual(read('urgency=SOON&due=never&starter=1&from=2026-02-31&to=0001-01-01&words=%20'), {});
  assert.deepEqual(read(`urgency=URGENT&due=never`), { urgency: 'URGENT' });
  assert.deepEqual(read(`words=${'长'.repeat(70)}`), { words: '长'.repeat(60) });
  assert.deepEqual(read('from=2026/12/1'), { from: '2026-12-01' });
});

test('the same conditions are the same filter, in whatever order they were set', () => {
  assert.equal(filterKey({ kind: 'a', urgency: 'URGENT' }), filterKey({ urgency: 'URGENT', kind: 'a' }));
  assert.notEqual(filterKey({ kind: 'a' }), filterKey({}));
  assert.equal(filterKey(filterOf({ words: '', kind: undefined })), '');
});

test('signs that nobody types are left out of the words of a link', () => {
  assert.deepEqual(filterOfAddress(new URLSearchParams('words=%00a%07b'), 'todo'), { words: 'ab' });
  assert.deepEqual(filterOfAddress(new URLSearchParams('words=%00'), 'todo'), {});
});
