import assert from 'node:assert/strict';
import { test } from 'node:test';
import { whyUnreadable } from './unreadable.ts';

test('数字栏里写了别的字：说读不出来，并说怎样写；空着的、文字栏的不说', () => {
  assert.equal(
    whyUnreadable('number', '5000元以上'),
    '“5000元以上”读不出是多少，这个条件还没有改过来。请只写数字，如 5000。',
  );
  assert.match(whyUnreadable('amount', '5,000') ?? '', /如 5000。/);
  assert.match(whyUnreadable('count', '三') ?? '', /如 5。/);
  for (const text of ['', ' 5000 ', '-3.50']) assert.equal(whyUnreadable('amount', text), undefined);
  assert.equal(whyUnreadable('text', '5000元以上'), undefined);
});
