import type { JsonObject } from '@gov/base';
import {
  type FieldDefinition,
  type Headings,
  headingsIn,
  isWritten,
  kindOf,
  paperWords,
  type ReadRow,
  rowsOfCells,
  type SheetCells,
} from '@gov/forms';
import { Button, Modal } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { ChoiceField } from '#platform/web/widgets/field.tsx';
import { PreviewedRows, RowProblems } from './previewed-rows.tsx';
import { readWorkbook } from './read-workbook.ts';
import './rows.css';

interface ImportRowsProps {
  readonly label: string;
  readonly columns: readonly FieldDefinition[];
  /** Rows that hold something now. */
  readonly before: readonly JsonObject[];
  readonly most: number;
  readonly onImport: (rows: readonly JsonObject[], imported: number) => void;
  readonly onClose: () => void;
}

interface ReadSheet {
  readonly fileName: string;
  readonly cells: SheetCells;
  readonly headings: Headings;
  /** Some heading was found. */
  readonly matched: boolean;
  readonly cut: boolean;
}

/** From an Excel file into a detail table: which column goes where and what does not fit is seen before anything is put in. */
export default function ImportRows({ label, columns, before, most, onImport, onClose }: ImportRowsProps): ReactNode {
  const [sheet, setSheet] = useState<ReadSheet>();
  const [problem, setProblem] = useState('');
  const [replacing, setReplacing] = useState(false);
  const [whole, setWhole] = useState(false);
  const open = async (file: File): Promise<void> => {
    setProblem('');
    const read = await readWorkbook(file);
    if (!read.ok) return setProblem(read.problem);
    const found = headingsIn(columns, read.cells);
    const headings = found ?? { row: 0, places: columns.map(() => undefined) };
    setSheet({ fileName: file.name, cells: read.cells, headings, matched: found !== undefined, cut: read.cut });
  };
  const rows = sheet ? rowsOfCells(columns, sheet.cells, sheet.headings) : [];
  const fitting = rows.filter(
    ({ values, problems }) => Object.keys(values).length > 0 && !(whole && problems.length > 0),
  );
  const kept = replacing ? [] : before;
  const taken = fitting.slice(0, Math.max(0, most - kept.length));
  return (
    <Modal
      open
      title={`从 Excel 导入“${label}”`}
      width={720}
      onCancel={onClose}
      maskClosable={false}
      destroyOnHidden
      footer={
        <div className="dialog-actions">
          <Button onClick={onClose}>不导入</Button>
          <Button
            type="primary"
            disabled={taken.length === 0}
            onClick={() => onImport([...kept, ...taken.map(({ values }) => values)], taken.length)}
          >
            {taken.length === 0 ? '导入' : `导入 ${taken.length} 行`}
          </Button>
        </div>
      }
    >
      <div className="stack">
        <ChooseFile again={sheet !== undefined} onFile={open} />
        {problem && (
          <p role="alert" className="gov-rows-refused">
            {problem}
          </p>
        )}
        {sheet && (
          <>
            {sheet.matched ? null : (
              <p role="alert" className="gov-rows-refused">
                第一张工作表里没找到和这张表一样的列名。请在下面一列一列对上，或照“下载空表”的样子填。
              </p>
            )}
            <Places
              columns={columns}
              sheet={sheet}
              onChange={(places) => setSheet({ ...sheet, headings: { ...sheet.headings, places } })}
            />
            <Standing {...{ sheet, rows, most }} left={fitting.length - taken.length} />
            <PreviewedRows columns={columns} rows={taken} />
            <RowProblems rows={rows} />
            <Ways {...{ before, replacing, onReplace: setReplacing, whole, onWhole: setWhole }} bad={bad(rows)} />
          </>
        )}
      </div>
    </Modal>
  );
}

const bad = (rows: readonly ReadRow[]): number => rows.filter(({ problems }) => problems.length > 0).length;

