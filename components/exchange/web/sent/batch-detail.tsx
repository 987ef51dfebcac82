import type { UseQueryResult } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { CallError } from '#platform/web/data/call-error.ts';
import { downloadUrl } from '#platform/web/data/transfer.ts';
import { useRoute } from '#platform/web/data/use-route.ts';
import { ListStates } from '#platform/web/widgets/list-states.tsx';
import { type DeliveryLine, type DispatchRow, type DispatchView, routes } from '../../contract.ts';
import { SignedWay } from '../signed-way.tsx';
import { ReceiverTable } from './receiver-table.tsx';

/** The receivers of one batch, late ones first, and the receipts of the chosen one. */
export function BatchDetail({ row }: { readonly row: DispatchRow }) {
  const query = useRoute(routes.dispatch, { params: { dispatchId: row.dispatchId } });
  useReadWithRow(query, row);
  const [chosen, setChosen] = useState<string>();
  return (
    <ListStates query={query}>
      {({ lines }) => {
        const line = lines.find(({ exchangeId }) => exchangeId === chosen) ?? lines[0];
        return (
          <div className="batch-receivers">
            <p className="tertiary small">只看得到对方的阶段，看不到对方内部谁在办、写了什么。</p>
            <ReceiverTable
              lines={lines}
              receipts={{
                of: line?.exchangeId,
                onChoose: setChosen,
                shown: (one) => <Receipts line={one} />,
              }}
            />
          </div>
        );
      }}
    </ListStates>
  );
}

/** What was read of it some time ago is read again where its row in the list says something else. */
function useReadWithRow({ data, refetch }: UseQueryResult<DispatchView, CallError>, row: DispatchRow): void {
  const differs = data !== undefined && JSON.stringify(data.row) !== JSON.stringify(row);
  useEffect(() => {
    if (differs && row) void refetch(); // row: each reading of the list asks anew
  }, [differs, row, refetch]);
}

function Receipts({ line }: { readonly line: DeliveryLine }) {
  return (
    <section className="receipts" aria-label={`回执：${line.to}`}>
      <p className="strong">回执　{line.to}</p>
      <SignedWay points={line.points} sm3={line.sm3} />
      {line.mayExport && (
        <p>
          <a href={downloadUrl(routes.evidence, { params: { exchangeId: line.exchangeId } })}>
            导出信封和回执，自己验证
          </a>
        </p>
      )}
    </section>
  );
}
