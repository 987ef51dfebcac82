import assert from 'node:assert/strict';
import { test } from 'node:test';
import { searchGoesOn } from './search-looks.ts';

const vain = { rows: [], next: 'further' };
const found = { rows: ['王岚的通知'], next: 'further' };

test('that there is nothing is said only when everything was looked through', () => {
  assert.equal(searchGoesOn([{ rows: [] }]), 'none');
  assert.equal(searchGoesOn([vain, { rows: [] }]), 'none');
  assert.notEqual(searchGoesOn([vain]), 'none');
});

test('a look in vain goes on by itself, a few times; then the person is asked, and asked again after as many', () => {
  assert.deepEqual(
    [1, 2, 3, 4, 5, 6].map((looks) => searchGoesOn(Array.from({ length: looks }, () => vain))),
    ['on', 'on', 'ask', 'on', 'on', 'ask'],
  );
});

test('what is found stands there, with a way to older ones as long as there may be some', () => {
  assert.equal(searchGoesOn([vain, found]), 'more');
  assert.equal(searchGoesOn([found, vain]), 'on', '再看一些 goes on as well');
  assert.equal(searchGoesOn([found, vain, vain, vain]), 'ask');
  assert.equal(searchGoesOn([found, vain, { rows: [] }]), 'end');
});
