import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileForm, type DocumentNode } from '@gov/forms';
import { leaveRequest } from '@gov/forms/examples';
import type { Editor } from '@tiptap/core';
import { getSchema } from '@tiptap/core';
import { history, undo } from '@tiptap/pm/history';
import { EditorState, type Transaction } from '@tiptap/pm/state';
import { paperExtensions } from './paper-schema.ts';
import { fillPasted, guessPasted, leavePasted, pastedIn, pastedPlugin } from './pasted-tables.ts';
import { paperOf, templateOf } from './template-paper.ts';

const schema = getSchema([...paperExtensions()]);

const cell = (text: string, attrs: DocumentNode['attrs'] = {}, marks: DocumentNode['marks'] = []): DocumentNode => ({
  type: 'tableCell',
  attrs,
  content: [{ type: 'paragraph', ...(text ? { content: [{ type: 'text', text, marks }] } : {}) }],
});
const row = (...content: readonly DocumentNode[]): DocumentNode => ({ type: 'tableRow', content });

/** As it comes from Word: names beside empty cells, a name that the paper has already, headings over empty rows. */
const purchase: DocumentNode = {
  type: 'table',
  content: [
    row(cell('申请人', { colwidth: [90] }, [{ type: 'bold' }]), cell(''), cell('采购日期'), cell('')),
    row(cell('领导意见'), cell('', { colspan: 3 })),
    row(cell('序号'), cell('品名'), cell('数量'), cell('金额（元）')),
    ...['1', '2', '3'].map((number) => row(cell(number), cell(''), cell(''), cell(''))),
    row(cell('合计', { colspan: 3 }), cell('')),
  ],
};

/** A desk as far as these functions go: a state that changes. */
function deskWith(table: DocumentNode) {
  const doc = schema.nodeFromJSON(paperOf(leaveRequest));
  let state = EditorState.create({ doc, plugins: [history(), pastedPlugin()] });
  const dispatch = (tr: Transaction): void => {
    state = state.apply(tr);
  };
  const paste = state.tr.insert(doc.content.size, schema.nodeFromJSON(table)).setMeta('paste', true);
  dispatch(paste);
  const editor = {
    schema,
    get state() {
      return state;
    },
    view: { dispatch, focus: () => undefined },
  };
  return { editor: editor as unknown as Editor, back: () => undo(state, dispatch) }; // reason: as said above
}
const templateNow = ({ state }: Editor) => templateOf(state.doc.toJSON());

test('a pasted table offers its empty places as fields beside those of the paper, and one 撤销 takes them back', () => {
  const { editor, back } = deskWith(purchase);
  const pasted = editor.state.doc;
  assert.equal(pastedIn(editor.state).length, 1);

  const remarks = fillPasted(editor, false);

  const { fields, opinionBlocks } = templateNow(editor);
  const made = fields.slice(leaveRequest.fields.length);
  assert.deepEqual(
    made.map(({ label, kind }) => [label, kind]),
    [
      ['申请人2', made[0]?.kind],
      ['采购日期', 'date'],
      ['明细', 'detailTable'],
    ],
  );
  assert.deepEqual(
    made[2]?.columns?.map(({ label, kind }) => [label, kind]),
    [
      ['品名', 'text'],
      ['数量', 'number'],
      ['金额', 'amount'],
    ],
  );
  assert.deepEqual(
    opinionBlocks.slice(leaveRequest.opinionBlocks.length).map(({ label, order }) => [label, order]),
    [['领导意见2', 'rank']],
  );
  assert.match(remarks.join(), /3 行空格合成了一张明细表/);
  const compiled = compileForm(templateNow(editor));
  assert.ok(compiled.ok);
  assert.equal(pastedIn(editor.state).length, 0, 'it is decided about');
  assert.deepEqual(
    templateNow(editor).document.content?.at(-1)?.content?.[0]?.content?.[0]?.content?.[0]?.content,
    [{ type: 'text', text: '申请人', marks: [{ type: 'bold' }] }],
    'words keep their looks',
  );

  back();
  assert.ok(editor.state.doc.eq(pasted));
});

test('without detail tables every empty cell is a field of its own', () => {
  const { editor } = deskWith(purchase);
  fillPasted(editor, true);
  const made = templateNow(editor).fields.slice(leaveRequest.fields.length);
  assert.ok(made.length > 9);
  assert.ok(made.every(({ kind }) => kind !== 'detailTable'));
  assert.ok(compileForm(templateNow(editor)).ok);
});

test('nothing is offered where nothing is empty, where a field stands already, and after somebody declined', () => {
  const full = { type: 'table', content: [row(cell('一'), cell('二'))] };
  assert.deepEqual(guessPasted(deskWith(full).editor.state), []);

  const own = paperOf(leaveRequest).content?.find(({ type }) => type === 'table');
  assert.ok(own);
  assert.deepEqual(guessPasted(deskWith(own as DocumentNode).editor.state), []); // reason: JSON of the same shape

  const { editor } = deskWith(purchase);
  assert.equal(guessPasted(editor.state).length, 1);
  leavePasted(editor);
  assert.deepEqual(guessPasted(editor.state), []);
});
