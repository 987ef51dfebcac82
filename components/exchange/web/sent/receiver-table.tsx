import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
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
  /** Absent: the receipts are not shown here. */
  readonly receipts?: ReceiptsOfOne;
}

/** The receipts of one line stand right below it, however many lines there are. */
interface ReceiptsOfOne {
  readonly of: string | undefined;
  readonly onChoose: (exchangeId: string) => void;
  readonly shown: (line: DeliveryLine) => ReactNode;
}

/** One line per receiver and when each stage was reached. */
export function ReceiverTable({ lines, receipts }: ReceiverTableProps) {
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
              {receipts && <th scope="col">回执</th>}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <Line key={line.exchangeId} line={line} receipts={receipts} onSent={setSaid} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

interface LineProps {
  readonly line: DeliveryLine;
  readonly receipts: ReceiptsOfOne | undefined;
  readonly onSent: (said: string) => void;
}

function Line({ line, receipts, onSent }: LineProps) {
  const chosen = receipts?.of === line.exchangeId;
  return (
    <>
      <tr className={chosen ? 'chosen' : ''}>
        <th scope="row">{line.to}</th>
        <Reached label="送达" at={line.deliveredAt} />
        <Reached label="签收" at={line.signedAt} />
        <Reached label="办结" at={line.finishedAt} />
        <td data-label="现在" className={lookOf(line)}>
          {line.sentAgainAs ? <SentAgainAs line={line} as={line.sentAgainAs} /> : line.words}
        </td>
        <Reason line={line} onSent={onSent} />
        {receipts && (
          <td data-label="回执">
            <Button type="link" size="small" aria-pressed={chosen} onClick={() => receipts.onChoose(line.exchangeId)}>
              {line.points.length} 份
            </Button>
          </td>
        )}
      </tr>
      {chosen && (
        <tr className="receipts-row">
          <td colSpan={7}>{receipts?.shown(line)}</td>
        </tr>
      )}
    </>
  );
}

function Reached({ label, at }: { readonly label: string; readonly at: string | undefined }) {
  const now = useNow();
  return (
    <td data-label={label} className={at ? 'no-wrap' : 'nothing'}>
      {at ? cellDateWords(at, now) : '—'}
    </td>
  );
}

/** Why it came back or was not delivered, and what may be done about it. */
function Reason({ line, onSent }: Pick<LineProps, 'line' | 'onSent'>) {
  const words = line.reason ?? (line.sentAgain ? '退回后再次发送' : undefined);
  return (
    <td data-label="原因" className={words ? '' : 'nothing'}>
      {words ?? '—'}
      {line.mayQueueAgain && <QueueAgain line={line} />}
      {line.maySendAgain && <SendAgain line={line} onSent={onSent} />}
    </td>
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
      已退回，已于 <When instant={as.sentAt} /> 再次发送
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
