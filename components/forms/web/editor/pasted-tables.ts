import { type GuessedOnPaper, guessOnPaper } from '@gov/forms/guess';
import { type Editor, Extension } from '@tiptap/core';
import { closeHistory } from '@tiptap/pm/history';
import type { Node as DocumentNode } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { newKey } from './new-key.ts';
import type { PaperAttributes } from './paper-schema.ts';
import { paperOf, templateOf } from './template-paper.ts';

const key = new PluginKey<readonly number[]>('pastedTables');

/** Remembers where tables were pasted, until somebody says what to do with them or they are gone. */
export const pastedTables = Extension.create({
  name: 'pastedTables',
  addProseMirrorPlugins: () => [pastedPlugin()],
});

export const pastedPlugin = (): Plugin<readonly number[]> =>
  new Plugin<readonly number[]>({
    key,
    state: {
      init: () => [],
      apply: (tr, former) => {
        if (tr.getMeta(key) === 'seen') return [];
        if (!tr.docChanged) return former;
        const stayed = former.flatMap((at) => {
          const { pos, deletedAfter } = tr.mapping.mapResult(at);
          return deletedAfter ? [] : [pos];
        });
        return tr.getMeta('paste') === true ? [...new Set([...stayed, ...tablesIn(tr)])] : stayed;
      },
    },
  });

/** Tables that came whole with a change. */
function tablesIn(tr: Transaction): readonly number[] {
  const changed: (readonly [number, number])[] = [];
  tr.mapping.maps.forEach((map, index) => {
    const later = tr.mapping.slice(index + 1);
    map.forEach((_from, _to, from, to) => {
      changed.push([later.map(from, -1), later.map(to, 1)]);
    });
  });
  const found: number[] = [];
  tr.doc.descendants((node, at) => {
    const whole = changed.some(([from, to]) => from <= at && at + node.nodeSize <= to);
    if (node.type.name === 'table' && whole) found.push(at);
    return node.type.name !== 'table';
  });
  return found;
}

/** Tables that were pasted and nobody has decided about; the same nodes for the same paper. */
export const pastedIn = (state: EditorState): readonly DocumentNode[] =>
  (key.getState(state) ?? []).flatMap((at) => {
    const node = state.doc.nodeAt(at);
    return node?.type.name === 'table' ? [node] : [];
  });

interface Guess extends GuessedOnPaper {
  readonly at: number;
}

/** What could be filled in in the tables that were pasted. */
export function guessPasted(state: EditorState, singleFields = false): readonly Guess[] {
  const attrs = state.doc.attrs as PaperAttributes; // reason: the paper's own attributes
  const paper = templateOf(state.doc.toJSON());
  const around = { fields: [...paper.fields], opinionBlocks: [...paper.opinionBlocks] };
  const taken = new Set([...around.fields, ...around.opinionBlocks].map((one) => one.key).concat(attrs.order));
  const fresh = (): string => {
    const made = newKey(taken);
    taken.add(made);
    return made;
  };
  return (key.getState(state) ?? []).flatMap((at) => {
    const node = state.doc.nodeAt(at);
    const [table] =
      node?.type.name === 'table'
        ? (templateOf({ type: 'doc', attrs, content: [node.toJSON()] }).document.content ?? [])
        : [];
    const guessed = table && guessOnPaper(table, { ...around, newKey: fresh, singleFields });
    if (!guessed) return [];
    around.fields.push(...guessed.fields);
    around.opinionBlocks.push(...guessed.opinionBlocks);
    return [{ ...guessed, at }];
  });
}

/** Makes what was guessed fields of the paper, in one step that one 撤销 takes back; answers what to look at. */
export function fillPasted(editor: Editor, singleFields: boolean): readonly string[] {
  const { state, schema } = editor;
  const guesses = guessPasted(state, singleFields);
  const tr = closeHistory(state.tr);
  for (const { at, table, fields, opinionBlocks } of guesses) {
    const document = { type: 'doc', content: [table] };
    const [drawn] = paperOf({ name: '', document, fields, opinionBlocks }).content ?? [];
    const from = tr.mapping.map(at);
    const former = tr.doc.nodeAt(from);
    if (drawn && former) tr.replaceWith(from, from + former.nodeSize, schema.nodeFromJSON(drawn));
  }
  editor.view.dispatch(tr.setMeta(key, 'seen'));
  editor.view.focus();
  return guesses.flatMap(({ remarks }) => remarks);
}

/** Leaves the tables as they are. */
export const leavePasted = (editor: Editor): void => editor.view.dispatch(editor.state.tr.setMeta(key, 'seen'));
