import { type GuessedOnPaper, guessOnPaper } from '@gov/forms/guess';
import { type Editor, Extension, type JSONContent } from '@tiptap/core';
import { closeHistory } from '@tiptap/pm/history';
import type { Node as DocumentNode } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { newKey } from './new-key.ts';
import type { PaperAttributes } from './paper-schema.ts';
import { cellsIn, pastedCellsAt } from './pasted-cells.ts';
import { paperOf, templateOf } from './template-paper.ts';

/** Where something was pasted that nobody has decided about. */
interface Pasted {
  readonly tables: readonly number[];
  /** Cells of a table that stood already. */
  readonly cells: readonly number[];
}

const nothing: Pasted = { tables: [], cells: [] };
const key = new PluginKey<Pasted>('pastedTables');

/** Remembers where tables were pasted, until somebody says what to do with them or they are gone. */
export const pastedTables = Extension.create({
  name: 'pastedTables',
  addProseMirrorPlugins: () => [pastedPlugin()],
});

export function pastedPlugin(): Plugin<Pasted> {
  // what a table pastes into its cells by itself is not marked as pasted; it comes while the browser tells of the paste
  let pasting = false;
  return new Plugin<Pasted>({
    key,
    state: {
      init: () => nothing,
      apply: (tr, former) => {
        if (tr.getMeta(key) === 'seen') return nothing;
        if (!tr.docChanged) return former;
        const stayed = { tables: stay(tr, former.tables), cells: stay(tr, former.cells) };
        if (tr.getMeta('paste') !== true && !pasting) return stayed;
        const whole = tablesIn(tr);
        const tables = [...new Set([...stayed.tables, ...whole])];
        return { tables, cells: whole.length > 0 ? stayed.cells : cellsIn(tr) };
      },
    },
    props: {
      handleDOMEvents: {
        paste: () => {
          pasting = true;
          setTimeout(() => {
            pasting = false;
          });
          return false;
        },
      },
    },
  });
}

function stay(tr: Transaction, places: readonly number[]): readonly number[] {
  return places.flatMap((at) => {
    const { pos, deletedAfter } = tr.mapping.mapResult(at);
    return deletedAfter ? [] : [pos];
  });
}

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

/** Tables and cells that were pasted and nobody has decided about; the same nodes for the same paper. */
export function pastedIn(state: EditorState): readonly DocumentNode[] {
  const { tables, cells } = key.getState(state) ?? nothing;
  return [...tables, ...cells].flatMap((at) => state.doc.nodeAt(at) ?? []);
}

interface Guess extends GuessedOnPaper {
  /** Where the table stands, or each of the cells in their order. */
  readonly at: number | readonly number[];
}

/** What could be filled in in what was pasted. Among the cells of another table nothing becomes a detail table. */
export function guessPasted(state: EditorState, singleFields = false): readonly Guess[] {
  const attrs = state.doc.attrs as PaperAttributes; // reason: the paper's own attributes
  const paper = templateOf(state.doc.toJSON());
  const around = { fields: [...paper.fields], opinionBlocks: [...paper.opinionBlocks] };
  const taken = new Set([...around.fields, ...around.opinionBlocks].map((one) => one.key).concat(attrs.order));
  const newKeyHere = (): string => {
    const made = newKey(taken);
    taken.add(made);
    return made;
  };
  const guess = (content: JSONContent, at: Guess['at'], single: boolean): readonly Guess[] => {
    const [table] = templateOf({ type: 'doc', attrs, content: [content] }).document.content ?? [];
    const guessed = table && guessOnPaper(table, { ...around, newKey: newKeyHere, singleFields: single });
    if (!guessed) return [];
    around.fields.push(...guessed.fields);
    around.opinionBlocks.push(...guessed.opinionBlocks);
    return [{ ...guessed, at }];
  };
  const { tables, cells } = key.getState(state) ?? nothing;
  const whole = tables.flatMap((at) => {
    const node = state.doc.nodeAt(at);
    return node?.type.name === 'table' ? guess(node.toJSON(), at, singleFields) : [];
  });
  const among = pastedCellsAt(state, cells);
  if (!among) return whole;
  const rows = among.rows.map((row) => ({ type: 'tableRow', content: row.map((cell) => cell.toJSON()) }));
  const found = guess({ type: 'table', content: rows }, among.places, true);
  return [...whole, ...found.filter(({ table }) => cellCount(table) === among.places.length)];
}

interface Nested {
  readonly content?: readonly Nested[] | undefined;
}
const cellCount = ({ content = [] }: Nested): number =>
  content.reduce((sum, row) => sum + (row.content?.length ?? 0), 0);

/** Makes what was guessed fields of the paper, in one step that one 撤销 takes back; answers what to look at. */
export function fillPasted(editor: Editor, singleFields: boolean): readonly string[] {
  const { state } = editor;
  const guesses = guessPasted(state, singleFields);
  const tr = closeHistory(state.tr);
  for (const { at, table, fields, opinionBlocks } of guesses) {
    const document = { type: 'doc', content: [table] };
    const [drawn] = paperOf({ name: '', document, fields, opinionBlocks }).content ?? [];
    if (!drawn) continue;
    if (typeof at === 'number') put(tr, at, drawn);
    else {
      const cells = (drawn.content ?? []).flatMap((row) => row.content ?? []);
      for (const [index, cell] of cells.entries()) put(tr, at[index], cell);
    }
  }
  editor.view.dispatch(tr.setMeta(key, 'seen'));
  editor.view.focus();
  return guesses.flatMap(({ remarks }) => remarks);
}

/** In the place of the node that stands there; a cell keeps its measures and lines. */
function put(tr: Transaction, at: number | undefined, drawn: JSONContent): void {
  const from = at === undefined ? undefined : tr.mapping.map(at);
  const former = from === undefined ? null : tr.doc.nodeAt(from);
  if (from === undefined || !former) return;
  const next = tr.doc.type.schema.nodeFromJSON(drawn);
  const kept = former.type.name === 'table' ? next : next.type.create(former.attrs, next.content);
  tr.replaceWith(from, from + former.nodeSize, kept);
}

/** Leaves the tables as they are. */
export const leavePasted = (editor: Editor): void => editor.view.dispatch(editor.state.tr.setMeta(key, 'seen'));
