import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cellSides, columnShares, type DocumentNode, layoutTable, unruledOf } from '@gov/forms';
import { handlingSlip } from '@gov/forms/examples';
import { getSchema } from '@tiptap/core';
import { EditorState, TextSelection, type Transaction } from '@tiptap/pm/state';
import { TableMap } from '@tiptap/pm/tables';
import { paperExtensions } from '../editor/paper-schema.ts';
import { paperOf, templateOf } from '../editor/template-paper.ts';
import { changeLines, unruledHere } from './cell-lines.ts';
import { heightenRows, sizeHere, widenColumn } from './cell-size.ts';

const schema = getSchema([...paperExtensions()]);

/** The handling slip with the cursor in a cell of its table. */
function standingIn(row: number, column: number): EditorState {
  const doc = schema.nodeFromJSON(paperOf(handlingSlip));
  return withCursor(EditorState.create({ doc }), row, column);
}

function withCursor(state: EditorState, row: number, column: number): EditorState {
  let start = -1;
  state.doc.descendants((node, at) => {
    if (node.type.name === 'table' && start < 0) start = at + 1;
    return start < 0;
  });
  const table = state.doc.nodeAt(start - 1);
  assert.ok(table);
  const map = TableMap.get(table);
  const at = start + (map.map[row * map.width + column] ?? assert.fail('no such place'));
  return state.apply(state.tr.setSelection(TextSelection.near(state.doc.resolve(at + 1))));
}

function done(state: EditorState, tr: Transaction | undefined): EditorState {
  assert.ok(tr, 'it can be done here');
  return state.apply(tr);
}

const tableOf = (state: EditorState): DocumentNode =>
  templateOf(state.doc.toJSON()).document.content?.find(({ type }) => type === 'table') ?? assert.fail('no table');
const shares = (state: EditorState): readonly number[] => columnShares(layoutTable(tableOf(state)));
const sum = (all: readonly number[]): number => all.reduce((a, b) => a + b, 0);

test('a cell without lines stands so in the template, and gets them back with those of its neighbours', () => {
  const before = standingIn(1, 1);
  const bare = done(before, changeLines(before, cellSides, false));
  assert.deepEqual(unruledHere(bare), cellSides);
  const cells = layoutTable(tableOf(bare)).rows.flat();
  assert.equal(cells.filter(({ node }) => unruledOf(node.attrs?.unruled).length > 0).length, 1);

  const beside = withCursor(bare, 1, 2);
  const back = done(beside, changeLines(beside, ['left'], true));
  assert.deepEqual(
    unruledHere(withCursor(back, 1, 1)),
    ['top', 'bottom', 'left'],
    'the line between both is drawn again',
  );
  const restored = withCursor(back, 1, 1);
  const whole = done(restored, changeLines(restored, cellSides, true));
  assert.deepEqual(tableOf(whole), tableOf(before), 'nothing stays behind');
});

test('a column gets its width from the one beside it, the table stays as wide as the paper', () => {
  const before = standingIn(1, 0);
  const size = sizeHere(before);
  assert.ok(size?.beside);
  const wider = done(before, widenColumn(before, size.millimetres + 10));

  assert.equal(sizeHere(wider)?.millimetres, size.millimetres + 10);
  assert.equal(sizeHere(wider)?.beside?.millimetres, size.beside.millimetres - 10);
  assert.ok(Math.abs(sum(shares(wider)) - 100) < 0.3);
  assert.deepEqual(shares(wider).slice(2).map(Math.round), shares(before).slice(2).map(Math.round), 'the others stay');
});

test('no column is pressed to nothing, and typed nonsense is held within what can be', () => {
  const state = standingIn(1, 0);
  for (const millimetres of [-5, 0, 10_000]) {
    const size = sizeHere(done(state, widenColumn(state, millimetres)));
    assert.ok(size?.beside && size.millimetres >= 6 && size.beside.millimetres >= 6, JSON.stringify(size));
  }
});

test('a row gets higher line by line and never lower than one', () => {
  const state = standingIn(1, 0);
  const higher = done(state, heightenRows(state, 4));
  assert.equal(sizeHere(higher)?.lines, 4);
  assert.equal(tableOf(higher).content?.[1]?.attrs?.minLines, 4);
  assert.equal(sizeHere(done(higher, heightenRows(higher, -3)))?.lines, 1);
});

test('outside a table there is nothing to size', () => {
  const doc = schema.nodeFromJSON(paperOf(handlingSlip));
  const state = EditorState.create({ doc });
  assert.equal(sizeHere(state), undefined);
  assert.equal(widenColumn(state, 30), undefined);
  assert.equal(changeLines(state, cellSides, false), undefined);
});
