import type { FormTemplate } from '@gov/forms';
import type { JSONContent } from '@tiptap/core';
import { type Editor, useEditor } from '@tiptap/react';
import { useMemo, useRef } from 'react';
import { cellKeys } from '../cells/cell-keys.ts';
import { paperExtensions } from './paper-schema.ts';
import { cleanPastedPaper } from './paste.ts';
import { insertPiece, type Refused } from './pieces.ts';
import { paperOf, templateOf } from './template-paper.ts';

/** What the palette puts on a drag: the kind of piece. */
export const pieceType = 'application/x-form-piece';

interface PaperOptions {
  readonly begin: FormTemplate;
  /** What the first 撤销 leads back to; absent where nothing was before. */
  readonly before?: FormTemplate | undefined;
  readonly keptKeys: readonly string[];
  readonly onTemplate: (template: FormTemplate) => void;
  readonly onRefused: (sentence: Refused) => void;
  /** What a key did that one does not see without looking at the paper. */
  readonly onTold: (sentence: string) => void;
}

/** The paper that is being designed. What is typed, pasted or undone is told as a whole template. */
export function usePaperEditor({
  begin,
  before,
  keptKeys,
  onTemplate,
  onRefused,
  onTold,
}: PaperOptions): Editor | null {
  const told = useRef({ onTemplate, onRefused, onTold });
  told.current = { onTemplate, onRefused, onTold };
  const extensions = useMemo(
    () => [...paperExtensions(keptKeys), cellKeys((sentence) => told.current.onTold(sentence))],
    [keptKeys],
  );
  const here = useRef<Editor>(undefined);
  const editor = useEditor({
    extensions,
    content: useMemo(() => paperOf(before ?? begin), [before, begin]),
    // the content security policy allows no style elements of libraries; editor.css has the same rules
    injectCSS: false,
    enableInputRules: false,
    enablePasteRules: false,
    shouldRerenderOnTransaction: false,
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': '稿纸',
        'aria-description': '按 F6 到下一块，按 F2 设置选中的字段',
        class: 'form-editor-paper',
      },
      transformPastedHTML: cleanPastedPaper,
      handleDrop: (view, event) => {
        const kind = event.dataTransfer?.getData(pieceType);
        const place = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos;
        if (!kind || place === undefined || !here.current) return false;
        event.preventDefault();
        told.current.onRefused(insertPiece(here.current, kind, place));
        return true;
      },
    },
    onCreate: ({ editor: made }) => {
      made.commands.fixTables();
      if (before) replacePaper(made, begin);
    },
    onUpdate: ({ editor: changed }) => told.current.onTemplate(templateOf(changed.getJSON())),
  });
  here.current = editor ?? undefined;
  return editor;
}

/** Puts another template in place of everything; 撤销 brings the former back. */
export function replacePaper(editor: Editor, template: FormTemplate): void {
  const paper: JSONContent = paperOf(template);
  const doc = editor.schema.nodeFromJSON(paper);
  const { tr } = editor.state;
  tr.replaceWith(0, tr.doc.content.size, doc.content);
  for (const name of ['name', 'offPaper', 'order', 'dictionaries', 'rules', 'landscape'])
    tr.setDocAttribute(name, doc.attrs[name]);
  editor.view.dispatch(tr);
}
