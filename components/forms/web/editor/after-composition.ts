import type { Node as DocumentNode } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { Mapping, type StepMap } from '@tiptap/pm/transform';
import type { EditorView } from '@tiptap/pm/view';

/** What the paper must be like after a change, put right in `tr`: `before` is the paper before it, `moved` where its places went. */
export type PaperRule = (tr: Transaction, before: DocumentNode, moved: Mapping) => void;

/** Changes of an input method that nothing has looked at yet. */
interface Held {
  readonly before: DocumentNode;
  readonly maps: readonly StepMap[];
  /** The words are chosen. */
  readonly over: boolean;
}

/** The browser's last word on a composition comes shortly after its end. */
const settleAfter = 60;

/**
 * A rule that is kept after every change, but not while an input method composes: redrawing the line then breaks the
 * composition off or writes it twice. When the words are chosen the rule sees all that was composed as one change, and one
 * 撤销 takes both back.
 */
export function afterComposition(rule: PaperRule): Plugin<Held | undefined> {
  const key = new PluginKey<Held | undefined>('afterComposition');
  return new Plugin<Held | undefined>({
    key,
    state: {
      init: () => undefined,
      apply: (tr, held, former) =>
        nextHeld(tr, held?.over ? undefined : held, { former, over: tr.getMeta(key) === true }),
    },
    appendTransaction: (transactions, former, after) => {
      const held = key.getState(after);
      const { tr } = after;
      if (held && !held.over) return null;
      if (!held && !transactions.some((one) => one.docChanged)) return null;
      const maps = held ? held.maps : transactions.flatMap((one) => one.mapping.maps);
      rule(tr, held ? held.before : former.doc, new Mapping([...maps]));
      return tr.docChanged ? tr : null;
    },
    props: {
      handleDOMEvents: {
        compositionend: (view) => {
          setTimeout(() => settle(view, key), settleAfter);
          return false;
        },
      },
    },
  });
}

function nextHeld(
  tr: Transaction,
  held: Held | undefined,
  { former, over }: { readonly former: EditorState; readonly over: boolean },
): Held | undefined {
  const composed = tr.getMeta('composition') !== undefined;
  if (!held && !(composed && tr.docChanged)) return undefined;
  return {
    before: held?.before ?? former.doc,
    maps: [...(held?.maps ?? []), ...tr.mapping.maps],
    over: over || (tr.docChanged && !composed),
  };
}

function settle(view: EditorView, key: PluginKey<Held | undefined>): void {
  if (view.isDestroyed || view.composing || !key.getState(view.state)) return;
  view.dispatch(view.state.tr.setMeta(key, true));
}
