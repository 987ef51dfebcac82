import { useEffect, useRef } from 'react';
import { cellDateWords } from '#platform/web/text/dates.ts';
import { Icon } from '#platform/web/widgets/icon.tsx';
import { useNow } from '#platform/web/widgets/use-now.ts';
import type { DispatchRow } from '../../contract.ts';
import { BatchDetail } from './batch-detail.tsx';

interface BatchRowProps {
  readonly row: DispatchRow;
  readonly open: boolean;
  readonly onToggle: () => void;
}

/** One batch as numbers and problems in words; opened it shows its receivers below. */
export function BatchRow({ row, open, onToggle }: BatchRowProps) {
  const now = useNow();
  const title = useRef<HTMLButtonElement>(null);
  // opened by a link of another batch, it may stand outside of the window
  useEffect(() => {
    if (open) title.current?.focus();
  }, [open]);
  return (
    <>
      <tr className={open ? 'batch open' : 'batch'}>
        <td>
          <button ref={title} type="button" className="batch-title" aria-expanded={open} onClick={onToggle}>
            <Icon name={open ? 'down' : 'right'} />
            <span>
              <span className="words">{row.title}</span>
              <span className="tertiary small">
                {[row.documentNumber, row.sentAgain ? '再次发送' : ''].filter(Boolean).join('　')}
              </span>
            </span>
          </button>
        </td>
        <td data-label="发出" className="no-wrap">
          {cellDateWords(row.sentAt, now)}
        </td>
        <td data-label="收文">{row.receivers}</td>
        <td data-label="送达">{row.delivered}</td>
        <td data-label="签收">{row.signed}</td>
        <td data-label="办结">{row.finished}</td>
        <td>
          <Problems row={row} />
        </td>
      </tr>
      {open && (
        <tr className="batch-detail">
          <td colSpan={7}>
            <BatchDetail row={row} />
          </td>
        </tr>
      )}
    </>
  );
}

function Problems({ row }: { readonly row: DispatchRow }) {
  if (row.problems.length > 0)
    return (
      <span className="problems">
        {row.problems.map(({ words, severe }) => (
          <span key={words} className={severe ? 'chip overdue' : 'chip today'}>
            {words}
          </span>
        ))}
      </span>
    );
  return <span className="tertiary">{row.words}</span>;
}
