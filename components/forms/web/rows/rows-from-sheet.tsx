import type { JsonObject } from '@gov/base';
import { type CellProblem, cellsOfClipboard, type FieldDefinition, isWritten, putCells } from '@gov/forms';
import { type ClipboardEvent, lazy, type ReactNode, Suspense, useState } from 'react';
import { emptyWorkbook } from './empty-workbook.ts';
import { CellProblems } from './previewed-rows.tsx';
import './rows.css';

const ImportRows = lazy(() => import('./import-rows.tsx'));

/** Rows that came in at once, and how the table stood before. */
interface BroughtIn {
  readonly words: string;
  readonly undoWords: string;
  readonly problems: readonly CellProblem[];
  readonly before: readonly JsonObject[];
}

export interface RowsFromSheet {
  /** For each cell: takes over what was copied from several cells, leaves the rest to the control. */
  readonly onPaste: (event: ClipboardEvent, row: number, key: string) => void;
  /** Something else was changed: what came in can no longer be taken back as a whole. */
  readonly forget: () => void;
  readonly brought: BroughtIn | undefined;
  readonly bring: (rows: readonly JsonObject[], brought: Omit<BroughtIn, 'before'>) => void;
  readonly undo: () => void;
}

interface Table {
  readonly columns: readonly FieldDefinition[];
  readonly rows: readonly JsonObject[];
  readonly most: number;
  readonly put: (rows: readonly JsonObject[]) => void;
}

/** What comes into a detail table many cells at once; one press takes it back. */
export function useRowsFromSheet({ columns, rows, most, put }: Table): RowsFromSheet {
  const [brought, setBrought] = useState<BroughtIn>();
  const bring: RowsFromSheet['bring'] = (next, said) => {
    put(next);
    setBrought({ ...said, before: rows });
  };
  return {
    brought,
    bring,
    forget: () => setBrought(undefined),
    undo() {
      if (brought) put(brought.before);
      setBrought(undefined);
    },
    onPaste(event, row, key) {
      const text = event.clipboardData.getData('text/plain');
      const column = columns.findIndex((one) => one.key === key);
      const cells = cellsOfClipboard(text);
      const several = cells.length > 1 || (cells[0]?.length ?? 0) > 1;
      // lines without a tab are one text where a cell takes lines
      const oneText = columns[column]?.kind === 'multiline' && !text.includes('\t');
      if (!several || oneText || column < 0) return;
      event.preventDefault();
      const { rows: next, problems, left } = putCells(columns, rows, cells, { row, column, most });
      const full = left > 0 ? `表最多 ${most} 行，后面 ${left} 行没有放进来。` : '';
      bring(next, { words: `粘贴了 ${cells.length - left} 行。${full}`, undoWords: '撤销粘贴', problems });
    },
  };
}

interface SheetButtonsProps {
  readonly label: string;
  readonly columns: readonly FieldDefinition[];
  readonly rows: readonly JsonObject[];
  readonly most: number;
  readonly fromSheet: RowsFromSheet;
}

/** 从 Excel 导入、下载空表; nothing where no column can be written in a sheet. */
export function SheetButtons({ label, columns, rows, most, fromSheet }: SheetButtonsProps): ReactNode {
  const [open, setOpen] = useState(false);
  if (!columns.some(isWritten)) return null;
  const filled = rows.filter((row) => Object.keys(row).length > 0);
  return (
    <>
      <button type="button" className="gov-field-button" onClick={() => setOpen(true)}>
        从 Excel 导入…
      </button>
      <button type="button" className="gov-field-button" onClick={() => void offerEmpty(label, columns)}>
        下载空表
      </button>
      {open && (
        <Suspense fallback={null}>
          <ImportRows
            {...{ label, columns, most }}
            before={filled}
            onClose={() => setOpen(false)}
            onImport={(next, imported) => {
              setOpen(false);
              fromSheet.bring(next, { words: `导入了 ${imported} 行。`, undoWords: '撤销导入', problems: [] });
            }}
          />
        </Suspense>
      )}
    </>
  );
}

async function offerEmpty(label: string, columns: readonly FieldDefinition[]): Promise<void> {
  const address = URL.createObjectURL(await emptyWorkbook(columns));
  const link = document.createElement('a');
  link.href = address;
  link.download = `${label.replace(/[\\/:*?"<>|]/g, '')}（空表）.xlsx`;
  link.click();
  // whoever reads slowly still finds it there
  setTimeout(() => URL.revokeObjectURL(address), 1_000);
}

/** What came in, what did not fit, and the way back. */
export function BroughtRows({ fromSheet: { brought, undo } }: { readonly fromSheet: RowsFromSheet }): ReactNode {
  return (
    <div role="status">
      {brought && (
        <p className="gov-rows-brought">
          {brought.words}
          <button type="button" className="gov-field-button" onClick={undo}>
            {brought.undoWords}
          </button>
        </p>
      )}
      {brought && <CellProblems problems={brought.problems} most={5} />}
    </div>
  );
}
