import { cellSides } from '@gov/forms';
import type { Editor } from '@tiptap/core';
import type { Transaction } from '@tiptap/pm/state';
import { useEditorState } from '@tiptap/react';
import type { KeyboardEvent, ReactNode } from 'react';
import { toggleLines } from '../cells/cell-keys.ts';
import { unruledHere } from '../cells/cell-lines.ts';
import { heightenRows, mostLines } from '../cells/cell-size.ts';
import { TableInsert } from './table-insert.tsx';
import { TextTools } from './text-tools.tsx';
import { Tool } from './tool.tsx';

/**
 * Commands for what the cursor is in, in words. All of them always stand there, those of a table in a row of their own: were
 * they drawn with the first click into a table only, the paper would move away under the pointer.
 */
export function PaperToolbar({ editor }: { readonly editor: Editor }): ReactNode {
  const now = useEditorState({ editor, selector: ({ editor: shown }) => stateOf(shown) });
  const run = () => editor.chain().focus();
  const align = (textAlign: string | null) => run().updateAttributes(now.line, { textAlign }).run();
  return (
    <div className="paper-toolbar" role="toolbar" aria-label="稿纸格式" onKeyDown={walkAlong}>
      <Tool words="大标题" pressed={now.level === 1} onPress={() => run().toggleHeading({ level: 1 }).run()} />
      <Tool words="小标题" pressed={now.level === 2} onPress={() => run().toggleHeading({ level: 2 }).run()} />
      <i className="gap" />
      <TextTools editor={editor} />
      <i className="gap" />
      <Tool words="本单位名称" onPress={() => run().insertContent({ type: 'agencyName' }).run()} />
      <Tool words="红线" disabled={now.inTable} onPress={() => run().insertContent({ type: 'redLine' }).run()} />
      <i className="gap" />
      <Tool words="靠左" pressed={now.align === 'left'} onPress={() => align(null)} />
      <Tool words="居中" pressed={now.align === 'center'} onPress={() => align('center')} />
      <Tool words="靠右" pressed={now.align === 'right'} onPress={() => align('right')} />
      <i className="gap" />
      <TableInsert editor={editor} disabled={now.inTable} />
      <Tool words="删除表格" disabled={!now.inTable} onPress={() => run().deleteTable().run()} />
      <i className="row-end" />
      <TableTools editor={editor} inTable={now.inTable} />
    </div>
  );
}

/** ← and → walk along what can be pressed, as in every toolbar; a list keeps ↑ and ↓ for its choices. */
function walkAlong(event: KeyboardEvent<HTMLElement>): void {
  const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  const tools = [...event.currentTarget.querySelectorAll<HTMLElement>('button:enabled, select')];
  const here = tools.findIndex((one) => one.contains(event.target as Node)); // reason: events of elements come from nodes
  if (by === 0 || here === -1) return;
  event.preventDefault();
  tools[(here + by + tools.length) % tools.length]?.focus();
}

function stateOf(editor: Editor) {
  const line = editor.isActive('heading') ? 'heading' : 'paragraph';
  return {
    line,
    level: editor.isActive('heading') ? Number(editor.getAttributes('heading').level) : 0,
    align: (editor.getAttributes(line).textAlign as string | null) ?? 'left', // reason: the schema's own attribute
    inTable: editor.isActive('table'),
  };
}

interface TableToolsProps {
  readonly editor: Editor;
  /** Whether the cursor is in a table; elsewhere there is nothing to press. */
  readonly inTable: boolean;
}

/** Rows, columns and cells around the cursor. */
function TableTools({ editor, inTable }: TableToolsProps): ReactNode {
  const may = useEditorState({
    editor,
    selector: ({ editor: shown }) => ({
      merge: shown.can().mergeCells(),
      split: shown.can().splitCell(),
      header: shown.isActive('tableHeader'),
      bare: unruledHere(shown.state)?.length === cellSides.length,
      lines: Number(shown.getAttributes('tableRow').minLines) || 1,
    }),
  });
  const run = () => editor.chain().focus();
  const dispatch = (tr: Transaction | undefined): void => {
    if (tr) editor.view.dispatch(tr);
    editor.view.focus();
  };
  const rows = (minLines: number) => dispatch(heightenRows(editor.state, minLines));
  return (
    <>
      <Tool words="合并单元格" disabled={!may.merge} onPress={() => run().mergeCells().run()} />
      <Tool words="拆分" disabled={!may.split} onPress={() => run().splitCell().run()} />
      <Tool words="标题格" disabled={!inTable} pressed={may.header} onPress={() => toggleHeader(editor, may.header)} />
      <Tool words="无框线" disabled={!inTable} pressed={may.bare} onPress={() => dispatch(toggleLines(editor.state))} />
      <i className="gap" />
      <Tool words="上方加行" disabled={!inTable} onPress={() => run().addRowBefore().run()} />
      <Tool words="下方加行" disabled={!inTable} onPress={() => run().addRowAfter().run()} />
      <Tool words="删行" disabled={!inTable} onPress={() => run().deleteRow().run()} />
      <Tool words="左边加列" disabled={!inTable} onPress={() => run().addColumnBefore().run()} />
      <Tool words="右边加列" disabled={!inTable} onPress={() => run().addColumnAfter().run()} />
      <Tool words="删列" disabled={!inTable} onPress={() => run().deleteColumn().run()} />
      <i className="gap" />
      <Tool words="矮一行" disabled={!inTable || may.lines <= 1} onPress={() => rows(may.lines - 1)} />
      <span className="row-height tertiary small no-wrap">行高：{may.lines} 行起</span>
      <Tool words="高一行" disabled={!inTable || may.lines >= mostLines} onPress={() => rows(may.lines + 1)} />
    </>
  );
}

/** Words of a header cell stand in its middle, as on printed forms. */
function toggleHeader(editor: Editor, wasHeader: boolean): void {
  const textAlign = wasHeader ? null : 'center';
  editor.chain().focus().toggleHeaderCell().updateAttributes('paragraph', { textAlign }).run();
}
