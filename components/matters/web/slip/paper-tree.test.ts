import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FieldSlot, RenderTree } from '@gov/forms';
import { fieldProblemsOf, fieldsToFix } from './field-problems.ts';
import { isFillable, paperWith, slotsOf } from './paper-tree.ts';

const slot = (key: string, value: string): FieldSlot => ({
  kind: 'field',
  key,
  fieldKind: 'text',
  label: key,
  labelInHeader: false,
  mode: 'edit',
  required: true,
  value,
  display: value,
});
const cell = { header: false, row: 0, column: 0, colspan: 1, rowspan: 1, label: '' };
const tree: RenderTree = {
  name: '请假申请单',
  blocks: [
    { kind: 'heading', level: 1, content: [{ kind: 'text', text: '请假申请单', bold: false }] },
    {
      kind: 'table',
      columns: [100],
      rows: [
        {
          minLines: 1,
          cells: [
            {
              ...cell,
              content: [{ kind: 'paragraph', align: 'left', content: [slot('reason', ''), slot('phone', '1')] }],
            },
          ],
        },
      ],
    },
  ],
};

test('what is typed stands in its field deep in a table, and the others keep what the server said', () => {
  const shown = paperWith(tree, { reason: '探亲' }, [{ path: 'phone', message: '“联系电话”太长' }]);

  assert.deepEqual(
    slotsOf(shown).map(({ key, value, problem }) => [key, value, problem]),
    [
      ['reason', '探亲', undefined],
      ['phone', '1', '“联系电话”太长'],
    ],
  );
  assert.equal(slotsOf(tree)[0]?.value, '', 'the server’s paper itself is not changed');
  assert.equal(isFillable(tree), true);
});

test('an emptied field is empty and not what it was', () => {
  assert.equal(slotsOf(paperWith(tree, { phone: null }, []))[1]?.value, null);
});

test('a refusal names its fields by key or by path of the request; each leads to its place on the page', () => {
  const refused = [
    { path: 'body.values.reason', message: '“请假事由”还没填' },
    { path: 'phone', message: '“联系电话”太长' },
    { path: 'body.opinion', message: '请写意见' },
  ];

  assert.deepEqual(
    fieldProblemsOf(refused).map((problem) => problem.path),
    ['reason', 'phone'],
  );
  assert.deepEqual(
    fieldsToFix(refused).map((field) => field.id),
    ['slip-reason', 'slip-phone', 'opinion-text'],
  );
});
