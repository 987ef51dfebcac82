import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

/**
 * A key that is pressed right after a click works where was clicked, and so does what is pasted, copied or cut right after.
 * The browser tells of a new cursor with its next picture only: on a busy page these come before that, and Shift with an
 * arrow then chose cells from the one before, a table was pasted into the cells of another.
 */
export const cursorFirst = Extension.create({
  name: 'cursorFirst',
  addProseMirrorPlugins: () => [cursorPlugin()],
});

/** Makes the editor read the cursor now. While an input method composes, the place belongs to it. */
const readCursor = (view: EditorView, event: Event): false => {
  const composes = view.composing || ('isComposing' in event && event.isComposing === true);
  if (!composes) view.dom.ownerDocument.dispatchEvent(new Event('selectionchange'));
  return false;
};

const cursorPlugin = (): Plugin =>
  new Plugin({
    props: { handleDOMEvents: { keydown: readCursor, paste: readCursor, copy: readCursor, cut: readCursor } },
  });
