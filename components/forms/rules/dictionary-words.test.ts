import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkedWords, lostWord } from './dictionary-words.ts';

test('words of a dictionary are trimmed; one written twice and one code for two are said at their places', () => {
  const good = checkedWords({ name: ' 费用科目 ', entries: [{ value: 'a', label: ' 交通 ', retired: true }] });
  assert.deepEqual(good, {
    ok: true,
    value: { name: '费用科目', entries: [{ value: 'a', label: '交通', retired: true }] },
  });

  const entries = [
    { value: 'a', label: '交通' },
    { value: 'b', label: ' 交通' },
    { value: 'a ', label: '住宿' },
    { value: 'c', label: '会议' },
  ];
  const refused = checkedWords({ name: '费用科目', entries });
  assert.ok(!refused.ok);
  assert.equal(refused.rejection.code, 'forms.dictionary-same');
  assert.deepEqual(refused.rejection.fields, [
    { path: 'body.entries.1.label', message: '“交通”写了两次' },
    { path: 'body.entries.2.value', message: '代号“a”用了两次' },
  ]);
});

test('a word that was stored is not lost; renamed and out of use it is still there', () => {
  const before = [
    { value: 'a', label: '交通' },
    { value: 'b', label: '住宿' },
  ];

  assert.equal(lostWord(before, [{ value: 'b', label: '住宿费', retired: true }])?.label, '交通');
  assert.equal(lostWord(before, [...before].reverse()), undefined);
});
