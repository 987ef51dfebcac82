import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useCommand } from '#platform/web/data/use-route.ts';
import { useMay } from '#platform/web/shell/session.tsx';
import { cellDateWords } from '#platform/web/text/dates.ts';
import { When } from '#platform/web/widgets/chips.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { UndoLine } from '#platform/web/widgets/undo-line.tsx';
import { useNow } from '#platform/web/widgets/use-now.ts';
import '#platform/web/widgets/field.css';
import { type DeliveryLine, routes } from '../../contract.ts';
import { SendAgain } from './send-again.tsx';

interface ReceiverTableProps {
  readonly lines: readonly DeliveryLine[];
  readonly chosen?: string | undefined;
  /** Absent: the receipts are not shown here. */
  readonly onChoose?: (exchangeId: string) => void;
}

/** One line per receiver and when each stage was reached. */
export function ReceiverTable({ lines, chosen, onChoose }: ReceiverTableProps) {
  const [said, setSaid] = useState<string>();
  return (
    <>
      {said && <UndoLine done={`${said}。`} />}
      <div className="table-frame">
        <table className="plain-table receivers">
          <thead>
            <tr>
              <th scope="col">收文单位</th>
              <th scope="col">送达</th>
              <th scope="col">签收</th>
              <th scope="col">办结</th>
              <th scope="col">现在</th>
              <th scope="col">原因</th>
              {onChoose && <th scope="col">回执</th>}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <Line
                key={line.exchangeId}
                line={line}
                chosen={line.exchangeId === chosen}
                onSent={setSaid}
                {...(onChoose ? { onChoose: () => onChoose(line.exchangeId) } : {})}
              />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

interface LineProps {
  readonly line: DeliveryLine;
  readonly chosen: boolean;
  readonly onChoose?: () => void;
  readonly onSent: (said: string) => void;
}

function Line({ line, chosen, onChoose, onSent }: LineProps) {
  const now = useNow();
  const at = (instant: string | undefined) => (instant ? cellDateWords(instant, now) : '—');
  return (
    <tr className={chosen ? 'chosen' : ''}>
      <th scope="row">{line.to}</th>
      <td data-label="送达" className="no-wrap">
        {at(line.deliveredAt)}
      </td>
      <td data-label="签收" className="no-wrap">
        {at(line.signedAt)}
      </td>
      <td data-label="办结" className="no-wrap">
        {at(line.finishedAt)}
      </td>
      <td data-label="现在" className={lookOf(line)}>
        {line.sentAgainAs ? <SentAgainAs line={line} as={line.sentAgainAs} /> : line.words}
      </td>
      <td data-label="原因">
        {line.reason ?? (line.sentAgain ? '退回后再次发送' : '—')}
        {line.mayQueueAgain && <QueueAgain line={line} />}
        {line.maySendAgain && <SendAgain line={line} onSent={onSent} />}
      </td>
      {onChoose && (
        <td data-label="回执">
          <Button type="link" size="small" aria-pressed={chosen} onClick={onChoose}>
            {line.points.length} 份
          </Button>
        </td>
      )}
    </tr>
  );
}

const lookOf = ({ severe, sentAgainAs }: DeliveryLine): string => {
  if (sentAgainAs) return 'sent-again';
  return severe ? 'error-text strong no-wrap' : 'no-wrap';
};

interface SentAgainAsProps {
  readonly line: DeliveryLine;
  readonly as: NonNullable<DeliveryLine['sentAgainAs']>;
}

/** What became of one that came back, and the way to the batch in which it was sent again. */
function SentAgainAs({ line, as }: SentAgainAsProps) {
  const mayFollow = useMay('exchange.track');
  return (
    <>
      已退回，已于
      <When instant={as.sentAt} />
      再次发送
      {mayFollow && (
        <Link
          className="again-link"
          to={`/exchange/sent?open=${as.dispatchId}`}
          aria-label={`看再次发送的情况：${line.to}`}
        >
          看再次发送的情况
        </Link>
      )}
    </>
  );
}

function QueueAgain({ line }: { readonly line: DeliveryLine }) {
  const { exchangeId, to } = line;
  const again = useCommand(routes.queueAgain, {
    refreshes: [routes.dispatch, routes.dispatches, routes.matterDispatches],
  });
  return (
    <>
      <Button
        className="queue-again"
        size="small"
        loading={again.isPending}
        onClick={() => again.mutate({ params: { exchangeId } })}
        aria-label={`再给${to}送一次`}
      >
        再送一次
      </Button>
      <Refusal error={again.error} />
    </>
  );
}
