import type { ReplyOf } from '@gov/base/component';
import { Link } from 'react-router';
import { stateWords } from '#components/matters/contract.ts';
import { fullDateWords } from '#platform/web/text/dates.ts';
import type { RecordColumn, RecordsWhere, routes } from '../../contract.ts';

interface RecordTableProps {
  readonly found: ReplyOf<(typeof routes)['records']>;
  readonly where: RecordsWhere;
  readonly onSort: (sort: NonNullable<RecordsWhere['sort']>) => void;
}

/** The records as a table; the head of a column sorts by it, a second press turns it round. */
export function RecordTable({ found: { columns, rows }, where: { sort }, onSort }: RecordTableProps) {
  return (
    <div className="applications-frame">
      <table className="applications-table">
        <thead>
          <tr>
            <th scope="col">标题</th>
            {columns.map((column) => (
              <SortedHead key={column.key} column={column} sort={sort} onSort={onSort} />
            ))}
            <th scope="col">发起人</th>
            <th scope="col">发起日期</th>
            <th scope="col">状态</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.matterId}>
              <th scope="row">
                <Link to={`/matters/${row.matterId}`}>{row.title}</Link>
              </th>
              {columns.map(({ key, column }) => (
                <td key={key} className={column === 'text' ? undefined : column === 'number' ? 'number' : 'short'}>
                  {row.cells[key] ?? ''}
                </td>
              ))}
              <td className="short">{row.starter}</td>
              <td className="short">{fullDateWords(row.startedAt)}</td>
              <td className="short">{stateWords[row.state] ?? '办理中'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface SortedHeadProps extends Pick<RecordTableProps, 'onSort'> {
  readonly column: RecordColumn;
  readonly sort: RecordsWhere['sort'];
}

function SortedHead({ column, sort, onSort }: SortedHeadProps) {
  const now = sort?.key === column.key ? sort : undefined;
  const next = { key: column.key, descending: now ? !now.descending : column.column !== 'text' };
  const words = column.unit ? `${column.label}（${column.unit}）` : column.label;
  return (
    <th
      scope="col"
      className={column.column === 'number' ? 'number' : undefined}
      {...(now ? { 'aria-sort': now.descending ? 'descending' : 'ascending' } : {})}
    >
      <button type="button" className="sorter" onClick={() => onSort(next)}>
        {words}
        {now && <span aria-hidden="true">{now.descending ? ' ↓' : ' ↑'}</span>}
      </button>
    </th>
  );
}
