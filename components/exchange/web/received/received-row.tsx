import { type Urgency, urgencyWords } from '@gov/gongwen';
import { cellDateWords, spanWords } from '#platform/web/text/dates.ts';
import { ItemRow } from '#platform/web/widgets/item-row.tsx';
import { useNow } from '#platform/web/widgets/use-now.ts';
import type { InboxRow } from '../../contract.ts';

export const urgencyOf = ({ urgency }: InboxRow): string | undefined => urgencyWords[urgency as Urgency]; // reason: another house may send a code we do not know

/** The stage in words; what waits too long says how long. */
export function stageWords(row: InboxRow, now: number): string {
  switch (row.stage) {
    case 'RECEIVED':
      return row.late ? `${spanWords(now - Date.parse(row.receivedAt))}未签收` : '待签收';
    case 'SIGNED':
      return '已签收';
    case 'FINISHED':
      return '已办结';
    case 'RETURNED':
      return '已退回';
  }
}

/** A received document in two lines: what, from whom, and where it stands. */
export function ReceivedRow({ row }: { readonly row: InboxRow }) {
  const now = useNow();
  return (
    <ItemRow
      to={`/exchange/received/${row.exchangeId}`}
      title={row.title}
      urgency={urgencyOf(row)}
      meta={[row.documentNumber, row.from]}
      doing={<span className={row.late ? 'error-text strong' : ''}>{stageWords(row, now)}</span>}
      aside={<span className="tertiary small">{cellDateWords(row.actedAt ?? row.receivedAt, now)}</span>}
      unread={row.stage === 'RECEIVED'}
    />
  );
}
