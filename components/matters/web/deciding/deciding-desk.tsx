import { type ReactNode, useEffect, useRef } from 'react';
import { useShortcut } from '#platform/web/shell/shortcuts.ts';
import type { Decision } from '#platform/web/widgets/decisions/decision-bar.tsx';
import { useFreshlyShown } from '#platform/web/widgets/decisions/use-freshly-shown.ts';
import { useWindowTitle } from '#platform/web/widgets/page-title.tsx';
import type { MatterView } from '../../contract.ts';
import { Dialogs } from '../dialogs/dialogs.tsx';
import { barDecisions } from '../handling/acts.ts';
import { windowTitle } from '../handling/matter-words.ts';
import { Notices } from '../handling/notices.tsx';
import type { Acts } from '../handling/use-acts.ts';
import { useDesk } from '../handling/use-desk.ts';
import { useLayout } from '../handling/use-layout.ts';
import { Brief } from './brief.tsx';
import { DecidingBar } from './deciding-bar.tsx';
import { DecidingPaper } from './deciding-paper.tsx';
import { twoDecisions } from './two-decisions.ts';
import type { Decided } from './use-deciding.ts';

interface DecidingDeskProps {
  readonly view: MatterView;
  /** It was put off before and has come again. */
  readonly putOff: boolean;
  /** It came by itself after another one was decided or put off. */
  readonly afterAnother: boolean;
  /** To the next one, where this one is not his any more. */
  readonly wayOn: ReactNode;
  /** An act or a dialog is under way. */
  readonly onHold: (held: boolean) => void;
  readonly onDecided: (act: Decided) => void;
}

/** One matter to be decided: the paper has the room, the brief beside it, one bar below. */
export function DecidingDesk({ view, putOff, afterAnother, wayOn, onHold, onDecided }: DecidingDeskProps) {
  const { values, opinion, writeOpinion, pen, acts, refused, beforeActing } = useDesk(view);
  const whenSeen = useFreshlyShown(view.myTask?.taskId, afterAnother);
  const decisions = whenSeen(twoDecisions(view, barDecisions(view, acts, false)));
  const held = acts.busy || acts.asking !== undefined;
  const wide = useLayout() !== 'tabs';
  useWindowTitle(windowTitle(view));
  useDecided(view, acts, { opinion, pen: pen.drawing }, onDecided);
  useEffect(() => onHold(held), [held, onHold]);
  useDecideKey(decisions.primary, held);
  const brief = <Brief key="brief" view={view} putOff={putOff} withFiles={wide} />;
  const paper = (
    <DecidingPaper
      key="paper"
      view={view}
      values={values}
      refused={refused.length > 0}
      beforeActing={beforeActing}
      withFiles={!wide}
    />
  );
  return (
    <>
      <Notices view={view} refused={refused} values={values} />
      {/* read in the order in which it is seen: beside the paper or above it */}
      <div className="deciding-room">{wide ? [paper, brief] : [brief, paper]}</div>
      <DecidingBar
        view={view}
        acts={acts}
        failure={values.failure}
        decisions={decisions}
        opinion={opinion}
        onOpinion={writeOpinion}
        pen={pen}
        wayOn={wayOn}
      />
      <Dialogs view={view} acts={acts} opinion={opinion} pen={pen} />
    </>
  );
}

/** Also from the field in which the opinion is written. */
function useDecideKey(primary: Decision | undefined, held: boolean): void {
  const run = () => {
    if (!held) primary?.run();
  };
  useShortcut({ keys: 'Ctrl Enter', words: primary?.words ?? '办理', run });
}

/** Once it is out of his hands the next one comes; what was done beside the step (传阅) is said and he goes on with it. */
function useDecided(
  view: MatterView,
  acts: Acts,
  now: Pick<Decided, 'opinion' | 'pen'>,
  onDecided: (act: Decided) => void,
): void {
  const { said, busy } = acts;
  const written = useRef(now);
  // an act forgets what was written for it before it says what was done
  if (!busy && !said) written.current = now;
  const latest = useRef({ view, onDecided });
  latest.current = { view, onDecided };
  useEffect(() => {
    const { matterId, title, myTask } = latest.current.view;
    if (!said || (myTask && !said.ofStep)) return;
    latest.current.onDecided({ matterId, title, sentence: said.sentence, ...written.current });
  }, [said]);
}
