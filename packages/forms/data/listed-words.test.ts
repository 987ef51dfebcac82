import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FieldDefinition } from '../template.ts';
import { fixedChoices, keptFor, listedWords, soughtInLists } from './listed-words.ts';

const choices = [
  { value: 'fq7x3k', label: '差旅费' },
  { value: 'f8mz2p', label: '会议费' },
];
const subject: FieldDefinition = { key: 'subject', kind: 'relatedData', label: '科目', dictionary: 'd', choices };
const place: FieldDefinition = {
  key: 'place',
  kind: 'cascade',
  label: '地区',
  tree: [
    {
      value: 'fa1',
      label: '河南',
      children: [
        { value: 'fb2', label: '郑州' },
        { value: 'fc3', label: '洛阳' },
      ],
    },
    { value: 'fd4', label: '全国' },
  ],
};
const reason: FieldDefinition = { key: 'reason', kind: 'text', label: '事由' };

test('取自字典在列表里是字典的词，筛选时也给出这些词', () => {
  assert.equal(listedWords(subject, 'fq7x3k'), '差旅费');
  assert.equal(listedWords(subject, 'gone'), 'gone', '这一版没有的词，至少看得到存了什么');
  assert.deepEqual(fixedChoices(subject), choices);
});

test('按写出来的字找存下的代号：字典、级联都是；存的代号本身找不到什么', () => {
  assert.deepEqual(keptFor(subject, '差旅'), ['fq7x3k']);
  assert.deepEqual(keptFor(subject, '费'), ['fq7x3k', 'f8mz2p']);
  assert.deepEqual(keptFor(subject, 'fq7x3k'), []);
  assert.deepEqual(keptFor(place, '河南'), ['fa1/fb2', 'fa1/fc3']);
  assert.deepEqual(keptFor(place, '河南/郑州'), ['fa1/fb2']);
  assert.deepEqual(keptFor(place, '全国'), ['fd4']);
  assert.deepEqual(keptFor({ key: 'u', kind: 'urgency', label: '缓急' }, '特急'), ['VERY_URGENT']);
  assert.equal(keptFor(reason, '差旅'), undefined);
});

test('几个版本用过的词都算，一个也不像的字段不问', () => {
  const earlier = { ...subject, choices: [{ value: 'f0ld', label: '差旅补助' }] };

  assert.deepEqual(soughtInLists([subject, earlier, place, reason], '差旅'), {
    keys: ['reason'],
    coded: [{ key: 'subject', oneOf: ['fq7x3k', 'f0ld'] }],
  });
});
