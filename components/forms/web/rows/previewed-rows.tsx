import {
  type CellProblem,
  displayValue,
  type FieldDefinition,
  isFigure,
  isWritten,
  paperWords,
  type ReadRow,
} from '@gov/forms';
import type { ReactNode } from 'react';

const shown = 5;
const named = 20;

interface PreviewedRowsProps {
  readonly columns: readonly FieldDefinition[];
  readonly rows: readonly ReadRow[];
}

/** The first rows as they will stand in the table. */
export function PreviewedRows({ columns, rows }: PreviewedRowsProps): ReactNode {
  if (rows.length === 0) return null;
  const written = columns.filter(isWritten);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, by keyboard too
    <section className="gov-rows-frame" aria-label="导入以后的样子" tabIndex={0}>
      <table>
        <caption>{rows.length > shown ? `导入以后的样子，前 ${shown} 行` : '导入以后的样子'}</caption>
        <thead>
          <tr>
            <th scope="col">Excel 第几行</th>
            {written.map((column) => (
              <th key={column.key} scope="col">
                {paperWords.columnHead(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, shown).map(({ row, values }) => (
            <tr key={row}>
              <th scope="row">{row}</th>
              {written.map((column) => (
                <td key={column.key} className={isFigure(column) ? 'is-figure' : undefined}>
                  {displayValue(column, values[column.key] ?? null)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What does not fit, each by its row and column. */
export function RowProblems({ rows }: { readonly rows: readonly ReadRow[] }): ReactNode {
  return <CellProblems problems={rows.flatMap(({ problems }) => problems)} most={named} />;
}

interface CellProblemsProps {
  readonly problems: readonly CellProblem[];
  readonly most: number;
}

export function CellProblems({ problems, most }: CellProblemsProps): ReactNode {
  if (problems.length === 0) return null;
  return (
    <ul className="gov-rows-problems" aria-label="填不上的格">
      {problems.slice(0, most).map(({ row, label, problem }) => (
        <li key={`${row} ${label}`}>
          第 {row} 行“{label}”：{problem}
        </li>
      ))}
      {problems.length > most && <li>还有 {problems.length - most} 处</li>}
    </ul>
  );
}
