import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';

/**
 * A key that is pressed right after a click works where was clicked. The browser tells of a new cursor with its next picture
 * only: on a busy page a key comes before that, and Shift with an arrow then chose cells from the one before.
 */
export const cursorFirst = Extension.create({
  name: 'cursorFirst',
  addProseMirrorPlugins: () => [cursorPlugin()],
});

const cursorPlugin = (): Plugin =>
  new Plugin({
    props: {
      handleDOMEvents: {
        keydown: (view, event) => {
          // while an input method composes, the place belongs to it
          if (!view.composing && !event.isComposing) view.dom.ownerDocument.dispatchEvent(new Event('selectionchange'));
          return false;
        },
      },
    },
  });
