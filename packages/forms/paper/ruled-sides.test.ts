import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileForm, noOpinions, type RenderTable, reflow, renderTree } from '../index.ts';
import type { DocumentNode, FormTemplate } from '../template.ts';

const cell = (attrs: DocumentNode['attrs'] = {}): DocumentNode => ({
  type: 'tableCell',
  attrs: { colspan: 1, rowspan: 1, ...attrs },
  content: [{ type: 'paragraph', content: [{ type: 'text', text: '字' }] }],
});

function drawn(rows: readonly (readonly DocumentNode[])[]): RenderTable {
  const template: FormTemplate = {
    name: '表',
    document: {
      type: 'doc',
      content: [{ type: 'table', content: rows.map((content) => ({ type: 'tableRow', content })) }],
    },
    fields: [],
    opinionBlocks: [],
  };
  const form = compileForm(template);
  assert.ok(form.ok, JSON.stringify(form));
  const [table] = renderTree(form.value, { permissions: {}, data: {}, opinions: noOpinions }).blocks;
  assert.equal(table?.kind, 'table');
  return table;
}

const sides = (table: RenderTable) =>
  table.rows.map(({ cells }) => cells.map(({ unruled }) => unruled?.join(' ') ?? ''));

test('a form whose cells all have lines says nothing about lines', () => {
  const table = drawn([[cell(), cell()]]);
  assert.deepEqual(sides(table), [['', '']]);
  assert.ok(table.rows[0]?.cells.every((one) => !('unruled' in one)));
});

test('a line between two cells is gone as soon as one of them is without it', () => {
  const all = ['top', 'right', 'bottom', 'left'];
  assert.deepEqual(
    sides(
      drawn([
        [cell({ unruled: all }), cell()],
        [cell(), cell()],
      ]),
    ),
    [
      ['top right bottom left', 'left'],
      ['top', ''],
    ],
  );
});

test('along several cells of which one has no line, the others draw theirs', () => {
  const table = drawn([[cell({ rowspan: 2 }), cell({ unruled: ['left'] })], [cell()]]);
  assert.deepEqual(sides(table), [['right', 'left'], ['']], 'the second cell at the right draws its own part');
});

test('what is no side is none, and on a phone every cell has its line again', () => {
  const table = drawn([[cell({ unruled: ['left', 'middle', 7, 'top', 'top'] }), cell({ unruled: 'all' })]]);
  assert.deepEqual(sides(table), [['top left', '']]);
  const [narrow] = reflow({ name: '', blocks: [table] }).blocks;
  assert.ok(narrow?.kind === 'table' && narrow.rows.flatMap(({ cells }) => cells).every((one) => !('unruled' in one)));
});
