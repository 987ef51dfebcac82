import type { ReactNode } from 'react';
import { useSession } from '#platform/web/shell/session.tsx';
import { dateTimeWords } from '#platform/web/text/dates.ts';
import { ErrorSummary, type FieldToFix } from '#platform/web/widgets/error-summary.tsx';
import { Note } from '#platform/web/widgets/note.tsx';
import { useNow } from '#platform/web/widgets/use-now.ts';
import type { MatterView } from '../../contract.ts';
import { HaltedNote, RestingNote } from '../monitor/halted-note.tsx';
import { PenPicture } from '../pen/pen-picture.tsx';
import { CameBack, LeftValues } from '../slip/left-values.tsx';
import { OthersWords } from '../slip/others-words.tsx';
import type { FormValues } from '../slip/use-values.ts';
import { CalledBy } from '../trace/children.tsx';
import { askedToReturn, pressedSince, returnedToMe } from './returned.ts';

interface NoticesProps {
  readonly view: MatterView;
  readonly refused: readonly FieldToFix[];
  readonly values: FormValues;
  readonly children?: ReactNode;
}

/** Above the paper: what is to be mended, why it came back, who waits for it, where it stopped. */
export function Notices({ view, refused, values, children }: NoticesProps) {
  const { person } = useSession();
  const now = useNow();
  const returned = returnedToMe(view);
  const holder = view.myTask?.onBehalfOf ?? person.name;
  const pressed = pressedSince(view, holder);
  const askedBack = askedToReturn(view, holder);
  return (
    <div className="matter-notices">
      <ErrorSummary fields={refused} />
      {children}
      {refused.length === 0 && <CameBack view={view} values={values} />}
      <OthersWords view={view} values={values} />
      <LeftValues matterId={view.matterId} />
      {returned && (
        <Note kind="warning">
          <b>{returned.who}退回修改：</b>
          {returned.pen && <PenPicture pen={returned.pen} who={returned.who} />}
          {returned.reason}
        </Note>
      )}
      {askedBack && (
        <Note kind="warning">
          <b>
            {askedBack.who}请{view.myTask?.onBehalfOf ?? '您'}退回：
          </b>
          {askedBack.opinion}　{dateTimeWords(askedBack.at, now)}
        </Note>
      )}
      {pressed && (
        <Note kind="warning">
          <b>
            {pressed.who}催{view.myTask?.onBehalfOf ?? '您'}办理这件{pressed.opinion ? '：' : '。'}
          </b>
          {pressed.opinion}　{dateTimeWords(pressed.at, now)}
        </Note>
      )}
      <CalledBy view={view} />
      {view.myTask?.asked && <Note>{view.myTask.asked}</Note>}
      {view.halted && <HaltedNote halted={view.halted} />}
      {view.restingBranches.map((branch) => (
        <RestingNote key={`${branch.steps} ${branch.at}`} branch={branch} />
      ))}
      {view.incident && <Note kind="warning">{view.incident}</Note>}
    </div>
  );
}
