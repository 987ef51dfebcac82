import { Button, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { EmptyState, FailedState, LoadingState, NoRightState } from '#platform/web/widgets/list-states.tsx';
import { PageTitle } from '#platform/web/widgets/page-title.tsx';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { csvOf, offerCsv } from './csv.ts';
import { type Column, type RegisterLine, RegisterTable } from './register-table.tsx';
import { RegisterTabs } from './register-tabs.tsx';
import { type ReadRegister, useRegister } from './use-register.ts';

interface RegisterPageProps<Row> {
  readonly title: string;
  /** Path of the route, under which the pages are kept. */
  readonly path: string;
  readonly read: ReadRegister<Row>;
  readonly columns: readonly Column<Row>[];
  readonly emptySentence: string;
}

const thisYear = new Date().getFullYear();
const years = Array.from({ length: 10 }, (_, back) => thisYear - back);

/** A register as the office keeps it on paper: a year, a line per document, newest number first. */
export function RegisterPage<Row extends RegisterLine>(props: RegisterPageProps<Row>): ReactNode {
  const { title, path, read, columns, emptySentence } = props;
  const [year, setYear] = useState(thisYear);
  const register = useRegister(path, year, read);
  const rows = register.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <div className="register-page">
      <PageTitle
        title={title}
        actions={
          <span className="row not-printed">
            <Select
              aria-label="年份"
              value={year}
              options={years.map((one) => ({ value: one, label: `${one}年` }))}
              onChange={setYear}
            />
            <Button disabled={rows.length === 0} onClick={() => window.print()}>
              打印
            </Button>
            <Button disabled={rows.length === 0} onClick={() => offerCsv(`${title}${year}.csv`, csvOf(columns, rows))}>
              导出表格
            </Button>
          </span>
        }
      />
      <RegisterTabs />
      <Panel title={`${year}年`} aside={countWords(rows.length, register.hasNextPage)}>
        <RegisterRows register={register} rows={rows} columns={columns} title={title} emptySentence={emptySentence} />
      </Panel>
    </div>
  );
}

const countWords = (count: number, more: boolean): string => {
  if (count === 0) return '';
  return more ? `已显示 ${count} 件，打印和导出的是已显示的` : `${count} 件`;
};

interface RegisterRowsProps<Row> {
  readonly register: ReturnType<typeof useRegister<Row>>;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly title: string;
  readonly emptySentence: string;
}

function RegisterRows<Row extends RegisterLine>(props: RegisterRowsProps<Row>): ReactNode {
  const { register, rows, columns, title, emptySentence } = props;
  if (!register.data) {
    if (register.error?.status === 403) return <NoRightState error={register.error} />;
    if (register.error) return <FailedState error={register.error} retry={() => void register.refetch()} />;
    return <LoadingState lines={6} />;
  }
  if (rows.length === 0) return <EmptyState sentence={emptySentence} />;
  return (
    <>
      <RegisterTable caption={title} columns={columns} rows={rows} />
      {register.hasNextPage && (
        <div className="list-end not-printed">
          <Button size="small" loading={register.isFetchingNextPage} onClick={() => void register.fetchNextPage()}>
            再显示一些
          </Button>
        </div>
      )}
    </>
  );
}
