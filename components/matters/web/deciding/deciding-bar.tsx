import type { ReactNode } from 'react';
import type { CallError } from '#platform/web/data/call-error.ts';
import { DecisionBar } from '#platform/web/widgets/decisions/decision-bar.tsx';
import { Note } from '#platform/web/widgets/note.tsx';
import { UndoLine } from '#platform/web/widgets/undo-line.tsx';
import type { MatterView } from '../../contract.ts';
import { type BarDecisions, mayDraw, opinionLabel } from '../handling/acts.ts';
import { HowVoteStands, NotDone, refusalInBar } from '../handling/decision-area.tsx';
import type { Acts } from '../handling/use-acts.ts';
import { UnsentOpinion } from '../opinion/unsent-opinion.tsx';
import { PenSheet } from '../pen/pen-sheet.tsx';
import type { Pen } from '../pen/use-pen.ts';
import { DecidingOpinion } from './deciding-opinion.tsx';

interface DecidingBarProps {
  readonly view: MatterView;
  readonly acts: Acts;
  /** Why what was filled in could not be saved. */
  readonly failure: CallError | undefined;
  readonly decisions: BarDecisions;
  readonly opinion: string;
  readonly onOpinion: (text: string) => void;
  readonly pen: Pen;
  readonly wayOn: ReactNode;
}

/** The one bar: what was refused or done beside the step, the opinion, two decisions. */
export function DecidingBar({ view, acts, failure, decisions, opinion, onOpinion, pen, wayOn }: DecidingBarProps) {
  const label = opinionLabel(view);
  const error = refusalInBar(acts, failure);
  const { primary, others, more } = decisions;
  const gone = !view.myTask && !acts.busy && !acts.said;
  // his own act may be what took it away: trying again tells, until then nothing else is claimed
  const unknown = gone && error?.again !== undefined;
  // that somebody was faster is what the page says by then
  const known = gone && error?.status === 409;
  return (
    <div className="decision-area not-printed">
      {acts.said && view.myTask && !acts.said.ofStep && <UndoLine done={`${acts.said.sentence}。`} />}
      {error && !known && <NotDone error={error} onLook={acts.lookAgain} />}
      {gone && !unknown && <Gone view={view} opinion={opinion} pen={pen} onDrop={() => onOpinion('')} wayOn={wayOn} />}
      {!gone && label && mayDraw(view) && pen.open && <PenSheet pen={pen} label={label} />}
      {!gone && <HowVoteStands view={view} />}
      {!gone && (
        <DecisionBar
          {...(label
            ? { opinion: <DecidingOpinion view={view} label={label} value={opinion} onChange={onOpinion} pen={pen} /> }
            : {})}
          {...(primary ? { primary } : {})}
          others={others}
          more={more}
        />
      )}
    </div>
  );
}

interface GoneProps extends Pick<DecidingBarProps, 'view' | 'opinion' | 'pen' | 'wayOn'> {
  readonly onDrop: () => void;
}

/** Somebody else decided it, or it was taken back, while it lay here: what was written stays, the next one is one press away. */
function Gone({ view, opinion, pen, onDrop, wayOn }: GoneProps) {
  if (opinion.trim() !== '' || pen.drawing)
    return <UnsentOpinion view={view} text={opinion} pen={pen} onDrop={onDrop} wayOn={wayOn} />;
  return (
    <Note kind="warning">
      <b>这件现在不由您办理。</b> {wayOn}
    </Note>
  );
}
