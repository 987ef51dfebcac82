import { dateTimeWords } from '#platform/web/text/dates.ts';
import { useNow } from '#platform/web/widgets/use-now.ts';
import type { MatterView } from '../../contract.ts';
import './cover-notes.css';

/** What scrolls alone must be reachable by keyboard. */
const scrollable = { tabIndex: 0 } as const;

/** 呈批说明 above the document, for who decides; no part of it, and not printed. */
export function NotesToDecide({ view }: { readonly view: MatterView }) {
  const now = useNow();
  const notes = view.coverNotes.filter(({ toDecide }) => toDecide);
  if (notes.length === 0) return null;
  return (
    <section className="cover-notes not-printed" aria-label="呈批说明" {...scrollable}>
      {notes.map(({ author, text, writtenAt }) => (
        <p key={author}>
          <span className="tertiary small">
            {author}的呈批说明　{dateTimeWords(writtenAt, now)}
          </span>
          <span className="note-text">{text}</span>
        </p>
      ))}
    </section>
  );
}
