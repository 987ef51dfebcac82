import type { MatterView } from '../../contract.ts';
import { namesAtWork } from '../handling/matter-words.ts';
import type { Acts } from '../handling/use-acts.ts';
import { ReasonDialog } from './reason-dialog.tsx';

const longest = 200;

/** 催办 and 请他退回: those who have it now read on their page what is said to them. */
export function PressDialogs({ view, acts }: { readonly view: MatterView; readonly acts: Acts }) {
  const { matterId } = view;
  const names = namesAtWork(view).join('、');
  return (
    <>
      <ReasonDialog
        matterId={matterId}
        what="press"
        open={acts.asking === 'press'}
        acts={acts}
        title="催办"
        label={`对${names}说什么`}
        hint="可不填；他们打开这件就看到，也记入办理过程"
        longest={longest}
        optional
        leaveWords="先不催"
        primaryWords={`催${names}办理`}
        onDecide={acts.press}
      />
      <ReasonDialog
        matterId={matterId}
        what="ask-back"
        open={acts.asking === 'askBack'}
        acts={acts}
        title="请他退回"
        label="为什么要退回"
        hint="已经不能直接取回（有人接着办了，或者过了流程定的时间）；退不退由现在的办理人决定，也记入办理过程"
        longest={longest}
        leaveWords="先不请"
        primaryWords={`请${names}退回`}
        onDecide={acts.askBack}
      />
    </>
  );
}
