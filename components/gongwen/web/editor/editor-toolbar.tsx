import type { BodyDocument, HeadingLevel } from '@gov/gongwen';
import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { Button } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import type { MatterPanelProps } from '#components/matters/web/parts.ts';
import type { CallError } from '#platform/web/data/call-error.ts';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { UndoLine } from '#platform/web/widgets/undo-line.tsx';
import { addPictures, pictureKinds } from './add-picture.ts';
import { PastedDocumentDialog } from './pasted-document-dialog.tsx';
import { PlainTextDialog } from './plain-text-dialog.tsx';
import { usePasteParts } from './use-paste-parts.ts';

const levels: readonly (readonly [HeadingLevel, string])[] = [
  [1, '一级标题'],
  [2, '二级标题'],
  [3, '三级标题'],
  [4, '四级标题'],
];

interface ToolbarProps {
  readonly editor: Editor;
  readonly matterId: string;
}

interface EditorToolbarProps extends ToolbarProps {
  readonly slip: MatterPanelProps['slip'];
  /** A paste that is a whole document and waits for a decision. */
  readonly whole: BodyDocument | undefined;
  readonly onWhole: (body: BodyDocument | undefined) => void;
}

/** All commands in words; which level the cursor is in shows as a pressed button. */
export function EditorToolbar({ editor, matterId, slip, whole, onWhole }: EditorToolbarProps): ReactNode {
  const parts = usePasteParts(editor, slip);
  const [typing, setTyping] = useState(false);
  const now = useEditorState({ editor, selector: ({ editor: shown }) => stateOf(shown) });
  return (
    <>
      <div className="editor-toolbar" role="toolbar" aria-label="正文格式">
        {levels.map(([level, words]) => (
          <Tool
            key={level}
            words={words}
            pressed={now.level === level}
            disabled={now.inTable}
            onPress={() => editor.chain().focus().setHeading({ level }).run()}
          />
        ))}
        <Tool
          words="正文"
          pressed={now.level === 0}
          disabled={now.inTable}
          onPress={() => editor.chain().focus().setParagraph().run()}
        />
        <Tool
          words="表格"
          disabled={now.inTable}
          onPress={() => editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run()}
        />
        <PictureTool editor={editor} matterId={matterId} />
        <Tool words="粘贴成稿…" onPress={() => setTyping(true)} />
        <Tool words="撤销" disabled={!now.mayUndo} onPress={() => editor.chain().focus().undo().run()} />
        <Tool words="重做" disabled={!now.mayRedo} onPress={() => editor.chain().focus().redo().run()} />
      </div>
      {now.inTable && <TableTools editor={editor} />}
      {parts.done && (
        <UndoLine
          done={[`${parts.done.words}已从粘贴的文稿分出来。`, ...parts.done.remains].join('')}
          undoWords="撤销这次粘贴"
          onUndo={parts.undo}
        >
          <Button type="link" size="small" onClick={parts.forget}>
            知道了
          </Button>
        </UndoLine>
      )}
      <PlainTextDialog
        matterId={matterId}
        open={typing}
        editor={editor}
        parts={parts}
        onClose={() => setTyping(false)}
      />
      <PastedDocumentDialog body={whole} editor={editor} parts={parts} onClose={() => onWhole(undefined)} />
    </>
  );
}

const stateOf = (editor: Editor) => ({
  level: editor.isActive('heading') ? Number(editor.getAttributes('heading').level) : 0,
  inTable: editor.isActive('table'),
  mayUndo: editor.can().undo(),
  mayRedo: editor.can().redo(),
});

interface ToolProps {
  readonly words: string;
  readonly pressed?: boolean;
  readonly disabled?: boolean;
  readonly onPress: () => void;
}

function Tool({ words, pressed, disabled, onPress }: ToolProps): ReactNode {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      disabled={disabled}
      // the cursor stays in the text
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      {words}
    </button>
  );
}

function TableTools({ editor }: { readonly editor: Editor }): ReactNode {
  const run = () => editor.chain().focus();
  return (
    <div className="editor-toolbar of-table" role="toolbar" aria-label="表格">
      <Tool words="下面加一行" onPress={() => run().addRowAfter().run()} />
      <Tool words="右边加一列" onPress={() => run().addColumnAfter().run()} />
      <Tool words="删这一行" onPress={() => run().deleteRow().run()} />
      <Tool words="删这一列" onPress={() => run().deleteColumn().run()} />
      <Tool words="合并或拆开格子" onPress={() => run().mergeOrSplit().run()} />
      <Tool words="表头行" onPress={() => run().toggleHeaderRow().run()} />
      <Tool words="删除表格" onPress={() => run().deleteTable().run()} />
    </div>
  );
}

function PictureTool({ editor, matterId }: ToolbarProps): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  const [refusal, setRefusal] = useState<CallError>();
  const add = async (file: File): Promise<void> => {
    setRefusal(undefined);
    setRefusal(await addPictures(editor, matterId, [file]));
  };
  return (
    <>
      <Tool words="图片" onPress={() => input.current?.click()} />
      <input
        ref={input}
        type="file"
        hidden
        accept={pictureKinds.join()}
        aria-label="加入图片"
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) void add(file);
        }}
      />
      {refusal && (
        <div className="whole-line">
          <Refusal error={refusal} />
          <Button size="small" onClick={() => setRefusal(undefined)}>
            知道了
          </Button>
        </div>
      )}
    </>
  );
}
