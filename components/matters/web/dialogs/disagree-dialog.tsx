import type { MatterView } from '../../contract.ts';
import { mayDraw } from '../handling/acts.ts';
import type { Acts } from '../handling/use-acts.ts';
import type { Pen } from '../pen/use-pen.ts';
import { Effects } from './effects.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import { mayNotAct, useEffects } from './use-effects.ts';

interface DisagreeDialogProps {
  readonly view: MatterView;
  readonly taskId: string;
  readonly acts: Acts;
  readonly opinion: string;
  readonly pen: Pen;
}

/** 不同意: why, and whom it stops where it decides the vote or ends the matter. */
export function DisagreeDialog({ view, taskId, acts, opinion, pen }: DisagreeDialogProps) {
  const open = acts.asking === 'disagree';
  const effects = useEffects(view, { kind: 'disagree', taskId }, open);
  return (
    <ReasonDialog
      matterId={view.matterId}
      what="disagree"
      open={open}
      acts={acts}
      title="不同意"
      label="不同意的理由"
      hint={view.myTask?.opinionBlock ? '记入意见栏和办理过程' : '记入办理过程'}
      start={opinion}
      longest={2000}
      {...(mayDraw(view) ? { pen } : {})}
      leaveWords="先不办"
      primaryWords={disagreeWords(view)}
      looking={mayNotAct(effects)}
      onDecide={acts.disagree}
    >
      <Effects title="不同意后会这样" query={effects} acts={acts} />
    </ReasonDialog>
  );
}

/** `不同意，流程结束` */
const disagreeWords = (view: MatterView): string =>
  view.operations.find(({ operation }) => operation === 'disagree')?.label.replace('…', '') ?? '不同意';
