import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leaveRequest } from '@gov/forms/examples';
import { getSchema } from '@tiptap/core';
import { history, undo } from '@tiptap/pm/history';
import { EditorState, type Transaction } from '@tiptap/pm/state';
import { keyPlugin, piecesIn } from './keep-keys.ts';
import { paperExtensions } from './paper-schema.ts';
import { paperOf, templateOf } from './template-paper.ts';

const schema = getSchema([...paperExtensions()]);

function opened(keptKeys: readonly string[] = []): EditorState {
  return EditorState.create({
    doc: schema.nodeFromJSON(paperOf(leaveRequest)),
    plugins: [history(), keyPlugin(keptKeys)],
  });
}
const pieceOf = (state: EditorState, key: string) => {
  const piece = piecesIn(state.doc).find((one) => one.key === key);
  assert.ok(piece, key);
  return piece;
};
const without = (state: EditorState, key: string): EditorState => {
  const { at, node } = pieceOf(state, key);
  return state.apply(state.tr.delete(at, at + node.nodeSize));
};
const keysOf = (state: EditorState): readonly string[] => templateOf(state.doc.toJSON()).fields.map(({ key }) => key);

test('a copy of a field is another field, wherever it is put; the first keeps its key', () => {
  const state = opened();
  const { node, at } = pieceOf(state, 'phone');
  const first = pieceOf(state, 'applicant').at;

  for (const place of [first, at + node.nodeSize]) {
    const copied = state.apply(state.tr.insert(place, node));
    const twins = piecesIn(copied.doc).filter((one) => one.node.attrs.field?.label === '联系电话');
    assert.equal(twins.length, 2);
    const original = twins.find(({ key }) => key === 'phone');
    assert.equal(original?.at, place === first ? at + node.nodeSize : at, 'what was there keeps its key');
    const copy = twins.find(({ key }) => key !== 'phone');
    assert.match(copy?.key ?? '', /^f[a-z0-9]{9}$/);
    assert.equal(copy?.node.attrs.field.key, copy?.key);
  }
});

test('what is cut and put elsewhere keeps its key', () => {
  const state = opened();
  const { node } = pieceOf(state, 'phone');
  const cut = without(state, 'phone');
  const pasted = cut.apply(cut.tr.insert(pieceOf(cut, 'applicant').at, node));
  assert.ok(keysOf(pasted).includes('phone'));
});

test('a field that is taken off the paper is gone; one that came with the product stays beside it', () => {
  assert.equal(keysOf(without(opened(), 'phone')).includes('phone'), false);

  const kept = without(opened(['phone']), 'phone');

  assert.ok(keysOf(kept).includes('phone'));
  assert.deepEqual(
    kept.doc.attrs.offPaper.map((field: { key: string }) => field.key),
    ['phone'],
  );
});

test('undoing brings the field back on paper, and it is no longer beside it', () => {
  let state = without(opened(['phone']), 'phone');
  undo(state, (tr: Transaction) => {
    state = state.apply(tr);
  });
  assert.ok(pieceOf(state, 'phone'));
  assert.deepEqual(state.doc.attrs.offPaper, []);
  assert.deepEqual(keysOf(state), keysOf(opened()));
});

/** As an input method writes: several changes that are one composition, then the word that its words are chosen. */
function composed(state: EditorState, words: readonly string[], at: number): EditorState {
  let now = state;
  let written = 0;
  for (const word of words) {
    const tr = now.tr.insertText(word, at, at + written).setMeta('composition', 7);
    written = word.length;
    now = now.apply(tr);
  }
  return now;
}

test('while an input method composes nothing of ours changes the paper; afterwards one 撤销 takes all back', () => {
  const before = opened(['phone']);
  const { at, node } = pieceOf(before, 'phone');
  const over = before.apply(before.tr.delete(at, at + node.nodeSize).setMeta('composition', 7));
  const composing = composed(over, ['d', 'di', '电话'], at);
  assert.ok(!keysOf(composing).includes('phone'), 'it waits');

  const next = composing.tr.insertText('：', at + 2);
  const after = composing.apply(next);
  assert.ok(keysOf(after).includes('phone'), 'what came with the product is beside the paper');

  let back = after;
  undo(after, (tr) => {
    back = after.apply(tr);
  });
  assert.ok(back.doc.eq(before.doc));
});
