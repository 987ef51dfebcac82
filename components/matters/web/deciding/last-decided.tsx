import { useEffect, useRef } from 'react';
import { keepTyped } from '#platform/web/data/typed-words.ts';
import { useTypedPlace } from '#platform/web/shell/use-typed.ts';
import { UndoLine } from '#platform/web/widgets/undo-line.tsx';
import type { MatterView } from '../../contract.ts';
import { untilTakenBack } from '../dialogs/take-back-words.ts';
import { WithdrawDialog } from '../dialogs/withdraw-dialog.tsx';
import { useDesk } from '../handling/use-desk.ts';
import { useMatter } from '../handling/use-matter.ts';
import type { Decided } from './use-deciding.ts';

interface LastDecidedProps {
  readonly last: Decided;
  readonly onTakenBack: (matterId: string) => void;
}

/**
 * What was decided last, until the next decision: no clock takes the way back away from a slow reader, the engine says
 * how long it is open.
 */
export function LastDecided({ last, onTakenBack }: LastDecidedProps) {
  const { data } = useMatter(last.matterId);
  if (data) return <WithWayBack view={data} last={last} onTakenBack={onTakenBack} />;
  return <UndoLine done={<Done last={last} />} />;
}

const Done = ({ last }: { readonly last: Decided }) => (
  <>
    <span className="secondary">《{last.title}》</span>
    {last.sentence}。
  </>
);

function WithWayBack({ view, last, onTakenBack }: LastDecidedProps & { readonly view: MatterView }) {
  const { acts } = useDesk(view);
  const place = useTypedPlace(view.matterId, 'written.opinion');
  const penPlace = useTypedPlace(view.matterId, 'written.pen');
  const mayTakeBack = view.operations.some(({ operation }) => operation === 'withdraw');
  const latest = useRef({ last, onTakenBack });
  latest.current = { last, onTakenBack };
  useEffect(() => {
    if (!acts.said) return;
    // what was written for the decision taken back need not be written again
    if (latest.current.last.opinion !== '') keepTyped(place, latest.current.last.opinion);
    if (latest.current.last.pen) keepTyped(penPlace, latest.current.last.pen);
    latest.current.onTakenBack(latest.current.last.matterId);
  }, [acts.said, place, penPlace]);
  return (
    <>
      <UndoLine
        done={<Done last={last} />}
        {...(mayTakeBack
          ? { onUndo: () => acts.ask('withdraw'), undoing: acts.busy, until: untilTakenBack(view) }
          : {})}
      />
      <WithdrawDialog view={view} acts={acts} />
    </>
  );
}
