import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileForm, type DocumentNode } from '@gov/forms';
import { leaveRequest } from '@gov/forms/examples';
import type { Editor } from '@tiptap/core';
import { getSchema } from '@tiptap/core';
import { history, undo } from '@tiptap/pm/history';
import { Slice } from '@tiptap/pm/model';
import { EditorState, type Plugin, TextSelection, type Transaction } from '@tiptap/pm/state';
import { tableEditing } from '@tiptap/pm/tables';
import type { EditorView } from '@tiptap/pm/view';
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

/** What the browser does with a table from Word while one writes in a cell: the plugins learn of it, the table pastes it by itself. */
function pasteIntoCell(words: string, table: DocumentNode) {
  const standing: DocumentNode = {
    type: 'table',
    content: [row(cell('姓名'), cell(words)), row(cell('电话'), cell('')), row(cell('其他'), cell(''))],
  };
  const doc = schema.nodeFromJSON(
    paperOf({ name: '表', document: { type: 'doc', content: [standing] }, fields: [], opinionBlocks: [] }),
  );
  const plugins: readonly Plugin[] = [history(), pastedPlugin(), tableEditing()];
  let state = EditorState.create({ doc, plugins: [...plugins] });
  const dispatch = (tr: Transaction): void => {
    state = state.apply(tr);
  };
  let place = 0;
  doc.descendants((node, at) => {
    if (node.text === words) place = at;
  });
  dispatch(state.tr.setSelection(TextSelection.create(state.doc, place)));
  const view = {
    get state() {
      return state;
    },
    dispatch,
    focus: () => undefined,
  };
  const event = {} as ClipboardEvent; // reason: nobody looks into it
  for (const plugin of plugins) plugin.props.handleDOMEvents?.paste?.call(plugin, view as unknown as EditorView, event); // reason: a view as far as they go
  const slice = new Slice(schema.nodeFromJSON({ type: 'doc', content: [table] }).content, 0, 0);
  const took = plugins.some((plugin) =>
    plugin.props.handlePaste?.call(plugin, view as unknown as EditorView, event, slice),
  );
  const editor = {
    schema,
    view,
    get state() {
      return state;
    },
  };
  return { took, editor: editor as unknown as Editor, back: () => undo(state, dispatch) }; // reason: as in `deskWith`
}

test('cells pasted into a table that stands already offer their empty places too, and leave its other cells alone', () => {
  const pasted = { type: 'table', content: [row(cell('采购日期'), cell('')), row(cell('领导意见'), cell(''))] };
  const { took, editor, back } = pasteIntoCell('张某', pasted as DocumentNode);
  assert.equal(took, true, 'the table takes them into its cells');
  const before = editor.state.doc;
  assert.equal(pastedIn(editor.state).length, 4);

  fillPasted(editor, false);

  const { fields, opinionBlocks, document } = templateNow(editor);
  assert.deepEqual(
    fields.map(({ label, kind }) => [label, kind]),
    [['采购日期', 'date']],
  );
  assert.deepEqual(
    opinionBlocks.map(({ label }) => label),
    ['领导意见'],
  );
  assert.equal(document.content?.filter(({ type }) => type === 'table').length, 1);
  assert.ok(compileForm(templateNow(editor)).ok);
  assert.equal(pastedIn(editor.state).length, 0);
  back();
  assert.ok(editor.state.doc.eq(before));
});
