import { useState } from 'react';
import { downloadUrl } from '#platform/web/data/transfer.ts';
import { useRoute } from '#platform/web/data/use-route.ts';
import { ListStates } from '#platform/web/widgets/list-states.tsx';
import { routes } from '../../contract.ts';
import { SignedWay } from '../signed-way.tsx';
import { ReceiverTable } from './receiver-table.tsx';

/** The receivers of one batch, late ones first, and the receipts of the chosen one. */
export function BatchDetail({ dispatchId }: { readonly dispatchId: string }) {
  const query = useRoute(routes.dispatch, { params: { dispatchId } });
  const [chosen, setChosen] = useState<string>();
  return (
    <ListStates query={query}>
      {({ lines }) => {
        const line = lines.find(({ exchangeId }) => exchangeId === chosen) ?? lines[0];
        return (
          <div className="batch-receivers">
            <p className="tertiary small">只看得到对方的阶段，看不到对方内部谁在办、写了什么。</p>
            <ReceiverTable lines={lines} chosen={line?.exchangeId} onChoose={setChosen} />
            {line && (
              <section className="receipts" aria-label={`${line.to}的回执`}>
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
            )}
          </div>
        );
      }}
    </ListStates>
  );
}
