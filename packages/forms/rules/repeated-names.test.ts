import assert from 'node:assert/strict';
import test from 'node:test';
import { leaveRequest } from '../examples/index.ts';
import { type FieldDefinition, repeatedNames } from '../index.ts';

const named = (fields: readonly FieldDefinition[]) => repeatedNames({ ...leaveRequest, fields });

test('two fields with one name are told at both, and two columns at their table', () => {
  const told = named([
    { key: 'a', kind: 'amount', label: '合计金额' },
    { key: 'b', kind: 'formula', label: '合计金额 ', formula: '1' },
    {
      key: 'items',
      kind: 'detailTable',
      label: '费用明细',
      columns: [
        { key: 'x', kind: 'amount', label: '金额' },
        { key: 'y', kind: 'amount', label: '金额' },
      ],
    },
  ]);
  assert.deepEqual(
    told.map(({ path, message }) => [path, message]),
    [
      ['a', '有两个字段都叫“合计金额”，请改一个'],
      ['b', '有两个字段都叫“合计金额”，请改一个'],
      ['items', '“费用明细”有两列都叫“金额”，请改一个'],
    ],
  );
});

test('names that differ, explanations, fields out of use, and a column named as a field are no repetition', () => {
  const columns: readonly FieldDefinition[] = [{ key: 'x', kind: 'amount', label: '金额' }];
  assert.deepEqual(
    named([
      { key: 'a', kind: 'amount', label: '金额' },
      { key: 'b', kind: 'amount', label: '金额', retired: true },
      { key: 'c', kind: 'explanation', label: '金额', text: '见附表' },
      { key: 'items', kind: 'detailTable', label: '费用明细', columns },
    ]),
    [],
  );
});
