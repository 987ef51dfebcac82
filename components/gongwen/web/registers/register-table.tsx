import type { ReactNode } from 'react';
import { Link } from 'react-router';

export interface Column<Row> {
  readonly words: string;
  /** What is printed and exported. */
  readonly text: (row: Row) => string;
  /** What is shown instead of the text. */
  readonly shown?: (row: Row) => ReactNode;
  /** The column whose text opens the document, where the reader may open it. */
  readonly opens?: true;
  /** On a phone a row is a card: this stands at its top and needs no name before it. */
  readonly heads?: true;
  readonly look?: 'no-wrap' | 'number';
}

export interface RegisterLine {
  readonly matterId: string;
  readonly mayOpen: boolean;
}

interface RegisterTableProps<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
}

/** The whole row is the target of its title; a line that the reader may not open is only text. */
export function RegisterTable<Row extends RegisterLine>(props: RegisterTableProps<Row>): ReactNode {
  const { caption, columns, rows } = props;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="register-frame" tabIndex={0} aria-label={caption}>
      <table className="register">
        <thead>
          <tr>
            {columns.map(({ words, look }) => (
              <th key={words} scope="col" className={look}>
                {words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.matterId}>
              {columns.map((column) => (
                <td
                  key={column.words}
                  className={column.opens ? 'title' : column.look}
                  data-label={column.heads ? undefined : column.words}
                >
                  {column.opens && row.mayOpen ? (
                    <Link className="opens" to={`/matters/${row.matterId}`}>
                      {column.text(row)}
                    </Link>
                  ) : (
                    (column.shown?.(row) ?? column.text(row))
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
