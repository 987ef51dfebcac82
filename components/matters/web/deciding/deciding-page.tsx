import { Button } from 'antd';
import { useState } from 'react';
import { useLargeText } from '#platform/web/design/text-size.tsx';
import { useShortcut } from '#platform/web/shell/shortcuts.ts';
import { ListStates, LoadingState } from '#platform/web/widgets/list-states.tsx';
import { OneMatter } from '../handling/one-matter.tsx';
import { AllDecided } from './all-decided.tsx';
import { DecidingDesk } from './deciding-desk.tsx';
import { DecidingHead } from './deciding-head.tsx';
import { LastDecided } from './last-decided.tsx';
import { QueueDrawer } from './queue-drawer.tsx';
import { type Deciding, useDeciding } from './use-deciding.ts';
import '../handling/handling.css';
import './deciding.css';

/** `/decide`, 领导批阅: one matter to a screen, two decisions, the next one by itself. */
export function DecidingPage() {
  useLargeText();
  const deciding = useDeciding();
  const [listed, setListed] = useState(false);
  const { last } = deciding;
  return (
    <div className="deciding">
      <DecidingHead deciding={deciding} onList={() => setListed(true)} />
      {last && <LastDecided key={last.matterId} last={last} onTakenBack={(id) => void deciding.takenBack(id)} />}
      <ListStates query={deciding.waiting} lines={8}>
        {() => <Before deciding={deciding} />}
      </ListStates>
      <QueueDrawer deciding={deciding} open={listed} onClose={() => setListed(false)} />
    </div>
  );
}

/** What lies before the reader: one matter, or that nothing is left. */
function Before({ deciding }: { readonly deciding: Deciding }) {
  const { reading, moves, secretary } = deciding;
  // in which order is not known yet: that is not the same as nothing
  if (reading.current === undefined && secretary.isPending) return <LoadingState lines={8} />;
  if (reading.current === undefined) return <AllDecided deciding={deciding} />;
  return <OneToDecide key={`${reading.current} ${moves}`} deciding={deciding} matterId={reading.current} />;
}

function OneToDecide({ deciding, matterId }: { readonly deciding: Deciding; readonly matterId: string }) {
  // an act or a dialog in hand is finished first
  const [held, setHeld] = useState(false);
  const free = (go: () => void) => () => {
    if (!held) go();
  };
  useShortcut({ keys: 'ArrowRight', words: '稍后再批，看下一件', run: free(deciding.putOff) });
  useShortcut({ keys: 'ArrowLeft', words: '上一件', run: free(deciding.lookBack) });
  const wayOn = (
    <Button type="primary" onClick={() => void deciding.passOver(matterId)}>
      看下一件
    </Button>
  );
  return (
    <OneMatter matterId={matterId} wayOn={wayOn}>
      {(view) => (
        <DecidingDesk
          view={view}
          afterAnother={deciding.moves > 0}
          putOff={deciding.reading.later.includes(matterId)}
          wayOn={wayOn}
          onHold={setHeld}
          onDecided={(act) => void deciding.decided(act)}
        />
      )}
    </OneMatter>
  );
}
