import { Button } from 'antd';
import { Link } from 'react-router';
import type { CallError } from '#platform/web/data/call-error.ts';
import { DecisionBar } from '#platform/web/widgets/decisions/decision-bar.tsx';
import { useFreshlyShown } from '#platform/web/widgets/decisions/use-freshly-shown.ts';
import { Note } from '#platform/web/widgets/note.tsx';
import { UndoLine } from '#platform/web/widgets/undo-line.tsx';
import type { MatterView } from '../../contract.ts';
import { untilTakenBack } from '../dialogs/take-back-words.ts';
import { OpinionField } from '../opinion/opinion-field.tsx';
import { UnsentOpinion } from '../opinion/unsent-opinion.tsx';
import { PenSheet } from '../pen/pen-sheet.tsx';
import type { Pen } from '../pen/use-pen.ts';
import { NextWaiting } from '../preview/next-waiting.tsx';
import type { FormValues } from '../slip/use-values.ts';
import { barDecisions, mayDraw, opinionLabel } from './acts.ts';
import type { Acts } from './use-acts.ts';

interface DecisionAreaProps {
  readonly view: MatterView;
  readonly values: FormValues;
  readonly acts: Acts;
  readonly opinion: string;
  readonly onOpinion: (text: string) => void;
  readonly pen: Pen;
}

/** At the bottom: what happened or was refused, then the bar. It is absent where nothing can be done. */
export function DecisionArea({ view, values, acts, opinion, onOpinion, pen }: DecisionAreaProps) {
  const whenSeen = useFreshlyShown(view.myTask?.taskId);
  const { primary, others, more } = whenSeen(barDecisions(view, acts, acts.said?.ofStep ?? false));
  const label = opinionLabel(view);
  const error = refusalInBar(acts, values.failure);
  const anything = primary !== undefined || others.length + more.length > 0;
  return (
    <div className="decision-area not-printed">
      {acts.said && <Happened view={view} acts={acts} said={acts.said} />}
      {error && <NotDone error={error} onLook={acts.lookAgain} />}
      {(opinion.trim() !== '' || pen.drawing) && !label && !acts.busy && (
        <UnsentOpinion view={view} text={opinion} pen={pen} onDrop={() => onOpinion('')} />
      )}
      {anything && label && mayDraw(view) && pen.open && <PenSheet pen={pen} label={label} />}
      {primary && <HowVoteStands view={view} />}
      {anything && (
        <DecisionBar
          {...(label
            ? { opinion: <OpinionField view={view} label={label} value={opinion} onChange={onOpinion} pen={pen} /> }
            : {})}
          {...(primary ? { primary } : {})}
          others={others}
          more={more}
        />
      )}
    </div>
  );
}

/** Beside the buttons of a vote: how many must agree, and how it stands so far. */
export function HowVoteStands({ view }: { readonly view: MatterView }) {
  const words = view.myTask?.vote;
  return words ? <p className="vote-stands secondary">{words}</p> : undefined;
}

/**
 * Why an act was refused, or what was filled in could not be saved. Fields that were refused are named above the page, and
 * hide nothing else; while a dialog is open it says its refusals itself.
 */
export function refusalInBar(acts: Acts, failure: CallError | undefined): CallError | undefined {
  if (acts.asking !== undefined) return undefined;
  return [acts.error, failure].find((error) => error?.fields.length === 0);
}

/** Stays in view: what happened, the way back, the way on. */
function Happened({
  view,
  acts,
  said,
}: {
  readonly view: MatterView;
  readonly acts: Acts;
  readonly said: NonNullable<Acts['said']>;
}) {
  const mayTakeBack = said.ofStep && view.operations.some(({ operation }) => operation === 'withdraw');
  return (
    <UndoLine
      done={`${said.sentence}。`}
      {...(mayTakeBack ? { onUndo: () => acts.ask('withdraw'), undoing: acts.busy, until: untilTakenBack(view) } : {})}
    >
      {said.ofStep && !view.myTask && <NextWaiting matterId={view.matterId} />}
      <Link to="/inbox">回到待我办</Link>
    </UndoLine>
  );
}

/** Somebody was faster, or the machine did not answer: the input stays, the new state is one press away. */
export function NotDone({ error, onLook }: { readonly error: CallError; readonly onLook: () => void }) {
  return (
    <Note kind="error">
      <b>{error.message}</b>
      {error.nextStep}{' '}
      {error.status === 409 && (
        <Button type="link" size="small" onClick={onLook}>
          看新的情况
        </Button>
      )}
      {error.again && (
        <Button size="small" onClick={error.again}>
          再试一次
        </Button>
      )}
      {error.traceId && error.mayRetry && <span className="tertiary">追踪号 {error.traceId}</span>}
    </Note>
  );
}
