import { type Editor, Extension } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { piecesIn } from './keep-keys.ts';

const key = new PluginKey<ReadonlySet<string>>('problemMarks');

/** Pieces in which something is wrong are marked on paper; drawn only, never part of the form. */
export const problemMarks = Extension.create({
  name: 'problemMarks',
  addProseMirrorPlugins: () => [problemPlugin()],
});

export const problemPlugin = (): Plugin<ReadonlySet<string>> =>
  new Plugin<ReadonlySet<string>>({
    key,
    state: {
      init: () => new Set(),
      apply: (tr, former) => (tr.getMeta(key) as ReadonlySet<string> | undefined) ?? former, // reason: set below only
    },
    props: {
      decorations: (state) => {
        const wrong = key.getState(state) ?? new Set<string>();
        const marked = piecesIn(state.doc).filter((piece) => wrong.has(piece.key));
        return DecorationSet.create(
          state.doc,
          marked.map(({ at, node }) => Decoration.node(at, at + node.nodeSize, { class: 'has-problem' })),
        );
      },
    },
  });

/** The browser's last word on a composition comes shortly after its end. */
const settleAfter = 100;

/** What is to be marked when the words that are composed now are chosen. */
const waiting = new WeakMap<EditorView, ReadonlySet<string>>();

/** Marks exactly the pieces with these keys; while an input method composes, when it is done. */
export function markProblems(editor: Editor, keys: ReadonlySet<string>): void {
  const { view } = editor;
  const isAwaited = waiting.delete(view);
  if (!view.composing) {
    view.dispatch(view.state.tr.setMeta(key, keys).setMeta('addToHistory', false));
    return;
  }
  waiting.set(view, keys);
  if (isAwaited) return;
  const later = (): void => {
    const found = waiting.get(view);
    waiting.delete(view);
    if (found && !view.isDestroyed) markProblems(editor, found);
  };
  view.dom.addEventListener('compositionend', () => setTimeout(later, settleAfter), { once: true });
}
