import { Button } from 'antd';
import type { StandIn } from '../../contract.ts';
import { scopeWords, stateWords, windowWords } from './stand-in-words.ts';

interface StandInListProps {
  readonly rows: readonly StandIn[];
  readonly empty: string;
  /** The one that is being taken back. */
  readonly ending?: string | undefined;
  /** What ending it is called, for the eye and for who hears it. */
  readonly end: { readonly words: string; readonly label: (who: string) => string };
  readonly onEnd: (id: string) => void;
}

export function StandInList({ rows, empty, ending, end, onEnd }: StandInListProps) {
  if (rows.length === 0) return <p className="stand-in-part secondary">{empty}</p>;
  return (
    <ul className="line-list">
      {rows.map((row) => (
        <li key={row.id}>
          <div className="grow">
            <p>
              <b>{row.who}</b> <span className="secondary">{row.place}</span>{' '}
              <span className={row.state === 'open' ? 'chip now' : 'chip neutral'}>{stateWords[row.state]}</span>
            </p>
            <p className="tertiary small">
              {windowWords(row)}　{scopeWords(row)}
              {row.arranged && '　管理员安排，安全管理员已同意'}
            </p>
          </div>
          {row.state !== 'declined' && (
            <Button
              size="small"
              aria-label={end.label(row.who)}
              loading={ending === row.id}
              onClick={() => onEnd(row.id)}
            >
              {end.words}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
