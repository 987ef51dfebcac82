import { cellSides } from '@gov/forms';
import { Extension } from '@tiptap/core';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { changeLines, unruledHere } from './cell-lines.ts';
import { type CellSize, heightenRows, heightOfLines, sizeHere, widenColumn } from './cell-size.ts';

/** By how many mm one press widens a column. */
const step = 2;

export const widthWords = ({ column, millimetres, beside }: CellSize): string =>
  `第 ${column} 列宽 ${millimetres} 毫米${beside ? `，第 ${beside.column} 列宽 ${beside.millimetres} 毫米` : ''}`;
export const heightWords = ({ row, lines }: CellSize): string =>
  `第 ${row} 行至少 ${lines} 行高，约 ${heightOfLines(lines)} 毫米`;

/** Widths, heights and lines of the cell around the cursor by keys; what came of it is told for those who do not see it. */
export const cellKeys = (tell: (sentence: string) => void) =>
  Extension.create({
    name: 'cellKeys',
    addKeyboardShortcuts() {
      const press = (
        change: (state: EditorState) => Transaction | undefined,
        words: (state: EditorState) => string,
      ) => {
        const { view } = this.editor;
        const tr = change(view.state);
        if (!tr) return false;
        view.dispatch(tr);
        tell(words(view.state));
        return true;
      };
      const widen = (by: number) => () =>
        press(
          (state) => widenColumn(state, (sizeHere(state)?.millimetres ?? 0) + by),
          (state) => told(state, widthWords),
        );
      const heighten = (by: number) => () =>
        press(
          (state) => heightenRows(state, (sizeHere(state)?.lines ?? 1) + by),
          (state) => told(state, heightWords),
        );
      return {
        'Alt-Shift-ArrowLeft': widen(-step),
        'Alt-Shift-ArrowRight': widen(step),
        'Alt-Shift-ArrowUp': heighten(-1),
        'Alt-Shift-ArrowDown': heighten(1),
        'Alt-Shift-b': () => press(toggleLines, (state) => (isBare(state) ? '四边没有框线' : '四边有框线')),
      };
    },
  });

function told(state: EditorState, words: (size: CellSize) => string): string {
  const size = sizeHere(state);
  return size ? words(size) : '';
}

const isBare = (state: EditorState): boolean => unruledHere(state)?.length === cellSides.length;

/** All lines of the selected cells away, or back where there are none. */
export const toggleLines = (state: EditorState): Transaction | undefined =>
  changeLines(state, cellSides, isBare(state));
