import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { dateTimeWords } from '#platform/web/text/dates.ts';
import { DueChip, UrgencyChip } from '#platform/web/widgets/chips.tsx';
import { useNarrow } from '#platform/web/widgets/use-narrow.ts';
import { useNow } from '#platform/web/widgets/use-now.ts';
import type { MatterView } from '../../contract.ts';
import { Attachments } from '../attachments/attachments.tsx';
import { urgencyWords } from '../lists/urgency-words.ts';
import { PenPicture } from '../pen/pen-picture.tsx';
import { givenOpinions } from './given-opinions.ts';
import { sentWords } from './sent-words.ts';

interface BriefProps {
  readonly view: MatterView;
  readonly putOff: boolean;
  /** There is room for the attachments. */
  readonly withFiles: boolean;
}

/** What it is, what is asked, from whom and since when, what others have said. */
export function Brief({ view, putOff, withFiles }: BriefProps) {
  const title = useRef<HTMLHeadingElement>(null);
  // the button that brought it here may be gone: one goes on reading at its title, and a screen reader says it
  useEffect(() => {
    title.current?.focus({ preventScroll: true });
  }, []);
  return (
    <aside className="deciding-brief" aria-label="要您决定的" {...scrollable}>
      <section>
        <h1 ref={title} tabIndex={-1}>
          {view.title}
        </h1>
        <Asked view={view} putOff={putOff} />
      </section>
      <Given view={view} />
      {withFiles && view.attachments.length > 0 && <Attachments view={view} />}
      {withFiles && <WholePage matterId={view.matterId} />}
    </aside>
  );
}

/** Everything else one may do stands there. */
export const WholePage = ({ matterId }: { readonly matterId: string }) => (
  <p className="whole">
    <Link to={`/matters/${matterId}`}>打开完整的办理页</Link>
  </p>
);

/** What scrolls alone must be reachable by keyboard. */
const scrollable = { tabIndex: 0 } as const;

/** By when he should decide: the limit of his step or that of the whole matter, whichever comes first. */
const dueOf = ({ myTask, openTasks, endDueAt }: MatterView): string | undefined =>
  [openTasks.find(({ taskId }) => taskId === myTask?.taskId)?.dueAt, endDueAt]
    .filter((time) => time !== undefined)
    .sort()[0];

function Asked({ view, putOff }: { readonly view: MatterView; readonly putOff: boolean }) {
  const { myTask } = view;
  const now = useNow();
  return (
    <>
      <p className="asked">
        {myTask && <b>{myTask.step}</b>}
        <UrgencyChip urgency={urgencyWords(view.urgency)} />
        <DueChip due={dueOf(view)} />
        {myTask?.onBehalfOf && <span className="chip now">代{myTask.onBehalfOf}办理</span>}
        {putOff && <span className="chip neutral">先前放过</span>}
      </p>
      <p className="secondary">{sentWords(view, (instant) => dateTimeWords(instant, now))}</p>
    </>
  );
}

/** 前面的意见, newest first; all of them stand on the slip and in the course of things. */
function Given({ view }: { readonly view: MatterView }) {
  const narrow = useNarrow();
  const given = givenOpinions(view.trace);
  const [newest] = given;
  if (!newest) return null;
  const all = (
    <ul>
      {given.map(({ sequence, who, opinion, pen, step }) => (
        <li key={sequence}>
          <b>{who}</b> {pen && <PenPicture pen={pen} who={who} />} {opinion}{' '}
          {step && <span className="tertiary">{step}</span>}
        </li>
      ))}
    </ul>
  );
  // a phone has no room for them and for the text that is to be decided: the newest stands there, the others are one tap away
  if (narrow)
    return (
      <details className="given" aria-label="前面的意见">
        <summary>
          <span className="tertiary">意见 {given.length}</span> <b>{newest.who}</b> {newest.opinion || '手写批示'}
        </summary>
        {all}
      </details>
    );
  return (
    <section className="given" aria-label="前面的意见">
      <h2>前面的意见</h2>
      {all}
    </section>
  );
}
