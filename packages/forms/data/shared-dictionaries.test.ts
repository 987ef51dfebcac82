import assert from 'node:assert/strict';
import test from 'node:test';
import { type FormTemplate, sharedDictionariesOf, withoutShared, withSharedEntries } from '../index.ts';

const template: FormTemplate = {
  name: '报销单',
  document: { type: 'doc', content: [] },
  fields: [],
  opinionBlocks: [],
  dictionaries: [
    { key: 'own', name: '自己的', entries: [{ value: 'A', label: '甲' }] },
    { key: 'subjects', name: '费用科目', shared: 'd1', entries: [{ value: 'A', label: '差旅费' }] },
  ],
};

test('表单里的字典跟着数据字典走，停用的词不再给人选，自己的字典不变', () => {
  assert.deepEqual(sharedDictionariesOf(template), ['d1']);

  const { dictionaries } = withSharedEntries(template, (id) =>
    id === 'd1'
      ? [
          { value: 'B', label: '会议费' },
          { value: 'A', label: '差旅费', retired: true },
        ]
      : undefined,
  );

  assert.deepEqual(
    dictionaries?.map(({ entries }) => entries.map(({ label }) => label)),
    [['甲'], ['会议费']],
  );
});

test('没有变的还是原来那一份，不会白白多出一版', () => {
  assert.equal(
    withSharedEntries(template, () => [{ value: 'A', label: '差旅费' }]),
    template,
  );
  assert.equal(
    withSharedEntries(template, () => undefined),
    template,
  );
});

test('给别的单位的表单只带字典的词，不带本单位字典的编号', () => {
  const own = withoutShared(template);
  assert.deepEqual(sharedDictionariesOf(own), []);
  assert.deepEqual(
    own.dictionaries?.map(({ entries }) => entries.map(({ label }) => label)),
    [['甲'], ['差旅费']],
  );
  assert.equal(withoutShared(own), own);
});
