import { type FieldDefinition, kindNamed, kindOf, type OpinionBlock } from '@gov/forms';
import type { Editor } from '@tiptap/core';
import type { Node as DocumentNode, ResolvedPos } from '@tiptap/pm/model';
import { NodeSelection, TextSelection } from '@tiptap/pm/state';
import { piecesIn } from './keep-keys.ts';
import { newKey } from './new-key.ts';
import type { PaperAttributes } from './paper-schema.ts';

/** What the palette offers: a kind of field, or the opinion block. */
export type PieceKind = 'opinionBlock' | (string & {});

/** What stands in the way of a piece where it was to go. */
export type Refused = string | undefined;

/** Puts a new field or opinion block where the cursor is (or at `place`) and selects it. */
export function insertPiece(editor: Editor, kind: PieceKind, place?: number): Refused {
  const { state } = editor;
  const at = place ?? (state.selection instanceof NodeSelection ? state.selection.to : state.selection.from);
  const $at = state.doc.resolve(at);
  const taken = takenKeys(editor);
  const key = newKey(taken);
  if (kind === 'opinionBlock') {
    const block = newBlock(key, labelBeside($at));
    return insertBlock(editor, $at, editor.schema.nodes.opinionBlock?.create({ key, block }));
  }
  const fixed = kindNamed(kind)?.key;
  if (fixed && taken.has(fixed)) return `一张表单只能放一个“${kindNamed(kind)?.name}”，这张已经有了。`;
  const field = newField(kind, fixed ?? key, labelBeside($at));
  return field && insertField(editor, $at, field);
}

/** A field that stood beside the paper goes where the cursor is; one that was out of use is in use again. */
export function placeField(editor: Editor, field: FieldDefinition): Refused {
  const { retired: _, ...inUse } = field;
  return insertField(editor, editor.state.doc.resolve(editor.state.selection.to), inUse);
}

function insertField(editor: Editor, $at: ResolvedPos, field: FieldDefinition): Refused {
  const { key } = field;
  if (kindOf(field).block) return insertBlock(editor, $at, editor.schema.nodes.detailTable?.create({ key, field }));
  const node = editor.schema.nodes.formField?.create({ key, field });
  if (!node) return undefined;
  const { tr } = editor.state;
  const empty = tr.selection.empty || tr.selection instanceof NodeSelection;
  if ($at.parent.inlineContent && empty) tr.insert($at.pos, node);
  else tr.replaceSelectionWith(node, false);
  selectPiece(editor, tr, field.key);
  return undefined;
}

function insertBlock(editor: Editor, $at: ResolvedPos, node: DocumentNode | undefined): Refused {
  if (cellOf($at)?.type.name === 'tableHeader') return '标题格里只能放一行一行的内容，请把光标放到旁边的空格里。';
  if (!node) return undefined;
  const { tr } = editor.state;
  const isEmptyLine = $at.parent.isTextblock && $at.parent.content.size === 0;
  if (isEmptyLine) tr.replaceWith($at.before(), $at.after(), node);
  else if ($at.parent.isTextblock) tr.insert($at.after(), node);
  else tr.insert($at.pos, node);
  selectPiece(editor, tr, String(node.attrs.key));
  return undefined;
}

function selectPiece(editor: Editor, tr: Editor['state']['tr'], key: string): void {
  const piece = piecesIn(tr.doc).find((one) => one.key === key);
  if (piece) tr.setSelection(NodeSelection.create(tr.doc, piece.at));
  editor.view.dispatch(tr.scrollIntoView());
  editor.view.focus();
}

/** Leads to a field or block on paper; false when it stands beside it. */
export function goToPiece(editor: Editor, key: string): boolean {
  const piece = piecesIn(editor.state.doc).find((one) => one.key === key);
  if (!piece) return false;
  editor.view.dispatch(editor.state.tr.setSelection(NodeSelection.create(editor.state.doc, piece.at)).scrollIntoView());
  return true;
}

/** Takes the selected piece off the paper; the cursor stays in its place. */
export function removePiece(editor: Editor): void {
  const { tr, selection } = editor.state;
  if (!(selection instanceof NodeSelection)) return;
  const { from } = selection;
  tr.deleteSelection();
  tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min(from, tr.doc.content.size))));
  editor.view.dispatch(tr);
  editor.view.focus();
}

function takenKeys({ state }: Editor): ReadonlySet<string> {
  const { offPaper, order } = state.doc.attrs as PaperAttributes; // reason: the paper's own attributes
  return new Set([...piecesIn(state.doc).map(({ key }) => key), ...offPaper.map(({ key }) => key), ...order]);
}

function newField(kindName: string, key: string, beside: string): FieldDefinition | undefined {
  const kind = kindNamed(kindName);
  return kind && { key, kind: kind.kind, label: beside || kind.name, ...kind.start };
}

const newBlock = (key: string, beside: string): OpinionBlock => ({
  key,
  label: beside || '意见',
  order: 'timeAscending',
  samePerson: 'last',
  defaultText: '同意。',
});

function cellOf($at: ResolvedPos) {
  for (let depth = $at.depth; depth > 0; depth -= 1) {
    const node = $at.node(depth);
    if (node.type.name === 'tableCell' || node.type.name === 'tableHeader') return node;
  }
  return undefined;
}

/** The words of the cell to the left: what stands beside an empty cell mostly says what goes in. */
function labelBeside($at: ResolvedPos): string {
  for (let depth = $at.depth; depth > 0; depth -= 1) {
    if ($at.node(depth).type.name !== 'tableRow') continue;
    const index = $at.index(depth);
    const left = index > 0 ? $at.node(depth).child(index - 1) : undefined;
    const own = $at.node(depth).child(index);
    const isFree = piecesIn(own).length === 0 && left && piecesIn(left).length === 0;
    return isFree ? left.textContent.replace(/[\s:：]/g, '').slice(0, 30) : '';
  }
  return lineBefore($at);
}

/** `来访人：` before the cursor in a line of running text. */
const lineBefore = ($at: ResolvedPos): string =>
  /([^\s:：，。；]{1,30})[:：]\s*$/.exec($at.parent.textBetween(0, $at.parentOffset, ' ', ' '))?.[1] ?? '';
