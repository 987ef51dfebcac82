import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useSession } from '#platform/web/shell/session.tsx';
import { cellDateWords, dateTimeWords } from '#platform/web/text/dates.ts';
import { DueChip, UrgencyChip } from '#platform/web/widgets/chips.tsx';
import type { MatterRow } from '../../contract.ts';
import { DiscardButton } from './discard-draft.tsx';
import { metaWords, waitingWords } from './row-words.ts';
import { urgencyWords } from './urgency-words.ts';

interface MatterLineProps {
  readonly row: MatterRow;
  readonly now: number;
  readonly chosen: boolean;
  readonly onChoose: () => void;
  /** Absent where rows cannot be discarded. */
  readonly onDiscard?: ((row: MatterRow) => void) | undefined;
  /** The box that chooses it with others. */
  readonly pick?: ReactNode;
}

/** A phone shows 现在等谁 of what is followed; of one's own work one knows it. */
const looks = (row: MatterRow, chosen: boolean, pickable: boolean): string =>
  [
    'item-row matter-line',
    row.unread ? 'unread' : '',
    chosen ? 'chosen' : '',
    pickable ? 'pickable' : '',
    row.taskId || row.state === 'DRAFT' ? '' : 'doing-on-phone',
  ]
    .filter(Boolean)
    .join(' ');

/** Two lines of a list; its title opens the matter, the row itself shows it beside the list. */
export function MatterLine({ row, now, chosen, onChoose, onDiscard, pick }: MatterLineProps) {
  const { person } = useSession();
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: by keyboard the row is chosen by the focus of its title
    <li className={looks(row, chosen, Boolean(pick))} onClick={onChoose}>
      {pick}
      <Link to={`/matters/${row.matterId}`} className="title" title={row.title} onFocus={onChoose}>
        <UrgencyChip urgency={urgencyWords(row.urgency)} />
        <span className="words">{row.title}</span>
      </Link>
      <p className="meta">
        {metaWords(row).map((part) => (
          <span key={part}>{part}</span>
        ))}
      </p>
      <div className="doing">{waitingWords(row, person.name)}</div>
      <time className="arrival tertiary" dateTime={row.arrivedAt} title={dateTimeWords(row.arrivedAt, now)}>
        {cellDateWords(row.arrivedAt, now)}
      </time>
      <div className="due">
        {onDiscard ? <DiscardButton row={row} onAsk={onDiscard} /> : <DueChip due={row.dueAt} />}
      </div>
    </li>
  );
}
