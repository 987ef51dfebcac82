import { isOtherWay } from '@gov/workflow/rehearsal';
import { Button, Pagination, Select } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { Link } from 'react-router';
import { fullDateWords } from '#platform/web/text/dates.ts';
import type { RehearsedCase, RehearsedProcess } from '../../contract.ts';
import { caseName, differenceSentences, type RehearsalNames, savedWords, workingDays } from './rehearsal-words.ts';
import { saveTable } from './save-table.ts';

interface CaseTableProps {
  readonly process: RehearsedProcess;
  readonly cases: readonly RehearsedCase[];
  readonly names: RehearsalNames;
}

const filters: readonly {
  readonly value: string;
  readonly label: string;
  readonly fits: (one: RehearsedCase) => boolean;
}[] = [
  { value: 'changed', label: '有变化的', fits: ({ difference }) => !difference.same },
  { value: 'all', label: '全部', fits: () => true },
  { value: 'way', label: '走法不同的', fits: ({ difference }) => isOtherWay(difference) },
  {
    value: 'people',
    label: '换了办理人的',
    fits: ({ difference }) => difference.steps.some(({ kind }) => kind === 'people'),
  },
  { value: 'nobody', label: '没有人办的', fits: ({ difference }) => difference.nobody.length > 0 },
  { value: 'notAllowed', label: '操作不再允许的', fits: ({ difference }) => difference.notAllowed.length > 0 },
  {
    value: 'unsure',
    label: '推算不准的',
    fits: ({ difference }) => difference.stuck || difference.unexplained > 0 || difference.uncounted.length > 0,
  },
];

const perPage = 20;
type Order = 'date' | 'saved' | 'changes';
const savedOf = ({ difference: { millis } }: RehearsedCase): number => (millis ? millis.past - millis.now : 0);
const orders: Readonly<Record<Order, (a: RehearsedCase, b: RehearsedCase) => number>> = {
  date: (a, b) => (a.startedAt < b.startedAt ? -1 : a.startedAt > b.startedAt ? 1 : 0),
  saved: (a, b) => savedOf(a) - savedOf(b),
  changes: (a, b) => changes(a) - changes(b),
};
const changes = ({ difference: { steps, ways, nobody, notAllowed } }: RehearsedCase): number =>
  steps.filter(({ kind }) => kind !== 'same').length + ways.length + nobody.length + notAllowed.length;

/** One matter in a row, with what would become of it in words. */
export function CaseTable({ process, cases, names }: CaseTableProps): ReactNode {
  const [filter, setFilter] = useState('changed');
  const [order, setOrder] = useState<{ readonly by: Order; readonly descends: boolean }>({
    by: 'date',
    descends: true,
  });
  const [page, setPage] = useState(1);
  const fits = filters.find(({ value }) => value === filter)?.fits ?? (() => true);
  const rows = useMemo(() => {
    const sorted = cases.filter(fits).sort(orders[order.by]);
    return order.descends ? sorted.reverse() : sorted;
  }, [cases, fits, order]);
  const onSort = (by: Order): void => setOrder({ by, descends: order.by === by ? !order.descends : true });
  const shown = rows.slice((page - 1) * perPage, page * perPage);
  return (
    <>
      <div className="rehearsal-bar not-printed">
        <Select
          aria-label="看哪些"
          value={filter}
          options={filters.map(({ value, label, fits: of }) => ({
            value,
            label: `${label}（${cases.filter(of).length}）`,
          }))}
          onChange={(value) => {
            setFilter(value);
            setPage(1);
          }}
          className="which"
        />
        <Button disabled={rows.length === 0} onClick={() => void saveCases(process, rows, names)}>
          导出 Excel
        </Button>
      </div>
      {rows.length === 0 ? (
        <p className="rehearsal-none secondary">
          {cases.length === 0 ? '还没有走完的。' : filter === 'changed' ? '走完的都和实际一样。' : '没有这样的。'}
        </p>
      ) : (
        <div className="rehearsal-frame">
          <table className="rehearsal-table cases">
            <thead>
              <tr>
                <th scope="col">事项</th>
                <Sorted words="发起" by="date" order={order} onSort={onSort} />
                <th scope="col">发起人科室</th>
                <Sorted words="会有什么不同" by="changes" order={order} onSort={onSort} />
                <Sorted words="天数" by="saved" order={order} onSort={onSort} />
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => (
                <tr key={row.matterId}>
                  <th scope="row">
                    {row.title === undefined ? caseName(row) : <Link to={`/matters/${row.matterId}`}>{row.title}</Link>}
                  </th>
                  <td className="short">{fullDateWords(row.startedAt)}</td>
                  <td>{row.starterSection}</td>
                  <td>
                    <ul>
                      {differenceSentences(row.difference, names).map((sentence) => (
                        <li key={sentence}>{sentence}</li>
                      ))}
                    </ul>
                  </td>
                  <td className="short">{savedWords(row.difference.millis)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {rows.length > perPage && (
        <div className="rehearsal-pages not-printed">
          <Pagination
            current={page}
            pageSize={perPage}
            total={rows.length}
            onChange={setPage}
            showSizeChanger={false}
            size="small"
          />
        </div>
      )}
    </>
  );
}

interface SortedProps {
  readonly words: string;
  readonly by: Order;
  readonly order: { readonly by: Order; readonly descends: boolean };
  readonly onSort: (by: Order) => void;
}

function Sorted({ words, by, order, onSort }: SortedProps): ReactNode {
  const now = order.by === by ? (order.descends ? 'descending' : 'ascending') : undefined;
  return (
    <th scope="col" {...(now ? { 'aria-sort': now } : {})}>
      <button type="button" className="sorter" onClick={() => onSort(by)}>
        {words}
        {now === 'descending' ? ' ↓' : now === 'ascending' ? ' ↑' : ''}
      </button>
    </th>
  );
}

const saveCases = (process: RehearsedProcess, rows: readonly RehearsedCase[], names: RehearsalNames): Promise<void> =>
  saveTable(
    `${process.name}-试运行`,
    ['事项', '发起日期', '发起人科室', '会有什么不同', '实际用的工作日', '试运行的工作日', '省下的工作日'],
    rows.map((row) => {
      const { millis } = row.difference;
      const days = millis
        ? [workingDays(millis.past), workingDays(millis.now), workingDays(millis.past - millis.now)]
        : ['', '', ''];
      return [
        row.title ?? caseName(row),
        fullDateWords(row.startedAt),
        row.starterSection,
        differenceSentences(row.difference, names).join('；'),
        ...days,
      ];
    }),
  );
