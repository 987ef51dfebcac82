import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { Button } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { Note } from '#platform/web/widgets/note.tsx';
import { fillPasted, guessPasted, leavePasted, pastedIn } from '../editor/pasted-tables.ts';

/** After a table was pasted: its empty cells as fields, by one button and back by one 撤销. */
export function PastedNote({ editor }: { readonly editor: Editor }): ReactNode {
  const tables = useEditorState({
    editor,
    selector: ({ editor: now }) => pastedIn(now.state),
    equalityFn: (a, b) => a.length === b?.length && a.every((table, at) => table === b[at]),
  });
  const [remarks, setRemarks] = useState<readonly string[]>([]);
  // the guess is made of the tables alone
  const guess = useMemo(() => (tables.length > 0 ? offers(editor) : undefined), [tables, editor]);
  if (guess && guess.count > 0) {
    const fill = (singleFields: boolean) => setRemarks(fillPasted(editor, singleFields));
    return (
      <Note kind="primary">
        <p>粘来的表格里有空格子，像是要填写的。按一下就成字段，不合适再按“撤销”。</p>
        <div className="piece-acts">
          <Button size="small" type="primary" onClick={() => fill(false)}>
            把空格子认作填写项（认出 {guess.count} 处）
          </Button>
          {guess.single > 0 && (
            <Button size="small" onClick={() => fill(true)}>
              不要明细表，一格一项（{guess.single} 处）
            </Button>
          )}
          <Button size="small" type="text" onClick={() => leavePasted(editor)}>
            就这样，不用认
          </Button>
        </div>
      </Note>
    );
  }
  if (remarks.length === 0) return null;
  return (
    <Note kind="primary">
      <b>认出来的填写项，请看一遍：</b>
      <ul className="plain-list">
        {remarks.map((remark) => (
          <li key={remark}>{remark}</li>
        ))}
      </ul>
      <Button size="small" onClick={() => setRemarks([])}>
        看过了
      </Button>
    </Note>
  );
}

/** How many places would be filled in; how many without detail tables, where there would be such. */
function offers({ state }: Editor): { readonly count: number; readonly single: number } {
  const guesses = guessPasted(state);
  const countOf = (all: typeof guesses): number =>
    all.reduce((sum, { fields, opinionBlocks }) => sum + fields.length + opinionBlocks.length, 0);
  const detailed = guesses.some(({ fields }) => fields.some(({ kind }) => kind === 'detailTable'));
  return { count: countOf(guesses), single: detailed ? countOf(guessPasted(state, true)) : 0 };
}
