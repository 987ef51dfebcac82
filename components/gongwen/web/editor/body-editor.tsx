import { type BodyDocument, fromPlainText } from '@gov/gongwen';
import { Fragment, Slice } from '@tiptap/pm/model';
import { type Editor, EditorContent, useEditor } from '@tiptap/react';
import { Button } from 'antd';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { MatterPanelProps } from '#components/matters/web/parts.ts';
import type { CallError } from '#platform/web/data/call-error.ts';
import { downloadUrl } from '#platform/web/data/transfer.ts';
import { Note } from '#platform/web/widgets/note.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { routes } from '../../contract.ts';
import { addPictures, picturesIn } from './add-picture.ts';
import { bodyOf, contentOf } from './body-of-editor.ts';
import { EditorToolbar } from './editor-toolbar.tsx';
import { bodyExtensions } from './extensions.ts';
import { cleanPastedHtml } from './paste.ts';
import { finishedIn } from './pasted-document.ts';
import './editor.css';

/** What the panel may do with the text that is being written. */
export interface EditorHandle {
  /** Brings a block of the body into view and puts the cursor there. */
  readonly goTo: (block: number) => void;
  /** Replaces the words of one block, as a finding of the format check proposes. */
  readonly rewrite: (block: number, text: string) => void;
}

export interface BodyEditorProps {
  readonly matterId: string;
  /** Text to begin with; a new text needs a new `key`. */
  readonly body: BodyDocument;
  /** The fields that parts of a pasted document belong to. */
  readonly slip: MatterPanelProps['slip'];
  readonly onText: (body: BodyDocument) => void;
  /** The person went elsewhere: the moment to save at once. */
  readonly onLeave: () => void;
  readonly onReady: (handle: EditorHandle) => void;
  /** What became of the text; stays in view with the toolbar. */
  readonly status: ReactNode;
}

/** The body of a document as it is written: what Word pasted is cleaned, ordinals stay text. */
export default function BodyEditor(props: BodyEditorProps): ReactNode {
  const { matterId, body, slip, onText, onLeave, onReady, status } = props;
  const [whole, setWhole] = useState<BodyDocument>();
  const [lostPictures, setLostPictures] = useState(0);
  const [refusal, setRefusal] = useState<CallError>();
  const writing = useRef<Editor>(undefined);
  const extensions = useMemo(
    () => bodyExtensions((src) => downloadUrl(routes.image, { params: { matterId, src } })),
    [matterId],
  );
  /** Answers whether there was anything to take: else the text of the paste goes its usual way. */
  const take = (pictures: readonly File[]): boolean => {
    const { current } = writing;
    if (!current || pictures.length === 0) return false;
    setRefusal(undefined);
    void addPictures(current, matterId, pictures).then(setRefusal);
    return true;
  };
  const editor = useEditor({
    extensions: [...extensions],
    content: contentOf(body),
    // the content security policy allows no style elements of libraries; editor.css has the same rules
    injectCSS: false,
    // `1. ` or `**` are text here, never commands
    enableInputRules: false,
    enablePasteRules: false,
    shouldRerenderOnTransaction: false,
    editorProps: {
      attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': '正文', class: 'document-body' },
      handlePaste: (view, event) => {
        if (take(picturesIn(event.clipboardData))) return true;
        const pasted = finishedIn(event.clipboardData, view.state.schema);
        if (!pasted) return false;
        setWhole(pasted.body);
        setLostPictures(pasted.lostPictures);
        return true;
      },
      handleDrop: (_view, event) => take(picturesIn(event.dataTransfer)),
      transformPastedHTML: (html) => {
        const pasted = cleanPastedHtml(html);
        setLostPictures(pasted.lostPictures);
        return pasted.html;
      },
      clipboardTextParser: (text, _context, _plain, view) => {
        const pasted = view.state.schema.nodeFromJSON(fromPlainText(text));
        return text.includes('\n')
          ? Slice.maxOpen(pasted.content)
          : new Slice(
              Fragment.from(view.state.schema.nodes.paragraph?.create(null, view.state.schema.text(text))),
              1,
              1,
            );
      },
    },
    onUpdate: ({ editor: changed }) => {
      const written = bodyOf(changed);
      if (written) onText(written);
    },
    onBlur: onLeave,
  });
  useEffect(() => {
    writing.current = editor;
    if (editor) onReady(handleOf(editor));
  }, [editor, onReady]);
  if (!editor) return null;
  return (
    <div className="body-editor">
      <div className="editor-head">
        <EditorToolbar editor={editor} matterId={matterId} slip={slip} whole={whole} onWhole={setWhole} />
        {status}
      </div>
      {lostPictures > 0 && (
        <Note kind="warning">
          <b>有 {lostPictures} 张图片没有粘贴进来。</b>文字和表格都在。图片请逐张复制后粘贴，或用上面的“图片”加入。
          <Seen onSeen={() => setLostPictures(0)} />
        </Note>
      )}
      {refusal && (
        <div>
          <Refusal error={refusal} />
          <Seen onSeen={() => setRefusal(undefined)} />
        </div>
      )}
      <EditorContent editor={editor} className="body-paper" />
    </div>
  );
}

/** Takes a line away that was read, so that it stands in nobody's way. */
const Seen = ({ onSeen }: { readonly onSeen: () => void }): ReactNode => (
  <Button type="link" size="small" onClick={onSeen}>
    知道了
  </Button>
);

const handleOf = (editor: Editor): EditorHandle => ({
  goTo: (block) => {
    const place = placeOf(editor, block);
    if (place === undefined) return;
    editor
      .chain()
      .setTextSelection(place + 1)
      .focus()
      .scrollIntoView()
      .run();
  },
  rewrite: (block, text) => {
    const place = placeOf(editor, block);
    if (place === undefined) return;
    const size = editor.state.doc.child(block).content.size;
    editor
      .chain()
      .insertContentAt({ from: place + 1, to: place + 1 + size }, { type: 'text', text })
      .focus()
      .run();
  },
});

function placeOf(editor: Editor, block: number): number | undefined {
  const { doc } = editor.state;
  if (block < 0 || block >= doc.childCount) return undefined;
  let place = 0;
  for (let index = 0; index < block; index += 1) place += doc.child(index).nodeSize;
  return place;
}