interface ChooseFileProps {
  /** One was read already. */
  readonly again: boolean;
  readonly onFile: (file: File) => Promise<void>;
}

function ChooseFile({ again, onFile }: ChooseFileProps): ReactNode {
  return (
    <div className="form-field">
      <p className="tertiary small">只读 .xlsx 的第一张工作表，不超过 5 MB；列名要和这张表的一样，顺序不要紧</p>
      <label className="gov-field-button">
        {again ? '换一个 Excel 文件…' : '选 Excel 文件…'}
        <input
          type="file"
          accept=".xlsx"
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file) void onFile(file);
            event.target.value = '';
          }}
        />
      </label>
    </div>
  );
}

interface PlacesProps {
  readonly columns: readonly FieldDefinition[];
  readonly sheet: ReadSheet;
  readonly onChange: (places: Headings['places']) => void;
}

/** Which column of the sheet goes where. */
function Places({ columns, sheet: { cells, headings }, onChange }: PlacesProps): ReactNode {
  const heads = cells[headings.row] ?? [];
  const options = heads.flatMap((words, at) =>
    words.trim() === '' ? [] : [{ value: String(at), label: words.trim() }],
  );
  const others = columns.filter((column) => !isWritten(column));
  return (
    <fieldset className="gov-rows-places">
      <legend>哪一列对哪一列</legend>
      {columns.map((column, index) =>
        isWritten(column) ? (
          <ChoiceField
            key={column.key}
            label={paperWords.columnHead(column)}
            value={headings.places[index] === undefined ? undefined : String(headings.places[index])}
            emptyWords="不导入"
            options={options}
            onChange={(place) => onChange(headings.places.map((now, at) => (at === index ? numberOf(place) : now)))}
          />
        ) : null,
      )}
      {others.length > 0 && <p className="tertiary small">{others.map(notTaken).join('；')}</p>}
    </fieldset>
  );
}

const numberOf = (place: string | undefined): number | undefined => (place === undefined ? undefined : Number(place));

const notTaken = (column: FieldDefinition): string =>
  kindOf(column).calculated ? `“${column.label}”自动算` : `“${column.label}”要在系统里选，导入以后补上`;

interface StandingProps {
  readonly sheet: ReadSheet;
  readonly rows: readonly ReadRow[];
  readonly most: number;
  readonly left: number;
}

function Standing({ sheet, rows, most, left }: StandingProps): ReactNode {
  return (
    <p role="status">
      “{sheet.fileName}”读到 {rows.length} 行{bad(rows) > 0 ? `，其中 ${bad(rows)} 行有填不上的格` : ''}。
      {left > 0 ? `这张表最多 ${most} 行，后面 ${left} 行放不下，不导入。` : ''}
      {sheet.cut ? '表太长，只读了前 2000 行。' : ''}
    </p>
  );
}

interface WaysProps {
  readonly before: readonly JsonObject[];
  readonly replacing: boolean;
  readonly onReplace: (replacing: boolean) => void;
  readonly whole: boolean;
  readonly onWhole: (whole: boolean) => void;
  readonly bad: number;
}

function Ways({ before, replacing, onReplace, whole, onWhole, bad }: WaysProps): ReactNode {
  const name = useId();
  return (
    <>
      {before.length > 0 && (
        <fieldset className="gov-rows-ways">
          <legend>已经填了 {before.length} 行</legend>
          <label>
            <input type="radio" name={name} checked={!replacing} onChange={() => onReplace(false)} />
            接在后面
          </label>
          <label>
            <input type="radio" name={name} checked={replacing} onChange={() => onReplace(true)} />
            换掉这 {before.length} 行
          </label>
        </fieldset>
      )}
      {bad > 0 && (
        <label className="gov-rows-ways">
          <input type="checkbox" checked={whole} onChange={(event) => onWhole(event.target.checked)} />
          有填不上的格的行不导入（不勾：导入这些行，填不上的格空着）
        </label>
      )}
    </>
  );
}
