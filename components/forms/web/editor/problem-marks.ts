import { type Editor, Extension } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { piecesIn } from './keep-keys.ts';

const key = new PluginKey<ReadonlySet<string>>('problemMarks');

/** Pieces in which something is wrong are marked on paper; drawn only, never part of the form. */
export const problemMarks = Extension.create({
  name: 'problemMarks',
  addProseMirrorPlugins: () => [
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
    }),
  ],
});

/** Marks exactly the pieces with these keys; while an input method composes, when it is done. */
export function markProblems(editor: Editor, keys: ReadonlySet<string>): void {
  const { view } = editor;
  const mark = (): void => {
    if (!view.isDestroyed) view.dispatch(view.state.tr.setMeta(key, keys).setMeta('addToHistory', false));
  };
  if (view.composing) view.dom.addEventListener('compositionend', () => setTimeout(mark, 100), { once: true });
  else mark();
}
