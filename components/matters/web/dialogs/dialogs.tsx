import type { MatterView } from '../../contract.ts';
import { ChangeCirculationDialog } from '../circulation/change-circulation-dialog.tsx';
import { CirculateDialog } from '../circulation/circulate-dialog.tsx';
import { saysFirst } from '../handling/acts.ts';
import type { Acts } from '../handling/use-acts.ts';
import { DeliverDialog } from '../messages/deliver-dialog.tsx';
import type { Pen } from '../pen/use-pen.ts';
import { ColleaguesOfMatter } from '../people/colleagues-of-matter.tsx';
import { SigningDialogs } from '../signing/signing-dialogs.tsx';
import { CancelDialog } from './cancel-dialog.tsx';
import { ChooseDialog } from './choose-dialog.tsx';
import { DisagreeDialog } from './disagree-dialog.tsx';
import { DiscardDialog } from './discard-dialog.tsx';
import { GiveDialog } from './give-dialog.tsx';
import { PressDialogs } from './press-dialogs.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import { ReturnDialog } from './return-dialog.tsx';
import { WithdrawDialog } from './withdraw-dialog.tsx';

interface DialogsProps {
  readonly view: MatterView;
  readonly acts: Acts;
  readonly opinion: string;
  readonly pen: Pen;
}

/** All dialogs stay mounted, so that Esc keeps what was typed. */
export function Dialogs({ view, acts, opinion, pen }: DialogsProps) {
  const { myTask } = view;
  return (
    <ColleaguesOfMatter view={view}>
      {myTask && myTask.returnTargets.length > 0 && (
        <ReturnDialog view={view} task={myTask} acts={acts} opinion={opinion} pen={pen} />
      )}
      {myTask && saysFirst(myTask) && <ChooseDialog task={myTask} acts={acts} />}
      {myTask && (
        <GiveDialog
          matterId={view.matterId}
          what="transfer"
          open={acts.asking === 'transfer'}
          acts={acts}
          title="转给别人办"
          label={`“${myTask.step}”转给谁`}
          hint="转出以后由他办理，您还能看到这件"
          leaveWords="先不转"
          primaryWords={(name) => `转给${name}办理`}
          onDecide={acts.transfer}
        />
      )}
      <SigningDialogs view={view} acts={acts} opinion={opinion} />
      <CirculateDialog view={view} acts={acts} />
      <ChangeCirculationDialog view={view} acts={acts} />
      {myTask && <DisagreeDialog view={view} taskId={myTask.taskId} acts={acts} opinion={opinion} pen={pen} />}
      <PressDialogs view={view} acts={acts} />
      <WithdrawDialog view={view} acts={acts} />
      <CancelDialog view={view} acts={acts} />
      <ReasonDialog
        matterId={view.matterId}
        what="suspend"
        open={acts.asking === 'suspend'}
        acts={acts}
        title={restsBranch(view) ? '暂停这一支' : '暂停办理'}
        label="为什么暂停"
        hint={`记入办理过程，发起人看得到；恢复以前${restsBranch(view) ? '这一支不能办，期限不再计算，别的分支照常办' : '谁都不能办，期限不再计算'}`}
        longest={500}
        leaveWords="先不暂停"
        primaryWords="暂停，由我恢复"
        onDecide={acts.suspend}
      />
      <DeliverDialog view={view} acts={acts} />
      <DiscardDialog view={view} acts={acts} />
    </ColleaguesOfMatter>
  );
}

/** Others work in other branches: only the caller's own may rest. */
const restsBranch = ({ operations }: MatterView): boolean =>
  operations.some(({ operation, label }) => operation === 'suspend' && label.startsWith('暂停这一支'));
