import type { FieldDefinition, OpinionBlock } from '@gov/forms';
import type { Editor } from '@tiptap/core';
import { NodeSelection } from '@tiptap/pm/state';
import { piecesIn } from '../editor/keep-keys.ts';
import type { PaperAttributes } from '../editor/paper-schema.ts';

/** Gives a field another definition where it stands, on paper or beside it. It stays selected. */
export function changeField(editor: Editor, field: FieldDefinition): void {
  const piece = piecesIn(editor.state.doc).find(({ key }) => key === field.key);
  const { tr } = editor.state;
  if (piece) {
    tr.setNodeMarkup(piece.at, null, { key: field.key, field });
    tr.setSelection(NodeSelection.create(tr.doc, piece.at));
  } else {
    const { offPaper } = tr.doc.attrs as PaperAttributes; // reason: the paper's own attributes
    tr.setDocAttribute(
      'offPaper',
      offPaper.map((one) => (one.key === field.key ? field : one)),
    );
  }
  editor.view.dispatch(tr);
}

export function changeBlock(editor: Editor, block: OpinionBlock): void {
  const piece = piecesIn(editor.state.doc).find(({ key }) => key === block.key);
  if (!piece) return;
  const { tr } = editor.state;
  tr.setNodeMarkup(piece.at, null, { key: block.key, block });
  tr.setSelection(NodeSelection.create(tr.doc, piece.at));
  editor.view.dispatch(tr);
}

/** A definition without members that say nothing. */
export const tidy = (field: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(field).filter(
      ([, value]) => value !== undefined && value !== '' && value !== false && value !== null,
    ),
  );
